"""The names in single lines of text, each read by itself in the language of its script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.lang.registry import PACKS, pack
from kg.model import Block, BlockKind, Document, Form, Mention, Passage, Span
from kg.text.script import direction_of, language_of

BATCH = 64
"""Lines read at once: models are several times faster on many, and nobody waits long for the first."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is named in a line; `language` is None where it is in none that is read."""

    language: str | None
    names: tuple[Mention, ...]


def recognize(lines: Iterable[str]) -> Iterator[Line]:
    """The names in each line, with offsets in it. Nationality words and offices are no names."""
    waiting = iter(lines)
    while batch := list(islice(waiting, BATCH)):
        yield from _read(batch)


def _read(batch: Sequence[str]) -> Iterator[Line]:
    pieces = [_piece(line) for line in batch]
    found: dict[int, Line] = {}
    for language in PACKS:
        places = [i for i, piece in enumerate(pieces) if piece is not None and piece[1].language == language]
        read = pack(language).analyze_many([piece for i in places if (piece := pieces[i]) is not None])
        for i, analysis in zip(places, read, strict=True):
            found[i] = Line(language, tuple(m for m in analysis.mentions if m.form is Form.NAME))
    for i in range(len(batch)):
        yield found.get(i, Line(None, ()))


def _piece(line: str) -> tuple[Document, Passage] | None:
    language = language_of(line)
    if language is None or language not in PACKS:
        return None
    document = Document.of("line", line)
    block = Block(Span(0, len(line)), BlockKind.PARAGRAPH)
    return document, Passage(document.id, 0, language, direction_of(language), (block,))
