"""English news sentences whose parse errs, and events that a sentence tells in two places, are read whole."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import extraction, only, read


@pytest.mark.parametrize(
    ("text", "kind", "parties", "places"),
    [
        # A finite verb behind a date is no adjective of the name after it.
        (
            "Kenya's Foreign Minister Musalia Mudavadi on Monday hosted Somalia's Ahmed Moalim Fiqi for talks.",
            "Meeting",
            "Musalia Mudavadi, Ahmed Moalim Fiqi",
            "",
        ),
        # The subject stands behind a fronted phrase, not in it.
        (
            "At a joint news conference in Tbilisi with Slovak Foreign Minister Juraj Blanar, Georgia's Maka "
            "Botchorishvili thanked Bratislava for its support.",
            "PressConference",
            "Juraj Blanar, Maka Botchorishvili",
            "Tbilisi",
        ),
        (
            "On the sidelines of the African Union summit in Addis Ababa, Ghana's President John Mahama met Senegal's "
            "President Bassirou Diomaye Faye.",
            "Summit",
            "John Mahama, Bassirou Diomaye Faye",
            "Addis Ababa",
        ),
        # The second of three names does not describe the first.
        (
            "Fiji, Tonga and Samoa began joint naval exercises off Suva on Monday.",
            "MilitaryExercise",
            "Fiji, Tonga, Samoa",
            "Suva",
        ),
        ("President Daniel Noboa urged neighbouring Colombia to do more.", "Demand", "Daniel Noboa, Colombia", ""),
    ],
)
def test_a_mistaken_parse_does_not_hide_who_acts(text: str, kind: str, parties: str, places: str) -> None:
    found = [(c.participants, c.places) for c in read(text) if c.type == kind]
    assert (set(parties.split(", ")), {places} if places else set()) in found


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The pact, brokered by Qatar and signed by Chad and Libya in Doha, was welcomed.", "Agreement", "Doha"),
        ("Trade talks between Chad and Thailand, which resumed in Bern, are going well.", "Talks", "Bern"),
        ("Daniel Chapo and Mswati III discussed gas at a meeting held in Maputo.", "Talks", "Maputo"),
        ("Voters in Botswana go to the polls on 30 October.", "Election", "Botswana"),
        ("Teachers marched through Tegucigalpa to protest against pay cuts.", "Protest", "Tegucigalpa"),
        ("Boris Tadic visited Peru, during which he met Dina Boluarte.", "Visit", "Peru"),
    ],
)
def test_the_place_is_found_where_the_sentence_tells_it(text: str, kind: str, place: str) -> None:
    assert only(kind, text).places == {place}


def test_what_is_done_during_a_visit_is_done_where_it_leads() -> None:
    text = "Anwar Ibrahim paid an official visit to Peru in May, during which he met Dina Boluarte."
    assert only("Meeting", text).places == {"Peru"}


def test_a_date_of_a_description_is_not_that_of_the_verb() -> None:
    text = "Daniel Chapo and Mswati III discussed gas at a meeting held in Maputo on 3 March."
    assert only("Talks", text, published="2025-03-05").date == "2025-03-03"


def test_money_invested_in_something_in_a_country_is_invested_in_the_country() -> None:
    found = only("Cooperation", "Denmark will invest 300 million dollars in a wind farm in Kenya.")
    assert found.participants == {"Denmark", "Kenya"}


@pytest.mark.parametrize(
    ("text", "person", "of"),
    [
        ("Ugandan Foreign Minister Jeje Odongo met her Kenyan counterpart Musalia Mudavadi.", "Musalia Mudavadi", "KE"),
        ("Foreign Minister Ararat Mirzoyan met his Iranian counterpart, Abbas Araghchi.", "Abbas Araghchi", "IR"),
    ],
)
def test_a_named_counterpart_holds_the_same_office(text: str, person: str, of: str) -> None:
    found = extraction(text)
    names = {m.id: m.name for a in found.analyses for m in a.mentions}
    assert (person, "foreign-minister", f"country:{of}") in [(names[c.person], c.office, c.of) for c in found.offices]


def test_a_counterpart_of_nobody_known_holds_no_office() -> None:
    found = extraction("Jeje Odongo met her Kenyan counterpart Musalia Mudavadi.")
    assert not found.offices
