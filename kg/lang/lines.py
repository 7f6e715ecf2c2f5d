"""The names in lines of text, which are taken for the paragraphs of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from kg.lang.registry import PACKS, pack
from kg.model import Block, BlockKind, Document, Form, Mention, Passage, Span
from kg.text.script import direction_of, language_of

BATCH = 64
"""Lines read at once: what is named in one helps to read the others, and nobody waits long for the first."""


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
    """The lines as one document, each a paragraph; neighbours in one language are a passage."""
    document = Document.of("lines", "\n".join(batch))
    languages = [_language(line) for line in batch]
    starts = [0]
    for line in batch:
        starts.append(starts[-1] + len(line) + 1)
    names: list[list[Mention]] = [[] for _ in batch]
    for language, run in groupby(range(len(batch)), languages.__getitem__):
        if language is None:
            continue
        numbers = list(run)
        blocks = tuple(Block(Span(starts[i], starts[i] + len(batch[i])), BlockKind.PARAGRAPH) for i in numbers)
        passage = Passage(document.id, 0, language, direction_of(language), blocks)
        at = numbers[0]
        for mention in pack(language).analyze(document, passage).mentions:
            while mention.span.start >= starts[at + 1]:
                at += 1
            if mention.form is Form.NAME:
                names[at].append(replace(mention, span=mention.span.shift(-starts[at])))
    return map(Line, languages, map(tuple, names))


def _language(line: str) -> str | None:
    found = language_of(line)
    return found if found in PACKS else None
