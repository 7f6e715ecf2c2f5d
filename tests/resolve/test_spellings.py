"""Spellings that an entity has beside those in its sentences: in keywords, and without the word for its kind."""

from __future__ import annotations

import pytest

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Document, Entity, EntityType, Extraction, Judgement, Name, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.resolve.apposition import with_bare
from kg.resolve.names import match_names
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer

ENGLISH = "Kenyan President William Ruto met Rwandan President Paul Kagame in Kigali. Ruto thanked Kagame."
ARABIC = "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي، وشكر روتو كاغامي."


def article(text: str) -> Extraction:
    document = Document.of("a.txt", text, published=TimeSpan.parse("2024-06-01"))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


def entities(text: str) -> tuple[Entity, ...]:
    return resolve([article(text)], gazetteer=Gazetteer.load(), decisions=Decisions()).entities


@pytest.mark.parametrize(
    ("text", "line", "name", "spelling"),
    [
        (ENGLISH, "Tags: William Rutto, Paul Kagame, diplomacy", "William Ruto", "William Rutto"),
        (ARABIC, "كلمات دلالية: ويليام روتو کيغالي الرئيس الأوغندي بول كاجامي", "بول كاغامي", "بول كاجامي"),
    ],
)
def test_keywords_add_spellings_and_nothing_else(text: str, line: str, name: str, spelling: str) -> None:
    filed = entities(f"{text}\n\n{line}\n")
    assert [e.type for e in filed] == [e.type for e in entities(text)]
    (bearer,) = (e for e in filed if name in {n.text for n in e.names})
    assert spelling in {n.text for n in bearer.names}


@pytest.mark.parametrize(
    ("text", "line"),
    [(ENGLISH, "Tags: Oslo, Jens Stoltenberg, Norway"), (ARABIC, "الوسوم: أوسلو، ينس ستولتنبرغ، النرويج")],
)
def test_whom_only_keywords_name_is_not_in_the_graph(text: str, line: str) -> None:
    assert [(e.id, e.names) for e in entities(f"{text}\n\n{line}\n")] == [(e.id, e.names) for e in entities(text)]


@pytest.mark.parametrize(
    ("text", "line"),
    [(ENGLISH, "Tags: President of Uganda Paul Kagame"), (ARABIC, "الوسوم: الرئيس الأوغندي بول كاغامي")],
)
def test_what_stands_beside_a_name_in_keywords_is_no_office_of_its_bearer(text: str, line: str) -> None:
    assert len(article(f"{text}\n\n{line}\n").offices) == len(article(text).offices)


@pytest.mark.parametrize(
    ("name", "language", "left"),
    [
        ("شبكة آر تي إل", "ar", "آر تي إل"),
        ("حركة سيريزا", "ar", "سيريزا"),
        ("Hannibal TV", "en", "Hannibal"),
        ("Radio Okapi", "en", "Okapi"),
    ],
)
def test_an_organization_is_called_without_its_kind_too(name: str, language: str, left: str) -> None:
    assert set(with_bare([Name(name, language)], EntityType.ORGANIZATION)) == {
        Name(name, language),
        Name(left, language),
    }


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("منظمة الصحة العالمية", "ar"),
        ("حركة العدل والمساواة", "ar"),
        ("وزارة الدفاع", "ar"),
        ("World Radio", "en"),
        ("Bank of Uganda", "en"),
    ],
)
def test_words_that_are_translated_are_no_name_without_the_kind(name: str, language: str) -> None:
    assert list(with_bare([Name(name, language)], EntityType.ORGANIZATION)) == [Name(name, language)]


@pytest.mark.parametrize(
    ("whole", "organ"),
    [
        ("Mercosur", "Mercosur Secretariat"),
        ("ECOWAS", "ECOWAS Parliament"),
        ("إيغاد", "مجلس إيغاد"),
        ("الإيسيسكو", "مكتب الإيسيسكو"),
    ],
)
def test_what_a_body_has_is_not_that_body(whole: str, organ: str) -> None:
    assert match_names(whole, None, organ, None, EntityType.ORGANIZATION).judgement is not Judgement.SAME


@pytest.mark.parametrize(
    ("whole", "kind"),
    [("Al Jazeera", "Al Jazeera network"), ("سيريزا", "حركة سيريزا"), ("Taliban", "Taliban movement")],
)
def test_a_word_for_what_a_body_is_may_be_left_out(whole: str, kind: str) -> None:
    assert match_names(whole, None, kind, None, EntityType.ORGANIZATION).judgement is Judgement.SAME
