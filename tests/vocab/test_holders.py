"""The list of office holders fits the seeds it speaks of, and tells who held what on a day."""

from datetime import date

import pytest

from kg.vocab.gazetteer import Gazetteer
from kg.vocab.holders import Holder, Holders
from kg.vocab.offices import Offices

ROWS = [row for rows in Holders.load().rows.values() for row in rows]


def test_every_row_names_an_office_and_a_body_that_are_known_in_both_languages() -> None:
    gazetteer, offices = Gazetteer.load(), Offices.load().labels()
    assert {row.office for row in ROWS} <= set(offices)
    assert all(row.of in gazetteer for row in ROWS)
    assert all({name.isascii() for name in row.names} == {True, False} for row in ROWS)


def test_an_office_has_one_holder_at_a_time() -> None:
    for row in ROWS:
        rivals = [r for r in ROWS if (r.of, r.office) == (row.of, row.office) and r is not row and r.start > row.start]
        assert all(row.end is not None and row.end <= rival.start for rival in rivals), row


@pytest.mark.parametrize(
    ("day", "person"), [("2012-05-01", "Barack Obama"), ("2019-05-01", "Donald Trump"), ("2022-05-01", "Joe Biden")]
)
def test_the_date_decides_who_is_president(day: str, person: str) -> None:
    held = Holders.load().at("country:US", date.fromisoformat(day))
    assert [row.person for row in held if row.office == "president"] == [person]


def test_a_holder_holds_from_the_first_day_to_the_last() -> None:
    row = Holder("country:XX", "president", date(2020, 1, 1), date(2020, 1, 3), "A B", frozenset({"a b"}))
    assert [row.holds(date(2020, 1, day)) for day in (1, 3, 4)] == [True, True, False]
