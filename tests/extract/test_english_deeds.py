"""Families of deeds that diplomatic and conflict news tells of are found, with whoever is on either side of them."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Uganda severed diplomatic relations with Malta.", "Sanction", "Uganda, Malta"),
        ("Uganda closed its border with Rwanda.", "Sanction", "Uganda, Rwanda"),
        ("Uganda recalled its ambassador to Malta.", "Sanction", "Uganda, Malta"),
        ("Uganda lodged a protest with Malta over the arrests.", "Criticism", "Uganda, Malta"),
        ("Uganda turned down an invitation from Malta.", "Criticism", "Uganda, Malta"),
        ("Uganda vowed to retaliate against Malta.", "Threat", "Uganda, Malta"),
        ("Uganda put pressure on Malta to pay.", "Demand", "Uganda, Malta"),
        ("Uganda sought assurances from Malta over the debt.", "Demand", "Uganda, Malta"),
        ("Uganda provided Malta with food.", "Aid", "Uganda, Malta"),
        ("Uganda restored diplomatic relations with Malta.", "Cooperation", "Uganda, Malta"),
        ("Ugandan troops crossed into Rwanda on Friday.", "Attack", "Ugandan, Rwanda"),
        ("Uganda fired rockets at Rwanda.", "Attack", "Uganda, Rwanda"),
        ("Boko Haram fighters seized the town of Maroua from Cameroon.", "Attack", "Boko Haram, Cameroon"),
        ("Peru's president relieved Ollanta Humala of his duties as minister.", "Removal", "Ollanta Humala"),
        ("Ollanta Humala became prime minister of Peru in May.", "Appointment", "Ollanta Humala"),
        ("Botswana's Duma Boko and Navin Ramgoolam gathered in Lusaka.", "Meeting", "Duma Boko, Navin Ramgoolam"),
        ("Fico, who was in Hanoi, spoke with Duma Boko on the sidelines of a summit.", "Meeting", "Fico, Duma Boko"),
        ("Aleksandar Vucic led a delegation to Luanda.", "Visit", "Aleksandar Vucic"),
    ],
)
def test_a_family_of_deeds_is_read_with_both_sides(text: str, kind: str, parties: str) -> None:
    assert only(kind, text).participants == set(parties.split(", "))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway's museum closed its doors.", "Sanction"),
        ("The committee must go on gathering evidence in Malta.", "Meeting"),
        ("Madagascar's parliament voted to impeach President Andry Rajoelina.", "Election"),
        ("Abu Bakr Diallo maintained a house in the village.", "Statement"),
        ("Uganda recalled its ambassador to Malta.", "Statement"),
        ("The tanker crew felt a gas explosion near Lima.", "Attack"),
    ],
)
def test_words_of_a_family_that_tell_something_else_report_nothing(text: str, kind: str) -> None:
    assert not [claim for claim in read(text) if claim.type == kind]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ali Bongo said Malta must stop the raids.",
        "Malta should free the doctors, Prime Minister Ali Bongo said.",
        "Ali Bongo insisted that Malta withdraw its troops.",
        "Ali Bongo wants Malta to open the border.",
        "Ali Bongo said the war was a disgrace and urged Malta to act.",
    ],
)
def test_whoever_is_told_what_he_has_to_do_is_asked_for_it(text: str) -> None:
    assert only("Demand", text).participants == {"Ali Bongo", "Malta"}


def test_what_is_told_as_a_fact_is_no_demand() -> None:
    assert not [c for c in read("Ali Bongo told Malta that the road was open.") if c.type == "Demand"]


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Robert Fico, in Hanoi for talks with Ali Bongo, praised the deal.", "Talks", "Robert Fico, Ali Bongo"),
        ("Kizza Besigye, in jail since November, appeared in court.", "Detention", "Kizza Besigye"),
        ("Kizza Besigye, one of five lawmakers in jail since May, wrote a letter.", "Detention", "Kizza Besigye"),
    ],
)
def test_who_is_described_by_an_event_takes_part_in_it(text: str, kind: str, parties: str) -> None:
    assert only(kind, text).participants == set(parties.split(", "))


@pytest.mark.parametrize(
    ("text", "kind", "parties", "status"),
    [
        ("Ruto, Museveni to hold talks in Kampala", "Talks", "Ruto, Museveni", "planned"),
        ("Ghana, Togo sign gas deal", "Agreement", "Ghana, Togo", "happened"),
        ("Ghana, Togo agree to reopen border", "Agreement", "Ghana, Togo", "happened"),
    ],
)
def test_a_row_of_names_in_a_headline_acts_together(text: str, kind: str, parties: str, status: str) -> None:
    found = only(kind, text)
    assert (found.participants, found.status) == (set(parties.split(", ")), status)


def test_the_owner_of_a_deed_aimed_at_others_does_it() -> None:
    roles = only("Detention", "Zambia's arrest of two Malawian officials angered the region.")
    assert roles.participants == {"Zambia", "Malawian"} and not roles.places


def test_an_event_is_where_it_ended_and_not_where_its_host_is_from() -> None:
    found = only("Talks", "Talks between Chad and Sudan, mediated by Egypt, ended in Cairo without agreement.")
    assert found.places == {"Cairo"}


def test_the_pair_of_a_possessive_are_the_people_and_not_their_countries() -> None:
    text = "President William Ruto shakes hands with Somalia's Hassan Sheikh Mohamud before their meeting in Nairobi."
    assert only("Meeting", text).participants == {"William Ruto", "Hassan Sheikh Mohamud"}


def test_those_named_behind_such_as_are_of_the_group() -> None:
    text = "Attacks by radical groups such as Boko Haram derailed the process."
    assert only("Attack", text).participants == {"Boko Haram"}


def test_a_pronoun_stands_for_a_country_where_the_verb_wants_one() -> None:
    text = "Slovenia said on Monday it had banned two Israeli ministers from entering the country."
    assert only("Sanction", text).participants == {"Slovenia", "Israeli"}


def test_who_accuses_them_is_none_of_them() -> None:
    text = "Azerbaijan detained two Russian journalists in Baku, accusing them of spying."
    assert only("Criticism", text).participants == {"Azerbaijan", "Russian"}


def test_talks_before_which_somebody_speaks_are_to_come() -> None:
    found = only("Talks", "Robert Fico spoke to reporters ahead of talks with Viktor Orban in Budapest.")
    assert (found.participants, found.status) == ({"Robert Fico", "Viktor Orban"}, "planned")


def test_two_who_act_after_talks_had_them() -> None:
    text = "After decades of fitful talks, Bolivia and Peru have asked the court to settle their border."
    assert only("Talks", text).participants == {"Bolivia", "Peru"}


def test_a_threatened_deed_is_possible() -> None:
    assert only("Attack", "Guerrillas threatened to assassinate Iyad Allawi.").status == "possible"


def test_what_is_said_to_be_promised_is_promised_now() -> None:
    assert only("Pledge", "Norway said it would send troops to Malta.").status == "happened"


def test_whose_event_it_is_may_stand_before_a_relative_clause() -> None:
    found = only("Visit", "Sam Matekane, whose visit to Pretoria had been planned for months, thanked Ali Bongo.")
    assert (found.participants, found.places) == ({"Sam Matekane"}, {"Pretoria"})


def test_a_participle_before_the_subject_tells_who_signed_it() -> None:
    found = only("Agreement", "Signed by Peru and Chile in 1929, the treaty settled the border.")
    assert (found.participants, found.date) == ({"Peru", "Chile"}, "1929")


def test_both_who_agree_in_a_call_are_in_it() -> None:
    found = only("PhoneCall", "In a phone conversation on Sunday, Lula and Claudia Sheinbaum agreed to expand trade.")
    assert found.participants == {"Lula", "Claudia Sheinbaum"}


def test_accusations_are_made_by_whose_they_are() -> None:
    found = [
        c for c in read("Hungary's Peter Szijjarto dismissed Kyiv's accusations as lies.") if c.type == "Criticism"
    ]
    assert {"Peter Szijjarto", "Kyiv"} in [c.participants for c in found]


def test_imports_that_are_banned_are_banned_from_somewhere() -> None:
    assert only("Sanction", "Thailand lifted a ban on imports from Malta.").participants == {"Thailand", "Malta"}


def test_who_is_told_by_another_verb_of_a_small_clause_is_its_object() -> None:
    text = "Antonio Guterres phoned Sudanese army chief Abdel Fattah al-Burhan to press for a truce in El Fasher."
    assert only("PhoneCall", text).participants == {"Antonio Guterres", "Abdel Fattah al-Burhan"}


def test_an_offer_is_made_by_those_whom_it_is_called_after() -> None:
    found = read("Lebanese Prime Minister Nawaf Salam welcomed a French offer to host a reconstruction conference.")
    assert all("Nawaf Salam" not in c.participants for c in found if c.type == "Meeting")


def test_who_is_accused_of_a_deed_did_it() -> None:
    assert only("Attack", "Ali Bongo accused Sudan of shelling Chad.").participants == {"Sudan", "Chad"}
