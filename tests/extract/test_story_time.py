"""What no sentence dates is of the day its story is about, and only that."""

from __future__ import annotations

from tests.extract.claim_reading import only, read


def test_a_remark_in_a_story_of_one_day_is_of_that_day() -> None:
    text = "Peru voted in a referendum on Sunday. Turnout was low. Dina Boluarte praised the count."
    assert only("Statement", text, published="2025-06-16").date == "2025-06-15"


def test_the_same_holds_in_arabic() -> None:
    text = "وصل هاكان فيدان إلى الدوحة يوم الأحد. وقالت أنغيلا ميركل إن الطريق مفتوح."
    assert only("Statement", text, "ar", "2025-06-16").date == "2025-06-15"


def test_a_day_named_for_no_event_of_ours_is_the_days_of_the_story_too() -> None:
    text = "The festival opened in Tunis on Thursday. Moncef Marzouki said the press must be free."
    assert only("Statement", text, published="2012-05-04").date == "2012-05-03"


def test_a_story_of_many_days_dates_nobody_elses_remarks() -> None:
    text = (
        "Hakan Fidan visited Doha on Monday. Sergei Lavrov visited Rabat on Tuesday. "
        "Dina Boluarte visited Lima on Wednesday. Angela Merkel praised the weather."
    )
    assert only("Statement", text, published="2025-06-12").date is None


def test_background_stays_undated() -> None:
    text = "Hakan Fidan visited Doha on Monday. {} the road was open."
    for words in ("Angela Merkel had said", "Angela Merkel says"):
        assert only("Statement", text.format(words), published="2025-06-10").date is None, words


def test_nothing_is_dated_where_the_day_of_writing_is_not_known() -> None:
    text = "Hakan Fidan visited Doha on 2 June 2025. Angela Merkel said the road was open."
    assert only("Statement", text).date is None


def test_summits_between_leaders_have_no_day_in_common() -> None:
    text = (
        "Donald Trump met Lula da Silva on Monday. "
        "Summits between Donald Trump and Lula da Silva led to a pact with the neighbours."
    )
    dates = [c.date for c in read(text, published="2025-06-10") if c.type in ("Summit", "Meeting")]
    assert dates == ["2025-06-09", None]


def test_what_stands_behind_a_colon_is_of_the_time_before_it() -> None:
    english = "Tensions rose last year: North Korea held missile tests."
    arabic = "تصاعدت التوترات في العام الماضي: أجرت كوريا الشمالية تجارب صاروخية."
    assert only("WeaponsTest", english, published="2023-01-20").date == "2022"
    assert only("WeaponsTest", arabic, "ar", "2023-01-20").date == "2022"


def test_what_is_said_behind_a_colon_is_not_of_the_day_it_is_said() -> None:
    text = "قال سيرغي لافروف يوم الاثنين: زار هاكان فيدان طشقند."
    assert only("Visit", text, "ar", "2025-04-23").date is None


def test_a_possessive_day_dates_what_is_done_in_its_paper() -> None:
    text = "Angela Merkel wrote in Sunday's Bild that the road was open."
    assert only("Statement", text, published="2025-06-16").date == "2025-06-15"


def test_an_announced_meeting_lies_ahead_whoever_stands_between() -> None:
    seen = only(
        "Meeting", "عاد الهدوء بعد لقاء سيرغي لافروف وهاكان فيدان المقرر الثلاثاء في الدوحة.", "ar", "2025-11-14"
    )
    assert (seen.status, seen.date) == ("planned", "2025-11-18")


def test_a_sentence_goes_on_at_the_place_of_the_one_before() -> None:
    text = "وصل سيرغي لافروف إلى الدوحة. وقال سيرغي لافروف إن الطريق مفتوح."
    assert only("Statement", text, "ar").places == frozenset({"الدوحة"})
