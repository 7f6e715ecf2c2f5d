"""Numbers that are the point of a claim: money, percentages, counts of people and things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.model import Quantity, Sentence, Span
from kg.text.fold import fold
from kg.vocab.cues import Measures

_NUMBER = re.compile(r"(?P<number>\d+(?:[.,\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\d+)*)")
_SIGN = re.compile(r"(?P<sign>[$€£¥])\s?$")
_WORD = re.compile(r"\s*[-–]?\s*(?P<word>[%٪$€£¥]|[^\W\d_]+)")
_BARE = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"(?P<word>[^\W\d_]+)\s*")
_REACH = 3
_LOOKED_AT = 60


def quantities(sentence: Sentence, measures: Measures) -> tuple[Quantity, ...]:
    """The quantities written in a sentence, in text order; spans are document offsets."""
    found: list[Quantity] = []
    for quantity in (*_with_digits(sentence, measures), *_in_words(sentence, measures)):
        if not any(quantity.span.overlaps(other.span) for other in found):
            found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def _with_digits(sentence: Sentence, measures: Measures) -> Iterator[Quantity]:
    text = sentence.text
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        sign = _SIGN.search(text, 0, start)
        unit = measures.currencies.get(sign["sign"]) if sign else None
        value = number(match["number"])
        if sign is not None and unit is not None:
            start = sign.start()
        words = list(_following(text, end))
        if words and (scale := measures.scales.get(words[0][0])) is not None:
            value, end = value * scale, words[0][1]
            words = words[1:]
        if unit is None:
            unit, end = _unit(words, end, measures)
        if unit is not None:
            yield _quantity(sentence, _hedged(text, start, measures), end, value, unit)


def _in_words(sentence: Sentence, measures: Measures) -> Iterator[Quantity]:
    """ "ألف أسير", "a billion dollars": a scale without a number is one of it."""
    text = sentence.text
    for match in _BARE.finditer(text):
        scale = measures.scales.get(fold(match.group()))
        if scale is None or len(match.group()) < 3:
            continue
        unit, end = _unit(list(_following(text, match.end())), match.end(), measures)
        if unit is not None:
            yield _quantity(sentence, _hedged(text, match.start(), measures), end, scale, unit)


def _hedged(text: str, start: int, measures: Measures) -> int:
    """Where an amount begins with the words before it that say how exactly it is meant: "more than 300 workers"."""
    before = list(_WORDS.finditer(text, max(0, start - _LOOKED_AT), start))
    for hedge in measures.hedges:
        words = before[-len(hedge) :]
        if words and words[-1].end() == start and tuple(fold(word["word"]) for word in words) == hedge:
            return words[0].start()
    return start


def _unit(words: list[tuple[str, int]], end: int, measures: Measures) -> tuple[str | None, int]:
    """The unit among the words after a number: a currency or "percent" next to it, a counted noun within reach."""
    if words:
        word, at = words[0]
        if word in measures.currencies:
            return measures.currencies[word], at
        pair = " ".join(w for w, _ in words[:2])
        if word in measures.percent:
            return "%", at
        if pair in measures.percent:
            return "%", words[1][1]
    for word, at in words[:_REACH]:
        if word in measures.counted:
            return measures.counted[word], at
    return None, end


def _following(text: str, at: int) -> Iterator[tuple[str, int]]:
    """(folded word, where it ends) for the next words up to the end of the phrase."""
    for _ in range(_REACH + 1):
        match = _WORD.match(text, at)
        if match is None:
            return
        at = match.end()
        yield fold(match["word"]) or match["word"], at


def _quantity(sentence: Sentence, start: int, end: int, value: float, unit: str) -> Quantity:
    return Quantity(value, unit, Span(start, end).shift(sentence.span.start), sentence.text[start:end])


def number(written: str) -> float:
    """The value of a number with separators; a comma before three digits groups thousands."""
    digits = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else {"\N{ARABIC DECIMAL SEPARATOR}": "."}.get(c, c)
        for c in written.replace("\N{ARABIC THOUSANDS SEPARATOR}", ",")
    )
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits)
    plain = digits.replace(",", "" if grouped else ".")
    head, _, tail = plain.partition(".")
    return float(f"{head}.{tail.replace('.', '')}" if tail else head)
