"""A piece → its blocks: headline, datelines, paragraphs, captions, in page order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import Block, BlockKind, Span, TimeSpan
from kg.read.calendar import Found
from kg.read.dateline import BAR, DASH, Dateline, dateline_before, dateline_of, names_in
from kg.read.layout import Layout, Role, words_of
from kg.read.lines import LineKind, trim
from kg.read.parts import Part, credited
from kg.read.pieces import Piece, headline_like, prose

_SUBHEAD_WORDS = 12
"""Words up to which a line between paragraphs is a heading of what follows."""
_BYLINE_WORDS = 25
_SITE_WORDS = 8
"""Words up to which a line with a bar, above the text, names places and papers."""
_PAIR_WORDS = 5
"""The same for a line with a dash, which headlines have too."""
_NAME_WORDS = 4
"""Words up to which a line under a headline is a name: of an author, a place, a paper."""
_SPOKEN = re.compile(r"[!?؟\"'”’»]$")


@dataclass(frozen=True, slots=True)
class Laid:
    """The blocks of a piece; its headline; the date that its datelines state, and dates in them
    that need a year from elsewhere ("SEOUL, Jan. 6 --")."""

    blocks: tuple[Block, ...]
    title: str | None
    published: TimeSpan | None
    partial: tuple[Found, ...] = ()


def with_datelines(text: str, items: Sequence[Part | LineKind], layout: Layout) -> list[Part | LineKind]:
    """The items, lines that only say when and where something was written marked as datelines."""
    marked: list[Part | LineKind] = []
    for item in items:
        if isinstance(item, Part) and item.kind is BlockKind.PARAGRAPH and dateline_of(text, item.span, layout):
            item = replace(item, kind=BlockKind.DATELINE)
        marked.append(item)
    return marked


def laid_out(text: str, piece: Piece, layout: Layout) -> Laid:
    """The blocks of `piece`. Above the first paragraph stand headline, author, place and date."""
    parts = piece.parts
    first = next((at for at, part in enumerate(parts) if prose(text, part)), len(parts))
    head, body = parts[:first], parts[first:]
    title = _title(text, head, layout)
    opening = dateline_before(text, body[0].span, layout) if body else None
    blocks: list[Block] = []
    for at, part in enumerate(head):
        kind = BlockKind.HEADLINE if part is title else _kind_in_head(text, part, layout, alone=not body)
        if kind is BlockKind.HEADLINE and part is not title and _signs(text, part, head[at + 1 : at + 2]):
            kind = BlockKind.DATELINE
        blocks += _blocks(text, part.span, kind, layout)
    last = max((at for at, part in enumerate(body) if prose(text, part)), default=0)
    for at, part in enumerate(body):
        span = part.span
        if at == 0 and opening is not None:
            blocks += [Block(name, BlockKind.DATELINE) for name in opening.names]
            span = trim(text, Span(opening.end, span.end))
        blocks += _blocks(
            text, span, _kind_in_body(text, part, body[at + 1 : at + 2] if at < last else (), layout), layout
        )
    published, partial = _dated(text, head, body, opening, layout)
    headline = " ".join(title.span.of(text).split()) if title is not None else None
    return Laid(tuple(blocks), headline, published, partial)


def _blocks(text: str, span: Span, kind: BlockKind, layout: Layout) -> Iterator[Block]:
    if kind is BlockKind.DATELINE:
        yield from (Block(name, kind) for name in names_in(text, span, layout))
    elif span:
        yield Block(span, kind)


def _title(text: str, head: Sequence[Part], layout: Layout) -> Part | None:
    """The headline among the parts above the text: a marked one, else the first with enough words."""
    able = [part for part in head if headline_like(text, part) and not _is_byline(text, part, layout)]
    for test in (
        lambda part: part.level > 0,
        lambda part: len(part.span.of(text).split()) > _NAME_WORDS and not _site_line(text, part),
    ):
        chosen = next((part for part in able if test(part)), None)
        if chosen is not None:
            return chosen
    return able[0] if able else None


def _kind_in_head(text: str, part: Part, layout: Layout, *, alone: bool) -> BlockKind:
    """What a part above the text is that is not its title; `alone` if there is no text below it."""
    if part.kind is not BlockKind.PARAGRAPH:
        return part.kind
    if not headline_like(text, part) and not _is_byline(text, part, layout):
        return BlockKind.PARAGRAPH
    few = len(part.span.of(text).split()) <= _NAME_WORDS
    if (few and not alone) or _is_byline(text, part, layout) or _site_line(text, part):
        return BlockKind.DATELINE
    if credited(part.span.of(text), layout):
        return BlockKind.CAPTION
    return BlockKind.HEADLINE


def _signs(text: str, part: Part, below: Sequence[Part]) -> bool:
    """Whether a short line right above a date is a signature: "Justin McCurry in Tokyo and agencies"."""
    dated = any(line.kind is BlockKind.DATELINE for line in below)
    return dated and part.level == 0 and len(part.span.of(text).split()) <= _SITE_WORDS - 2


def _kind_in_body(text: str, part: Part, following: Sequence[Part], layout: Layout) -> BlockKind:
    if part.kind is not BlockKind.PARAGRAPH:
        return part.kind
    line = part.span.of(text)
    if credited(line, layout) and len(line.split()) <= _BYLINE_WORDS * 2:
        return BlockKind.CAPTION
    if not headline_like(text, part):
        signed = _is_byline(text, part, layout, least=2)
        return BlockKind.DATELINE if signed else BlockKind.PARAGRAPH
    if _is_byline(text, part, layout, least=2):
        return BlockKind.DATELINE
    count = len(line.split())
    if not following and count <= _NAME_WORDS and not _SPOKEN.search(line):
        return BlockKind.DATELINE
    heads = count <= _SUBHEAD_WORDS and not _SPOKEN.search(line)
    return BlockKind.HEADLINE if heads and any(prose(text, p) for p in following) else BlockKind.PARAGRAPH


def _is_byline(text: str, part: Part, layout: Layout, *, least: int = 1) -> bool:
    """Whether the part begins with a byline phrase of `least` words, or one with a colon, and is short."""
    line = part.span.of(text)
    words = words_of(line[:200])
    taken = layout.starts(Role.BYLINE, words, line)
    if not taken or taken == len(words) or len(line.split()) > _BYLINE_WORDS:
        return False
    return taken >= least or line[words[taken - 1].end :].lstrip().startswith(":")


def _site_line(text: str, part: Part) -> bool:
    """Whether the part is a short line with a bar, as the names of papers, places and departments are."""
    line = part.span.of(text)
    count = len(line.split())
    barred = BAR.search(line) is not None and count <= _SITE_WORDS
    return part.level == 0 and (barred or (DASH.search(line) is not None and count <= _PAIR_WORDS))


def _dated(
    text: str, head: Sequence[Part], body: Sequence[Part], opening: Dateline | None, layout: Layout
) -> tuple[TimeSpan | None, tuple[Found, ...]]:
    """The date of publication: from a line above the text, its dateline, or a labelled line below it."""
    above = [line for part in head if (line := dateline_of(text, part.span, layout)) is not None]
    below = [
        line for part in body if part.kind is BlockKind.DATELINE and (line := dateline_of(text, part.span, layout))
    ]
    below = [line for line in below if line.labelled]
    for line in (*above, *([opening] if opening is not None else []), *below):
        if line.published is not None:
            return line.published, ()
    return None, opening.dates if opening is not None else ()
