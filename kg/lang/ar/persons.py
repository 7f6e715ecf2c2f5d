"""Where the names of people are: words that look like names, and what around them shows a person.

Every word carries the log-odds of being a name (`Lexicon.lean`); what stands before it adds to
them. The weights are log-likelihood ratios: how much more often a name begins after a title, an
office or a verb of saying than anywhere (ANERcorp, training part, rounded).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.lang.ar.known import written
from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.namewords import NameWords
from kg.model import Token
from kg.text.arabic import ALEF, WAW, YEH, bare, begins_word

TITLE = 4.5
OFFICE = 3.5
COUNTERPART = 3.5
KIN = 3.0
NATIONALITY = 1.5
DESCRIBING = 1.5
SPEECH = 2.5
SPOT = -3.0
VERB = 1.0
PARTNER = 0.8
COORDINATED = 1.5
APPOSITION = 2.0
NOWHERE = -0.5
_FOLLOWING = 2.2
_TWIN = 2.0
_ORDINAL = 2.0
_USUAL = 1.0
_OFTEN = 20
_PART = 3.5
_DOUBT = -1.0
_FAMILIAR = 5.5
_PLACE = 5.0
_PAIR = 2.0
_LIKELY = 0.0
_PLAIN = 1.5
_DEFINITE = 1.5
_AFTER_SHORT = 0.0
_SYLLABIC = -3.0
_FEW = 9
_HARDLY = -5.0
_SYLLABLE = 5
_SURNAME = 1.5
_GIVEN = 9
_GIVEN_NAME = 3.0
_RARE = 40_000
_SUPPORT = 0.5
_ENOUGH = 1.6
_LONGEST = 7
"""Name-like words in a row are one name of at most so many words."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens `start` to `end` (half-open) that name a person; `score` is in log-odds."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class PersonFinder:
    """Reads the people of one sentence at a time."""

    lexicon: Lexicon
    names: NameWords
    familiar: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()

    def acquainted(self, first: frozenset[str], last: frozenset[str]) -> PersonFinder:
        """The same finder in a passage where names were found that begin with `first` and end with `last` (keys)."""
        return PersonFinder(self.lexicon, self.names, first | last, last - first)

    def lean(self, token: Token) -> float:
        """Log-odds that the token is part of a person's name, wherever it stands."""
        key = written(token)
        lean = max(min(self.lexicon.lean(key), 4.0), -8.0)
        if key in self.names.sets["twins"] and not token.pos:
            lean = max(lean, _TWIN)
        if self.lexicon.bearers(key) > 2 and self.lexicon.frequency(key) < _RARE:
            lean = max(lean, _DOUBT)
        if token.definite and key[-1] == YEH and not self.lexicon.common(token.norm):
            lean = max(lean, _DOUBT)
        lean -= _PLACE * max(self.lexicon.place(key) - 0.5, 0.0)
        return lean + (_FAMILIAR if key in self.familiar else 0.0)

    def find(
        self, tokens: Sequence[Token], barred: Sequence[bool], before: Sequence[float], after: Sequence[float]
    ) -> tuple[NameSpan, ...]:
        """The names in a sentence, left to right, without overlap.

        `barred[i]` tells that token i is something else (a place, an office, a function word);
        `before[i]` what stands before it says for a name beginning there (NOWHERE if nothing);
        `after[i]` what stands from token i on says for a name that ends before it.
        """
        found: list[NameSpan] = []
        at = 0
        while at < len(tokens):
            cue = before[at]
            if found and found[-1].end == at - 1 and tokens[at - 1].surface == WAW:
                cue = max(cue, COORDINATED)
            span = None if barred[at] else self._span(tokens, barred, at, cue, after)
            if span is None:
                at += 1
            else:
                found.append(span)
                at = span.end
        return tuple(found)

    def _span(
        self, tokens: Sequence[Token], barred: Sequence[bool], start: int, cue: float, after: Sequence[float]
    ) -> NameSpan | None:
        end, leans = start, list[float]()
        syllables = self._syllables(tokens, barred, start)
        while end < len(tokens) and len(leans) < _LONGEST:
            odd = barred[end] and end >= syllables
            if odd and not (end > start and self._between(tokens, barred, end)):
                break
            size, lean = (1, 0.0) if odd else self._part(tokens, barred, start, end)
            if end < syllables:
                size, lean = 1, max(lean, 0.0)
            if size == 0 or lean + self._bonus(tokens, start, end, cue, len(leans)) < 0:
                break
            if end > start and not adjoins(tokens, end):
                break
            leans.append(lean)
            end += size
            if start < syllables == end:
                break
        while end > start and self.names.link(tokens[end - 1]):
            end -= 1
            leans = leans[:-1] or [0.0]
        if end == start:
            return None
        score = self._score(tokens, start, end, leans) + cue + after[end]
        return NameSpan(start, end, score) if score >= _ENOUGH else None

    def _between(self, tokens: Sequence[Token], barred: Sequence[bool], at: int) -> bool:
        """Whether a function word stands inside a name: "إيناسيو لولا دا سيلفا"."""
        if at + 1 >= len(tokens) or tokens[at].pos not in ("SCONJ", "ADV", "PRON") or tokens[at].definite:
            return False
        follows = not barred[at + 1] and adjoins(tokens, at) and adjoins(tokens, at + 1)
        known = self.lexicon.bearers(tokens[at].norm) > 2
        return follows and known and (self.names.link(tokens[at + 1]) or self.lean(tokens[at + 1]) > _PLAIN)

    def _bonus(self, tokens: Sequence[Token], start: int, at: int, cue: float, parts: int) -> float:
        """What the place of a word in the name says for it: names mostly have two or three parts."""
        if at == start:
            if self._given_before_family(tokens, at):
                return max(cue, NOWHERE) + _GIVEN_NAME
            definite = tokens[at].definite and self.lean(tokens[at]) < _PLAIN
            usual = _USUAL if self.lexicon.bearers(written(tokens[at])) >= _OFTEN else 0.0
            return max(cue, NOWHERE) + usual - (_DEFINITE if definite else 0.0)
        if parts == 1 and written(tokens[start]) in self.family and written(tokens[at]) not in self.familiar:
            return _AFTER_SHORT
        bonus = _FOLLOWING - max(parts - 2, 0)
        if parts == 1 and tokens[at].definite and self.lexicon.bearers(written(tokens[start])) > _GIVEN:
            bonus += _SURNAME if written(tokens[at]).endswith(YEH) else 0.0
        if tokens[at].definite and not written(tokens[at]).endswith(YEH):
            bonus -= _DEFINITE
        if not tokens[at].definite and self._accusative(tokens[at].norm):
            bonus -= _FOLLOWING  # an accusative: "موفدا", "رئيسا"
        return bonus

    def _given(self, token: Token) -> bool:
        """Whether a word is a given name at all: "نصر الله" is one, "عقاب الله" and "ظهور الإسلام" are none."""
        return self.lexicon.bearers(token.norm) > _FEW and self.lexicon.lean(token.norm) > _HARDLY

    def _given_before_family(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a common word with the article is a given name by the family name behind it ("الأخضر الإبراهيمي")."""
        if (
            at + 1 >= len(tokens)
            or not (tokens[at].definite and tokens[at + 1].definite)
            or not adjoins(tokens, at + 1)
        ):
            return False
        family = written(tokens[at + 1])
        borne = self.lexicon.bearers(written(tokens[at])) > _GIVEN and self.lexicon.bearers(family) > 2
        return borne and family[-1] == YEH and self.lexicon.lean(family) > _PLAIN

    def _accusative(self, norm: str) -> bool:
        return norm.endswith(ALEF) and len(norm) > _SYLLABLE - 1 and self.lexicon.common(norm[:-1])

    def _score(self, tokens: Sequence[Token], start: int, end: int, leans: Sequence[float]) -> float:
        best = max(leans)
        others = sum(max(lean, 0.0) * _SUPPORT + (_PAIR if lean >= _LIKELY else 0.0) for lean in leans)
        others -= max(best, 0.0) * _SUPPORT + (_PAIR if best >= _LIKELY else 0.0)
        score = best + others
        if len(leans) == 1 and end < len(tokens) and best < _PLAIN and tokens[end].definite and adjoins(tokens, end):
            # A lone word before a definite noun governs it more often than it names ("رفيع المستوى").
            score -= 0.0 if tokens[start].definite else _DEFINITE
        if len(leans) == 1 and tokens[start].definite and best < _PLAIN:
            score -= _DEFINITE
        return score

    def _syllables(self, tokens: Sequence[Token], barred: Sequence[bool], start: int) -> int:
        """Where an East Asian name that begins at `start` ends, `start` if none does.

        Its syllables look like function words ("بان كي مون", "مون جاي إن"), of which at most one is
        taken, and only between or behind syllables that are none.
        """
        if tokens[start].definite or tokens[start].norm not in self.names.sets["syllabic"]:
            return start
        end, odd = start + 1, 0
        while end < min(start + 3, len(tokens)) and adjoins(tokens, end):
            token = tokens[end]
            if (
                token.definite
                or not token.norm[:1].isalpha()
                or len(token.norm) > _SYLLABLE
                or token.norm[-1:].isdigit()
            ):
                break
            if token.pos or barred[end]:
                odd += 1
                last = end == start + 2
                if token.pos not in ("SCONJ", "PRON") or not self.lexicon.bearers(token.norm):
                    break
                if last and end + 1 < len(tokens) and not (tokens[end + 1].pos or len(tokens[end + 1].surface) == 1):
                    break
            elif self.lean(token) < _SYLLABIC:
                break
            end += 1
        return end if end - start == 3 and odd <= 1 else start

    def _part(self, tokens: Sequence[Token], barred: Sequence[bool], start: int, at: int) -> tuple[int, float]:
        """How many tokens the part of a name at `at` takes, and its log-odds; (0, …) if it cannot be one."""
        token = tokens[at]
        following = at + 1 < len(tokens) and not tokens[at + 1].pos and adjoins(tokens, at + 1)
        following = following and not self.names.has("counterparts", tokens[at + 1])
        if self.names.opener(token) and following:
            lean = self.lean(tokens[at + 1])
            if self.names.link(token) or tokens[at + 1].definite:
                return 2, max(_PART, lean)
            if lean > 0:
                return 2, lean + 1.0
        if following and self.names.closer(tokens[at + 1]) and not barred[at] and self._given(token):
            return 2, max(_PART, self.lean(token))
        if self.names.link(token):
            return (1, 0.5) if following else (0, -8.0)
        if at > start and self.names.has("ordinals", token) and token.definite:
            return 1, _ORDINAL
        if self.names.dated(token) or self.names.closer(token):
            return 0, -8.0
        return 1, self.lean(token)


def adjoins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a written word of its own: not written onto the token before it."""
    return begins_word(tokens[at - 1], tokens[at]) and bool(bare(tokens[at].surface))
