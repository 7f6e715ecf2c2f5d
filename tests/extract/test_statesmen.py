"""Offices that go without their country get it where the text leaves no other, and only there."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import extraction, read


def held(text: str, language: str = "en") -> set[tuple[str, str, str | None]]:
    found = extraction(text, language, published="2025-03-05")
    names = {m.id: m.name for analysis in found.analyses for m in analysis.mentions}
    return {(names[c.person], c.office, c.of) for c in found.offices}


@pytest.mark.parametrize(
    ("language", "text", "person", "office", "of"),
    [
        (
            "en",
            "In Bishkek, President Sadyr Japarov received Mongolia's Prime Minister Oyun-Erdene Luvsannamsrai.",
            "Sadyr Japarov",
            "president",
            "country:KG",
        ),
        (
            "en",
            "Chilean Foreign Minister Alberto van Klaveren was received in Maseru by King Letsie III.",
            "Letsie III",
            "king",
            "country:LS",
        ),
        (
            "ar",
            "استقبل الرئيس صادير جباروف في بيشكيك وزير الخارجية الكيني موساليا مودافادي.",
            "صادير جباروف",
            "president",
            "country:KG",
        ),
    ],
)
def test_who_receives_a_guest_holds_his_office_there(
    language: str, text: str, person: str, office: str, of: str
) -> None:
    assert (person, office, of) in held(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "President Sadyr Japarov arrived in Nairobi.",  # nobody of another country
        "President Sadyr Japarov met Kenyan Foreign Minister Musalia Mudavadi in Nairobi.",  # the other is at home
        "Kenyan President William Ruto met President Sadyr Japarov in New York.",  # where many meet
        "President Sadyr Japarov and Prime Minister Anwar Ibrahim met in Nairobi.",  # two without a country
    ],
)
def test_a_place_alone_does_not_tell_whose_president_he_is(text: str) -> None:
    assert ("Sadyr Japarov", "president", None) in held(text)


def test_a_title_that_few_countries_have_is_of_the_one_that_the_text_names() -> None:
    text = "Secretary Rubio met Anwar Ibrahim in Kuala Lumpur. "
    assert ("Rubio", "minister", "country:US") in held(f"{text}The American delegation left on Sunday.")
    assert ("Rubio", "minister", None) in held(text)
    text = "Secretary Manalo met Anwar Ibrahim in Kuala Lumpur. Malaysia and the Philippines trade much. "
    assert ("Manalo", "minister", "country:PH") in held(text)
    assert ("Manalo", "minister", None) in held(f"{text}So does the United States.")
    assert ("Musalia Mudavadi", "minister", None) in held("Cabinet Secretary Musalia Mudavadi flew to Lima.")


def test_the_minister_of_a_country_is_the_one_said_to_serve_it() -> None:
    text = (
        "Kenyan Defense Minister Soipan Tuya flew to Lima on Sunday. She met Walter Astudillo, the defense minister. "
        "On Monday the Kenyan defense minister met Anwar Ibrahim in Bogota."
    )
    found = [c.participants for c in read(text, published="2025-03-05") if c.type == "Meeting"]
    assert found[-1] == {"Soipan Tuya", "Anwar Ibrahim"}


def test_a_named_counterpart_holds_the_office_of_whom_he_answers_to() -> None:
    text = "Kenyan Foreign Minister Musalia Mudavadi met his Ugandan counterpart Odongo Jeje in Kampala."
    assert ("Odongo Jeje", "foreign-minister", "country:UG") in held(text)
    text = "التقى وزير الخارجية الكيني موساليا مودافادي نظيره الأوغندي أودونغو جيجي في كمبالا."
    assert ("أودونغو جيجي", "foreign-minister", "country:UG") in held(text, "ar")
