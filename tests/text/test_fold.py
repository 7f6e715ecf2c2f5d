"""A key levels spellings of one written name and keeps names apart; a clean form keeps letters."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.fold import clean, fold, fold_with_offsets

MIXED = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("أإآٱىیېکةؤئـًُّْپچژگڤ٠٩۵ﻻﷲ‏‎‌éÅßİłø'’-‐_ \u00a0"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إسرائيل", "اسراييل"),
        ("زعیم", "زعيم"),
        ("مصطفى", "مصطفي"),
        ("کوریا", "كوريا"),
        ("غزّة", "غزه"),
        ("الرئيـــس", "الرئيس"),
        ("ڤيتنام", "فيتنام"),
        ("پوتين", "بوتين"),
        ("\ufefbهور", "لاهور"),
        ("قمة ٢٠٢٦", "قمة 2026"),
        ("كوريا\u200f الجنوبية", "كوريا الجنوبية"),
        ("São Paulo", "SAO PAULO"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Lee Jae-myung", "Lee Jae Myung"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Ma’rib", "Ma'rib"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("علاء", "علا"), ("سعيد", "سعد"), ("North Korea", "South Korea"), ("قطر", "كتر"), ("Iran", "Iraq")],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert fold(one) != fold(other)


_SCORER = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي"}
    | {"ک": "ك", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None}
)


def _scorer_key(name: str) -> str:
    """The key of the scorer that benchmarks use."""
    text = unicodedata.normalize("NFKD", name.casefold()).translate(_SCORER)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", text).split())


def _marked(letter: str) -> bool:
    """Whether a letter is or comes apart into a mark that the scorer takes for a space (Thai sara am)."""
    return any(unicodedata.category(c).startswith("M") for c in unicodedata.normalize("NFKC", letter))


@given(MIXED)
def test_names_equal_for_the_scorer_are_equal_for_us(name: str) -> None:
    visible = "".join(c for c in name if not (unicodedata.category(c) == "Cf" or _marked(c)))
    assert fold(_scorer_key(visible)) == fold(visible)


@given(MIXED)
def test_a_key_is_its_own_key(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(MIXED)
def test_a_clean_name_is_clean_and_has_the_same_key(name: str) -> None:
    assert clean(clean(name)) == clean(name)
    assert fold(clean(name)) == fold(name)


@given(MIXED)
def test_offsets_lead_back_to_the_characters_behind_the_key(raw: str) -> None:
    folded = fold_with_offsets(raw)
    assert folded.text == fold(raw)
    assert list(folded.starts) == sorted(folded.starts)
    for index, part in enumerate(folded.text):
        if part != " ":
            span = folded.span(index, index + 1)
            assert part in fold(span.of(raw))


def test_a_raw_span_carries_the_vowel_marks_of_its_last_letter() -> None:
    raw = "قال محمّدٌ اليوم"
    folded = fold_with_offsets(raw)
    start = folded.text.index("محمد")
    assert folded.span(start, start + 4).of(raw) == "محمّدٌ"


@pytest.mark.parametrize(
    ("surface", "shown"),
    [
        ("الرئيـــس الأمريكيّ", "الرئيس الأمريكي"),
        ("\u202bزعیم\u202c  كوريا\n", "زعیم كوريا"),
        ("Recep  Tayyip\u00a0Erdoğan", "Recep Tayyip Erdoğan"),
        ("مؤتمر أ\u064f", "مؤتمر أ"),
        ("ا\u0654حمد", "أحمد"),
        ("\ufefbهور", "لاهور"),
    ],
)
def test_a_clean_name_keeps_its_letters_as_written(surface: str, shown: str) -> None:
    assert clean(surface) == shown
