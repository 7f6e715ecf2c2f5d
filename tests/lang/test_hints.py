"""What the lists say of a word: of people, of places, of its use, also behind what Arabic writes onto it."""

from __future__ import annotations

import pytest

from kg.lang.hints import STRIPPED, UNTOLD, Hints, hashed, stems
from kg.text.fold import fold

PERSON, PLACE, COMMON = 3 * 16, 2 * 4, 3


@pytest.fixture
def hints() -> Hints:
    lists = {"كينياتا": PERSON, "نيروبي": PLACE, "واعلن": COMMON, "odinga": PERSON, "kisumu": PLACE}
    packed = sorted((hashed(fold(word)), code) for word, code in lists.items())
    return Hints([key for key, _ in packed], [code for _, code in packed])


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("كينياتا", 1 + PERSON),
        ("وكينياتا", 1 + STRIPPED + PERSON),
        ("لكينياتا", 1 + STRIPPED + PERSON),
        ("وبنيروبي", 1 + STRIPPED + PLACE),
        ("كِينْيَاتَا", 1 + PERSON),
        ("وأعلن", 1 + COMMON),
        ("Odinga", 1 + PERSON),
        ("KISUMU", 1 + PLACE),
        ("مجهول", 1),
        ("Zzyzx", 1),
    ],
)
def test_a_word_is_looked_up_by_its_letters_and_without_its_proclitics(hints: Hints, word: str, hint: int) -> None:
    assert hints.of(word) == hint


@pytest.mark.parametrize("word", ["odinga", "2024", "٢٠٢٤", ".", "،", "\u200f"])
def test_nothing_is_told_of_what_can_be_no_name(hints: Hints, word: str) -> None:
    assert hints.of(word) == UNTOLD


def test_the_proclitics_of_a_short_word_stay_on_it() -> None:
    assert stems("بهم") == []
    assert stems("والي") == ["الي"]
    assert stems("وبالملك") == ["بالملك", "الملك", "ملك"]
