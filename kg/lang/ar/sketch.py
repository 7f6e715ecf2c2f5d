"""What stands around names in one Arabic sentence, laid out token by token for the finder of people."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lang.ar import persons
from kg.lang.ar.bodies import Body, BodyFinder, Scan
from kg.lang.ar.known import Hit, find_known, written
from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.roles import RolePhrase, RoleReader
from kg.model import Sentence, Span, Token
from kg.text.arabic import HEH
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Number

IN = "في"
COMMAS = frozenset({"،", ","})
_PLURAL_REACH = 14


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the finders see in a sentence before people are read.

    `barred`, `before` and `after` are as `PersonFinder.find` wants them; `inner` are the nationality words in
    what may be the names of bodies.
    """

    sentence: Sentence
    hits: Mapping[int, Hit]
    inner: tuple[Hit, ...]
    bodies: tuple[Body, ...]
    roles: tuple[RolePhrase, ...]
    barred: tuple[bool, ...]
    before: tuple[float, ...]
    after: tuple[float, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def span(self, start: int, end: int) -> Span:
        """The offsets in the document of the tokens `start` to `end`."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The range of the tokens that a span covers."""
        inside = [i for i, t in enumerate(self.tokens) if span.overlaps(t.span)]
        return inside[0], inside[-1] + 1


@dataclass(frozen=True, slots=True)
class Sketcher:
    """Makes sketches."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    names: NameWords
    bodies: BodyFinder
    roles: RoleReader

    def sketch(self, text: str, sentence: Sentence, named: Container[str] = frozenset()) -> Sketch:
        """The sketch of a sentence of the document `text`, whose passage names the things with ids `named`."""
        tokens = sentence.tokens
        cores = self.roles.cores(tokens)
        bound = [core for core in cores.values() if not core.phrase.complete]
        inner = {i: core.end for core in bound for i in range(core.start + 1, core.end)}
        known = {h.start: h for h in find_known(text, tokens, self.gazetteer, self.lexicon, inner, named)}
        hits: Mapping[int, Hit] = {at: _as_adjective(tokens, hit, self.gazetteer) for at, hit in known.items()}
        stops = [self._stops(i, token, hits) for i, token in enumerate(tokens)]
        for core in cores.values():
            if core.phrase.number is Number.MANY:
                continue
            stops[core.start : core.end] = [True] * (core.end - core.start)
        bodies = self.bodies.find(Scan(tokens, hits, stops))
        bodies = tuple(body for body in bodies if body.start not in cores)
        covered = {at for body in bodies for at in range(body.start, body.end)}
        within = tuple(hit for at, hit in hits.items() if hit.demonym and at in covered)
        hits = {at: hit for at, hit in hits.items() if at not in covered}
        roles = self.roles.phrases(tokens, cores, hits, {body.start: body for body in bodies})
        hits = self._confirmed(tokens, hits, roles)
        return Sketch(
            sentence,
            hits,
            within,
            bodies,
            roles,
            tuple(self._barred(tokens, hits, bodies, roles)),
            tuple(self._before(tokens, hits, roles)),
            tuple(self._after(tokens, roles)),
        )

    def _confirmed(
        self, tokens: Sequence[Token], hits: Mapping[int, Hit], roles: Sequence[RolePhrase]
    ) -> Mapping[int, Hit]:
        """Doubtful towns are towns behind a preposition of place; "جورجي" behind a title is no nationality, and
        "عمان" behind "السيد" no country."""
        ends = {role.end for role in roles if role.definite}
        kept = {}
        for at, hit in hits.items():
            if hit.demonym and at in ends and not tokens[at].definite:
                continue
            if at in ends and (self._given(tokens, hit) or addressed(tokens, at, self.names)):
                continue
            before = tokens[at - 1].norm if at else ""
            word = written(tokens[at])
            named = self.lexicon.bearers(word) > 2 or self.lexicon.common(word)
            if hit.weak and (before == IN or (before in _WHERE and not named)):
                hit = replace(hit, weak=False)
            kept[at] = hit
        return kept

    def _given(self, tokens: Sequence[Token], hit: Hit) -> bool:
        """Whether a country's name behind an office is a given name: "الوزيرة جورجيا ميلوني"."""
        after = hit.end
        if hit.demonym or hit.end - hit.start > 1 or after >= len(tokens) or tokens[after].pos:
            return False
        borne = self.lexicon.bearers(written(tokens[hit.start])) > 4
        return borne and not tokens[after].definite and self.lexicon.lean(written(tokens[after])) > 0

    def _stops(self, at: int, token: Token, hits: Mapping[int, Hit]) -> bool:
        if at in hits:
            return False
        return bool(token.pos) or not token.norm[:1].isalpha() or self.names.has("counterparts", token)

    def _barred(
        self, tokens: Sequence[Token], hits: Mapping[int, Hit], bodies: Sequence[Body], roles: Sequence[RolePhrase]
    ) -> list[bool]:
        barred = [bool(t.pos) or not t.norm[:1].isalpha() or self._plain(t) for t in tokens]
        covered: list[Body | RolePhrase | Hit] = [*bodies, *roles, *(hit for hit in hits.values() if not hit.weak)]
        for span in covered:
            barred[span.start : span.end] = [True] * (span.end - span.start)
        return barred

    def _plain(self, token: Token) -> bool:
        """Whether the token is a word that has another part to play: kin, a head of names, a verb of saying."""
        lists = ("kin", "named", "counterparts")
        if any(self.names.has(name, token) for name in lists) and not self.names.link(token):
            return True
        if not token.definite and token.norm in self.names.sets["speech"]:
            return True
        if self.bodies.head(token) and not token.definite:
            return True
        return self.names.dated(token)

    def _before(self, tokens: Sequence[Token], hits: Mapping[int, Hit], roles: Sequence[RolePhrase]) -> list[float]:
        cues = [persons.NOWHERE] * len(tokens)
        ends = {role.end: role for role in roles}
        nationalities = {hit.end: hit for hit in hits.values() if hit.demonym}
        for at in range(1, len(tokens)):
            cues[at] = self._cue(tokens, at, ends, nationalities, roles)
        return cues

    def _cue(
        self,
        tokens: Sequence[Token],
        at: int,
        ends: Mapping[int, RolePhrase],
        nationalities: Mapping[int, Hit],
        roles: Sequence[RolePhrase],
    ) -> float:
        last = tokens[at - 1]
        if last.norm == IN:
            return persons.SPOT
        if at in ends:
            return persons.TITLE if ends[at].titled else persons.OFFICE
        if last.surface in COMMAS and at - 1 in ends and ends[at - 1].posts:
            return persons.APPOSITION
        if self.names.has("counterparts", last):
            return persons.COUNTERPART
        if at in nationalities and tokens[nationalities[at].start].definite and not tokens[at].definite:
            start = nationalities[at].start
            several = any(r.number is not Number.ONE and r.end <= start < r.end + _PLURAL_REACH for r in roles)
            counterpart = any(self.names.has("counterparts", t) for t in tokens[max(start - 8, 0) : start])
            return persons.COUNTERPART if several or counterpart else persons.NATIONALITY
        for name, cue in (("kin", persons.KIN), ("named", persons.TITLE), ("describing", persons.DESCRIBING)):
            if self.names.has(name, last):
                return cue
        if not last.definite and last.norm in self.names.sets["speech"]:
            return persons.SPEECH
        if last.norm in _PARTNER:
            return persons.PARTNER
        opens = at == 1 or (at == 2 and tokens[0].pos == "CCONJ")
        return (
            persons.VERB
            if last.pos == "VERB" or (opens and not last.definite and last.pos in ("", "VERB"))
            else persons.NOWHERE
        )

    def _after(self, tokens: Sequence[Token], roles: Sequence[RolePhrase]) -> list[float]:
        cues = [0.0] * (len(tokens) + 1)
        starts = {role.start: role for role in roles if role.posts}
        for at, token in enumerate(tokens):
            follows = at + 1 if token.surface in COMMAS else at
            if (follows in starts and (follows > at or starts[follows].owned)) or (
                follows < len(tokens)
                and (
                    (self.names.has("describing", tokens[follows]) and follows > at)
                    or (token.surface == "(" and tokens[follows + 1 : follows + 2] and tokens[follows + 1].pos == "NUM")
                )
            ):
                cues[at] = persons.APPOSITION
        return cues


def addressed(tokens: Sequence[Token], at: int, names: NameWords) -> bool:
    """Whether a word without article stands behind a form of address that asks for a name."""
    return at > 0 and not tokens[at].definite and names.has("courtesy", tokens[at - 1]) and tokens[at - 1].definite


def _as_adjective(tokens: Sequence[Token], hit: Hit, gazetteer: Gazetteer) -> Hit:
    """ "السعودية" is the country and an adjective: behind a definite feminine noun it is the adjective."""
    if hit.demonym or hit.end - hit.start > 1 or hit.start == 0:
        return hit
    before, token = tokens[hit.start - 1], tokens[hit.start]
    if not (before.definite and token.definite and before.norm[-1:] == token.norm[-1:] == HEH):
        return hit
    entries = gazetteer.demonym(token.norm)
    return Hit(hit.start, hit.end, entries, demonym=True) if entries else hit


_PARTNER = frozenset({"مع", "بين", "لسان"})
_WHERE = frozenset({IN, "ب", "الي", "من", "قرب", "عبر"})
