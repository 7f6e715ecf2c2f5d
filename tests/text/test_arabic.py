"""Every reading of a written Arabic word is offered, and offsets survive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.arabic import HARAKAT, bare, enclitics, proclitics

ARABIC = st.text(alphabet="والبفكسيتنأرجدـَّ٢5", max_size=10)


@pytest.mark.parametrize(
    ("word", "clitics", "stem", "definite"),
    [
        ("لترامب", ("ل",), "ترامب", False),
        ("وبكين", ("و",), "بكين", False),
        ("للرئيس", ("ل",), "رئيس", True),
        ("وللرئيس", ("و", "ل"), "رئيس", True),
        ("للجنة", ("ل",), "لجنة", True),
        ("للبنان", ("ل",), "لبنان", False),
        ("بالولايات", ("ب",), "ولايات", True),
        ("فالرئيس", ("ف",), "رئيس", True),
        ("سيلتقي", ("س",), "يلتقي", False),
        ("وسيزور", ("و", "س"), "يزور", False),
        ("والـ25", ("و",), "25", True),
        ("بـ25", ("بـ",), "25", False),
        ("وَقال", ("وَ",), "قال", False),
        ("وزير", (), "وزير", False),
    ],
)
def test_the_true_reading_is_among_those_offered(
    word: str, clitics: tuple[str, ...], stem: str, definite: bool
) -> None:
    assert (clitics, stem, definite) in [(s.clitics, s.stem, s.definite) for s in proclitics(word)]


def test_a_future_marker_stands_only_before_an_imperfect() -> None:
    assert all(not split.clitics for split in proclitics("سعودي"))


def test_the_al_of_a_dynasty_is_no_article() -> None:
    assert not any(split.definite for split in proclitics("آل"))
    assert not any(split.definite for split in proclitics("آلاف"))


@given(ARABIC)
def test_parts_joined_are_the_word_as_written(word: str) -> None:
    splits = proclitics(word)
    assert splits[0].stem == word
    assert len(set(splits)) == len(splits)
    for split in splits:
        assert "".join(split.clitics) + split.article + split.stem == word
        assert word[split.stem_start :] == split.stem


@pytest.mark.parametrize(
    ("word", "host", "pronoun"),
    [("زيارته", "زيارة", "ه"), ("نظيره", "نظير", "ه"), ("مستشفاه", "مستشفى", "ه"), ("لقائهما", "لقاء", "هما")],
)
def test_a_host_is_offered_as_a_dictionary_spells_it(word: str, host: str, pronoun: str) -> None:
    assert any(host in s.hosts and s.pronoun == pronoun for s in enclitics(word))


@given(ARABIC)
def test_a_bare_word_has_no_marks(word: str) -> None:
    assert not HARAKAT & set(bare(word))
