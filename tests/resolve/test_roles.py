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
