"""Text as a row of items: what each word, number or sign can be in a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.model import TimeSpan
from kg.text.arabic import HARAKAT, proclitics
from kg.text.dates.lexicon import Lexicon
from kg.text.dates.meaning import Fixed
from kg.text.dates.units import Unit
from kg.text.fold import clean, fold
from kg.text.latin import APOSTROPHES, HYPHENS

Value = int | str | Fixed | None


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of text and what it can be: category → value. No terms: nothing to do with dates."""

    start: int
    end: int
    terms: Mapping[str, Value]


_MARKS = "".join(sorted(HARAKAT)) + "\u0300-\u036f"
_TOKEN = re.compile(
    rf"""
    (?P<date>(?<![\d.,/-])(?:\d{{4}}(?P<s>[-/.])\d{{1,2}}(?P=s)\d{{1,2}}|\d{{1,2}}(?P<t>[-/.])\d{{1,2}}(?P=t)\d{{4}}|
             \d{{1,2}}/\d{{1,2}}/\d{{2}})(?![\d/-]|[.,]\d))
  | (?P<opaque>\d+(?:[.,:/\u066b\u066c\u060c]\d+)+ | \d{{5,}})
  | (?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
  | (?P<decade>(?:\d{{3}}|[{"".join(APOSTROPHES)}]?\b\d)0[{"".join(APOSTROPHES)}]?s\b)
  | (?P<number>\d+)
  | (?P<word>[^\W\d_](?:[^\W\d_]|[{_MARKS}])*)
  | (?P<gap>\n\s*\n)
  | (?P<sign>[^\s\w])
    """,
    re.VERBOSE,
)
_SIGNS = {
    ",": "COMMA",
    "\N{ARABIC COMMA}": "COMMA",
    "/": "SLASH",
    "(": "LP",
    ")": "RP",
    ".": "DOT",
} | dict.fromkeys([*HYPHENS, "\N{EM DASH}"], "DASH")
_COUNTS_BEFORE = frozenset("$€£¥+#№")
_COUNTS_AFTER = frozenset("%٪°$€£")
_INSIDE_WORDS = APOSTROPHES | HYPHENS | {"."}
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]")


def items(text: str, lexicon: Lexicon) -> list[Item]:
    """The items of `text` in order; offsets are those of `text`."""
    # Bidi controls carry no meaning here; a space in their place keeps every offset.
    visible = _INVISIBLE.sub(" ", text)
    tokens = list(_TOKEN.finditer(visible))
    found: list[Item] = []
    at = 0
    while at < len(tokens):
        if tokens[at].lastgroup == "word":
            new, at = _words(tokens, at, lexicon)
            found.extend(new)
            continue
        found.append(Item(tokens[at].start(), tokens[at].end(), _terms(tokens[at], visible, lexicon)))
        at += 1
    return found


def _terms(token: re.Match[str], text: str, lexicon: Lexicon) -> Mapping[str, Value]:
    written = token.group(0)
    kind = token.lastgroup
    if token["date"] is not None:
        # Dots between the numbers are the European way, day first in every language.
        fixed = _numeric(re.split(r"[-/.]", written), day_first=lexicon.day_first or "." in written)
        return {} if fixed is None else {"DATE": fixed}
    if kind == "ordinal":
        return {"ORDN": int(written[:-2])}
    if kind == "decade":
        decade = int("".join(filter(str.isdigit, written)))
        return {"DECADE": decade if decade >= 100 else 1900 + decade}
    if kind == "sign":
        return {_SIGNS[written]: None} if written in _SIGNS else {}
    return _number(token, text) if kind == "number" else {}


def _number(token: re.Match[str], text: str) -> Mapping[str, Value]:
    before, after = text[max(token.start() - 2, 0) : token.start()], text[token.end() : token.end() + 1]
    if before[-1:] in _COUNTS_BEFORE or after in _COUNTS_AFTER:
        return {}
    number, length = int(token.group(0)), token.end() - token.start()
    named = len(before) == 2 and before[0].isalpha() and before[1] in HYPHENS
    if length == 4:
        return {"Y4": number} if 1000 <= number < 2200 else {}
    if named:  # "F-16", "COP-28"
        return {}
    return {"DAY": number, "NUM": number} if length <= 2 and 1 <= number <= 31 else {"NUM": number}


def _numeric(parts: list[str], *, day_first: bool) -> Fixed | None:
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        spans = [_day(numbers[0], numbers[1], numbers[2])]
    else:
        one, two, year = numbers
        year += 2000 if len(parts[2]) == 2 else 0
        spans = [_day(year, two, one), _day(year, one, two)]
        if not day_first:
            spans.reverse()
    valid = [span for span in spans if span is not None]
    if not valid:
        return None
    return Fixed(valid[0], Unit.DAY, valid[1] if len(valid) > 1 and valid[0] != valid[1] else None)


def _day(year: int, month: int, day: int) -> TimeSpan | None:
    try:
        return TimeSpan.day(date(year, month, day))
    except ValueError:
        return None


def _words(tokens: list[re.Match[str]], at: int, lexicon: Lexicon) -> tuple[list[Item], int]:
    """The longest form of the lexicon that begins at a word, as written or behind Arabic
    proclitics, and the index of the token after it."""
    token = tokens[at]
    for split in proclitics(token.group(0)):
        if split.definite and not split.clitics:
            continue
        # Behind ل the article is not written in full; the lexicon has it as it stands alone.
        word = ("ال" if split.definite else "") + split.stem
        form, after = _longest(tokens, at, word, lexicon)
        if form is None or lexicon.as_written.get(form, clean(word)) != clean(word):
            continue
        start = token.start()
        before: list[Item] = []
        for clitic in split.clitics:
            before.append(Item(start, start + len(clitic), lexicon.terms.get(fold(clitic), {})))
            start += len(clitic)
        terms: dict[str, Value] = {
            category: value
            for category, value in lexicon.terms[form].items()
            if category not in lexicon.capitalized or split.stem[0].isupper()
        }
        return [*before, Item(start, tokens[after - 1].end(), terms)], after
    return [Item(token.start(), token.end(), {})], at + 1


def _longest(tokens: list[re.Match[str]], at: int, word: str, lexicon: Lexicon) -> tuple[str | None, int]:
    key, best, after = fold(word), None, at
    if key in lexicon.terms:
        best, after = key, at + 1
    words = 1
    for index in _following_words(tokens, at):
        words += 1
        if words > lexicon.longest:
            break
        key = f"{key} {fold(tokens[index].group(0))}"
        if key in lexicon.terms:
            best, after = key, index + 1
    return best, after


def _following_words(tokens: list[re.Match[str]], at: int) -> Iterator[int]:
    """Indices of the words that follow, as long as nothing but a sign inside words is between."""
    index = at + 1
    while index < len(tokens):
        if tokens[index].lastgroup == "word":
            yield index
        elif not (
            tokens[index].group(0) in _INSIDE_WORDS
            and tokens[index].start() == tokens[index - 1].end()
            and index + 1 < len(tokens)
            and tokens[index + 1].start() == tokens[index].end()
        ):
            return
        index += 1
