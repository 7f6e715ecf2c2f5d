"""Dates that a story gives indirectly: in the name of an event, behind a caption, in the year told before."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tensions remain high a year after Peru's June 6 referendum, deemed unfair by Lima.", "en"),
        ("لا تزال بيرو منقسمة بعد عام من استفتاء 6 يونيو في بيرو الذي انتقدته ليما.", "ar"),
    ],
)
def test_the_day_in_the_name_of_an_event_is_sought_as_long_ago_as_the_sentence_says(text: str, language: str) -> None:
    dates = {c.type: c.date for c in read(text, language, "2019-06-20")}
    assert dates.pop("Election") == "2018-06-06"
    assert "2018-06-06" not in dates.values()


def test_an_event_named_after_its_day_is_of_that_day_though_another_follows_it() -> None:
    text = "Chile and Peru signed a pact in Lima after the May 5 talks between Chile and Peru."
    assert only("Talks", text, published="2021-06-01").date == "2021-05-05"


def test_the_day_that_closes_a_caption_is_that_of_what_it_shows() -> None:
    text = "Thai Prime Minister Srettha Thavisin meets Lao President Thongloun Sisoulith in Vientiane, 11 March 2023."
    assert only("Summit", text, published="2023-03-14").date == "2023-03-11"


def test_dates_are_read_in_words_run_together() -> None:
    text = "زاروليامروتوكينشاسافييوليو."
    assert only("Visit", text, "ar", "2024-10-02").date == "2024-07"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In May 2019 Uruguay signed a pact with Paraguay. In July, Tabaré Vázquez visited Asunción.", "en"),
        ("في مايو 2019 وقعت أوروغواي اتفاقا مع باراغواي. وفي يوليو زار تاباري فاسكيز أسونسيون.", "ar"),
    ],
)
@pytest.mark.parametrize("published", [None, "2022-02-01"])
def test_a_month_is_of_the_year_that_the_story_has_gone_back_to(
    text: str, language: str, published: str | None
) -> None:
    assert only("Visit", text, language, published).date == "2019-07"


def test_a_month_behind_a_date_that_counts_from_today_is_of_the_last_year() -> None:
    text = (
        "In May 2019 Uruguay signed a pact with Paraguay. On Monday, Uruguay signed a treaty with Chile. "
        "In July, Tabaré Vázquez visited Asunción."
    )
    assert only("Visit", text, published="2022-02-01").date == "2021-07"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("William Ruto arrived in Cairo on Tuesday and met Ahmed Aboul Gheit the following day.", "en"),
        ("وصل وليام روتو إلى القاهرة الثلاثاء والتقى أحمد أبو الغيط في اليوم التالي.", "ar"),
    ],
)
def test_the_following_day_counts_from_the_day_that_the_sentence_gives(text: str, language: str) -> None:
    assert only("Visit", text, language, "2024-03-15").date == "2024-03-12"
    assert [c.date for c in read(text, language, "2024-03-15") if c.type in ("Meeting", "Summit")] == ["2024-03-13"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In October 2020 Chad and Mali agreed to a ceasefire. A month later the two countries signed a pact.", "en"),
        ("في أكتوبر 2020 اتفقت تشاد ومالي على وقف إطلاق النار. وبعد شهر وقع البلدان اتفاق سلام.", "ar"),
    ],
)
def test_a_month_later_counts_from_a_month(text: str, language: str) -> None:
    assert {c.date for c in read(text, language, "2023-08-17") if c.type == "Agreement"} == {"2020-10", "2020-11"}


def test_a_date_of_its_own_is_nearer_than_one_that_counts_from_another_event() -> None:
    text = "Qatar and Oman signed an agreement on Monday, three days after talks in Muscat."
    claim = only("Agreement", text, published="2023-08-17")
    assert (claim.date, claim.places) == ("2023-08-14", frozenset())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Zimbabwe holds a presidential election on 23 August.", "en"),
        ("تجري زيمبابوي انتخابات رئاسية في 23 أغسطس.", "ar"),
    ],
)
def test_a_day_of_what_somebody_holds_may_lie_ahead(text: str, language: str) -> None:
    claim = only("Election", text, language, "2023-08-17")
    assert (claim.date, claim.status) == ("2023-08-23", "planned")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At a press conference in Tirana on Friday, Edi Rama said that Albania would hold elections.", "en"),
        ("وفي مؤتمر صحفي في تيرانا الجمعة، قال إيدي راما إن ألبانيا ستجري انتخابات.", "ar"),
    ],
)
def test_an_event_in_whose_course_something_was_said_is_over(text: str, language: str) -> None:
    claim = only("PressConference", text, language, "2023-08-17")
    assert (claim.date, claim.status) == ("2023-08-11", "happened")


def test_the_day_of_a_plan_of_the_past_may_be_over() -> None:
    text = "Maia Sandu was to meet Milojko Spajic in Podgorica on Thursday."
    assert only("Meeting", text, published="2024-02-02").date == "2024-02-01"


def test_the_time_of_a_relative_clause_is_not_that_of_the_next_clause() -> None:
    text = "كانت كينيا تسعى لإنهاء الحرب التي استمرت من 1998 وحتى 2003، لكن ذكرت أوغندا أن كينيا تأخرت."
    assert {c.date for c in read(text, "ar", "2018-09-29") if c.type == "Statement"} <= {None}


def test_what_is_added_is_not_of_the_months_that_were_spoken_of() -> None:
    text = (
        "سلط وليام روتو الضوء على ثلاثة اجتماعات بين كينيا وأوغندا على مدار الخمسة أشهر الماضية وأضاف أن كينيا مستعدة."
    )
    dates = {c.type: c.date for c in read(text, "ar", "2018-09-29")}
    assert dates["Meeting"] == "2018-04/2018-09"
    assert dates.get("Statement") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Maia Sandu was to meet Milojko Spajic in Podgorica on Thursday, but the meeting was called off.", "en"),
        ("Maia Sandu was to meet Milojko Spajic in Podgorica on Thursday. The meeting was cancelled.", "en"),
        ("كان من المقرر أن يعقد وزيرا خارجية فيجي وساموا محادثات الخميس، لكن المحادثات ألغيت.", "ar"),
    ],
)
def test_what_is_called_off_is_what_was_planned(text: str, language: str) -> None:
    told = [c for c in read(text, language, "2024-02-02") if c.type in ("Meeting", "Talks")]
    assert [c.status for c in told] == ["planned", "denied"]
    assert len({(c.participants, c.date) for c in told}) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Talks between Kenya and Ethiopia ended in Nairobi on Tuesday without reaching an agreement.", "en"),
        ("انتهت المحادثات بين كينيا وإثيوبيا في نيروبي الثلاثاء دون التوصل إلى اتفاق.", "ar"),
    ],
)
def test_what_something_ended_without_has_not_been(text: str, language: str) -> None:
    assert {c.type: c.status for c in read(text, language, "2024-02-02")} == {
        "Talks": "happened",
        "Agreement": "denied",
    }


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Rumen Radev met Imran Khan on the sidelines of the General Assembly in New York on Tuesday.",
            "en",
            "New York",
        ),
        ("Talks between Sudan and Chad are expected to resume in Khartoum on Sunday.", "en", "Khartoum"),
        ("وصل رئيس بنما إلى مدريد الثلاثاء.", "ar", "مدريد"),
        ("استقبل ولي عهد البحرين في المنامة وزير خارجية الكويت.", "ar", "المنامة"),
        ("خلال زيارته الرسمية إلى نيودلهي التي بدأت الاثنين، وقع رئيس موريشيوس اتفاقية مع الهند.", "ar", "نيودلهي"),
    ],
)
def test_a_place_is_found_where_the_sentence_puts_it(text: str, language: str, place: str) -> None:
    assert {p for c in read(text, language, "2018-09-27") for p in c.places} == {place}


@pytest.mark.parametrize("words", ["have not yet signed", "have yet to sign"])
def test_what_has_yet_to_be_has_not_been(words: str) -> None:
    assert only("Agreement", f"Kenya and Oman {words} the agreement.").status == "denied"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "The summit took place in Nauru on 3-6 September 2018. During the summit, Fiji pledged aid to Tuvalu.",
            "en",
            "Nauru",
        ),
        ("عقدت القمة في ناورو بين 3 و6 سبتمبر 2018. وخلال القمة تعهدت فيجي بتقديم مساعدات إلى توفالو.", "ar", "ناورو"),
    ],
)
def test_what_is_done_at_an_event_of_nobody_named_is_of_its_day_and_place(text: str, language: str, place: str) -> None:
    claim = only("Pledge", text, language)
    assert (claim.date, claim.places) == ("2018-09-03/2018-09-06", frozenset({place}))


def test_what_is_signed_on_the_visit_that_the_sentence_tells_is_signed_there() -> None:
    text = "زار أولاف شولتس الكويت في مايو، ووقعت ألمانيا والكويت خلال الزيارة مذكرة تفاهم."
    claim = only("Agreement", text, "ar", "2023-06-05")
    assert (claim.date, claim.places) == ("2023-05", frozenset({"الكويت"}))


def test_the_day_that_closes_a_sentence_is_not_of_what_an_inserted_clause_tells() -> None:
    text = "طردت بوليفيا، التي أجرت انتخابات في أكتوبر، السفير المكسيكي نهاية ديسمبر."
    dates = {c.type: c.date for c in read(text, "ar", "2020-02-06")}
    assert dates == {"Sanction": "2019-12-21/2019-12-31", "Election": "2019-10"}


def test_what_closes_a_sentence_is_of_its_first_verb_too() -> None:
    text = (
        "Peru and Chile issued a joint statement in June. "
        "Peru backed Chile's canal and spent millions on ports in the joint statement."
    )
    assert only("Cooperation", text, published="2023-08-17").date == "2023-06"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ghana opened its embassy in 2014. The same year, Nana Akufo-Addo visited Lisbon.", "en"),
        ("افتتحت غانا سفارتها عام 2014. وفي العام نفسه زار نانا أكوفو أدو لشبونة.", "ar"),
    ],
)
def test_the_same_year_is_the_one_written_before_whatever_was_in_it(text: str, language: str) -> None:
    assert only("Visit", text, language).date == "2014"


def test_two_days_before_that_counts_from_the_day_told_before() -> None:
    text = "وصل وليام روتو إلى طشقند في 2 مايو. وقبل ذلك بيومين التقى قاسم جومارت توكاييف في أستانا."
    assert [c.date for c in read(text, "ar", "2019-05-05") if c.type in ("Meeting", "Summit")] == ["2019-04-30"]


def test_what_lasts_since_a_day_is_of_that_day_wherever_the_sentence_goes_on() -> None:
    text = "On Saturday, Ali Bongo, one of nine leaders in pre-trial jail since late last year, announced he would run."
    dates = {claim.type: claim.date for claim in read(text, published="2018-10-01")}
    assert dates["Detention"] is not None
    assert dates["Detention"].startswith("2017")
    assert dates["Statement"] == "2018-09-29"


def test_the_day_of_the_story_is_not_moved_to_the_event_that_it_counts_from() -> None:
    text = (
        "اتفق الرئيس الكيني ويليام روتو والرئيسة التنزانية سامية حسن، يوم الخميس، على فتح الحدود، بعد شهرين من توسط "
        "زامبيا في اتفاق لإنهاء الخلاف."
    )
    assert {claim.date for claim in read(text, "ar", "2025-02-20")} <= {"2025-02-20", None}
