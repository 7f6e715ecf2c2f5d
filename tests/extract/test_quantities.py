"""Numbers with a unit are quantities, in either digits and with words for thousands and millions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quantities import number, quantities
from kg.vocab.cues import Cues
from tests.extract.claim_reading import extraction


def _read(text: str, language: str) -> list[tuple[float, str, str]]:
    (analysis,) = extraction(text, language).analyses
    found = quantities(analysis.sentences[0], Cues.load().measures[language])
    assert all(q.span.of(text) == q.words for q in found)
    return [(q.value, q.unit, q.words) for q in found]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Seoul offered $350 billion.", 350e9, "USD"),
        ("Seoul offered 3.5 million euros.", 3.5e6, "EUR"),
        ("The tariff is 15% now.", 15, "%"),
        ("The tariff is 15 percent now.", 15, "%"),
        ("Some 28,500 soldiers stayed.", 28500, "soldiers"),
        ("They freed 1,200 captives.", 1200, "prisoners"),
    ],
)
def test_english_amounts(text: str, value: float, unit: str) -> None:
    assert [(v, u) for v, u, _ in _read(text, "en")] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("بلغت الحزمة 350 مليار دولار.", 350e9, "USD"),
        ("بلغت الصفقة ٢٫١ مليار دولار.", 2.1e9, "USD"),
        ("ينتشر 55 ألف جندي.", 55000, "soldiers"),
        ("تبادلا ألف أسير.", 1000, "prisoners"),
        ("بلغت النسبة 16 في المائة.", 16, "%"),
    ],
)
def test_arabic_amounts(text: str, value: float, unit: str) -> None:
    assert [(v, u) for v, u, _ in _read(text, "ar")] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Police arrested over 300 workers.", "en", "over 300 workers"),
        ("Oslo pledged more than $2 billion.", "en", "more than $2 billion"),
        ("The move over 300 workers was quick, and some 40 people left.", "en", "some 40 people"),
        ("اعتقلت الشرطة أكثر من 300 عامل.", "ar", "أكثر من 300 عامل"),
        ("أجلت البعثة ما لا يقل عن 40 شخصا.", "ar", "ما لا يقل عن 40 شخصا"),
        ("انتشر في الشمال قرابة ألف جندي.", "ar", "قرابة ألف جندي"),
    ],
)
def test_how_exactly_a_number_is_meant_is_part_of_it(text: str, language: str, words: str) -> None:
    assert [found for _, _, found in _read(text, language)][-1] == words


def test_a_bare_number_is_none() -> None:
    assert _read("In 2019 they met 3 times.", "en") == []


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_numbers_mean_what_they_group(value: int) -> None:
    assert number(f"{value:,}") == value
