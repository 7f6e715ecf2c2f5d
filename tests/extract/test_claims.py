"""One happening makes one claim, told by whom the text says, with the amounts that are its point."""

from __future__ import annotations

from kg.extract import Extractor
from kg.model import Role
from tests.extract.claim_reading import extraction, only, read


def test_a_verb_and_its_noun_are_one_meeting() -> None:
    kinds = [c.type for c in read("Hakan Fidan and Sergei Lavrov held talks at a meeting in Doha.")]
    assert kinds == ["Talks"]


def test_two_meetings_of_one_sentence_stay_two() -> None:
    text = "Hakan Fidan met Sergei Lavrov in Doha and held talks with Angela Merkel in Berlin."
    seen = {(c.participants, c.places) for c in read(text)}
    assert seen == {
        (frozenset({"Hakan Fidan", "Sergei Lavrov"}), frozenset({"Doha"})),
        (frozenset({"Hakan Fidan", "Angela Merkel"}), frozenset({"Berlin"})),
    }


def test_heads_of_state_who_meet_hold_a_summit() -> None:
    text = "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin in Sochi."
    assert [c.type for c in read(text)] == ["Summit"]


def test_the_most_telling_kind_of_statement_wins() -> None:
    assert [c.type for c in read("Egypt accused Ethiopia of lying, Badr Abdelatty said.")].count("Criticism") == 1
    kinds = [c.type for c in read("Hakan Fidan said Turkey was ready and urged Russia to talk.")]
    assert "Demand" in kinds


def test_what_a_named_speaker_tells_is_his() -> None:
    claim = only("Visit", "Sergei Lavrov said that Hakan Fidan had visited Tashkent.")
    assert claim.speaker == "Sergei Lavrov"


def test_a_nameless_speaker_is_quoted_by_his_words() -> None:
    claim = only("Visit", "A senior diplomat said that Hakan Fidan had visited Tashkent.")
    assert claim.speaker == "A senior diplomat"
    assert not [c for c in read("A senior diplomat said the road was open.") if c.type == "Statement"]


def test_amounts_are_quantities_of_their_claim() -> None:
    found = extraction("Kuwait signed a $1.9bn agreement with Jordan on 3 May 2025.")
    (claim,) = found.claims
    assert [(q.value, q.unit) for q in claim.quantities] == [(1.9e9, "USD")]


def test_arabic_amounts_too() -> None:
    found = extraction("وقعت الكويت اتفاقية مع الأردن بقيمة ٢٫١ مليار دولار.", "ar")
    (claim,) = found.claims
    assert [(q.value, q.unit) for q in claim.quantities] == [(2.1e9, "USD")]


def test_passives_name_the_agent_and_the_patient() -> None:
    claim = only("Meeting", "Hakan Fidan was received by Sergei Lavrov in Moscow.")
    assert (claim.participants, claim.places) == ({"Hakan Fidan", "Sergei Lavrov"}, {"Moscow"})


def test_the_object_of_an_order_does_what_it_says() -> None:
    claim = only("Talks", "France urged Serbia to hold talks with Kosovo.")
    assert (claim.participants, claim.status) == ({"Serbia", "Kosovo"}, "possible")


def test_an_office_in_passing_is_an_office_claim() -> None:
    found = extraction("US Defense Secretary Pete Hegseth arrived in Riyadh.", published="2025-11-12")
    assert [(o.office, o.of, o.time and o.time.edtf) for o in found.offices] == [
        ("defense-minister", "country:US", "2025-11-12")
    ]


def test_reading_twice_gives_equal_claims() -> None:
    text = "Hakan Fidan met Sergei Lavrov in Doha. The two signed an agreement."
    assert extraction(text).claims == extraction(text).claims


def test_every_argument_is_a_mention_of_the_document() -> None:
    found = extraction("Hakan Fidan met Sergei Lavrov in Doha. His counterpart praised the talks.")
    known = {m.id for a in found.analyses for m in a.mentions}
    assert {a.mention for c in found.claims for a in c.arguments} <= known
    assert all(c.arguments[0].role in Role for c in found.claims)


def test_extractors_keep_nothing_between_documents() -> None:
    assert Extractor().types is Extractor().types
