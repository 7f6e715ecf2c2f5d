"""From what was found in a sentence to its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from kg.lang.ar.bodies import Body
from kg.lang.ar.known import Hit, written
from kg.lang.ar.labels import named
from kg.lang.ar.lexicon import ARTICLE, Lexicon
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.persons import NameSpan
from kg.lang.ar.roles import Post, RolePhrase, accusative
from kg.lang.ar.sketch import COMMAS, IN, Sketch, addressed
from kg.lang.combine import Combined, combine
from kg.lang.context import core
from kg.lang.protocol import Candidate
from kg.lang.recogniser import Seen
from kg.model import Document, EntityType, Form, Mention, OfficeCue, Passage, Span, Token
from kg.text.arabic import KAF, MEEM, NOON, WAW, YEH, begins_word
from kg.text.fold import clean, fold
from kg.vocab.gazetteer import Entry, Gazetteer
from kg.vocab.offices import Number

_CLEARLY = 3.0
"""How much weightier the first of several known things with one name must be to be meant."""
_NEAR = 6
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
    gazetteer: Gazetteer
    lexicon: Lexicon
    names: NameWords
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The last organization named before in the passage by each head word, as the id of its mention."""

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sketch.tokens

    def mentions(self) -> Iterator[Mention]:
        """Names, nationality words and described offices; names do not overlap."""
        chosen = combine(self.candidates(), self.document.text, self.labelled)
        owners = {name.span: self._id(name.span) for name in chosen}
        given, used = self._given(chosen, owners)
        for name in chosen:
            yield self._name(name, given.get(name.span, ()))
        yield from self._demonyms(chosen)
        yield from self._described(chosen, owners, used)

    # Names

    def candidates(self) -> Iterator[Candidate]:
        """What each source takes for a name."""
        for hit in self.sketch.hits.values():
            span = self._span(hit.start, hit.end)
            if not hit.demonym and not (hit.weak and self.labelled.within(span, hit.entries[0].type) < _ROOM):
                span = core(span, hit.entries, self.labelled, self.document.text, self.gazetteer)
                yield Candidate(span, hit.entries[0].type, "gazetteer", 1.0, tuple(e.id for e in hit.entries))
        for body in self.sketch.bodies:
            entries = body.hit.entries if body.hit is not None else ()
            yield self._candidate(body.start, body.end, body.type, body.basis, 1.0, entries)
        for person in self.people:
            if self._contradicted(person):
                continue
            sure = 1.0 / (1.0 + exp(-person.score + 1.0))
            yield self._candidate(person.start, person.end, EntityType.PERSON, "cue:person", sure, ())
        for found in self.labelled:
            for start, end in named(self.sketch, found, self.names, self.labelled):
                while found.type is EntityType.PERSON and end - start > 2 and self._no_name(end - 1):
                    end -= 1
                if self._members_of(start, end):
                    continue
                addressee = found.type is EntityType.PLACE and addressed(self.tokens, start, self.names)
                kind = EntityType.PERSON if addressee else found.type
                yield self._candidate(start, end, kind, "model", found.confidence, ())
        yield from self._aliases()
        yield from self._spots()

    def _candidate(
        self, start: int, end: int, kind: EntityType, source: str, confidence: float, entries: Sequence[Entry]
    ) -> Candidate:
        return Candidate(self._span(start, end), kind, source, confidence, tuple(e.id for e in entries))

    def _contradicted(self, person: NameSpan) -> bool:
        """Whether the recogniser rules a name out: it sees two people with a word between them ("بايل أن بن ديفيز"), or
        no name in a lone word that is another's careless spelling ("علي" for "على")."""
        span = self._span(person.start, person.end)
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

    # Offices

    def _given(
        self, chosen: Sequence[Combined], owners: dict[Span, str]
    ) -> tuple[dict[Span, tuple[OfficeCue, ...]], set[int]]:
        """The offices of each named person, and the office phrases that are thereby spent."""
        people = {p.span: p for p in chosen if p.types[:1] == (EntityType.PERSON,)}
        spans = {self._tokens_of(span): span for span in people}
        by_start = {start: span for (start, _), span in spans.items()}
        by_end = {end: span for (_, end), span in spans.items()}
        given: dict[Span, list[OfficeCue]] = {}
        used: set[int] = set()
        for role in self.sketch.roles:
            person = self._holder_after(role, by_start) or self._holder_before(role, by_end)
            person = person or self._holder_as(role, by_end)
            if person is not None:
                used.add(role.start)
                given.setdefault(person, []).extend(self._cues(role, owners))
        self._distributed(by_start, owners, given)
        return {span: tuple(cues) for span, cues in given.items()}, used

    def _holder_after(self, role: RolePhrase, by_start: dict[int, Span]) -> Span | None:
        if role.number is not Number.ONE and role.posts:
            return by_start.get(role.end)
        if role.end in by_start:
            return by_start[role.end]
        comma = role.end < len(self.tokens) and self.tokens[role.end].surface in COMMAS
        return by_start.get(role.end + 1) if comma and role.posts else None

    def _holder_before(self, role: RolePhrase, by_end: dict[int, Span]) -> Span | None:
        if role.number is not Number.ONE or not role.posts:
            return None
        if self._another(role, by_end) or accusative(self.tokens[role.start]):
            return None
        if role.start > 0 and self.tokens[role.start - 1].surface in COMMAS:
            return by_end.get(role.start - 1)
        return by_end.get(role.start)

    def _another(self, role: RolePhrase, by_end: dict[int, Span]) -> bool:
        """Whether a bare "the minister" behind somebody whose office stands before his name means another one."""
        person = by_end.get(role.start)
        bare_office = not role.owned and role.definite and role.posts[0].core.end - role.posts[0].core.start == 1
        if person is None or not bare_office:
            return False
        start, _ = self._tokens_of(person)
        return any(other.end == start and other.posts for other in self.sketch.roles)

    def _holder_as(self, role: RolePhrase, by_end: dict[int, Span]) -> Span | None:
        """The person said to be something: "خلف الإبراهيمي كمبعوث", "كان الإبراهيمي موفدا", "عين زيد سفيرا"."""
        if not role.posts or role.number is not Number.ONE or role.start == 0:
            return None
        near = next((end for end in range(role.start, max(role.start - _NEAR, 0), -1) if end in by_end), None)
        if near is None:
            return None
        person = by_end[near]
        if self.tokens[role.start - 1].surface == KAF:
            return person
        start, _ = self._tokens_of(person)
        said = start > 0 and self.names.has("predicating", self.tokens[start - 1])
        return person if said and near == role.start and accusative(self.tokens[role.start]) else None

    def _distributed(
        self, by_start: dict[int, Span], owners: dict[Span, str], given: dict[Span, list[OfficeCue]]
    ) -> None:
        """ "الرئيسين الأمريكي دونالد ترامب والتركي رجب طيب إردوغان", "نظيره الهندي سوبرامانيام جايشانكار":
        the office of a pair or of a counterpart, with the nationality before each name."""
        for hit in self.sketch.hits.values():
            if not hit.demonym:
                continue
            person = by_start.get(hit.end) or by_start.get(self._after_title(hit.end))
            if person is None or (person in given and any(c.of for c in given[person])):
                continue
            source = self._source(hit.start)
            if source is None:
                continue
            span, offices = source
            of = hit.entries[0].id
            cues = [OfficeCue(office, span or self._span(hit.start, hit.end), of) for office in offices]
            given.setdefault(person, [])[:0] = cues

    def _after_title(self, at: int) -> int:
        return next((r.end for r in self.sketch.roles if r.start == at and not r.posts), -1)

    def _source(self, at: int) -> tuple[Span | None, tuple[str, ...]] | None:
        """The office that a nationality word at `at` shares, and the words it stands in."""
        counterpart = next(
            (i for i in range(at - 1, max(at - 10, -1), -1) if self.names.has("counterparts", self.tokens[i])), None
        )
        if counterpart is not None:
            role = next((r for r in reversed(self.sketch.roles) if r.end <= counterpart and r.posts), None)
            if role is None:
                return None
            end = next(h.end for h in self.sketch.hits.values() if h.start == at)
            start = counterpart if at - counterpart == 1 else at
            return self._span(start, end), tuple(dict.fromkeys(p.core.phrase.office for p in role.posts))
        several = next(
            (r for r in reversed(self.sketch.roles) if r.number is not Number.ONE and r.posts and r.start < at), None
        )
        if several is None or at - several.end > 12:
            return None
        return None, (several.posts[0].core.phrase.office,)

    def _cues(self, role: RolePhrase, owners: dict[Span, str]) -> Iterator[OfficeCue]:
        for post in role.posts:
            if post.owner is None and (body := self._body_before(post)) is not None:
                end = post.core.end + 1
                yield OfficeCue(post.core.phrase.office, self._span(post.core.start, end), None, body, post.tenure)
                continue
            end = max(post.core.end, post.owner.end if post.owner is not None else 0)
            start = min(post.core.start, post.owner.start) if post.owner is not None else post.core.start
            of, of_mention = self._owner(post.owner, owners)
            yield OfficeCue(post.core.phrase.office, self._span(start, end), of, of_mention, post.tenure)

    def _body_before(self, post: Post) -> str | None:
        """The mention of the body that an office names by its head alone: "زعيم الحركة" after "حركة النهضة"."""
        at = post.core.end
        if at >= len(self.tokens) or not self.tokens[at].definite:
            return None
        return self.bodies.get(self.tokens[at].norm)

    def _owner(self, owner: Hit | Body | None, owners: dict[Span, str]) -> tuple[str | None, str | None]:
        if owner is None:
            return None, None
        entries = owner.entries if isinstance(owner, Hit) else ()
        known = entries[0].id if entries else None
        span = self._span(owner.start, owner.end)
        demonym = isinstance(owner, Hit) and owner.demonym
        return known, owners.get(span) or (self._id(span) if demonym else None)

    # Other mentions

    def _demonyms(self, chosen: Sequence[Combined]) -> Iterator[Mention]:
        for hit in self.sketch.hits.values():
            span = self._span(hit.start, hit.end)
            if hit.demonym and not any(name.span.overlaps(span) for name in chosen):
                yield self._mention(span, EntityType.COUNTRY, Form.DEMONYM, hit.entries[0].id, (), "gazetteer")

    def _described(self, chosen: Sequence[Combined], owners: dict[Span, str], used: set[int]) -> Iterator[Mention]:
        """Office phrases that say whose the office is and stand for a person without naming one."""
        for role in self.sketch.roles:
            if role.start in used or not role.posts or role.number is not Number.ONE or not role.owned:
                continue
            if not self._particular(role):
                continue
            span = self._span(role.start, role.end)
            if any(name.span.overlaps(span) and not span.contains(name.span) for name in chosen):
                continue
            if any(name.span == span for name in chosen):
                continue
            yield self._mention(span, EntityType.PERSON, Form.ROLE, None, tuple(self._cues(role, owners)), "cue:office")

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

    # Offsets

    def _span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def _tokens_of(self, span: Span) -> tuple[int, int]:
        inside = [i for i, t in enumerate(self.tokens) if span.overlaps(t.span)]
        return inside[0], inside[-1] + 1

    def _id(self, span: Span) -> str:
        return f"{self.document.id}-{span.start}-{span.end}"
