"""Cutting Arabic passages into sentences, with offsets into the raw text."""

from __future__ import annotations

import re
import unicodedata

from kg.model import Span
from kg.text.arabic import TATWEEL

LONGEST = 1200
"""Code points after which a stretch without a full stop is cut: at commas, else at spaces."""

_CLOSERS = frozenset("\"'”’»)]}›」")
_STOP = re.compile(r"[.!?؟…۔‽]+")
_LINE = re.compile(r"\n\s*")
_UNSEEN = frozenset(
    "\N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NEAR = 400
"""How far back a quotation mark may have been opened."""


def split(text: str, block: Span) -> tuple[Span, ...]:
    """The sentences of one block of `text`, trimmed of white space, in text order.

    A full stop ends no sentence inside numbers ("2.5"), after single letters ("د. أحمد", "أ.ف.ب",
    "U.S."), or where it is one of a row that marks a pause ("زمنيا.. طبعا", ". . ."). A line
    break ends one unless lines are broken by width.
    """
    spans: list[Span] = []
    start = block.start
    for end in _ends(text, block):
        if end > start:
            spans.extend(_pieces(text, start, end))
            start = end
    spans.extend(_pieces(text, start, block.end))
    return tuple(spans)


def _ends(text: str, block: Span) -> list[int]:
    """Positions after which a new sentence begins, quotes that close behind the mark included."""
    ends = {
        _past_closers(text, match.end(), block)
        for match in _STOP.finditer(text, block.start, block.end)
        if _is_final(text, match, block)
    }
    if not _is_wrapped(block.of(text)):
        ends |= {match.end() for match in _LINE.finditer(text, block.start, block.end)}
    return sorted(ends)


def _is_wrapped(content: str) -> bool:
    """Whether lines are broken by width: all but the last about equally long, few ending in a mark."""
    body = [line.strip() for line in content.split("\n") if line.strip()][:-1]
    if len(body) < 2:
        return False
    lengths = [len(line) for line in body]
    stopped = sum(1 for line in body if line[-1] in '.!?؟…:"”»')
    return max(lengths) <= 110 and min(lengths) >= 0.75 * max(lengths) and stopped <= len(body) // 2


def _is_final(text: str, match: re.Match[str], block: Span) -> bool:
    mark = match.group()
    after = text[match.end() : min(match.end() + 1, block.end)]
    if set(mark) & set("!?؟‽۔"):
        return True
    if mark != "." or _stands_in_row(text, match, block):
        return not text[match.end() : min(match.end() + 9, block.end)].strip()
    word = _word_before(text, match.start(), block)
    if len(word) == 1 and word.isalpha():
        return False
    if after.isdigit() and word.isdigit():
        return False
    if after.isalpha():
        # A missing space ("أخرى.وقال") ends a sentence; a dotted abbreviation or address does not.
        return len(word) > 2 and not word.isascii() and not after.isascii()
    return True


def _word_before(text: str, at: int, block: Span) -> str:
    start = at
    while start > max(block.start, at - 20) and (text[start - 1].isalnum() or _on_a_letter(text[start - 1])):
        start -= 1
    return "".join(c for c in text[start:at] if not _on_a_letter(c))


def _on_a_letter(character: str) -> bool:
    """Whether a character belongs to the letter before it: a vowel sign ("عامًا."), the stretching line."""
    return character == TATWEEL or unicodedata.combining(character) > 0


def _stands_in_row(text: str, match: re.Match[str], block: Span) -> bool:
    """Whether the stop is one of several with spaces between, as in ". . ."."""
    left = text[max(block.start, match.start() - 3) : match.start()].rstrip()
    right = text[match.end() : min(match.end() + 3, block.end)].lstrip()
    return left.endswith(".") or right.startswith(".")


def _past_closers(text: str, at: int, block: Span) -> int:
    """Takes in what closes behind the mark; a straight quote closes one if one is open."""
    end = at
    while end < block.end:
        probe = end
        while probe < block.end and (text[probe] == " " or text[probe] in _UNSEEN):
            probe += 1
        if probe >= block.end or text[probe] not in _CLOSERS:
            break
        opened = text.count(text[probe], max(block.start, probe - _NEAR), probe)
        if text[probe] in "\"'" and opened % 2 == 0:
            break
        end = probe + 1
    return end


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The trimmed span, cut where it is too long for one sentence; nothing if it is empty."""
    found = []
    while start < end:
        stop = end if end - start <= LONGEST else _cut(text, start)
        left, right = start, stop
        while left < right and (text[left].isspace() or text[left] in _UNSEEN):
            left += 1
        while right > left and (text[right - 1].isspace() or text[right - 1] in _UNSEEN):
            right -= 1
        if left < right:
            found.append(Span(left, right))
        start = stop
    return found


def _cut(text: str, start: int) -> int:
    for marks in ("؛;", "،,", " "):
        at = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in marks)
        if at >= 0:
            return at + 1
    return start + LONGEST
