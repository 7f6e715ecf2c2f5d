"""Parts → pieces: which stretches of a page are one article, one summary, one caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kg.model import BlockKind
from kg.read.layout import Layout, Role, words_of
from kg.read.lines import LineKind
from kg.read.parts import Part

_FULL_STOP = re.compile(r"[.۔…:]\W*$")

_TAIL = 40
"""Characters at the end of a part that tell how it ends."""
_HEADLINE_WORDS = 25
_SENTENCE_WORDS = 8
"""Words from which something that ends like a sentence is one and not a label."""
_PROSE_WORDS = 20
"""Words from which text is prose however it ends."""
_HEAD_PARTS = 2
"""How many parts after a headline its date line can be."""
_LABEL_WORDS = 4
"""Words up to which a part may be a label of the page."""
_BRIEF_PARTS = 2
"""Parts up to which what stands between two rules is a news brief: a headline and a paragraph."""

_BESIDE = (BlockKind.DATELINE, BlockKind.KEYWORDS)
_LIST_ENDS = (LineKind.RELATED, LineKind.RESUME, LineKind.LABEL, LineKind.END)

Item = Part | LineKind


class Origin(StrEnum):
    """How a piece belongs to its page.

    MAIN is what the page is about, SAME its translation or summary, OTHER an article of its own
    that stands beside it, RELATED one that is offered for further reading and may be older.
    """

    MAIN = "main"
    SAME = "same"
    OTHER = "other"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts that were written as one text, all in one language, in page order."""

    parts: tuple[Part, ...]
    origin: Origin

    @property
    def language(self) -> str:
        return self.parts[0].language


@dataclass(slots=True)
class _Section:
    """A stretch of the page while it is being collected.

    `told` once there is running text in it, `ended` once its article is over, `last` its last part.
    """

    origin: Origin
    items: list[Item] = field(default_factory=list)
    told: bool = False
    ended: bool = False
    last: Part | None = None

    @property
    def parts(self) -> list[Part]:
        return [item for item in self.items if isinstance(item, Part)]

    def add(self, page: _Page, part: Part) -> None:
        self.items.append(part)
        self.told = self.told or page.prose(part)
        self.last = part


@dataclass(frozen=True, slots=True)
class _Page:
    """The text and the layout that every question about a part needs."""

    text: str
    layout: Layout

    def words(self, part: Part) -> list[str]:
        return part.span.of(self.text).split()

    def headline(self, part: Part) -> bool:
        return headline_like(self.text, part)

    def prose(self, part: Part) -> bool:
        return prose(self.text, part)

    def scraps(self, piece: Piece) -> bool:
        """Whether a piece is only labels: names of the site in another script, buttons of no known name."""
        return all(
            part.kind is BlockKind.KEYWORDS
            or (part.kind is not BlockKind.CAPTION and len(self.words(part)) <= _LABEL_WORDS)
            for part in piece.parts
        )

    def continues(self, part: Part) -> bool:
        """Whether the part begins with words that go on with what was said before."""
        line = part.span.of(self.text)[:80]
        return self.layout.starts(Role.CONTINUING, words_of(line), line) > 0


def headline_like(text: str, part: Part) -> bool:
    """Whether a part is short and ends without the full stop that prose has."""
    if part.kind is BlockKind.HEADLINE:
        return True
    if part.kind is not BlockKind.PARAGRAPH:
        return False
    line = part.span.of(text)
    return len(line.split()) <= _HEADLINE_WORDS and not _FULL_STOP.search(line[-_TAIL:])


def prose(text: str, part: Part) -> bool:
    """Whether a part is running text: a sentence, not a label, nor a headline, which may well ask."""
    if part.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    line = part.span.of(text)
    count = len(line.split())
    return count >= _PROSE_WORDS or (count >= _SENTENCE_WORDS and _FULL_STOP.search(line[-_TAIL:]) is not None)


def pieces_of(text: str, items: Sequence[Item], layout: Layout) -> tuple[Piece, ...]:
    """The pieces on a page, in order of their first part; link lists are in none."""
    page = _Page(text, layout)
    found: list[Piece] = []
    for section in _sections(page, items):
        found += _offered(page, section) if section.origin is Origin.RELATED else _by_language(section)
    if any(page.prose(part) for piece in found for part in piece.parts):
        found = [piece for piece in found if not page.scraps(piece)]
    return tuple(sorted(found, key=lambda piece: piece.parts[0].span))


def _sections(page: _Page, items: Sequence[Item]) -> list[_Section]:
    sections = [_Section(Origin.MAIN)]
    briefs = _are_briefs(items)
    at = 0
    while at < len(items):
        item, section = items[at], sections[-1]
        if item is LineKind.RELATED:
            at = _after_related(page, items, at, sections)
            continue
        if item is LineKind.LABEL:
            sections.append(_Section(Origin.SAME))
        elif isinstance(item, LineKind):
            section.items.append(item)
            section.ended = section.ended or item is LineKind.END
        else:
            origin = _opens(page, items, at, section, briefs)
            if origin is not None:
                sections.append(_Section(origin))
            sections[-1].add(page, item)
        at += 1
    return sections


def _after_related(page: _Page, items: Sequence[Item], at: int, sections: list[_Section]) -> int:
    """Opens a section for what a "related" heading at `at` offers; the index at which to go on.

    A list of links opens none; links in a box inside an article are passed over, and it goes on.
    """
    end = at + 1
    while end < len(items) and items[end] not in _LIST_ENDS:
        end += 1
    if end < len(items) and items[end] is LineKind.RESUME:
        return end + 1
    offered = [item for item in items[at + 1 : end] if isinstance(item, Part)]
    if not any(page.prose(part) for part in offered):
        return end
    links = 0
    while not page.prose(offered[links]):
        links += 1
    article = sections[-1]
    if article.origin is not Origin.RELATED and article.told and not article.ended and page.continues(offered[links]):
        return items.index(offered[links], at)
    sections.append(_Section(Origin.RELATED))
    return at + 1


def _opens(page: _Page, items: Sequence[Item], at: int, section: _Section, briefs: bool) -> Origin | None:
    """How the piece that begins at `items[at]` belongs to the page, None if it begins none."""
    part = items[at]
    assert isinstance(part, Part)
    if not section.told or section.last is None:
        return None
    before = items[at - 1]
    following = [item for item in items[at + 1 : at + 1 + _HEAD_PARTS] if isinstance(item, Part)]
    ruled = before is LineKind.RULE
    if ruled and part.language != section.last.language:
        return Origin.SAME
    if part.level == 1 or (ruled and (briefs or page.headline(part))):
        return Origin.OTHER
    dated = any(item.kind is BlockKind.DATELINE for item in following)
    told = bool(following) and page.prose(following[0])
    if page.headline(part) and len(page.words(part)) > 2 and (dated or (section.ended and told)):
        return Origin.OTHER
    return None


def _are_briefs(items: Sequence[Item]) -> bool:
    """Whether rules cut the page into news in brief: three stretches or more, none of them long."""
    runs = [0]
    for item in items:
        if item is LineKind.RULE:
            runs.append(0)
        elif isinstance(item, Part):
            runs[-1] += 1
    filled = [count for count in runs if count]
    return len(filled) > 2 and max(filled) <= _BRIEF_PARTS


def _adopted(parts: Sequence[Part]) -> list[Part]:
    """The parts with datelines and keywords in the language of the text they belong to, whatever their script:
    datelines in that below them, or above if there is none below; keywords in that above them."""
    adopted: list[Part] = []
    below = next((part.language for part in reversed(parts) if part.kind not in _BESIDE), None)
    for at, part in reversed(tuple(enumerate(parts))):
        if part.kind is BlockKind.KEYWORDS:
            above = next((before.language for before in reversed(parts[:at]) if before.kind not in _BESIDE), below)
            adopted.append(replace(part, language=above or part.language))
            continue
        if part.kind is not BlockKind.DATELINE:
            below = part.language
        adopted.append(replace(part, language=below) if below is not None else part)
    return adopted[::-1]


def _by_language(section: _Section) -> Iterator[Piece]:
    """One piece a language: paragraphs of a translation may alternate with those of the original."""
    by_language: dict[str, list[Part]] = {}
    for part in _adopted(section.parts):
        by_language.setdefault(part.language, []).append(part)
    origin = section.origin
    for parts in by_language.values():
        if all(part.kind is BlockKind.KEYWORDS for part in parts):
            continue
        yield Piece(tuple(parts), origin)
        origin = Origin.SAME if origin is Origin.MAIN else origin


def _offered(page: _Page, section: _Section) -> Iterator[Piece]:
    """The pieces under a "related" heading: teasers, each a piece, or one article in full.

    Headlines without text are links and yield nothing.
    """
    parts = _adopted(section.parts)
    teasers = len({part.language for part in parts}) > 1 or _interrupted(page, section)
    current = _Section(Origin.RELATED)
    for at, part in enumerate(parts):
        if current.items and _begins(page, current, part, parts[at + 1 : at + 2], teasers=teasers):
            yield from _kept(page, current.parts)
            current = _Section(Origin.RELATED)
        current.add(page, part)
    yield from _kept(page, current.parts)


def _interrupted(page: _Page, section: _Section) -> bool:
    """Whether credits stand between paragraphs, few of which go on with the one before."""
    texts = [part for part in section.parts if page.prose(part)]
    if len(texts) < 2:
        return False
    first, last = section.items.index(texts[0]), section.items.index(texts[-1])
    marks = sum(1 for item in section.items[first:last] if isinstance(item, LineKind))
    going_on = sum(1 for text in texts[1:] if page.continues(text))
    return marks > 0 and going_on * 3 < len(texts) - 1


def _begins(page: _Page, current: _Section, part: Part, following: Sequence[Part], *, teasers: bool) -> bool:
    """Whether `part` begins another piece than the one collected in `current`."""
    first, last = current.items[0], current.last
    assert isinstance(first, Part)
    assert last is not None
    if part.kind is BlockKind.KEYWORDS:
        return False
    if part.language != last.language:
        return True
    if page.headline(part):
        # Above prose it is the headline of the next piece, or of a section of an article in full.
        dated = bool(following) and following[0].kind is BlockKind.DATELINE
        return current.told and part.gap and (teasers or dated)
    if BlockKind.CAPTION in (part.kind, last.kind):
        return part.gap
    if not current.told or not part.gap or page.continues(part):
        return False
    return teasers or not page.headline(first)


def _kept(page: _Page, parts: Sequence[Part]) -> Iterator[Piece]:
    """The piece in `parts`, if it has text; of several headlines above it only the last is its own."""
    if not any(page.prose(part) or part.kind is BlockKind.CAPTION for part in parts):
        return
    first = next((at for at, part in enumerate(parts) if page.prose(part)), len(parts))
    links = [part for part in parts[:first] if page.headline(part) or part.kind is BlockKind.ITEM][:-1]
    yield Piece(tuple(part for part in parts if part not in links), Origin.RELATED)
