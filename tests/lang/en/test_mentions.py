"""English names end where they end, know their type, and carry the offices that stand beside them."""

from __future__ import annotations

import pytest

from kg.lang.registry import pack
from kg.model import Block, BlockKind, Direction, Document, EntityType, Form, Mention, Passage, Span, Tenure


def mentions(text: str) -> tuple[Mention, ...]:
    document = Document.of("t.txt", text)
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    passage = Passage(document.id, 0, "en", Direction.LTR, (block,))
    return pack("en").analyze(document, passage).mentions


def names(text: str) -> dict[str, EntityType]:
    return {m.name: m.type for m in mentions(text) if m.form is Form.NAME}


def one(text: str, name: str) -> Mention:
    return next(m for m in mentions(text) if m.name == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenyan President William Ruto flew to Kigali on Monday.", "William Ruto"),
        ("Prime Minister Han Duck-soo will visit Hanoi.", "Han Duck-soo"),
        ("King Abdullah received Sheikh Tamim bin Hamad Al Thani in Amman.", "Tamim bin Hamad Al Thani"),
        ("European Commission President Ursula von der Leyen spoke in Riga.", "Ursula von der Leyen"),
        ("Foreign Minister Péter Szijjártó's visit to Baku was cancelled.", "Péter Szijjártó"),
    ],
)
def test_names_of_people_are_whole_and_without_their_office(text: str, name: str) -> None:
    assert names(text).get(name) is EntityType.PERSON


def test_a_surname_alone_is_the_person_named_before() -> None:
    text = "President William Ruto flew to Kigali. Ruto said he was glad."
    found = [m for m in mentions(text) if m.name == "Ruto"]
    assert [m.type for m in found] == [EntityType.PERSON]


@pytest.mark.parametrize(
    ("text", "office", "of"),
    [
        ("Norwegian Foreign Minister Espen Barth Eide arrived.", "foreign-minister", "country:NO"),
        ("Espen Barth Eide, the Norwegian foreign minister, arrived.", "foreign-minister", "country:NO"),
        ("Foreign Minister Espen Barth Eide of Norway arrived.", "foreign-minister", "country:NO"),
        ("U.S. Treasury Secretary Espen Barth Eide arrived.", "finance-minister", "country:US"),
        ("Norway's defense minister, Tore Sandvik, arrived.", "defense-minister", "country:NO"),
        ("Former Peruvian President Pedro Castillo was released.", "president", "country:PE"),
    ],
)
def test_an_office_beside_a_name_is_kept_with_its_country(text: str, office: str, of: str) -> None:
    cues = [cue for m in mentions(text) if m.form is Form.NAME for cue in m.offices]
    assert [(cue.office, cue.of) for cue in cues] == [(office, of)]


def test_a_former_office_is_former() -> None:
    cue = one("Former Peruvian President Pedro Castillo was released.", "Pedro Castillo").offices[0]
    assert cue.tenure is Tenure.FORMER


@pytest.mark.parametrize("text", ["The Kenyan president left.", "Kenya's president left."])
def test_an_office_without_a_name_is_a_role(text: str) -> None:
    roles = [m for m in mentions(text) if m.form is Form.ROLE]
    assert [(m.offices[0].office, m.offices[0].of) for m in roles] == [("president", "country:KE")]


def test_a_nationality_word_refers_to_its_country() -> None:
    found = [m for m in mentions("Peruvian troops crossed the river.") if m.form is Form.DEMONYM]
    assert [(m.surface, m.known) for m in found] == [("Peruvian", "country:PE")]


def test_georgia_is_the_state_where_the_text_is_about_the_united_states() -> None:
    state = one("US officials raided a plant in Georgia, the US agency said in Washington.", "Georgia")
    country = one("Officials in Tbilisi said Georgia would not join.", "Georgia")
    assert (state.known, country.known) == ("place:georgia-us", "country:GE")


def test_two_people_joined_by_a_hyphen_stay_two() -> None:
    text = "William Ruto met Paul Kagame. The Ruto-Kagame summit ended early."
    assert [m.name for m in mentions(text) if m.form is Form.NAME][2:] == ["Ruto", "Kagame"]


def test_acronyms_are_no_common_words() -> None:
    assert "org:who" not in {m.known for m in mentions("Who is there? Ice covered the road and it pained us.")}
    assert one("The WHO sent doctors.", "WHO").known == "org:who"


def test_names_in_small_letters_are_names_where_the_model_is_sure() -> None:
    found = names("i will travel from nairobi to lusaka in may")
    assert {"nairobi", "lusaka"} <= found.keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [("Dear Amina, the ministers met in Lusaka.", "Amina"), ("Thank Chanda, who came from Kitwe.", "Chanda")],
)
def test_a_capital_at_the_beginning_is_no_first_name(text: str, name: str) -> None:
    assert name in names(text)


def test_names_with_dots_are_whole() -> None:
    found = names("The U.S. envoy met E. D. Phiri in Kitwe.")
    assert {"U.S.", "E. D. Phiri"} <= found.keys()


@pytest.mark.parametrize(
    ("text", "office", "of"),
    [
        ("Kenya appointed Ali Bongo prime minister.", "prime-minister", "country:KE"),
        ("Ali Bongo was sworn in as president of Kenya.", "president", "country:KE"),
        ("Ali Bongo became Kenya's foreign minister in May.", "foreign-minister", "country:KE"),
        ("Kenya's president named Ali Bongo as foreign minister.", "foreign-minister", "country:KE"),
        ("Kenya's president dismissed Interior Minister Ali Bongo.", "interior-minister", "country:KE"),
    ],
)
def test_whoever_is_given_an_office_or_loses_it_has_it_of_whom_gives_it(text: str, office: str, of: str) -> None:
    cues = one(text, "Ali Bongo").offices
    assert [(cue.office, cue.of) for cue in cues] == [(office, of)]


def test_an_office_that_is_resigned_is_a_former_one() -> None:
    cue = one("Ali Bongo resigned as foreign minister of Kenya.", "Ali Bongo").offices[0]
    assert (cue.office, cue.tenure) == ("foreign-minister", Tenure.FORMER)


@pytest.mark.parametrize(
    "text",
    [
        "Ali Bongo will be appointed prime minister of Kenya.",
        "Kenya wants to appoint Ali Bongo as president.",
        "Ali Bongo became president of Kenya in 1997.",
    ],
)
def test_an_office_that_was_not_given_yet_or_long_ago_is_not_held(text: str) -> None:
    assert not one(text, "Ali Bongo").offices


def test_each_of_several_holders_has_the_office_of_one_country() -> None:
    found = mentions("The presidents of Zambia and Uganda, Ali Bongo and Awa Diallo, met in Kampala.")
    held = {m.name: [(c.office, c.of) for c in m.offices] for m in found if m.type is EntityType.PERSON}
    assert held == {"Ali Bongo": [("president", "country:ZM")], "Awa Diallo": [("president", "country:UG")]}
