"""A role means whoever held the office when the article appeared: by the articles first, by the list after them."""

from __future__ import annotations

import pytest

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Document, Extraction, Form, Resolution, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer


def article(source: str, text: str, published: str) -> Extraction:
    document = Document.of(source, text, published=TimeSpan.parse(published))
    passages = segment(document)
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in passages])


def resolution(*articles: Extraction) -> Resolution:
    return resolve(articles, gazetteer=Gazetteer.load(), decisions=Decisions())


def meant(role: Extraction, *others: Extraction) -> set[str]:
    """The entities that the roles of an article denote, given the other articles."""
    found = resolution(role, *others)
    roles = [m.id for analysis in role.analyses for m in analysis.mentions if m.form is Form.ROLE]
    return {found.denotes[m] for m in roles if m in found.denotes}


NAMED = article("n.txt", "Joe Biden and Barack Obama spoke in Chicago. Donald Trump stayed away.", "2024-06-01")
ENGLISH = "The US president arrived in Oslo on Tuesday."
ARABIC = "وصل الرئيس الأمريكي إلى أوسلو يوم الثلاثاء."


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
@pytest.mark.parametrize(
    ("day", "person"), [("2010-03-02", "barack-obama"), ("2018-03-06", "donald-trump"), ("2022-03-01", "joe-biden")]
)
def test_the_list_tells_whom_a_role_means_at_a_date(text: str, day: str, person: str) -> None:
    assert meant(article("r.txt", text, day), NAMED) == {person}


def test_what_an_article_says_beats_the_list() -> None:
    said = article("s.txt", "US President Mary Stanhope flew to Oslo. The US president met the king.", "2022-03-01")
    assert "mary-stanhope" in meant(said, NAMED)
    assert "joe-biden" not in meant(said, NAMED)


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_the_list_brings_nobody_into_the_graph(text: str) -> None:
    found = resolution(article("r.txt", text, "2022-03-01"))
    assert not any(entity.type == "Person" for entity in found.entities)
    assert found.holdings == ()


def test_the_list_states_no_office() -> None:
    assert resolution(article("r.txt", ENGLISH, "2022-03-01"), NAMED).holdings == ()


def offices_of(name: str, *articles: Extraction) -> set[tuple[str, str | None]]:
    found = resolution(*articles)
    person = next(e.id for e in found.entities if name in {n.text for n in e.names})
    return {(h.office, h.of) for h in found.holdings if h.person == person}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Emmanuel Macron flew to Chad. France sent doctors.", "Emmanuel Macron"),
        ("توجه الرئيس إيمانويل ماكرون إلى تشاد. وأرسلت فرنسا أطباء.", "إيمانويل ماكرون"),
    ],
)
def test_an_office_whose_country_no_sentence_tells_stays_without_one(text: str, name: str) -> None:
    assert offices_of(name, article("o.txt", text, "2024-06-01")) == {("president", None)}


def test_the_list_gives_nobody_an_office() -> None:
    assert not offices_of("Emmanuel Macron", article("o.txt", "Emmanuel Macron flew to France.", "2024-06-01"))


def test_an_office_without_its_country_is_of_the_one_of_the_other_offices() -> None:
    text = "Kenyan minister Musalia Mudavadi flew to Oslo. Crown Prince Musalia Mudavadi met farmers."
    assert {of for _, of in offices_of("Musalia Mudavadi", article("o.txt", text, "2024-06-01"))} == {"kenya"}
