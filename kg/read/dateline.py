"""Datelines: where, when, by whom and for which paper a piece was written.

They stand on a line of their own ("Odesa Port Journal | Tuesday 29 July 2025 | 3 min read") or
before the first sentence ("ISTANBUL, July 24, 2025 (Bosphorus Wire) --", "(سيول)"). Their names
are kept apart from the text, so that no sentence begins in the middle of them and the day of
publication is not taken for the day of what is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span, TimeSpan
from kg.read.calendar import Found, dates_in
from kg.read.layout import How, Layout, Role, Word, words_of
from kg.text.dates import Precision

_WINDOW = 160
"""Characters within which a dateline before a sentence ends."""
_YEAR = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d")
"""What a full date has at least; looking for dates costs far more."""
_LINE_LENGTH = 250
_LINE_WORDS = 24
"""Words up to which a line with a date can be a dateline."""
_NAME_WORDS = 5
"""Words up to which a stretch beside a date is the name of a paper, an author or a place."""
_PLACE_WORDS = 4

_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,40})[)\]]\s*(?:[-–—:]+\s*)?(?=\S)")
_DASH = re.compile(r"\s*--+\s*|\s+[-–—]\s+|(?<=\w)[–—]\s*|(?<=[)\]])\s*[-–—:]+\s*|\s*/\s+|(?<=»)\s*[-–—:]\s*")
_CUT = re.compile(r"[|¦•·,،;؛:()\[\]«»\"“”/–—]|\s-+\s|--+|\s{2,}|\t")
BAR = re.compile(r"[|¦•·]")
DASH = re.compile(r"\s[-–—]\s")
"""What stands between names on a line of papers, places and departments."""
_COMMA = re.compile(r"[,،]")
_FULL_STOP = re.compile(r"[.۔]\W*$")
_SENTENCE = re.compile(r"[!?؟؛;]|(?<=[^\W\d_]{5})\.(?=\s)")
_SIGNED = re.compile(r"[(\[«/][^()\[\]«»/\d]{2,40}[)\]»/]\W*$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """`names` are the stretches that may be names, `dates` what is said of the day of writing.

    `labelled` tells that the line calls its date one of publication; `end` is where it ends and
    the text it stands before begins. All offsets count in the text of the document.
    """

    names: tuple[Span, ...]
    dates: tuple[Found, ...]
    end: int
    labelled: bool = False

    @property
    def published(self) -> TimeSpan | None:
        """The most precise full date in it, the first of several."""
        return min(
            (span for date in self.dates if (span := date.explicit) is not None), key=lambda s: s.days, default=None
        )


def dateline_of(text: str, span: Span, layout: Layout) -> Dateline | None:
    """The dateline that a whole line is, None if it says more than when, where and by whom."""
    line = span.of(text)
    if len(line) > _LINE_LENGTH or not _YEAR.search(line):
        return None
    words = words_of(line)
    if len(words) > _LINE_WORDS:
        return None
    dates = dates_in(line, layout.languages)
    if not any(date.explicit is not None for date in dates):
        return None
    left, labelled = _left(line, words, dates, layout)
    names = tuple(_stretches(line, left))
    if len(left) > _NAME_WORDS * 2 or (names and not _listed(line, names, labelled=labelled)):
        return None
    return Dateline(tuple(name.shift(span.start) for name in names), dates, span.end, labelled)


def names_in(text: str, span: Span, layout: Layout) -> tuple[Span, ...]:
    """The names in a line that is known to be a dateline or a byline, without labels and dates."""
    line = span.of(text)
    words = words_of(line)
    skipped = layout.starts(Role.BYLINE, words, line)
    dates = dates_in(line, layout.languages) if any(map(str.isdecimal, line)) else ()
    left, _ = _left(line, words[skipped:], dates, layout)
    roles = (Role.SECTION, Role.BOILERPLATE)
    return tuple(
        name.shift(span.start)
        for name in _stretches(line, left)
        if layout.covering(roles, words_of(name.of(line)), "") is None
    )


def dateline_before(text: str, span: Span, layout: Layout) -> Dateline | None:
    """The dateline that a paragraph begins with, None if it begins with its first sentence."""
    line = text[span.start : min(span.end, span.start + _WINDOW)]
    bracketed = _BRACKETED.match(line)
    if bracketed is not None and len(bracketed["inside"].split()) <= _PLACE_WORDS:
        head = line[: bracketed.end()]
        dates = tuple(date for date in dates_in(line, layout.languages) if date.span.end <= bracketed.end())
        left, _ = _left(head, words_of(head), dates, layout)
        names = tuple(name.shift(span.start) for name in _stretches(head, left))
        return Dateline(names, dates, span.start + bracketed.end()) if names else None
    best: Dateline | None = None
    for dash in _DASH.finditer(line):
        head = line[: dash.start()]
        following = line[dash.end() : dash.end() + 1]
        if following:
            end = Span(span.start, span.start + dash.end())
            best = _accepted(head, end, layout, opens=not following.islower()) or best
    return best


def _accepted(head: str, span: Span, layout: Layout, *, opens: bool) -> Dateline | None:
    """A dateline from the words before a dash, None if they may be the beginning of a sentence."""
    words = words_of(head)
    begun = any(layout.match(role, How.WHOLE, words, 0, head) for role in (Role.PUBLISHED, Role.FILLER) if words)
    if not words or begun or _SENTENCE.search(head):
        return None
    dates = dates_in(head, layout.languages)
    left, _ = _left(head, words, dates, layout)
    names = tuple(_stretches(head, left))
    if not names or len(left) > _NAME_WORDS * 2 or any(_count(head, name) > _NAME_WORDS for name in names):
        return None
    if not all(_named(name.of(head)) for name in names) or not _proven(head, names, dates, layout, opens=opens):
        return None
    return Dateline(tuple(name.shift(span.start) for name in names), dates, span.end)


def _proven(head: str, names: Sequence[Span], dates: Sequence[Found], layout: Layout, *, opens: bool) -> bool:
    """Whether something shows that a place stands before a dash and no subject of a sentence.

    A known agency does; so does a signature in brackets behind a short place; a place in capitals
    if a sentence `opens` behind the dash ("NATO – founded in 1949 – …" is none); and a day if
    nothing but a place stands before it.
    """
    first = names[0].of(head)
    if any(layout.whole(Role.AGENCY, words_of(name.of(head)), "") for name in names[1:]):
        return True
    if _SIGNED.search(head) is not None and _count(head, names[0]) < _PLACE_WORDS:
        return True
    if opens and first.isupper() and len(first) > 2:
        return True
    days = [date for date in dates if date.expression.precision is Precision.DAY]
    behind = all(date.span.start > names[-1].start for date in days)
    return bool(days) and behind and sum(_count(head, name) for name in names) <= _PLACE_WORDS


def _named(stretch: str) -> bool:
    """Whether a stretch can be a name: capitalised, where its script has capitals."""
    return not any(word[0].islower() for word in stretch.split())


def _left(line: str, words: Sequence[Word], dates: Sequence[Found], layout: Layout) -> tuple[list[Word], bool]:
    """The words that are no date, time, label of a date or filler; and whether there was a label."""
    left: list[Word] = []
    labelled = at = 0
    while at < len(words):
        word = words[at]
        if word.key.isdecimal() or any(date.span.start < word.end and word.start < date.span.end for date in dates):
            at += 1
            continue
        label = layout.match(Role.PUBLISHED, How.WHOLE, words, at, line)
        filler = layout.match(Role.FILLER, How.WHOLE, words, at, line)
        if label and label >= filler and at == 0:
            labelled = label
        elif not label and not filler:
            left.append(word)
        at += max(label, filler, 1)
    return left, bool(labelled) and _labels(line, words[labelled - 1], left, dates)


def _labels(line: str, label: Word, left: Sequence[Word], dates: Sequence[Found]) -> bool:
    """Whether a label of a date has a colon or its date behind it: "Updated sanctions" is none."""
    if line[label.end :].lstrip().startswith((":", "：")):
        return True
    return bool(dates) and (not left or left[0].start > dates[0].span.start)


def _stretches(line: str, words: Sequence[Word]) -> Iterator[Span]:
    """Runs of words with nothing between them that divides names."""
    start: Word | None = None
    before: Word | None = None
    for word in words:
        if before is not None and start is not None:
            between = line[before.end : word.start]
            if not between.strip(" .'’`-&") and not _CUT.search(between):
                before = word
                continue
            yield Span(start.start, before.end)
        start = before = word
    if start is not None and before is not None:
        yield Span(start.start, before.end)


def _listed(line: str, names: Sequence[Span], *, labelled: bool) -> bool:
    """Whether a line is a list of names beside its date and no sentence: the date has a label, bars
    or dashes stand between short stretches, or there is little but a place beside it."""
    if _FULL_STOP.search(line) or max(_count(line, name) for name in names) > _NAME_WORDS:
        return False
    if labelled or BAR.search(line) or DASH.search(line):
        return True
    few = sum(_count(line, name) for name in names) < _PLACE_WORDS
    return few and (_COMMA.search(line) is not None or names[0].start == 0)


def _count(line: str, span: Span) -> int:
    return len(span.of(line).split())
