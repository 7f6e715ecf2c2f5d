"""Lines → parts: the stretches of text a page is made of, between the marks that order them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import BlockKind, Span
from kg.read.layout import How, Layout, Role, words_of
from kg.read.lines import Line, LineKind, trim
from kg.text.fold import fold_with_offsets
from kg.text.script import language_of

_END = re.compile(r"[.!?؟۔…:]\W*$")
_SENTENCE_END = re.compile(r"(?<=[.!?؟۔…])[\"'”’»)\]]*\s+(?=\S)")
_BETWEEN = re.compile(_SENTENCE_END.pattern + r"|[|¦/]\s+|\s[-–—]\s")
_BARS = " \t|¦/–—-"
_TAIL = 80
"""Characters at the end of a text that tell how it ends."""
_CREDIT = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,60})[)\]]\W*$")

_RUN_WORDS = 4
"""Words from which text in another script is a sentence of its own, not a name inside one."""
_GLUED_LETTERS = 4
"""Letters that a word must have left after a button is cut from it: fewer may be an ending of that word."""
_WRAP_WIDTH = 100
_WRAP_LEAST = 40
"""Widths (in characters) between which the lines of text wrapped by a typewriter or a mailer lie."""
_CAPTION_WORDS = 60

_MARKS = frozenset(
    {
        LineKind.RULE,
        LineKind.RELATED,
        LineKind.RESUME,
        LineKind.LABEL,
        LineKind.END,
        LineKind.DROP,
        LineKind.PICTURE,
    }
)
_KINDS = {
    LineKind.HEADING: BlockKind.HEADLINE,
    LineKind.ITEM: BlockKind.ITEM,
    LineKind.CAPTION: BlockKind.CAPTION,
    LineKind.SOURCE: BlockKind.DATELINE,
    LineKind.KEYWORDS: BlockKind.KEYWORDS,
    LineKind.TEXT: BlockKind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text in one language: what becomes a block, unless its piece makes more of it.

    `gap` says that the page sets it off from what stands before (a blank line, a rule, a mark);
    `level` is the depth of a heading that is marked as one, 0 otherwise.
    """

    span: Span
    kind: BlockKind
    language: str
    gap: bool = False
    level: int = 0


def parts_of(text: str, lines: Sequence[Line], layout: Layout) -> Iterator[Part | LineKind]:
    """The parts of `text` in order, and between them the marks that order them (no BLANK)."""
    gap, language, after_drop = True, None, False
    for line in _captioned(text, tuple(_unwrapped(text, lines))):
        if line.kind is LineKind.BLANK:
            gap = True
            continue
        if line.kind is LineKind.LINK:
            continue
        if line.kind in _MARKS:
            gap, after_drop = True, line.kind is LineKind.DROP
            yield line.kind
            continue
        span = _without_button(text, line.span, layout) if after_drop else line.span
        span = _without_trailer(text, span, layout)
        for run, tongue in _runs(text, span, language):
            language = tongue
            yield Part(run, _KINDS[line.kind], tongue, gap, line.level)
            gap = False
        if line.kind in (LineKind.SOURCE, LineKind.KEYWORDS):
            gap = True
            yield LineKind.END
        after_drop = False


def closed(text: str) -> bool:
    """Whether the text ends like a sentence, or like the words before a quotation."""
    return _END.search(text[-_TAIL:]) is not None


def _unwrapped(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with paragraphs put together again that were wrapped at some width."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].kind is LineKind.TEXT:
            end += 1
        if end - at > 1 and _wrapped(text, lines[at:end]):
            yield replace(lines[at], span=Span(lines[at].span.start, lines[end - 1].span.end))
        else:
            yield from lines[at : max(end, at + 1)]
        at = max(end, at + 1)


def _wrapped(text: str, lines: Sequence[Line]) -> bool:
    """Whether adjacent lines are one paragraph: even widths, and ends that are no ends of sentences.

    Where a script has small letters, a line that goes on with one is proof enough for two lines.
    """
    full = [len(line.span) for line in lines[:-1]]
    widest = max(len(line.span) for line in lines)
    if widest > _WRAP_WIDTH or min(full) < _WRAP_LEAST or min(full) < 0.7 * widest:
        return False
    open_ended = sum(1 for line in lines[:-1] if not closed(line.span.of(text)))
    if open_ended * 2 < len(full):
        return False
    return len(lines) > 2 or text[lines[1].span.start].islower()


def _captioned(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with text that carries the credit of a picture right below it as captions.

    Not the first text on the page, which is its headline, nor what stands above a picture whose
    caption comes below its credit.
    """
    block: list[Line] = []
    first = True
    for at, line in enumerate(lines):
        if line.kind is LineKind.TEXT:
            block.append(line)
            continue
        credited = line.kind is LineKind.PICTURE and len(block) == 1 and not first
        below = lines[at + 1].kind if at + 1 < len(lines) else LineKind.BLANK
        if credited and below is not LineKind.CAPTION and _brief(text, block[0], _CAPTION_WORDS):
            block = [replace(block[0], kind=LineKind.CAPTION)]
        first = first and not block
        yield from block
        block = []
        yield line
    yield from block


def _brief(text: str, line: Line, words: int) -> bool:
    return len(line.span.of(text).split()) <= words


def credited(text: str, layout: Layout) -> bool:
    """Whether the text ends with the credit of a picture in brackets: "(AP Photo/…)", "[Getty Images]"."""
    match = _CREDIT.search(text[-_TAIL:])
    if match is None:
        return False
    credit = match["credit"]
    words = words_of(credit)
    if layout.starts(Role.PICTURE, words, credit) or layout.covering((Role.PICTURE,), words, credit):
        return True
    return "/" in credit and bool(words) and layout.match(Role.AGENCY, How.WHOLE, words, 0, credit) > 0


def _without_button(text: str, span: Span, layout: Layout) -> Span:
    """`span` without the label of a button glued to its first word ("رفضترامب يخطط…", "Reject allTrump plans…").

    Only right after boilerplate, and only if a word is left: رفضت ("she refused") keeps its stem.
    """
    folded = fold_with_offsets(span.of(text)[:_TAIL])
    words = folded.text.split(" ")
    for phrase in layout.phrases.get((Role.BUTTON, How.WHOLE), {}).values():
        for words_of_button in (p.words for p in phrase):
            label = " ".join(words_of_button)
            last = len(words_of_button) - 1
            if last >= len(words) or not folded.text.startswith(label) or words[last] == words_of_button[-1]:
                continue
            cut = folded.starts[len(label)]
            left = words[last][len(words_of_button[-1]) :]
            following = folded.raw[cut]
            if len(left) >= _GLUED_LETTERS and (following.isupper() or following.upper() == following.lower()):
                return Span(span.start + cut, span.end)
    return span


def _without_trailer(text: str, span: Span, layout: Layout) -> Span:
    """`span` without the "read more" that a teaser ends with, after its last sentence."""
    tail_start = max(span.start, span.end - _TAIL)
    tail = text[tail_start : span.end]
    for end in reversed(list(_SENTENCE_END.finditer(tail))):
        rest = tail[end.end() :]
        if layout.covering((Role.TRAILING,), words_of(rest), rest):
            return trim(text, Span(span.start, tail_start + end.start()))
    return span


def _runs(text: str, span: Span, before: str | None) -> Iterator[tuple[Span, str]]:
    """The stretches of `span` in one language each: sentences, or headlines beside each other."""
    line = span.of(text)
    language = language_of(line)
    if not _mixed(line):
        language = language or language_of(line.split(maxsplit=1)[0]) or before
        if language is not None and span:
            yield span, language
        return
    found: list[tuple[Span, str]] = []
    start = 0
    for end in [match.end() for match in _BETWEEN.finditer(line)] + [len(line)]:
        tongue = language_of(line[start:end])
        if tongue is None or (found and len(line[start:end].split()) < _RUN_WORDS):
            tongue = found[-1][1] if found else language or before
        piece = Span(span.start + start, span.start + end)
        if tongue is not None and found and found[-1][1] == tongue:
            found[-1] = (Span(found[-1][0].start, piece.end), tongue)
        elif tongue is not None:
            found.append((piece, tongue))
        start = end
    for piece, tongue in found:
        trimmed = trim(text, Span(piece.start, piece.start + len(piece.of(text).rstrip(_BARS))))
        if trimmed:
            yield trimmed, tongue


def _mixed(line: str) -> bool:
    """Whether more than one language has enough words in the line to make a sentence."""
    counts: dict[str, int] = {}
    for word in line.split():
        tongue = language_of(word)
        if tongue is not None:
            counts[tongue] = counts.get(tongue, 0) + 1
    return sum(1 for count in counts.values() if count >= _RUN_WORDS) > 1
