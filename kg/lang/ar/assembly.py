"""From what was found in a sentence to its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from kg.lang.ar.again import Named, Repeats
from kg.lang.ar.bodies import Body
from kg.lang.ar.holders import Holders, id_of
from kg.lang.ar.known import written
from kg.lang.ar.lexicon import ARTICLE, Lexicon
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.persons import NameSpan
from kg.lang.ar.roles import RolePhrase
from kg.lang.ar.sketch import COMMAS, IN, Sketch, addressed
from kg.lang.combine import ROOM, Combined, Room, combine
from kg.lang.context import core
from kg.lang.protocol import Candidate
from kg.lang.recogniser import Seen
from kg.model import Document, EntityType, Form, Mention, OfficeCue, Passage, Span, Token
from kg.text.arabic import MEEM, NOON, WAW, YEH, begins_word
from kg.text.fold import clean, fold
from kg.vocab.gazetteer import Entry, Gazetteer
from kg.vocab.offices import Number

_CLEARLY = 3.0
"""How much weightier the first of several known things with one name must be to be meant."""
_PLAINLY = -3.0
"""Log-odds of being a name below which a word is hardly one."""

_ROOM = 0.1
_SPOT = 0.0
_LOCATED = -2.5
_FULL_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Assembly:
    """One sentence's findings on the way to mentions."""

    document: Document
    passage: Passage
    sketch: Sketch
    people: tuple[NameSpan, ...]
    labelled: Seen
    seen: Sequence[Named]
    gazetteer: Gazetteer
    lexicon: Lexicon
    names: NameWords
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The last organization named before in the passage by each head word, as the id of its mention."""
    room: Room = ROOM
    repeats: Repeats = field(default_factory=Repeats)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sketch.tokens

    @property
    def _holders(self) -> Holders:
        return Holders(self.document, self.sketch, self.names, self.bodies)

    def mentions(self) -> Iterator[Mention]:
        """Names, nationality words and described offices; names do not overlap."""
        chosen = combine(self.candidates(), self.document.text, self.labelled, self.room)
        owners = {name.span: id_of(self.document, name.span) for name in chosen}
        given, used = self._holders.given(chosen, owners)
        for name in chosen:
            yield self._name(name, given.get(name.span, ()))
        yield from self._demonyms(chosen)
        yield from self._described(chosen, owners, used)

    # Names

    def candidates(self) -> Iterator[Candidate]:
        """What each source takes for a name."""
        for hit in self.sketch.hits.values():
            span = self.sketch.span(hit.start, hit.end)
            if not hit.demonym and not (hit.weak and self.labelled.within(span, hit.entries[0].type) < _ROOM):
                span = core(span, hit.entries, self.labelled, self.document.text, self.gazetteer)
                yield Candidate(span, hit.entries[0].type, "gazetteer", 1.0, tuple(e.id for e in hit.entries))
                if hit.short:
                    yield Candidate(span, hit.entries[0].type, "repeat", 1.0)
        for body in self.sketch.bodies:
            entries = body.hit.entries if body.hit is not None else ()
            yield self._candidate(body.start, body.end, body.type, body.basis, 1.0, entries)
        for person in self.people:
            if self._contradicted(person):
                continue
            sure = 1.0 / (1.0 + exp(-person.score + 1.0))
            yield self._candidate(person.start, person.end, EntityType.PERSON, "cue:person", sure, ())
        for found in self.seen:
            start, end = found.start, found.end
            while found.type is EntityType.PERSON and end - start > 2 and self._no_name(end - 1):
                end -= 1
            if self._members_of(start, end):
                continue
            addressee = found.type is EntityType.PLACE and addressed(self.tokens, start, self.names)
            kind = EntityType.PERSON if addressee else found.type
            yield self._candidate(start, end, kind, "model", found.confidence, ())
        yield from self.repeats.candidates(self.sketch, self.labelled)
        yield from self._aliases()
        yield from self._spots()

    def _candidate(
        self, start: int, end: int, kind: EntityType, source: str, confidence: float, entries: Sequence[Entry]
    ) -> Candidate:
        return Candidate(self.sketch.span(start, end), kind, source, confidence, tuple(e.id for e in entries))

    def _contradicted(self, person: NameSpan) -> bool:
        """Whether the recogniser rules a name out: it sees two people with a word between them ("بايل أن بن ديفيز"), or
        no name in a lone word that is another's careless spelling ("علي" for "على")."""
        span = self.sketch.span(person.start, person.end)
        inside = [name for name in self.labelled if name.span.overlaps(span)]
        if not inside:
            word = self.tokens[person.start]
            return person.end - person.start == 1 and written(word) in self.names.sets["twins"]
        if len(inside) < 2 or any(name.type is not EntityType.PERSON for name in inside):
            return False
        return any(
            inside[0].span.end <= token.span.start < inside[-1].span.end
            and (token.pos == "CCONJ" or not any(name.span.overlaps(token.span) for name in inside))
            for token in self.tokens[person.start : person.end]
        )

    def _no_name(self, at: int) -> bool:
        """Whether a word behind a name is none: a participle ("… الموصوف بأنه") or a usual noun ("عقدت … قمة")."""
        token, key = self.tokens[at], written(self.tokens[at])
        if self.lexicon.bearers(key) > 0:
            return False
        participle = token.definite and token.norm.startswith(MEEM) and not token.norm.endswith(YEH)
        return participle or self.lexicon.lean(key) < _PLAINLY

    def _members_of(self, start: int, end: int) -> bool:
        """Whether a lone word is a plural that governs what follows: "مؤيدو الاستفتاء", of مؤيدين."""
        key = self.tokens[start].norm
        plural = end == start + 1 < len(self.tokens) and key.endswith(WAW) and self.tokens[end].definite
        return plural and self.lexicon.common(key[:-1] + YEH + NOON)

    def _aliases(self) -> Iterator[Candidate]:
        """Another name in brackets right behind a name: "محمد حمدان دقلو (حميدتي)", "… (CEA)"."""
        behind: list[tuple[int, EntityType]] = [(p.end, EntityType.PERSON) for p in self.people]
        behind += [(b.end, b.type) for b in self.sketch.bodies]
        for at, kind in behind:
            if at + 2 >= len(self.tokens) or (self.tokens[at].surface, self.tokens[at + 2].surface) != ("(", ")"):
                continue
            token = self.tokens[at + 1]
            if token.pos or not token.norm[:1].isalpha() or at + 1 in self.sketch.hits:
                continue
            if kind is EntityType.PERSON or token.surface.isupper():
                yield self._candidate(at + 1, at + 2, kind, "cue:alias", 0.9, ())

    def _spots(self) -> Iterator[Candidate]:
        """Unknown words behind "في" that look like names: "في جاوة الشرقية"."""
        for at in range(1, len(self.tokens)):
            token = self.tokens[at]
            if self.tokens[at - 1].norm != IN or self.sketch.barred[at] or token.definite or token.pos:
                continue
            end = at + 1
            comma = end + 1 < len(self.tokens) and self.tokens[end].surface in COMMAS
            located = comma and (hit := self.sketch.hits.get(end + 1)) is not None and not hit.demonym
            if at in self.sketch.hits or self.lexicon.lean(token.norm) < (_LOCATED if located else _SPOT):
                continue
            if end < len(self.tokens) and end not in self.sketch.hits and self._open(end):
                continue
            while end < len(self.tokens) and self.names.has("compass", self.tokens[end]) and self.tokens[end].definite:
                end += 1
            yield self._candidate(at, end, EntityType.CITY, "cue:in", 0.75, ())

    def _open(self, at: int) -> bool:
        """Whether a noun stands there that a noun before it may govern ("كشك بيع الصحف")."""
        token = self.tokens[at]
        apart = begins_word(self.tokens[at - 1], token)
        return apart and token.norm[:1].isalpha() and not token.pos and not self.names.has("compass", token)

    def _name(self, name: Combined, offices: tuple[OfficeCue, ...]) -> Mention:
        kind, known, candidates = self._identity(name)
        return Mention(
            document=self.document.id,
            passage=self.passage.index,
            sentence=self.sketch.sentence.id,
            span=name.span,
            surface=name.span.of(self.document.text),
            name=self._shown(name.span),
            type=kind,
            language=self.passage.language,
            known=known,
            candidates=candidates,
            offices=offices,
            basis=name.basis,
            confidence=name.confidence,
        )

    def _identity(self, name: Combined) -> tuple[EntityType, str | None, tuple[str, ...]]:
        """Type, known id, and the ids in question where several known things fit."""
        entries = [self.gazetteer.entry(key) for key in name.known]
        kind = name.types[0] if name.types else entries[0].type
        fitting = [e for e in entries if e.type is kind or (e.type.spatial and kind.spatial)]
        if not fitting:
            return kind, None, ()
        clear = len(fitting) == 1 or fitting[0].weight >= _CLEARLY * fitting[1].weight
        if clear:
            return fitting[0].type, fitting[0].id, ()
        return kind, None, tuple(e.id for e in fitting)

    def _shown(self, span: Span) -> str:
        """The name cleaned, with the article in full that ل has swallowed (لولايات: الولايات)."""
        surface = span.of(self.document.text)
        token = next((t for t in self.tokens if t.span.start == span.start), None)
        if token is not None and token.definite and not fold(token.surface).startswith(ARTICLE):
            whole = fold(token.surface) == token.norm
            surface = _FULL_ARTICLE + (surface if whole else surface.lstrip("\u0640")[1:])
        return clean(surface) or surface

    # Other mentions

    def _demonyms(self, chosen: Sequence[Combined]) -> Iterator[Mention]:
        for hit in (*self.sketch.hits.values(), *self.sketch.inner):
            span = self.sketch.span(hit.start, hit.end)
            if hit.demonym and not any(name.span.overlaps(span) for name in chosen):
                yield self._mention(span, EntityType.COUNTRY, Form.DEMONYM, hit.entries[0].id, (), "gazetteer")

    def _described(self, chosen: Sequence[Combined], owners: dict[Span, str], used: set[int]) -> Iterator[Mention]:
        """Office phrases that say whose the office is and stand for a person without naming one."""
        for role in self.sketch.roles:
            if role.start in used or not role.posts or role.number is not Number.ONE or not role.owned:
                continue
            if not self._particular(role):
                continue
            span = self.sketch.span(role.start, role.end)
            if any(name.span.overlaps(span) and not span.contains(name.span) for name in chosen):
                continue
            if any(name.span == span for name in chosen):
                continue
            yield self._mention(
                span, EntityType.PERSON, Form.ROLE, None, tuple(self._holders.cues(role, owners)), "cue:office"
            )

    def _particular(self, role: RolePhrase) -> bool:
        """ "الرئيس الكيني" and "رئيس كينيا" are one person, "مسؤول كيني" is any."""
        for post in role.posts:
            owner = post.owner
            if post.core.phrase.complete or isinstance(owner, Body):
                return True
            if owner is not None and (not owner.demonym or self.tokens[owner.start].definite):
                return True
        return False

    def _mention(
        self, span: Span, kind: EntityType, form: Form, known: str | None, offices: tuple[OfficeCue, ...], basis: str
    ) -> Mention:
        return Mention(
            document=self.document.id,
            passage=self.passage.index,
            sentence=self.sketch.sentence.id,
            span=span,
            surface=span.of(self.document.text),
            name=self._shown(span),
            type=kind,
            language=self.passage.language,
            form=form,
            known=known,
            offices=offices,
            basis=(basis,),
            confidence=0.9,
        )
