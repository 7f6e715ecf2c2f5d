"""A text cut into lines, each with what it is on the page: text, a heading, a mark, or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span
from kg.read.layout import Layout, Role, Word, words_of

_LINE = re.compile(r"(?P<text>[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*)(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|\Z)")
# White space, and the invisible marks of joining, direction and byte order that pages put around lines.
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _MARKS
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}")
_RULE = re.compile(r"(?:[^\w\s]\s*){3,}|[*§⁂#]")
_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?=\S)")
_BULLET = re.compile(r"(?:[-*+•●▪◦‣·◾■►▶»]|\(?\d{1,2}[.)\-]|[٠-٩]{1,2}[.)\-])[ \t]+(?=\S)")
_QUOTE = re.compile(r">[> \t]*(?=\S)")
_IMAGE = re.compile(r"!\[(?P<caption>[^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_LINKS = re.compile(r"(?:[\s|•·,>-]*\[[^\]]+\](?:\([^)]*\)|\[[^\]]*\]))+[\s|•·,.>-]*")
_FENCE = re.compile(r"```|~~~")
_COMMENT = re.compile(r"<!--.*-->")
_BARE_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+", re.IGNORECASE)
_LABELLED = re.compile(r"[\s:：]*")
_BAR = re.compile(r"[|¦•·›»/]|\s[-–—]\s|\s{2,}|\t")

_SHORT = 45
"""Words up to which a line can be boilerplate by a phrase inside it."""
_LOOK = 500
"""Characters of a line that are compared with phrases: longer lines are prose."""
_LABEL = 4
"""Words up to which a stretch between bars is a label of navigation."""
_KEYWORDS = 120
"""Words up to which a line that begins like a keyword line is one."""

_DROPPED = (
    Role.BOILERPLATE,
    Role.BUTTON,
    Role.SECTION,
    Role.TRAILING,
    Role.PICTURE,
    Role.RELATED,
    Role.RESUME,
    Role.LABEL,
    Role.PUBLISHED,
    Role.FILLER,
)


class LineKind(StrEnum):
    """What a line is.

    BLANK, RULE, RELATED, RESUME, LABEL, END, PICTURE and DROP are marks: they say what the lines around
    them are and hold no text of their own. A LINK stands inside an article and says nothing of it.
    """

    BLANK = "blank"
    RULE = "rule"
    RELATED = "related"
    RESUME = "resume"
    LABEL = "label"
    END = "end"
    PICTURE = "picture"
    DROP = "drop"
    LINK = "link"
    HEADING = "heading"
    ITEM = "item"
    KEYWORDS = "keywords"
    CAPTION = "caption"
    SOURCE = "source"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """`span` is the text without indent, bullet, heading marks and label; `level` the depth of a heading."""

    kind: LineKind
    span: Span
    level: int = 0


def lines_of(text: str, start: int, layout: Layout) -> Iterator[Line]:
    """The lines of `text` from offset `start` on, in order, spans in `text`."""
    fenced = False
    before: Line | None = None
    for match in _LINE.finditer(text, start):
        if match.start() == len(text) > start and not match["text"]:
            break
        span = trim(text, Span(match.start("text"), match.end("text")))
        if _FENCE.match(text, span.start, span.end):
            fenced = not fenced
            line = Line(LineKind.DROP, span)
        elif fenced:
            line = Line(LineKind.DROP, span)
        elif before is not None and before.kind is LineKind.TEXT and _UNDERLINE.fullmatch(text, span.start, span.end):
            # A rule directly below a line makes that line a heading.
            level = 1 if text[span.start] == "=" else 2
            before, line = Line(LineKind.HEADING, before.span, level), Line(LineKind.DROP, span)
        else:
            line = _line(text, span, layout)
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


def trim(text: str, span: Span) -> Span:
    """`span` without white space, byte order marks and direction marks at its ends."""
    inside = span.of(text)
    start = span.start + len(inside) - len(inside.lstrip(_AROUND))
    return Span(start, max(start, span.start + len(inside.rstrip(_AROUND))))


def _line(text: str, span: Span, layout: Layout) -> Line:
    if not span:
        return Line(LineKind.BLANK, span)
    line = span.of(text)
    if not any(char.isalpha() for char in line):
        return Line(LineKind.RULE if _RULE.fullmatch(line) else LineKind.DROP, span)
    if len(line) <= _LOOK and any(shape.fullmatch(line) for shape in (_COMMENT, _LINKS, _BARE_LINK)):
        return Line(LineKind.DROP, span)
    image = _IMAGE.fullmatch(line)
    if image:
        caption = trim(text, Span(span.start + image.start("caption"), span.start + image.end("caption")))
        return Line(LineKind.CAPTION if caption else LineKind.DROP, caption or span)
    quote = _QUOTE.match(line)
    if quote:
        span = Span(span.start + quote.end(), span.end)
    heading = _HEADING.match(text, span.start, span.end)
    bullet = None if heading else _BULLET.match(text, span.start, span.end)
    marked = heading or bullet
    inner = trim(text, Span(marked.end(), span.end)) if marked else span
    if heading:
        closed = len(text[inner.start : inner.end].rstrip("#").rstrip())
        inner = Span(inner.start, inner.start + closed) if closed else inner
    line = inner.of(text)
    words = words_of(line[:_LOOK])
    found = _by_phrases(text, words, inner, layout) or _navigation(line, words, inner, layout)
    if found is not None:
        return found
    if heading:
        return Line(LineKind.HEADING, inner, len(heading["level"]))
    return Line(LineKind.ITEM if bullet else LineKind.TEXT, inner)


def _by_phrases(text: str, words: tuple[Word, ...], span: Span, layout: Layout) -> Line | None:
    line = span.of(text)
    if words and layout.starts(Role.LINK, words, line) == len(words) and line.endswith((":", "：")):
        return Line(LineKind.RELATED, span)
    covering = layout.covering(_DROPPED, words, line)
    if covering is not None and len(line) <= _LOOK:
        return Line(_covered(covering), span)
    filed = layout.starts(Role.KEYWORDS, words, line)
    colon = _LABELLED.match(line, words[filed - 1].end) if filed and len(words) <= _KEYWORDS else None
    if colon is not None:
        keywords = Span(span.start + colon.end(), span.end)
        told = any(char.isalpha() for char in keywords.of(text))
        return Line(LineKind.KEYWORDS, keywords) if told else Line(LineKind.END, span)
    if len(words) > _SHORT or len(line) > _LOOK:
        return None
    for role, kind in ((Role.LINK, LineKind.LINK), (Role.SOURCE, LineKind.SOURCE), (Role.PICTURE, LineKind.PICTURE)):
        taken = layout.starts(role, words, line)
        if taken == len(words) > 0:
            return Line(LineKind.DROP, span)
        if taken and not (role is not Role.LINK and len(words) - taken > _LABEL * 2):
            after = words[taken].start
            return Line(kind, Span(span.start + after, span.end))
    if layout.starts(Role.CAPTION, words, line):
        return Line(LineKind.CAPTION, span)
    if layout.starts(Role.BOILERPLATE, words, line):
        return Line(LineKind.DROP, span)
    if line.startswith("©") or layout.starts(Role.COPYRIGHT, words, line) or layout.within(Role.COPYRIGHT, words, line):
        return Line(LineKind.END, span)
    if layout.within(Role.BOILERPLATE, words, line):
        return Line(LineKind.DROP, span)
    return None


def _covered(roles: tuple[Role, ...]) -> LineKind:
    """What a line is that consists of known phrases only."""
    if Role.PICTURE in roles:
        return LineKind.PICTURE
    if roles == (Role.RELATED,):
        return LineKind.RELATED
    if Role.RESUME in roles:
        return LineKind.RESUME
    if roles == (Role.LABEL,):
        return LineKind.LABEL
    return LineKind.DROP


def _navigation(line: str, words: tuple[Word, ...], span: Span, layout: Layout) -> Line | None:
    """A bar of labels: four or more short stretches, or mostly names of departments and buttons."""
    if len(words) > _SHORT or len(line) > _LOOK or line.endswith((".", "۔")):
        return None
    labels = [words_of(part) for part in _BAR.split(line) if part and part.strip()]
    labels = [label for label in labels if label]
    if len(labels) < 2 or any(len(label) > _LABEL for label in labels):
        return None
    known = sum(1 for label in labels if layout.covering(_DROPPED, label, "") is not None)
    if known * 2 > len(labels) and known > 1:
        return Line(LineKind.DROP, span)
    if len(labels) >= 5 and not any(char.isdecimal() for char in line):
        return Line(LineKind.DROP, span)
    return None
