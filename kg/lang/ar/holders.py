"""Who holds the offices of one Arabic sentence: office phrases beside names, shared among pairs and counterparts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lang.ar.bodies import Body
from kg.lang.ar.known import Hit
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.roles import Post, RolePhrase, accusative
from kg.lang.ar.sketch import COMMAS, Sketch
from kg.lang.combine import Combined
from kg.model import Document, EntityType, OfficeCue, Span, Token
from kg.text.arabic import KAF
from kg.vocab.offices import Number

_NEAR = 6


def id_of(document: Document, span: Span) -> str:
    """The id of the mention of a document at a span."""
    return f"{document.id}-{span.start}-{span.end}"


@dataclass(frozen=True, slots=True)
class Holders:
    """Gives the office phrases of a sentence to the people named in it.

    `bodies` has the last organization named before in the passage by each head word, as the id of its mention.
    """

    document: Document
    sketch: Sketch
    names: NameWords
    bodies: Mapping[str, str]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sketch.tokens

    def given(
        self, chosen: Sequence[Combined], owners: dict[Span, str]
    ) -> tuple[dict[Span, tuple[OfficeCue, ...]], set[int]]:
        """The offices of each named person, and the office phrases that are thereby spent."""
        people = {p.span: p for p in chosen if p.types[:1] == (EntityType.PERSON,)}
        spans = {self.sketch.tokens_of(span): span for span in people}
        by_start = {start: span for (start, _), span in spans.items()}
        by_end = {end: span for (_, end), span in spans.items()}
        given: dict[Span, list[OfficeCue]] = {}
        used: set[int] = set()
        for role in self.sketch.roles:
            person = self._holder_after(role, by_start) or self._holder_before(role, by_end)
            person = person or self._holder_as(role, by_end)
            if person is not None:
                used.add(role.start)
                given.setdefault(person, []).extend(self.cues(role, owners))
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
        start, _ = self.sketch.tokens_of(person)
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
        start, _ = self.sketch.tokens_of(person)
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
            cues = [OfficeCue(office, span or self.sketch.span(hit.start, hit.end), of) for office in offices]
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
            return self.sketch.span(start, end), tuple(dict.fromkeys(p.core.phrase.office for p in role.posts))
        several = next(
            (r for r in reversed(self.sketch.roles) if r.number is not Number.ONE and r.posts and r.start < at), None
        )
        if several is None or at - several.end > 12:
            return None
        return None, (several.posts[0].core.phrase.office,)

    def cues(self, role: RolePhrase, owners: dict[Span, str]) -> Iterator[OfficeCue]:
        for post in role.posts:
            if post.owner is None and (body := self._body_before(post)) is not None:
                end = post.core.end + 1
                yield OfficeCue(
                    post.core.phrase.office, self.sketch.span(post.core.start, end), None, body, post.tenure
                )
                continue
            end = max(post.core.end, post.owner.end if post.owner is not None else 0)
            start = min(post.core.start, post.owner.start) if post.owner is not None else post.core.start
            of, of_mention = self._owner(post.owner, owners)
            yield OfficeCue(post.core.phrase.office, self.sketch.span(start, end), of, of_mention, post.tenure)

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
        span = self.sketch.span(owner.start, owner.end)
        demonym = isinstance(owner, Hit) and owner.demonym
        return known, owners.get(span) or (id_of(self.document, span) if demonym else None)
