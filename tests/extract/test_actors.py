"""Who acts is found behind the words that stand for a country or body, and for whom a promised deed is."""

from __future__ import annotations

import pytest

from kg.extract.roletypes import surnamed
from kg.model import EntityType, Mention, Span
from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        ("Leaders of Bolivia's new government met with a group of Peruvian lawmakers.", "Meeting", "Bolivia, Peruvian"),
        ("Peruvian and Chilean envoys flew to Geneva for talks.", "Talks", "Peruvian, Chilean"),
        ("Hakan Fidan arrived in Oslo for talks with Espen Barth Eide.", "Talks", "Hakan Fidan, Espen Barth Eide"),
        ("Burmese rebels and the Thai government reached a consensus on Sunday.", "Agreement", "Burmese, Thai"),
        ("Oman undertook a mediation mission between Chad and Libya.", "Talks", "Oman, Chad, Libya"),
        ("Hakan Fidan gave a warm welcome to Narendra Modi.", "Meeting", "Hakan Fidan, Narendra Modi"),
        ("France gave Chad a grant of 20 million euros.", "Aid", "France, Chad"),
        ("Norway will send 300 tons of food aid to Haiti.", "Aid", "Norway, Haiti"),
    ],
)
def test_nouns_that_stand_for_a_party_name_it(text: str, kind: str, parties: str) -> None:
    assert only(kind, text).participants == set(parties.split(", "))


def test_the_same_holds_in_arabic() -> None:
    claim = only("Talks", "عقد مسؤولون إيرانيون محادثات مع دبلوماسيين أتراك في مسقط.", "ar")
    assert claim.participants == {"إيرانيون", "أتراك"}
    claim = only("Talks", "وصل هاكان فيدان إلى أوسلو لإجراء محادثات مع ماركو روبيو.", "ar")
    assert claim.participants == {"هاكان فيدان", "ماركو روبيو"}


def test_a_body_is_not_the_country_that_owns_it() -> None:
    text = (
        "Germany's leading organization for industry, the Federation of German Industries (BDI), "
        "has called on Chile to act."
    )
    assert only("Demand", text).participants == {"Federation of German Industries", "Chile"}


def test_a_verb_of_happening_does_not_carry_its_object() -> None:
    assert not [c for c in read("Hakan Fidan and Sergei Lavrov went over the plan in Doha.") if c.type == "Agreement"]


@pytest.mark.parametrize(
    ("text", "language", "parties"),
    [
        ("Sweden has offered to hand over two suspects to Norway.", "en", "Sweden, Norway"),
        ("Kenya is ready to send troops to help Haiti.", "en", "Kenya, Haiti"),
        ("Angola is committed to opening its airports to Brazil.", "en", "Angola, Brazil"),
        ("Iraq said it would admit UN inspectors.", "en", "Iraq, UN"),
        ("Canada pledged to support Kenya.", "en", "Canada, Kenya"),
        ("Lee Jae Myung pledged to honour the US alliance.", "en", "Lee Jae Myung"),
        ("تعهدت النرويج بدعم تشاد.", "ar", "النرويج, تشاد"),
        ("التزمت أنغولا بفتح مطاراتها أمام البرازيل.", "ar", "أنغولا, البرازيل"),
        ("أبدت كينيا استعدادها لإرسال قوات إلى هايتي.", "ar", "كينيا, هايتي"),
    ],
)
def test_a_promise_names_for_whom_the_deed_is(text: str, language: str, parties: str) -> None:
    assert only("Pledge", text, language).participants == set(parties.split(", "))


def test_what_somebody_only_expects_is_no_promise() -> None:
    assert not [c for c in read("Mark Carney said it would be wrong to leave Haiti.") if c.type == "Pledge"]
    assert not [c for c in read("Ghana undertook repairs of the harbour.") if c.type == "Pledge"]


def test_an_agreement_of_two_is_between_them_alone() -> None:
    assert only("Agreement", "Egypt and Kenya agreed to help Sudan.").participants == {"Egypt", "Kenya"}


def test_those_named_of_a_group_act() -> None:
    text = "The officials, including Kenyan minister Musalia Mudavadi, met Marco Rubio in Nairobi."
    assert only("Meeting", text).participants == {"Musalia Mudavadi", "Marco Rubio"}


@pytest.mark.parametrize(
    ("text", "language", "parties", "place"),
    [
        ("Some 250 soldiers from Chad and Sudan were swapped on the border with Libya.", "en", "Chad, Sudan", "Libya"),
        ("تبادلت تشاد والسودان 250 أسيرا على الحدود مع ليبيا.", "ar", "تشاد, السودان", "ليبيا"),
    ],
)
def test_a_border_is_a_place_and_whose_it_is_takes_no_part(text: str, language: str, parties: str, place: str) -> None:
    claim = only("Cooperation", text, language)
    assert (claim.participants, claim.places) == (set(parties.split(", ")), {place})


def test_an_attack_on_a_country_happens_there() -> None:
    assert only("Attack", "Sudan bombed Chad on 3 May 2024.").places == {"Chad"}
    assert only("Attack", "قصف السودان تشاد يوم 3 مايو 2024.", "ar").places == {"تشاد"}
    assert only("Attack", "Sudan bombed the city of Abéché in Chad.").places != {"Sudan"}


def test_who_means_the_person_right_before_it() -> None:
    text = "This year at the United Nations, William Ruto, who last year threatened to quit, praised Kenya."
    assert only("Threat", text).participants == {"William Ruto"}


@pytest.mark.parametrize(
    ("full", "short", "other"),
    [("Moussa Faki", "Faki", "Bangui"), ("موسى فقي", "فقي", "بانغي")],
    ids=["en", "ar"],
)
def test_who_bears_the_surname_of_somebody_named_in_full_is_a_person(full: str, short: str, other: str) -> None:
    def mention(name: str, at: int, type: EntityType) -> Mention:
        return Mention(
            document="d",
            passage=0,
            sentence="d-0-9",
            span=Span(at, at + len(name)),
            surface=name,
            name=name,
            type=type,
            language="en",
        )

    named = [mention(full, 0, EntityType.PERSON), mention(short, 20, EntityType.PLACE)]
    found = surnamed([*named, mention(other, 40, EntityType.PLACE)])
    assert [m.type for m in found] == [EntityType.PERSON, EntityType.PERSON, EntityType.PLACE]
