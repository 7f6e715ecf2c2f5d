"""Every language pack keeps the contract, whatever text it is given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import resources
from kg.lang.registry import PACKS, pack
from kg.model import Analysis, Block, BlockKind, Document, Form, Passage, Span
from kg.text.script import direction_of

HOSTILE = (
    "",
    " \n ",
    "مُحَمَّد بْن سَلْمَان",
    "الرئيـــس",
    "\ufefb\u200f\u202eabc",
    "Zelenskyyفولوديمير",
    "😀 " * 50,
    "a" * 5000,
    "((((«»“”",
    "کیم جونج أون",
)


def analysis(text: str, language: str) -> tuple[Document, Analysis]:
    document = Document.of("t.txt", text)
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    passage = Passage(document.id, 0, language, direction_of(language), (block,))
    return document, pack(language).analyze(document, passage)


def check(document: Document, found: Analysis) -> None:
    sentences = {sentence.id: sentence for sentence in found.sentences}
    for sentence in found.sentences:
        assert sentence.span.of(document.text) == sentence.text
        for token in sentence.tokens:
            assert token.span.of(document.text) == token.surface
            assert sentence.span.contains(token.span)
            assert token.head is None or 0 <= token.head < len(sentence.tokens)
        for left, right in pairwise(sentence.tokens):
            assert left.span.end <= right.span.start
    for mention in found.mentions:
        assert mention.span.of(document.text) == mention.surface
        assert sentences[mention.sentence].span.contains(mention.span)
        assert mention.basis
    assert [m.span for m in found.mentions] == sorted(m.span for m in found.mentions)
    names = [m for m in found.mentions if m.form is Form.NAME]
    for before, after in pairwise(names):
        assert not before.span.overlaps(after.span), (before.surface, after.surface)
    assert len({m.id for m in names}) == len(names)


@pytest.mark.parametrize("language", sorted(PACKS))
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_without_harm(language: str, text: str) -> None:
    if text:
        check(*analysis(text, language))


@pytest.mark.parametrize("language", sorted(PACKS))
def test_real_articles_keep_the_contract(language: str) -> None:
    for path in sorted((resources.seeds() / "articles").iterdir()):
        check(*analysis(path.read_text("utf-8"), language))


@pytest.mark.parametrize("language", sorted(PACKS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("abcAB .,'-()ابتلوفك ءأىةـَ؟،«»لي0٣\u200f\n"), min_size=1, max_size=80))
def test_any_text_keeps_the_contract(language: str, text: str) -> None:
    check(*analysis(text, language))


@pytest.mark.parametrize("language", sorted(PACKS))
def test_the_same_text_is_read_the_same_way_twice(language: str) -> None:
    text = (resources.seeds() / "articles" / "002_98970a7380087d56.txt").read_text("utf-8")[:1500]
    assert analysis(text, language)[1] == analysis(text, language)[1]
