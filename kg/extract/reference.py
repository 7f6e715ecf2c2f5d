"""Whom pronouns and descriptions mean: the memory of a passage, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.anaphors import Anaphor, Ask
from kg.model import EntityType, Form, Mention, OfficeCue
from kg.vocab.cues import Reach
from kg.vocab.gazetteer import Gazetteer

_LATELY = 12
_OFTEN = 3
_TWICE = 2
_PAIR = 2
_SPOTS = frozenset({EntityType.CITY, EntityType.PLACE})


@dataclass(slots=True)
class Discourse:
    """What a passage has spoken of so far. One passage, one discourse; nothing crosses passages.

    `named` are the mentions in text order; `groups` the participants of earlier events, the latest
    last; `subject` who acted or spoke last. `same` tells whether two mentions name one thing.
    """

    same: Callable[[Mention, Mention], bool]
    named: list[Mention] = field(default_factory=list)
    groups: list[tuple[Mention, ...]] = field(default_factory=list)
    subject: Mention | None = None
    sentence: list[Mention] = field(default_factory=list)
    aside: set[str] = field(default_factory=set)
    pending: list[tuple[Mention, ...]] = field(default_factory=list)
    passage: Sequence[Mention] = ()
    """All mentions of the passage: what somebody is may be told after he is named."""

    gazetteer: Gazetteer = field(default_factory=Gazetteer.load)

    def begin(self, mentions: Sequence[Mention], aside: Iterable[str] = ()) -> None:
        """A new sentence with its mentions (names, demonyms, roles).

        `aside` are ids of mentions that only describe another one: "an aide to President Vladimir Putin".
        """
        self.named += self.sentence
        self.sentence = list(mentions)
        self.aside.update(aside)
        self.pending = []

    def event(self, participants: Sequence[Mention], *, sure: bool = True) -> None:
        """Someone took part in an event together: what "the two sides" will mean.

        Until a sentence is done its events are only known to the rest of it (`sure` is false).
        """
        distinct = tuple(self._distinct(participants))
        if len(distinct) > 1:
            (self.groups if sure else self.pending).append(distinct)

    def understood(self, before: int, number: int) -> tuple[Mention, ...]:
        """The unwritten subject of a verb at offset `before`: who acts in this sentence, else in the last one.

        Two or more are the participants of the latest event.
        """
        if number > 1:
            anyone = Reach(frozenset(EntityType) - _SPOTS, number)
            for group in reversed([*self.groups[-_LATELY:], *self.pending]):
                fitting = self._fitting(group, anyone)
                if len(fitting) >= 2:
                    return tuple(fitting)
            return ()
        people = [m for m in self.sentence if m.span.end <= before and m.type is EntityType.PERSON]
        named = [m for m in people if m.form is Form.NAME and m.id not in self.aside]
        described = [m for m in people if m.form is Form.ROLE]
        if named or described:
            return ((named or described)[0],)
        return (self.subject,) if self.subject is not None else ()

    def antecedents(self, anaphor: Anaphor, exclude: Iterable[Mention] = ()) -> tuple[Mention, ...]:
        """The mentions an anaphor stands for, in text order; none where the passage does not tell."""
        before = [m for m in self.sentence if m.span.end <= anaphor.mention.span.start]
        shut = list(exclude)
        allowed = [m for m in before if not any(self.same(m, other) for other in shut)]
        if anaphor.ask is Ask.GROUP or anaphor.reach.number > 1:
            group = self._group(anaphor, allowed)
            # Whoever acts is none of "them"; of "their" he may be one.
            acting = shut if anaphor.ask is Ask.SUBJECT else []
            return tuple(m for m in group if not any(self.same(m, other) for other in acting))
        if anaphor.ask is Ask.LATTER:
            latest = next((m for m in reversed([*self.named, *before]) if m.type is EntityType.PERSON), None)
            return (latest,) if latest is not None else ()
        if anaphor.ask is Ask.NEAREST:  # "called off his visit": whoever calls it off may be named as taking part
            allowed, shut = before, []
        person = self._single(anaphor, allowed, shut)
        if person is None:
            return ()
        if anaphor.ask is Ask.OWNER:
            country = self.country(person)
            return (country,) if country is not None else ()
        return (person,)

    def counterpart(self, anaphor: Anaphor) -> Mention | None:
        """ "His Saudi counterpart" as a described role: the office of whom "his" is, of the named country."""
        before = [m for m in self.sentence if m.span.end <= anaphor.mention.span.start]
        owner = self._single(anaphor, before, [])
        if owner is None:
            return anaphor.of
        if anaphor.of is None:
            return self._only_counterpart(owner, anaphor)
        everywhere = [*self._mentions_of(owner), *(m for m in self.passage if self.same(m, owner))]
        office = next((cue.office for m in everywhere for cue in m.offices), None)
        if office is None:
            return anaphor.of  # whoever it is speaks for the country
        cue = OfficeCue(office, anaphor.mention.span, of=anaphor.of.known, of_mention=anaphor.of.id)
        for known in self._everyone():
            if any(c.office == office and c.of is not None and c.of == cue.of for c in known.offices):
                return replace(anaphor.mention, refers_to=(known.id,), type=EntityType.PERSON)
        return replace(anaphor.mention, form=Form.ROLE, offices=(cue,), type=EntityType.PERSON)

    def _only_counterpart(self, owner: Mention, anaphor: Anaphor) -> Mention | None:
        """The one other person of whom the passage has told that he holds the same office: "نظيره", of no country."""
        held = {cue.office for m in self._mentions_of(owner) for cue in m.offices}
        others = self._distinct(
            m
            for m in self._everyone()
            if m.form is Form.NAME and not self.same(m, owner) and held & {cue.office for cue in m.offices}
        )
        if len(others) != 1 or others[0].span.start > anaphor.mention.span.start:
            return None
        return replace(anaphor.mention, refers_to=(others[0].id,), type=EntityType.PERSON)

    def role(self, mention: Mention) -> Mention | None:
        """Whom a described role means if the passage has named its holder: "the minister", "the Turkish president"."""
        named = [m for m in self._everyone() if m.form is Form.NAME and m.span.end <= mention.span.start]
        for cue in mention.offices:
            fitting = [m for m in reversed(named) if any(_same_office(cue, other) for other in m.offices)]
            # Who is said to serve that country goes before whoever only may: "the Kenyan minister" of two ministers.
            exact = [m for m in fitting if cue.of is not None and any(other.of == cue.of for other in m.offices)]
            if exact or fitting:
                return (exact or fitting)[0]
        return None

    def country(self, mention: Mention) -> Mention | None:
        """The mention of the country that a person speaks for, by the person's offices in this passage."""
        if mention.type is EntityType.COUNTRY:
            return mention
        everyone = self._everyone()
        if mention.known is not None and mention.known in self.gazetteer:
            capital_of = self.gazetteer.entry(mention.known).capital_of
            if capital_of is not None:
                return next((m for m in everyone if m.known == f"country:{capital_of}"), None)
        for known in self._mentions_of(mention):
            for cue in known.offices:
                found = next(
                    (m for m in everyone if m.id == cue.of_mention or (cue.of is not None and m.known == cue.of)), None
                )
                if found is not None:
                    return found
        return None

    def about(self) -> Mention | None:
        """The country a passage has been about so far: named more often than all others together."""
        named = [m for m in self.named if m.type is EntityType.COUNTRY]
        for country in self._distinct(named):
            own = sum(self.same(country, m) for m in named)
            if own >= _OFTEN and own * 2 > len(named):
                return country
        return None

    def side(self, mention: Mention) -> str | None:
        """The country that a mention stands for: a capital for its own, a person for that of his office."""
        if mention.known is not None and mention.known in self.gazetteer:
            capital_of = self.gazetteer.entry(mention.known).capital_of
            if capital_of is not None:
                return f"country:{capital_of}"
        country = self.country(mention)
        if country is not None:
            return country.known or country.id
        return next((cue.of for m in self._mentions_of(mention) for cue in m.offices if cue.of is not None), None)

    def by_id(self, ids: Iterable[str]) -> tuple[Mention, ...]:
        """The mentions of the passage so far with the given ids, in text order."""
        wanted = set(ids)
        return tuple(m for m in self._everyone() if m.id in wanted)

    def offices(self, mention: Mention) -> frozenset[str]:
        """The offices that the passage gives to a person, anywhere up to here."""
        return frozenset(cue.office for m in self._mentions_of(mention) for cue in m.offices)

    def _everyone(self) -> list[Mention]:
        return [*self.named, *self.sentence]

    def _mentions_of(self, mention: Mention) -> list[Mention]:
        return [m for m in self._everyone() if self.same(m, mention)]

    def _single(self, anaphor: Anaphor, before: Sequence[Mention], shut: Sequence[Mention]) -> Mention | None:
        types = anaphor.reach.types if anaphor.ask is not Ask.OWNER else frozenset({EntityType.PERSON})
        offices = [cue.span for m in self.sentence for cue in m.offices] if EntityType.PERSON in types else []
        fitting = [
            m
            for m in before
            if m.type in types
            and m.type not in _SPOTS
            and m.form is not Form.DEMONYM
            and not (m.type is EntityType.COUNTRY and any(span.contains(m.span) for span in offices))
        ]
        if fitting:
            last = anaphor.ask is Ask.NEAREST or anaphor.nearest
            return fitting[-1] if last else fitting[0]
        if self.subject is not None and self.subject.type in types and not _any(self.same, self.subject, shut):
            return self.subject
        previous = [m for m in self.named if m.type in types and m.type not in _SPOTS and m.form is Form.NAME]
        if not previous:
            return None
        latest = [m for m in previous if m.sentence == previous[-1].sentence and not _any(self.same, m, shut)]
        return latest[0] if latest else None

    def _group(self, anaphor: Anaphor, before: Sequence[Mention]) -> tuple[Mention, ...]:
        """Several things named before: in this sentence, else those of the last event, else the last two named."""
        reach = anaphor.reach
        here = self._fitting([m for m in before if m.form is not Form.DEMONYM], reach)
        if reach.types == {EntityType.PERSON} and len(here) == reach.number == 2:
            return tuple(here)
        uncounted = reach.types == {EntityType.COUNTRY} and reach.number > 2
        if uncounted and not here and len(ahead := self._sides_ahead(anaphor)) == 2:
            return ahead
        recently = [*self.groups[-_LATELY:], *self.pending]
        for group in (*self._camps(anaphor, recently), *reversed(recently)):
            fitting = self._fitting(group, reach)
            if reach.number == _PAIR < len(fitting):
                fitting = self._one_a_side(fitting)
            if len(fitting) == reach.number or (reach.number > 2 and len(fitting) >= 2):
                return tuple(fitting)
        lately = (*self.named[-2 * _LATELY :], *before)
        recent = [m for m in lately if m.id not in self.aside and not _of_office(m, before)]
        wanted = reach.types if len(reach.types) == 1 else frozenset({EntityType.PERSON, EntityType.COUNTRY})
        last = self._distinct(m for m in reversed(recent) if m.type in wanted and self._holds(m, reach))
        return tuple(reversed(last[:2])) if len(last) >= 2 else ()

    @staticmethod
    def _camps(anaphor: Anaphor, groups: Sequence[tuple[Mention, ...]]) -> Iterator[tuple[Mention, ...]]:
        """The countries or bodies that the text keeps putting together, for words that mean no persons: "each side"."""
        if len(anaphor.reach.types) == 1 or anaphor.reach.number != _PAIR:
            return
        camps = [group for group in groups if all(m.type is not EntityType.PERSON for m in group)]
        told = Counter(frozenset(m.known or m.name for m in group) for group in camps)
        often = [group for group in camps if told[frozenset(m.known or m.name for m in group)] >= _TWICE]
        yield from often[-1:]

    def _sides_ahead(self, anaphor: Anaphor) -> tuple[Mention, ...]:
        """One mention for each country that the sentence goes on to speak of: "… between the governments set out
        Seoul's investment in the US". "Both governments" point back; a plural that counts nobody may point ahead."""
        ahead: dict[str, Mention] = {}
        for mention in self.sentence:
            side = self.side(mention) if mention.type is not EntityType.PERSON else None
            if side is not None and mention.span.start >= anaphor.mention.span.end:
                ahead.setdefault(side, mention)
        return tuple(ahead.values())

    def _one_a_side(self, members: Sequence[Mention]) -> list[Mention]:
        """One for each country of those who met, people before their countries: "both sides" of two presidents and
        "the two neighbours" are two."""
        sides: dict[str, Mention] = {}
        for member in sorted(members, key=lambda m: m.type is not EntityType.PERSON):
            sides.setdefault(self.side(member) or member.id, member)
        return sorted(sides.values(), key=lambda m: m.span)

    def _fitting(self, group: Sequence[Mention], reach: Reach) -> list[Mention]:
        """The members of a group as the types that are asked for: persons stand for their countries."""
        fitting: list[Mention] = []
        for member in group:
            if member.type in reach.types and (member.type not in _SPOTS or len(reach.types) > 1):
                if self._holds(member, reach):
                    fitting.append(member)
            elif EntityType.COUNTRY in reach.types and (country := self.country(member)) is not None:
                fitting.append(country)
        return self._distinct(fitting)

    def _holds(self, member: Mention, reach: Reach) -> bool:
        """Whether a person may be called so: known offices must be among them, unknown ones may be."""
        if reach.office is None or member.type is not EntityType.PERSON:
            return True
        held = self.offices(member) | {cue.office for cue in member.offices}
        return not held or any(office == reach.office or office.endswith(f"-{reach.office}") for office in held)

    def _distinct(self, mentions: Iterable[Mention]) -> list[Mention]:
        kept: list[Mention] = []
        for mention in mentions:
            if not any(self.same(mention, other) for other in kept):
                kept.append(mention)
        return kept


def _any(same: Callable[[Mention, Mention], bool], mention: Mention, others: Sequence[Mention]) -> bool:
    return any(same(mention, other) for other in others)


def _of_office(mention: Mention, named: Iterable[Mention]) -> bool:
    """Whether a nationality word only says whose office somebody holds: "نظيره الزامبي هاكايندي هيشيليما"."""
    cues = (cue.span for m in named if m.type is EntityType.PERSON for cue in m.offices)
    return mention.form is Form.DEMONYM and any(span.overlaps(mention.span) for span in cues)


def _same_office(asked: OfficeCue, held: OfficeCue) -> bool:
    """Whether a holder of `held` may be called by `asked`: "the minister" is a foreign minister too."""
    if asked.of is not None and held.of is not None and asked.of != held.of:
        return False
    if asked.office == held.office:
        return True
    return held.office.endswith(f"-{asked.office}")
