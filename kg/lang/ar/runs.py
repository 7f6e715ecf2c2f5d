"""Words that were written without the spaces between them ("مجلسالأمن", "زارتكورياالجنوبيةمرتين").

Text taken from pages, PDF files and forms loses spaces; one Arabic line in twenty of NTREX has such
runs. Most letters of Arabic join on both sides, so a run looks like one long word that is in no list.
It is cut where that gives the likeliest words, by a unigram model over the lexicon's frequencies (the
usual way to segment text without spaces; Norvig, "Natural Language Corpus Data", 2009).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import inf, log

from kg.lang import recogniser
from kg.lang.ar.lexicon import ENDINGS
from kg.lang.recogniser import Reading
from kg.model import Sentence, Span, Token
from kg.text.arabic import (
    ALEF,
    ALEF_MAQSURA,
    HAMZA,
    LAM,
    MIN_STEM,
    TEH_MARBUTA,
    WAW_HAMZA,
    YEH_HAMZA,
    bare,
    begins_word,
)
from kg.text.fold import fold

_LETTERS = re.compile(r"[^\W\d_][\u064b-\u0652\u0670\u0640]*")
_LAST = frozenset({TEH_MARBUTA, ALEF_MAQSURA})
"""Letters that end a word: inside one they show that a space is missing."""

_INNER = frozenset({TEH_MARBUTA, ALEF_MAQSURA, HAMZA, WAW_HAMZA, YEH_HAMZA})
SHORTEST_RUN = 9
"""Letters from which a word may be a run that nothing but its strangeness shows to be one."""

_SHORTEST_SHOWN = 7
_LONGEST_ALONE = 15
"""Letters beyond which nothing is one word."""

_LONGEST_WORD = 14
_MOSTLY = 0.8
"""The share of a run's letters that must be in words that are known."""

_BILLION = 1e9
_UNKNOWN = 15.0
_PER_LETTER = 3.0
_CHEAP = 2.0
_DEAR = 3.5
"""Most nats for a letter: of a run that nothing else shows to be one, and of one with a letter that ends words."""

_USUAL = 2000.0
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class WordBreaker:
    """Cuts runs of words. `rate` gives the occurrences of a written word per billion words, 0 for one that
    is in no list; `functional` tells words of closed classes, the only ones that may be two letters long."""

    rate: Callable[[str], float]
    functional: Callable[[str], bool]

    def pieces(self, word: str) -> tuple[str, ...]:
        """The words of a run as written; the word alone where it is none, or where its parts are not known."""
        letters = bare(word)
        shown = any(letter in _LAST for letter in letters[:-1]) or len(letters) > _LONGEST_ALONE
        if len(letters) < (_SHORTEST_SHOWN if shown else SHORTEST_RUN) or self.rate(word) > 0:
            return (word,)
        units = _LETTERS.findall(word)
        if "".join(units) != word:
            return (word,)
        found, cost = self._cheapest(units)
        sound = sum(len(bare(piece)) for piece in found if self._sound(piece, shown=shown))
        if len(found) < 2 or sound < (_MOSTLY if shown else 1.0) * len(letters):
            return (word,)
        return found if cost / len(letters) < (_DEAR if shown else _CHEAP) else (word,)

    def _cheapest(self, units: Sequence[str]) -> tuple[tuple[str, ...], float]:
        """The likeliest words that `units` can be cut into, and their improbability in nats."""
        best = [0.0, *[inf] * len(units)]
        back = [0] * (len(units) + 1)
        for end in range(MIN_STEM, len(units) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end - MIN_STEM + 1):
                if best[start] == inf:
                    continue
                cost = best[start] + self._cost(units[start:end])
                if cost < best[end]:
                    best[end], back[end] = cost, start
        cuts = [len(units)]
        while cuts[-1]:
            cuts.append(back[cuts[-1]])
        bounds = cuts[::-1]
        return tuple("".join(units[a:b]) for a, b in pairwise(bounds)), best[-1]

    def _cost(self, units: Sequence[str]) -> float:
        if units[0][0] in _INNER or any(unit[0] in _LAST for unit in units[:-1]):
            return inf
        rate = self.rate("".join(units))
        return -log(rate / _BILLION) if rate > 0 else _UNKNOWN + _PER_LETTER * len(units)

    def _sound(self, piece: str, *, shown: bool) -> bool:
        """Whether a piece is a word that can stand alone, and no ending ("تلفزيونيا") or bare article."""
        letters = bare(piece)
        if fold(letters) in ENDINGS:
            return False
        if self.functional(letters):
            return True
        if len(letters.removeprefix(ALEF + LAM)) < _FEWEST:
            return False
        return self.rate(piece) > (0.0 if shown else _USUAL)


def begin(sentences: Sequence[Sentence]) -> Reading:
    """Begin to look for what the shipped recogniser sees in each sentence, which it reads with the spaces put in."""
    spaced = [_spaced(sentence) for sentence in sentences]
    reading = recogniser.load().begin([text for text, _ in spaced])
    return lambda: [
        recogniser.placed(seen, partial(_unspaced, places)) for seen, (_, places) in zip(reading(), spaced, strict=True)
    ]


def _unspaced(places: Sequence[int], span: Span) -> Span:
    return Span(places[span.start], places[span.end - 1] + 1)


def _spaced(sentence: Sentence) -> tuple[str, Sequence[int]]:
    """The text of a sentence with a space before each word that lacks one, and the document offset of each letter."""
    missing = {after.span.start for before, after in pairwise(sentence.tokens) if _lacks_space(before, after)}
    text: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(sentence.text, start=sentence.span.start):
        if at in missing:
            text.append(" ")
            places.append(at)
        text.append(letter)
        places.append(at)
    return "".join(text), places


def _lacks_space(before: Token, after: Token) -> bool:
    joined = before.span.end == after.span.start and not (before.surface + after.surface).isascii()
    return joined and begins_word(before, after)
