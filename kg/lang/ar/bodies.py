"""Organizations and places named by a head word: "وزارة التجارة الكينية", "مضيق ملقا", "صحيفة «الغد»".

Where such a name ends is grammar: a head without article takes a genitive ("حركة العدل والمساواة"), a
head with it takes adjectives ("المعهد الكوري"), and either may go on with ل and a noun ("للوحدة
الوطنية"). Words that only describe ("المتمردة") and whatever has another part in the sentence end it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.lang.ar.known import Hit, written
from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.namewords import NameWords
from kg.model import EntityType, Token
from kg.text.arabic import LAM, WAW, begins_word

_OPENING = frozenset("\"'«“‘(")
_CLOSING = {'"': '"', "'": "'", "«": "»", "“": "”", "‘": "’", "(": ")"}
_LONGEST_QUOTE = 6
_ADJECTIVES = 4
_RATHER = -4.0


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens `start` to `end` that name an organization or a place, found by the head word `basis`."""

    start: int
    end: int
    type: EntityType
    basis: str
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence as the finders of names see it.

    `hits[i]` is the known name or nationality word that begins at token i; `stops[i]` tells that token i
    has a part of its own in the sentence (a function word, an office, a title, a head of another name).
    """

    tokens: Sequence[Token]
    hits: Mapping[int, Hit]
    stops: Sequence[bool]


@dataclass(frozen=True, slots=True)
class BodyFinder:
    """Reads the organizations and places of a sentence that are named by a head."""

    lexicon: Lexicon
    names: NameWords

    def find(self, scan: Scan) -> tuple[Body, ...]:
        """In text order, without overlap."""
        found: list[Body] = []
        at = 0
        while at < len(scan.tokens):
            body = self._at(scan, at)
            if body is None:
                at += 1
            else:
                found.append(body)
                at = max(body.end, at + 1)
        return tuple(found)

    def head(self, token: Token) -> bool:
        """Whether the token is a head word of organizations or places."""
        return self.names.has("strong", token) or self.names.has("media", token) or token.norm in self.names.place_heads

    def _at(self, scan: Scan, at: int) -> Body | None:
        token = scan.tokens[at]
        if token.pos or at + 1 >= len(scan.tokens):
            return None
        known = scan.hits.get(at)
        if known is not None and not known.demonym and not known.weak:
            return None
        if token.norm in self.names.sets["media"] and not token.definite:
            return self._medium(scan, at)
        if self.names.has("strong", token):
            return self._organization(scan, at)
        kind = self.names.place_heads.get(token.norm)
        if kind is not None and not token.definite:
            return self._place(scan, at, kind)
        return None

    # Organizations

    def _organization(self, scan: Scan, at: int) -> Body | None:
        if quoted := self._quoted(scan, at + 1):
            return Body(*quoted, EntityType.ORGANIZATION, "cue:head")
        if scan.tokens[at].definite:
            end = self._adjectives(scan, at + 1)
            proper = sum(1 for i in range(at + 1, end) if not self._describes(scan.tokens[i]))
            end = self._purpose(scan, end)
            loose = self.names.has("loose", scan.tokens[at])
            named = proper > 0 and (not loose or scan.tokens[end - 1].span.end > scan.tokens[at + proper].span.end)
            named = named or proper > 1
            if self.names.has("national", scan.tokens[at]) and all(
                (hit := scan.hits.get(i)) is not None and hit.demonym for i in range(at + 1, end)
            ):
                named = False
        else:
            inner = scan.hits.get(at + 1)
            if inner is not None and not inner.demonym and inner.entries[0].type is EntityType.ORGANIZATION:
                return None if not inner.weak else Body(at, inner.end, EntityType.ORGANIZATION, "cue:head", inner)
            end = self._genitive(scan, at + 1)
            named = end > at + 1
            end = self._purpose(scan, end) if named else end
        if not named:
            return None
        while end > at + 1 and self._describes(scan.tokens[end - 1]):
            end -= 1
        if end <= at + 1:
            return None
        return Body(at, end, EntityType.ORGANIZATION, "cue:head")

    def _describes(self, token: Token) -> bool:
        return token.definite and self.names.has("descriptive", token)

    def _adjectives(self, scan: Scan, at: int) -> int:
        """Past the definite adjectives that follow a definite noun; nationality words are such."""
        end = at
        while end < len(scan.tokens) and end - at < _ADJECTIVES:
            hit = scan.hits.get(end)
            if hit is not None and hit.demonym:
                end = hit.end
            elif (
                hit is None
                and scan.tokens[end].definite
                and not scan.stops[end]
                and not self.names.dated(scan.tokens[end])
                and self._apart(scan, end)
            ):
                end += 1
            else:
                break
        return end

    def _genitive(self, scan: Scan, at: int) -> int:
        """Past what a head without article governs: nouns without article, then one with it or a name."""
        end = at
        while end < len(scan.tokens) and end - at < 2 and self._bare_noun(scan, end):
            end += 1
        if end >= len(scan.tokens) or not self._apart(scan, end):
            return at
        hit = scan.hits.get(end)
        if hit is not None and not hit.demonym:
            return self._adjectives(scan, hit.end)
        if hit is not None or scan.stops[end]:
            return at if end == at or hit is None else self._adjectives(scan, end)
        if scan.tokens[end].definite:
            return self._joined(scan, self._adjectives(scan, end + 1))
        return self._foreign(scan, end)

    def _bare_noun(self, scan: Scan, at: int) -> bool:
        token = scan.tokens[at]
        plain = not token.definite and not token.pos and not scan.stops[at] and at not in scan.hits
        return plain and self.lexicon.common(token.norm) and self._apart(scan, at)

    def _joined(self, scan: Scan, end: int) -> int:
        """Past "والمساواة" in "حركة العدل والمساواة", unless another name begins there."""
        if end + 1 >= len(scan.tokens) or scan.tokens[end].surface != WAW:
            return end
        after = end + 1
        if not scan.tokens[after].definite or scan.stops[after] or after in scan.hits or self.head(scan.tokens[after]):
            return end
        return self._adjectives(scan, after + 1)

    def _purpose(self, scan: Scan, end: int) -> int:
        """Past "للوحدة الوطنية": ل with a definite noun and its adjectives."""
        if end + 1 >= len(scan.tokens) or scan.tokens[end].surface != LAM or not scan.tokens[end + 1].definite:
            return end
        if scan.stops[end + 1] or not scan.tokens[end - 1].definite or end + 1 in scan.hits:
            return end
        return self._joined(scan, self._adjectives(scan, end + 2))

    def _foreign(self, scan: Scan, at: int) -> int:
        """Past words that look like names: "هواوي", "Telma", "سي إن إن"."""
        end = at
        while end < len(scan.tokens) and end - at < 4 and self._namelike(scan, end):
            end += 1
        return end

    def _namelike(self, scan: Scan, at: int) -> bool:
        token = scan.tokens[at]
        if not token.norm[:1].isalpha() or not self._apart(scan, at) or token.pos or scan.stops[at]:
            return False
        hit = scan.hits.get(at)
        if hit is not None:
            return not hit.demonym
        return token.surface.isascii() or (not token.definite and self.lexicon.lean(token.norm) > -0.5)

    def _medium(self, scan: Scan, at: int) -> Body | None:
        if quoted := self._quoted(scan, at + 1):
            return Body(*quoted, EntityType.ORGANIZATION, "cue:medium")
        known = scan.hits.get(at + 1)
        if known is not None and not known.demonym:
            return None if not known.weak else Body(at, known.end, EntityType.ORGANIZATION, "cue:medium")
        end = self._foreign(scan, at + 1)
        if end > at + 1:
            foreign = end - at > 2 or scan.tokens[at + 1].surface.isascii()
            return Body(at + 1 if foreign else at, end, EntityType.ORGANIZATION, "cue:medium")
        nxt = at + 1
        token = scan.tokens[nxt]
        free = token.norm[:1].isalpha() and not token.pos and not scan.stops[nxt] and nxt not in scan.hits
        if free and (self._unusual(token) or (token.definite and self.lexicon.lean(written(token)) > _RATHER)):
            return Body(at, nxt + 1, EntityType.ORGANIZATION, "cue:medium")
        return None

    def _unusual(self, token: Token) -> bool:
        return not token.definite and self.lexicon.frequency(token.norm) < 50_000 and not token.norm.endswith("يه")

    def _quoted(self, scan: Scan, at: int) -> tuple[int, int] | None:
        """What stands in quotation marks or brackets right there, if it is short and no sentence."""
        if at >= len(scan.tokens) or scan.tokens[at].surface not in _OPENING - {"("}:
            return None
        closing = _CLOSING[scan.tokens[at].surface]
        for end in range(at + 1, min(at + _LONGEST_QUOTE + 2, len(scan.tokens))):
            if scan.tokens[end].surface == closing:
                return (at + 1, end) if end > at + 1 else None
            if scan.tokens[end].pos in ("VERB", "SCONJ"):
                return None
        return None

    # Places

    def _place(self, scan: Scan, at: int, kind: EntityType) -> Body | None:
        inside = written(scan.tokens[at]) in self.names.sets["named_with_head"]
        nxt = at + 1
        hit = scan.hits.get(nxt)
        if not self._apart(scan, nxt):
            return None
        if hit is not None and not hit.demonym:
            if inside:
                return Body(at, self._adjectives(scan, hit.end), EntityType.PLACE, "cue:place")
            return Body(nxt, hit.end, kind, "cue:place", hit) if hit.weak else None
        if quoted := self._quoted(scan, nxt):
            return Body(*quoted, kind, "cue:place")
        end = self._foreign(scan, nxt)
        noun = (
            written(scan.tokens[at]) in self.names.sets["named_by_noun"]
            or self.lexicon.lean(written(scan.tokens[nxt])) > 0
        )
        if end == nxt and scan.tokens[nxt].definite and not scan.stops[nxt] and hit is None and inside and noun:
            end = self._adjectives(scan, nxt + 1)
        if end == nxt and self.names.title(scan.tokens[nxt]):
            end = self._foreign(scan, nxt + 1)
            end = end if end > nxt + 1 else nxt
        if end == nxt:
            return None
        end = self._adjectives(scan, end) if inside else end
        return Body(at if inside else nxt, end, EntityType.PLACE if inside else kind, "cue:place")

    @staticmethod
    def _apart(scan: Scan, at: int) -> bool:
        """Whether a token begins a written word."""
        return at < len(scan.tokens) and begins_word(scan.tokens[at - 1], scan.tokens[at])
