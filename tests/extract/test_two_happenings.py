"""Two happenings of one kind in one sentence are two where the text dates them so."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fernando Collor's failed reform, impeachment in May 1992, and ouster in June 1993 split Brazil.", "en"),
        ("عقدت كينيا والسودان محادثات في مايو 1992 وعقدت كينيا والسودان قمة في يونيو 1993.", "ar"),
    ],
)
def test_what_the_same_do_at_two_times_stays_two(text: str, language: str) -> None:
    assert [c.date for c in read(text, language)] == ["1992-05", "1993-06"]


def test_one_removal_that_is_named_twice_is_one() -> None:
    assert len([c for c in read("Fernando Collor's impeachment and ouster split Brazil.") if c.type == "Removal"]) == 1


def test_a_group_that_was_set_up_is_there_and_who_is_set_to_sign_has_not_signed() -> None:
    assert only("Cooperation", "Chad and Libya set up a joint working group in Tunis.").status == "happened"
    assert only("Agreement", "Chad is set to sign a treaty with Libya.").status == "planned"


def test_a_remark_and_an_older_threat_of_one_speaker_are_two() -> None:
    text = "William Ruto, who in 2017 threatened to close the border, said in 2024 that Kenya was ready."
    assert [c.type for c in read(text)] == ["Threat", "Statement"]
