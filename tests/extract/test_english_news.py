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


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged 50 million euros in aid to Moldova.",
        "Norway promised to cooperate with Moldova.",
    ],
)
def test_what_is_only_promised_is_the_promise_alone(text: str) -> None:
    assert [(c.type, c.participants) for c in read(text)] == [("Pledge", {"Norway", "Moldova"})]


def test_what_talks_are_about_is_no_event_of_its_own() -> None:
    text = "Musalia Mudavadi on Monday hosted Somalia's Ahmed Moalim Fiqi for talks on security cooperation."
    assert not [c for c in read(text, published="2025-03-05") if c.type == "Cooperation"]


def test_who_leads_a_group_stands_for_it() -> None:
    text = "A delegation from Oman led by Foreign Minister Badr Albusaidi travelled to Dushanbe."
    assert only("Visit", text).participants == {"Badr Albusaidi"}


def test_who_is_in_prison_was_detained() -> None:
    found = only("Detention", "Gustavo Petro has been in pre-trial detention since Friday.", published="2025-03-05")
    assert found.participants == {"Gustavo Petro"}
    assert not [c for c in read("Gustavo Petro visited the prison.") if c.type == "Detention"]


def test_clashes_of_nobody_named_count_on_a_day_that_is_told() -> None:
    text = "Police clashed with demonstrators at polling stations on Sunday."
    assert only("Attack", text, published="2025-03-05").date == "2025-03-02"
    assert not read("Police clashed with demonstrators.")


def test_speaking_with_somebody_named_is_a_call() -> None:
    assert only("PhoneCall", "Jose Manuel Albares spoke with Badr Albusaidi.").participants == {
        "Jose Manuel Albares",
        "Badr Albusaidi",
    }
    assert not [c for c in read("Jose Manuel Albares spoke with reporters.") if c.type == "PhoneCall"]


def test_an_office_is_taken_where_the_sentence_says() -> None:
    assert only("Appointment", "Yamandu Orsi was sworn in as president in Montevideo.").places == {"Montevideo"}


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Anwar Ibrahim met with visiting Lao Prime Minister Sonexay Siphandone.",
            "Meeting",
            "Anwar Ibrahim, Sonexay Siphandone",
        ),
        ("The Ugandan military said it had killed 17 fighters of the ADF.", "Attack", "Ugandan, ADF"),
        (
            "Lithuanian President Gitanas Nauseda and Finland's Alexander Stubb held a press conference in Vilnius.",
            "PressConference",
            "Gitanas Nauseda, Alexander Stubb",
        ),
        ("Sudan's army chief Abdel Fattah Burhan met Anwar Ibrahim.", "Meeting", "Abdel Fattah Burhan, Anwar Ibrahim"),
        ("The World Bank will lend Ethiopia $700 million.", "Aid", "World Bank, Ethiopia"),
        ("Serbian farmers blocked roads on Monday in protest at a planned lithium mine.", "Protest", "Serbian"),
    ],
)
def test_whoever_acts_is_found_behind_pronouns_adjectives_and_owners(text: str, kind: str, parties: str) -> None:
    assert only(kind, text).participants == set(parties.split(", "))


def test_what_was_scheduled_and_cancelled_did_not_happen() -> None:
    text = "The talks between Rwanda and Angola scheduled for Sunday in Luanda had been cancelled."
    assert only("Talks", text).status == "denied"
    assert only("Talks", "Sudan ruled out negotiations with the Rapid Support Forces.").status == "denied"


def test_the_place_behind_a_topic_is_that_of_the_talks() -> None:
    text = "Negotiators from Chile and the European Union concluded talks on a new trade accord in Brussels on Friday."
    assert [(c.type, c.places) for c in read(text)] == [("Talks", {"Brussels"})]


def test_offices_in_a_row_have_one_holder_and_one_owner() -> None:
    found = extraction("Kazakhstan's Deputy Prime Minister and Foreign Minister Murat Nurtleu flew to Lima.")
    assert {(c.office, c.of) for c in found.offices} == {
        ("deputy-prime-minister", "country:KZ"),
        ("foreign-minister", "country:KZ"),
    }


def test_her_minister_serves_the_country_she_serves() -> None:
    found = extraction("Tanzania's President Samia Suluhu Hassan sacked her foreign minister, January Makamba.")
    assert ("foreign-minister", "country:TZ") in {(c.office, c.of) for c in found.offices}


def test_who_condemns_a_coup_took_no_part_in_it() -> None:
    text = "Brunei, Malaysia and Indonesia on Friday issued a joint statement condemning the coup in Niger."
    assert [c.type for c in read(text, published="2025-03-05")] == ["JointStatement"]


@pytest.mark.parametrize(
    ("text", "kind", "parties", "place"),
    [
        (
            "Zimbabwe's vice president, Constantino Chiwenga, left for Beijing.",
            "Visit",
            "Constantino Chiwenga",
            "Beijing",
        ),
        ("Envoys of the Somali government and Peru could meet in Djibouti.", "Meeting", "Somali, Peru", "Djibouti"),
        ("Uzbek and Tajik border guards exchanged fire in Isfara.", "Attack", "Uzbek, Tajik", "Isfara"),
        ("Chad and Peru signed three memoranda of understanding in Lima.", "Agreement", "Chad, Peru", "Lima"),
    ],
)
def test_common_turns_of_agencies_are_read(text: str, kind: str, parties: str, place: str) -> None:
    found = only(kind, text)
    assert (found.participants, found.places) == (set(parties.split(", ")), {place})


def test_an_invitation_made_on_a_visit_leaves_the_visit_as_it_was() -> None:
    text = "Finnish President Alexander Stubb, on a visit to Astana, invited Kassym-Jomart Tokayev to Helsinki."
    assert only("Visit", text).status == "happened"


def test_whom_a_threat_names_is_threatened() -> None:
    assert only("Threat", "Mauritius has threatened to take Britain to court.").participants == {"Mauritius", "Britain"}


def test_a_country_protests_to_another_in_words() -> None:
    found = read("Vietnam has protested to China over the ramming of a fishing boat.")
    assert [(c.type, c.participants) for c in found] == [("Criticism", {"Vietnam", "China"})]


def test_people_arrested_at_a_protest_are_not_said_to_protest() -> None:
    text = "Tanzanian police arrested Tundu Lissu in the protest in Mbinga."
    assert not [c.participants for c in read(text) if c.type == "Protest" and c.participants]
