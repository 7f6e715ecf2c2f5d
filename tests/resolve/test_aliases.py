"""A by-name is whose the text says it is."""

from __future__ import annotations

import pytest

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Document, Extraction, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer


def article(source: str, text: str) -> Extraction:
    document = Document.of(source, text, published=TimeSpan.parse("2024-06-01"))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


def bearers(name: str, *articles: Extraction) -> list[set[str]]:
    """The names of every entity that bears a name."""
    entities = resolve(articles, gazetteer=Gazetteer.load(), decisions=Decisions()).entities
    found = [{n.text for n in e.names} for e in entities]
    return [names for names in found if name in names]


@pytest.mark.parametrize(
    "text",
    [
        "President Osvaldo Pereira, the general known as Nacho, flew to Lima. Nacho met farmers.",
        "President Osvaldo Pereira (Nacho) flew to Lima. Mr Nacho met farmers.",
    ],
)
def test_a_by_name_is_of_whom_the_text_calls_so(text: str) -> None:
    assert bearers("Nacho", article("a.txt", text)) == [{"Osvaldo Pereira", "Nacho"}]


def test_a_by_name_given_in_one_language_serves_the_other() -> None:
    english = article("a.txt", "General Mohamed Hamdan Dagalo, the leader known as Hemedti, flew to Juba.")
    arabic = article("b.txt", "وصل الفريق محمد حمدان دقلو المعروف باسم حميدتي إلى جوبا. والتقى حميدتي سلفا كير.")
    (names,) = bearers("حميدتي", english, arabic)
    assert {"Mohamed Hamdan Dagalo", "Hemedti", "محمد حمدان دقلو"} <= names


def test_who_is_quoted_after_a_name_is_somebody_else() -> None:
    text = 'Minister Osvaldo Pereira told Ana Quispe "Fujimori will come". Mr Fujimori stayed away.'
    assert all(
        names.isdisjoint({"Osvaldo Pereira", "Ana Quispe"}) for names in bearers("Fujimori", article("a.txt", text))
    )
