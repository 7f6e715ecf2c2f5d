"""Which office belongs to which name, and which stands for a person that is not named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lang.en.listed import Hit, OfficeHit
from kg.lang.en.scene import Scene
from kg.lang.en.words import name_words
from kg.model import EntityType, Form, Mention, OfficeCue, Span, Tenure, Token
from kg.text.fold import clean, fold
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Number, Offices

_BODIES = (EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.CITY)
_SENT = frozenset(("ambassador", "envoy", "adviser"))
"""Offices whose "to" and "for" say where the holder is sent, not whose office it is."""

_YEAR = 4
_CLOSING = frozenset((",", ".", ";", ")", "“", '"', "—", "–"))


@dataclass(frozen=True, slots=True)
class _Owner:
    """What an office belongs to: the known id, the mention that names it, and its tokens."""

    known: str | None
    mention: str | None
    start: int
    end: int
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """An office phrase with what belongs to it: tokens `start` to `end` include nationality and
    "former"; `said` tells that an article or owner makes it definite."""

    start: int
    end: int
    cue: OfficeCue
    number: Number
    said: bool


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Attaches offices to names and makes ROLE mentions of the rest."""

    offices: Offices
    gazetteer: Gazetteer
    spoken: Mapping[str, int]
    """How often the passage speaks of each country (ISO 3166)."""

    def read(self, scene: Scene, names: Sequence[Mention]) -> tuple[Mention, ...]:
        """The names with their offices, and the roles, in text order."""
        cues: dict[int, list[OfficeCue]] = {}
        roles: list[Mention] = []
        for found, holders in self._in_a_row(scene, names):
            for holder in holders:
                cues.setdefault(holder, []).append(self._behind_name(scene, found, names[holder], names))
            owned = found.cue.of is not None or found.cue.of_mention is not None
            if not holders and found.number is Number.ONE and (found.said or owned):
                roles.append(_role(scene, found))
        named = [
            replace(m, offices=tuple(sorted(cues[i], key=lambda c: c.span))) if i in cues else m
            for i, m in enumerate(names)
        ]
        return tuple(sorted([*named, *_apart(roles, named)], key=lambda m: (m.span, m.form)))

    def _in_a_row(self, scene: Scene, names: Sequence[Mention]) -> Iterator[tuple[_Found, tuple[int, ...]]]:
        """Each office with its holders; offices joined before one name are his: "Chad's prime minister and foreign
        minister Ali Bongo", of one owner."""
        described = [found for hit in scene.offices if (found := self._describe(scene, hit, names)) is not None]
        held = [self._holders(scene, found, names) for found in described]
        for found, holders in zip(tuple(described), tuple(held), strict=True):
            for each, holder in self._one_each(scene, found, names) if not holders else ():
                described.append(each)
                held.append((holder,))
        for at, found in enumerate(described):
            if not held[at] and found.number is Number.ONE:
                described[at], held[at] = self._conferred(scene, found, names, described)
            elif held[at]:
                described[at] = self._given(scene, found, names[held[at][0]], names, described)
        for at in range(len(described) - 1, 0, -1):
            first, second = described[at - 1], described[at]
            between = [t.norm for t in scene.tokens[first.end : second.start]]
            one = first.number is Number.ONE and second.number is Number.ONE
            if between != ["and"] or not one or held[at - 1] or not held[at] or second.cue.of is not None:
                continue
            held[at - 1] = held[at]
            cue = replace(second.cue, of=first.cue.of, of_mention=first.cue.of_mention)
            described[at] = replace(second, cue=cue)
        return zip(described, held, strict=True)

    def _behind_name(self, scene: Scene, found: _Found, holder: Mention, names: Sequence[Mention]) -> OfficeCue:
        """The office with whose it is where that stands behind its holder: "President William Ruto of Kenya"."""
        end = (scene.range(holder.span) or (0, 0))[1]
        bare = found.cue.of is None and found.cue.of_mention is None
        if not bare or end <= found.end or end >= len(scene.tokens) or scene.tokens[end].norm != "of":
            return found.cue
        owner = self._behind(scene, end + 1, names)
        if owner is None:
            return found.cue
        office, of = self._whose(found.cue.office, owner)
        return replace(found.cue, office=office, of=of, of_mention=owner.mention)

    def _one_each(self, scene: Scene, found: _Found, names: Sequence[Mention]) -> Iterator[tuple[_Found, int]]:
        """ "The presidents of Chad and Niger, Ali Bongo and Awa Diallo,": each holds the office of one country."""
        if found.number is Number.ONE or (found.cue.of is None and found.cue.of_mention is None):
            return
        tokens, at = scene.tokens, found.end
        owners = [found.cue]
        while at < len(tokens) and tokens[at].norm in (",", "and"):
            behind = self._behind(scene, at + 1, names)
            if behind is None:
                break
            owners.append(replace(found.cue, of=behind.known, of_mention=behind.mention))
            at = behind.end
        people = [(i, scene.range(m.span) or (0, 0)) for i, m in enumerate(names) if m.type is EntityType.PERSON]
        holders = self._right_behind(scene, at + (at < len(tokens) and tokens[at].surface == ","), people)
        if 1 < len(owners) == len(holders):
            for cue, holder in zip(owners, holders, strict=True):
                yield replace(found, end=at, cue=replace(cue, span=scene.span(found.start, at))), holder

    def _conferred(
        self, scene: Scene, found: _Found, names: Sequence[Mention], others: Sequence[_Found]
    ) -> tuple[_Found, tuple[int, ...]]:
        """The office with whom the sentence gives or takes it: "named Ali Bongo as minister", "she became premier"."""
        tokens, words = scene.tokens, name_words()
        verbs = words.conferring | words.leaving
        at = found.start - 1
        while at >= 0 and tokens[at].norm in words.conferral:
            at -= 1
        people = [(i, scene.range(m.span) or (0, 0)) for i, m in enumerate(names) if m.type is EntityType.PERSON]
        object_ = next(((i, place) for i, place in people if place[1] == at + 1), None)
        if object_ is not None:
            at = object_[1][0] - 1
            while at > 0 and tokens[at].pos != "VERB" and object_[1][0] <= (tokens[at].head or 0) < object_[1][1]:
                at -= 1  # "named loyalist Ali Bongo as premier"
        if at < 0 or tokens[at].lemma not in verbs or tokens[at].pos != "VERB" or _unsure(tokens, at):
            return found, ()
        if any(len(t.norm) == _YEAR and t.norm.isdigit() for t in tokens):
            return found, ()  # what was given in 1997 need not be held
        subject = next((k for k, t in enumerate(tokens) if t.head == at and t.relation in ("nsubj", "nsubjpass")), -1)
        holder = object_ or next(((i, place) for i, place in people if place[0] <= subject < place[1]), None)
        if holder is None:
            return found, ()
        cue = found.cue if tokens[at].lemma in words.conferring else replace(found.cue, tenure=Tenure.FORMER)
        if object_ is not None and cue.of is None and cue.of_mention is None and subject >= 0:
            cue = self._by_whom(scene, cue, subject, names, others)
        return replace(found, cue=cue), (holder[0],)

    def _given(
        self, scene: Scene, found: _Found, holder: Mention, names: Sequence[Mention], others: Sequence[_Found]
    ) -> _Found:
        """ "Chad's president dismissed Interior Minister Ali Bongo": who gives or takes an office has it to give."""
        tokens, verbs = scene.tokens, name_words().conferring | name_words().leaving
        if found.cue.of is not None or found.cue.of_mention is not None:
            return found
        head = tokens[(scene.range(holder.span) or (0, 1))[1] - 1]
        if head.relation != "dobj" or head.head is None or tokens[head.head].lemma not in verbs:
            return found
        subject = next((k for k, t in enumerate(tokens) if t.head == head.head and t.relation == "nsubj"), None)
        if subject is None:
            return found
        return replace(found, cue=self._by_whom(scene, found.cue, subject, names, others))

    @staticmethod
    def _by_whom(
        scene: Scene, cue: OfficeCue, subject: int, names: Sequence[Mention], others: Sequence[_Found]
    ) -> OfficeCue:
        """An office belongs to the state or body that fills it, or whose holder does: "Chad's president named …"."""
        span = scene.tokens[subject].span
        giver = next((m for m in names if m.type in _BODIES and m.span.contains(span)), None)
        if giver is not None:
            return replace(cue, of=giver.known, of_mention=giver.id)
        office = next((o.cue for o in others if o.start <= subject < o.end), None)
        people = [m for m in names if m.type is EntityType.PERSON and m.span.contains(span)]
        if office is None and people:
            office = next((o.cue for o in others if 0 <= people[0].span.start - o.cue.span.end <= 1), None)
        return replace(cue, of=office.of, of_mention=office.of_mention) if office is not None else cue

    def _describe(self, scene: Scene, hit: OfficeHit, names: Sequence[Mention]) -> _Found | None:
        """The phrase with nationality, tenure and owner on its left, or "of …" on its right."""
        inside = [m for m in names if m.span.overlaps(scene.span(hit.start, hit.end))]
        if inside:
            return self._of_body(scene, hit, inside[0]) if len(inside) == 1 else None
        start, tenure, owner, said = self._leftwards(scene, hit, names)
        tokens, end = scene.tokens, hit.end
        if end + 1 < len(tokens) and tokens[end].surface == "-" and self.offices.tenure(tokens[end + 1].norm):
            tenure, end = self.offices.tenure(tokens[end + 1].norm) or tenure, end + 2
        sent = hit.phrase.office in _SENT
        while end + 1 < len(tokens) and tokens[end].norm in ("of", "for", "to", "in"):
            behind = self._behind(scene, end + 1, names)
            if behind is None or (tokens[end].norm != "of" and not sent and owner is not None):
                break
            if tokens[end].norm == "of" or (not sent and tokens[end].norm == "for"):
                owner = owner or behind
            elif not sent:
                break
            end = behind.end
        office, of = self._whose(hit.phrase.office, owner)
        if owner is None and end == hit.end:
            of = self._untold(scene, hit)
        mention = owner.mention if owner is not None else None
        cue = OfficeCue(office, scene.span(start, end), of, mention, tenure)
        return _Found(start, end, cue, hit.phrase.number, said)

    def _of_body(self, scene: Scene, hit: OfficeHit, body: Mention) -> _Found | None:
        """The office whose words begin within the name of the body that it heads: "U.S. Treasury Secretary"."""
        start, end = scene.range(body.span) or (0, 0)
        heads = body.known is not None and self.offices.head_of(body.known) == hit.phrase.office
        if not heads or start >= hit.start or end >= hit.end:
            return None
        office, of = self._whose("head", _Owner(body.known, body.id, start, end))
        cue = OfficeCue(office, scene.span(start, hit.end), of, body.id, Tenure.CURRENT)
        return _Found(start, hit.end, cue, hit.phrase.number, True)

    def _untold(self, scene: Scene, hit: OfficeHit) -> str | None:
        """The country of an office that goes without saying, if the passage names no other that has such an office:
        "Secretary Rubio", not "Cabinet Secretary Tuya"."""
        tokens = scene.tokens[hit.start : hit.end]
        before = scene.tokens[hit.start - 1] if hit.start else None
        qualified = before is not None and before.pos in ("ADJ", "NOUN", "PROPN", "PART")
        if qualified or not all(t.surface[:1].isupper() for t in (tokens[0], tokens[-1])):
            return None
        having = self.offices.countries_of(fold(" ".join(t.surface for t in tokens)))
        named = [country for country in having if self.spoken.get(country)]
        return f"country:{named[0]}" if len(named) == 1 else None

    def _whose(self, office: str, owner: _Owner | None) -> tuple[str, str | None]:
        """The office as its owner has it: the chief of NATO is its secretary-general, of the Pentagon a minister."""
        if owner is None or owner.known is None:
            return office, None
        entry = self.gazetteer.entry(owner.known)
        exact = self.offices.head_of(entry.id) if office in ("leader", "head") else None
        if exact is not None and exact.endswith("-minister") and entry.country is not None:
            return exact, f"country:{entry.country}"
        return exact or office, entry.id

    def _leftwards(
        self, scene: Scene, hit: OfficeHit, names: Sequence[Mention]
    ) -> tuple[int, Tenure, _Owner | None, bool]:
        tokens, words = scene.tokens, name_words()
        start, tenure, owner, said = hit.start, Tenure.CURRENT, None, False
        while start:
            before = tokens[start - 1]
            possessed = before.relation == "case" and start >= 2
            known = self._ending(scene, start - 1 if possessed else start, names)
            if (told := self.offices.tenure(before.norm)) is not None:
                tenure, start = told, start - 1
            elif before.surface == "-" and start >= 2 and self.offices.tenure(tokens[start - 2].norm):
                tenure, start = self.offices.tenure(tokens[start - 2].norm) or tenure, start - 2
            elif known is not None and owner is None:
                owner, start = known, known.start
                said = said or possessed or not known.demonym
            elif before.norm in words.determiners:
                said, start = said or before.norm == "the", start - 1
                break
            elif before.norm in words.qualifiers:
                start -= 1
            else:
                break
        return start, tenure, owner, said

    def _ending(self, scene: Scene, end: int, names: Sequence[Mention]) -> _Owner | None:
        """What owns an office by ending at token `end`: "Kenyan", "Kenya", "the African Union"."""
        hit = next((h for h in scene.hits if h.end == end and h.entries[0].type in _BODIES and not h.weak), None)
        if hit is not None:
            return self._owner(scene, hit, names)
        at = scene.tokens[end - 1].span.end if end else -1
        name = next((m for m in names if m.span.end == at and m.type in _BODIES), None)
        return self._named(scene, name) if name is not None else None

    def _behind(self, scene: Scene, at: int, names: Sequence[Mention]) -> _Owner | None:
        """What begins at token `at`, after an article."""
        tokens = scene.tokens
        if at < len(tokens) and tokens[at].norm == "the":
            at += 1
        if at >= len(tokens):
            return None
        name = next((m for m in names if m.span.start == tokens[at].span.start and m.type in _BODIES), None)
        if name is not None:
            return self._possession(scene, name, names) or self._named(scene, name)
        hit = next((h for h in scene.hits if h.start == at and not h.demonym and not h.weak), None)
        return self._owner(scene, hit, names) if hit is not None and hit.entries[0].type in _BODIES else None

    def _possession(self, scene: Scene, owner: Mention, names: Sequence[Mention]) -> _Owner | None:
        """The body that another one has: "Sudan's Sovereignty Council"."""
        end = (scene.range(owner.span) or (0, 0))[1]
        if end >= len(scene.tokens) or scene.tokens[end].relation != "case":
            return None
        return self._behind(scene, end + 1, names)

    def _owner(self, scene: Scene, hit: Hit, names: Sequence[Mention]) -> _Owner:
        span = scene.span(hit.start, hit.end)
        mention = next((m for m in names if m.span == span), None)
        known = mention.known if mention is not None else hit.entries[0].id
        inside = any(m.span.overlaps(span) for m in names)
        said = f"{scene.sentence.document}-{span.start}-{span.end}" if hit.demonym and not inside else None
        return _Owner(
            self._government(known), mention.id if mention is not None else said, hit.start, hit.end, hit.demonym
        )

    def _named(self, scene: Scene, name: Mention) -> _Owner:
        start, end = scene.range(name.span) or (0, 0)
        return _Owner(self._government(name.known), name.id, start, end)

    def _government(self, known: str | None) -> str | None:
        """A capital stands for its country: "Moscow's ambassador"."""
        entry = self.gazetteer.entry(known) if known is not None else None
        return f"country:{entry.capital_of}" if entry is not None and entry.capital_of is not None else known

    def _holders(self, scene: Scene, found: _Found, names: Sequence[Mention]) -> tuple[int, ...]:
        """The indices of the people who hold the office: named right behind, or in apposition."""
        people = [(i, scene.range(m.span) or (0, 0)) for i, m in enumerate(names) if m.type is EntityType.PERSON]
        behind = self._right_behind(scene, found.end, people)
        if behind:
            return behind if found.number is not Number.ONE else behind[:1]
        if found.number is not Number.ONE:
            return ()
        tokens = scene.tokens
        for i, (_, end) in people:
            if end > found.start:
                continue
            between = [t.norm for t in tokens[end : found.start]]
            if between in ([","], ["("], [",", "also"]) or between[:3] in ([",", "who", "is"], [",", "who", "was"]):
                return (i,)
        head = tokens[found.end - 1]
        if head.relation == "appos" and head.head is not None:
            return tuple(i for i, (start, end) in people if start <= head.head < end)[:1]
        return ()

    def _right_behind(self, scene: Scene, at: int, people: Sequence[tuple[int, tuple[int, int]]]) -> tuple[int, ...]:
        """The people named behind an office, and all of them behind its plural: "Presidents A, B and C"."""
        tokens = scene.tokens
        comma = at < len(tokens) and tokens[at].surface == ","
        holders: list[int] = []
        while True:
            while at < len(tokens) and (
                self.offices.title(tokens[at].norm.rstrip(".")) or tokens[at].surface in (",", "“", '"', "and")
            ):
                if tokens[at].surface == "and" and not holders:
                    return ()
                at += 1
            person = next(((i, place) for i, place in people if place[0] == at), None)
            if person is None:
                return tuple(holders)
            if comma and not holders and not _closes(tokens, person[1][1]):
                return ()
            holders.append(person[0])
            at = person[1][1]


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apposition that ends before `at` is closed as such."""
    return at >= len(tokens) or tokens[at].surface in _CLOSING or tokens[at].pos in ("VERB", "AUX")


def _unsure(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what did not happen yet, or did not."""
    auxiliaries = [t for t in tokens if t.head == verb and t.relation in ("aux", "neg")]
    return any(t.lemma not in ("have", "be") for t in auxiliaries)


def _role(scene: Scene, found: _Found) -> Mention:
    sentence = scene.sentence
    span = scene.span(found.start, found.end)
    surface = span.of(scene.text)
    return Mention(
        sentence.document,
        sentence.passage,
        sentence.id,
        span,
        surface,
        clean(surface),
        EntityType.PERSON,
        sentence.language,
        Form.ROLE,
        offices=(found.cue,),
        basis=("cue:office",),
        confidence=0.8,
    )


def _apart(roles: Sequence[Mention], names: Sequence[Mention]) -> Iterator[Mention]:
    """The roles that no longer role covers and that are no part of a person's name."""
    taken: list[Span] = [m.span for m in names if m.type is EntityType.PERSON]
    for role in sorted(roles, key=lambda m: -len(m.span)):
        if not any(role.span.overlaps(span) for span in taken):
            taken.append(role.span)
            yield role
