"""A date belongs to the event whose words govern it; where the text gives none, none is invented."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


def test_the_day_of_a_report_is_not_the_day_of_what_it_tells() -> None:
    text = "Sergei Lavrov said on Monday that Hakan Fidan had visited Tashkent."
    assert only("Statement", text, published="2025-04-23").date == "2025-04-21"
    assert only("Visit", text, published="2025-04-23").date is None


def test_an_undated_event_stays_undated() -> None:
    assert only("Meeting", "Sergei Lavrov met Hakan Fidan.", published="2025-04-23").date is None


def test_a_day_earlier_counts_from_the_day_told_before() -> None:
    text = "Hakan Fidan arrived in Doha on 12 May 2025. A day earlier, he visited Muscat."
    dates = {next(iter(c.places)): c.date for c in read(text, published="2025-05-13") if c.type == "Visit"}
    assert dates == {"Doha": "2025-05-12", "Muscat": "2025-05-11"}


def test_a_second_sentence_goes_on_in_time_and_place() -> None:
    text = "Hakan Fidan arrived in Doha on 12 May 2025. He met Sergei Lavrov."
    claim = only("Meeting", text, published="2025-05-13")
    assert (claim.date, claim.places) == ("2025-05-12", frozenset({"Doha"}))


def test_an_event_with_a_time_of_its_own_keeps_it() -> None:
    text = "Hakan Fidan arrived in Doha on 12 May 2025. He met Sergei Lavrov in 2019."
    assert only("Meeting", text, published="2025-05-13").date == "2019"


def test_each_member_of_a_plural_event_has_its_own_place_and_time() -> None:
    text = (
        "Donald Trump and Vladimir Putin held talks. "
        "Talks took place twice: the first in Helsinki in July 2018 and the second in Osaka in June 2019."
    )
    seen = {(tuple(c.places), c.date) for c in read(text, published="2020-01-01") if c.places and c.type != "Statement"}
    assert seen == {(("Helsinki",), "2018-07"), (("Osaka",), "2019-06")}


def test_arabic_dates_stay_in_their_clause() -> None:
    text = "قال سيرغي لافروف يوم الاثنين إن هاكان فيدان زار طشقند."
    assert only("Statement", text, "ar", "2025-04-23").date == "2025-04-21"
    assert only("Visit", text, "ar", "2025-04-23").date is None


def test_what_happens_meanwhile_is_of_the_same_day() -> None:
    text = (
        "Two people were arrested in Lyon on Saturday after protesters clashed with police, "
        "and as thousands joined rival demonstrations."
    )
    assert only("Protest", text, published="2024-05-20").date == "2024-05-18"


def test_the_day_of_an_anniversary_is_not_that_of_what_is_remembered() -> None:
    text = "Thousands joined demonstrations in Lyon on Saturday to mark the first anniversary of the vote in Corsica."
    assert {c.type: c.date for c in read(text, published="2024-05-20")}.get("Election") is None


def test_a_description_keeps_its_date_to_itself() -> None:
    text = "William Ruto met Paul Kagame in Kigali, their third meeting this year."
    assert only("Meeting", text, published="2024-05-20").date is None


def test_overnight_is_of_the_day_on_which_the_night_ends() -> None:
    text = "Overnight, Sudanese drones struck Khartoum."
    assert only("Attack", text, published="2024-05-20").date == "2024-05-20"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Belgian Prime Minister Alexander De Croo flew to Kinshasa on Monday, where he met Felix Tshisekedi.",
            "en",
        ),
        ("وصل رئيس الوزراء البلجيكي ألكسندر دي كرو إلى كينشاسا، الإثنين، حيث التقى الرئيس فيليكس تشيسيكيدي.", "ar"),
    ],
)
def test_what_is_done_where_somebody_went_is_of_that_place_and_day(text: str, language: str) -> None:
    (talks,) = [c for c in read(text, language, published="2024-02-08") if c.type in ("Meeting", "Summit")]
    assert (talks.date, len(talks.places), talks.status) == ("2024-02-05", 1, "happened")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Foreign Minister Jeje Odongo will travel to Nairobi on Monday, where he meets President William Ruto.",
            "en",
        ),
        ("يتوجه وزير الخارجية الأوغندي جيجي أودونغو الاثنين المقبل إلى نيروبي حيث يلتقي الرئيس ويليام روتو.", "ar"),
    ],
)
def test_what_is_done_where_somebody_will_go_is_still_to_come(text: str, language: str) -> None:
    (meeting,) = [c for c in read(text, language, published="2024-02-08") if c.type == "Meeting"]
    assert (meeting.date, len(meeting.places), meeting.status) == ("2024-02-12", 1, "planned")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Cyril Ramaphosa and Filipe Nyusi held talks in Cape Town on Wednesday. "
            "The presidents signed an agreement on gas, and Nyusi invited Ramaphosa to Beira in May.",
            "en",
        ),
        (
            "أجرى الرئيس سيريل رامافوزا محادثات مع الرئيس فيليبي نيوسي في كيب تاون الأربعاء. "
            "ووقع الرئيسان اتفاقية للغاز، فيما قال نيوسي إن العمل يبدأ في مايو.",
            "ar",
        ),
    ],
)
def test_a_sentence_goes_on_though_another_clause_of_it_has_a_date(text: str, language: str) -> None:
    agreement = only("Agreement", text, language, published="2024-03-14")
    assert (agreement.date, len(agreement.places)) == ("2024-03-13", 1)


def test_who_is_due_somewhere_has_not_been_there() -> None:
    visit = only("Visit", "Nikos Panagiotopoulos is due in Cairo on Friday.", published="2024-03-14")
    assert (visit.date, visit.status) == ("2024-03-15", "planned")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("William Ruto arrived in Cairo on Tuesday. On the second day of the visit he met Ahmed Aboul Gheit.", "en"),
        (
            "وصل الرئيس ويليام روتو إلى القاهرة، الثلاثاء. "
            "وفي اليوم الثاني من الزيارة التقى روتو الأمين العام أحمد أبو الغيط.",
            "ar",
        ),
    ],
)
def test_the_days_of_a_visit_are_counted_from_its_first(text: str, language: str) -> None:
    assert only("Meeting", text, language, published="2024-03-15").date == "2024-03-13"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On the third day of the visit William Ruto met Ahmed Aboul Gheit.", "en"),
        ("وفي اليوم الثالث من الزيارة التقى الرئيس ويليام روتو الأمين العام أحمد أبو الغيط.", "ar"),
    ],
)
def test_a_day_counted_from_nothing_told_is_no_date(text: str, language: str) -> None:
    assert only("Meeting", text, language, published="2024-03-15").date is None


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Norway and Chad signed an accord on Tuesday. A day after the accord, Peru criticised Norway.", "en", "-12"),
        ("Norway and Chad signed an accord on Tuesday. Peru criticised Norway on the eve of the accord.", "en", "-10"),
        ("Two days after Norway and Chad met in Rome on 3 March, Peru criticised Norway.", "en", "-05"),
        ("وقعت النرويج وتشاد اتفاقا يوم الثلاثاء. وغداة توقيع الاتفاق انتقدت بيرو النرويج.", "ar", "-12"),
        ("وقعت النرويج وتشاد اتفاقا يوم الثلاثاء. وبعد يومين من توقيع الاتفاق انتقدت بيرو النرويج.", "ar", "-13"),
    ],
)
def test_what_is_told_some_days_after_an_event_counts_from_its_day(text: str, language: str, date: str) -> None:
    assert only("Criticism", text, language, "2025-03-14").date == f"2025-03{date}"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway and Chad met on Tuesday. A day after the vote, Peru criticised Norway.", "en"),
        (
            "Oslo and Quito signed a pact on Tuesday. A day before envoys agreed on a truce, Peru criticised Chad.",
            "en",
        ),
        ("التقت النرويج وتشاد يوم الثلاثاء. وغداة الانتخابات انتقدت بيرو النرويج.", "ar"),
    ],
)
def test_what_counts_from_an_event_of_no_known_day_is_undated(text: str, language: str) -> None:
    assert only("Criticism", text, language, "2025-03-14").date is None
