"""Papers of an event are from those who took part in it; lists of events share an owner; adjuncts carry amounts."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import Seen, extraction, read

PARTIES = {"en": {"William Ruto", "Paul Kagame"}, "ar": {"ويليام روتو", "بول كاغامي"}}


def papers(text: str, language: str) -> list[Seen]:
    return [claim for claim in read(text, language, "2025-06-05") if claim.type == "JointStatement"]


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        (
            "William Ruto met Paul Kagame in Kigali on 3 May 2025. The final communique of the meeting left out fish.",
            "en",
            "2025-05-03",
        ),
        (
            "May's trade talks communique left out tariffs. William Ruto and Paul Kagame held talks in Kigali in May.",
            "en",
            "2025-05",
        ),
        (
            "عقد ويليام روتو وبول كاغامي قمة في كيغالي يوم 3 مايو 2025. ولم يذكر البيان الختامي للقمة الرسوم.",
            "ar",
            "2025-05-03",
        ),
    ],
)
def test_a_paper_of_a_meeting_is_from_those_who_met(text: str, language: str, date: str) -> None:
    (paper,) = papers(text, language)
    assert (paper.participants, paper.date) == (PARTIES[language], date)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The talks communique left out tariffs. William Ruto may meet Paul Kagame in Kigali.", "en"),
        ("The May 2025 talks communique left out fish. William Ruto met Paul Kagame in Kigali in March 2025.", "en"),
        ("لم يذكر البيان الختامي للقمة الرسوم. وقد يلتقي ويليام روتو بول كاغامي في كيغالي.", "ar"),
    ],
)
def test_a_paper_of_an_event_that_is_not_told_is_from_nobody(text: str, language: str) -> None:
    assert papers(text, language) == []


def test_events_listed_behind_their_dates_have_one_owner() -> None:
    text = "Peru mourned following Dina Boluarte's failed bid, impeachment in March 2020, and resignation in May 2020."
    removals = [claim for claim in read(text) if claim.type == "Removal"]
    assert [(claim.participants, claim.date) for claim in removals] == [
        ({"Dina Boluarte"}, "2020-03"),
        ({"Dina Boluarte"}, "2020-05"),
    ]


def test_what_follows_an_owned_event_is_not_owned_with_it() -> None:
    (summit,) = (
        c for c in read("After Dina Boluarte's election, summits between Chile and Cuba began.") if c.type == "Summit"
    )
    assert summit.participants == {"Chile", "Cuba"}


def test_what_a_participle_adds_is_part_of_its_event() -> None:
    found = extraction("The low point came when Interpol raided a mine near Lima, detaining over 40 people for days.")
    (claim,) = (claim for claim in found.claims if claim.type == "Detention")
    assert [quantity.words for quantity in claim.quantities] == ["over 40 people"]
