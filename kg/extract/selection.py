"""Which candidates of a sentence become claims: each happening once, under its most telling words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.extract.arguments import ATTENDEE, MODIFIER, OF, SUBJECT
from kg.extract.candidates import Candidate, Filler
from kg.extract.complement import COMPLEMENT
from kg.model import EntityType, Form, Mention, Role, Status
from kg.vocab.events import EventTypes

_MEMBERS = frozenset({SUBJECT, OF, MODIFIER, ATTENDEE})
Same = Callable[[Mention, Mention], bool]


class Selection:
    """The rules that make one claim of one happening, the same for all event types."""

    def __init__(self, types: EventTypes, many_holders: frozenset[str], same: Same) -> None:
        self.types = types
        self.many_holders = many_holders
        self.same = same

    def choose(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """The candidates to keep, in text order."""
        fit = [c for c in candidates if self.complete(c)]
        fit = [c for c in fit if not any(self._covers(other, c) for other in fit if other is not c)]
        kept: list[Candidate] = []
        for candidate in sorted(fit, key=self._rank):
            better = next((i for i, other in enumerate(kept) if self._one_happening(other, candidate)), None)
            if better is None:
                kept.append(candidate)
            else:
                kept[better] = self._enriched(kept[better], candidate)
        return tuple(sorted(kept, key=lambda c: (c.trigger.tokens, c.type)))

    def complete(self, candidate: Candidate) -> bool:
        """Whether all is there that the entry asks for. A body such as OPEC meets and agrees among its members."""
        entry = candidate.trigger.entry
        slots = {f.slot for f in candidate.fillers}
        if entry.requires and not entry.requires & slots:
            return False
        actors = self.distinct(candidate.actors)
        partners = len(actors) + (len(actors) == 1 and self._body(candidate))
        carried = candidate.trigger.verbal or candidate.reading.support is not None
        told = carried or self._placed(candidate)
        if partners < (entry.least if told else max(entry.least, entry.least_alone)):
            return False
        if entry.least == 0 and not actors and not candidate.places and not self._told(candidate):
            return False
        if self.types[candidate.type].named:
            speakers = [f for f in candidate.fillers if f.role is Role.SPEAKER]
            if not any(f.form is not Form.ANAPHOR and not f.understood and self._names(f) for f in speakers):
                return False
            if candidate.status in (Status.DENIED, Status.POSSIBLE):
                return False
        return True

    @staticmethod
    def _told(candidate: Candidate) -> bool:
        """Whether something that happened to nobody and nowhere is told as news: "police clashed with fans today"."""
        return candidate.trigger.verbal and candidate.time is not None and candidate.status is Status.HAPPENED

    def _names(self, filler: Filler) -> bool:
        """Whether a speaker is named, or described by an office that one person holds ("Peru's president"), or as a
        body that a country has ("الرئاسة التونسية")."""
        mention = filler.mention
        if mention.form is Form.ROLE:
            return any(cue.of is not None and cue.office not in self.many_holders for cue in mention.offices)
        return mention.form is Form.NAME or (mention.form is Form.DEMONYM and filler.form is Form.NAME)

    @staticmethod
    def _placed(candidate: Candidate) -> bool:
        """Whether a happening that needs nobody is put somewhere by its own words: "a protest in Tbilisi"."""
        spots = (link for link in candidate.reading.links if link.role is Role.PLACE and link.slot not in _MEMBERS)
        return candidate.trigger.entry.least == 0 and any(spot.mention.type is not EntityType.COUNTRY for spot in spots)

    @staticmethod
    def _body(candidate: Candidate) -> bool:
        return any(
            f.mention.type is EntityType.ORGANIZATION and f.slot in _MEMBERS and f.role is Role.PARTICIPANT
            for f in candidate.fillers
        )

    def distinct(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions without those that name what an earlier one names."""
        kept: list[Mention] = []
        for mention in mentions:
            if not any(self.same(mention, other) for other in kept):
                kept.append(mention)
        return kept

    def _rank(self, candidate: Candidate) -> tuple[int, int, int, int, tuple[int, ...], str]:
        """The most telling words first: conditions met, more words, more arguments, text order."""
        entry = candidate.trigger.entry
        return (
            0 if not entry.needs.empty else 1,
            -len(candidate.trigger.tokens),
            -len(
                self.distinct(
                    [f.mention for f in candidate.fillers if f.role is not Role.PLACE and f.slot != COMPLEMENT]
                )
            ),
            self.types[candidate.type].generality,
            candidate.trigger.tokens,
            candidate.type,
        )

    def _covers(self, other: Candidate, candidate: Candidate) -> bool:
        """Whether the words of a candidate only carry another one: "announced" of "announced sanctions"."""
        if candidate.type in self.types[other.type].absorbs and candidate.status is not Status.DENIED:
            first, last = other.reading.clause
            inside = other.trigger.head < candidate.trigger.head and first <= candidate.trigger.head < last
            return bool(other.words & set(candidate.reading.bearing)) or (inside and not candidate.trigger.verbal)
        carries = other.reading.support in candidate.trigger.tokens and candidate.trigger.verbal
        carries = carries and self.types[other.type].apart == self.types[candidate.type].apart
        asked = self.types[candidate.type].speech and not self.types[candidate.type].named
        if asked and other.status is Status.POSSIBLE:
            return False  # "asked for talks" reports the asking and the talks
        # "Hosted Lula for a meeting" says more than its noun does.
        return carries and len(self.distinct(other.actors)) >= len(self.distinct(candidate.actors))

    def _enriched(self, kept: Candidate, other: Candidate) -> Candidate:
        """With the place and time that other words for the same tell: "discussed gas at a meeting held in Lima"."""
        if self.types[kept.type].speech or set(kept.trigger.tokens) & set(other.trigger.tokens):
            return kept
        if not kept.actors:
            kept = replace(kept, fillers=(*kept.fillers, *(f for f in other.fillers if f.role is not Role.PLACE)))
        if not kept.places:
            places = [f for f in other.fillers if f.role is Role.PLACE]
            kept = replace(kept, fillers=(*kept.fillers, *places))
        stated = other.trigger.verbal or other.reading.support is not None  # not "met, their third meeting this year"
        return replace(kept, time=other.time) if kept.time is None and stated else kept

    def _one_happening(self, better: Candidate, other: Candidate) -> bool:
        """Whether two candidates of one sentence report one happening."""
        if set(better.trigger.tokens) & set(other.trigger.tokens):
            return True
        mine_type, other_type = self.types[better.type], self.types[other.type]
        if mine_type.family != other_type.family or mine_type.apart != other_type.apart:
            return False
        if better.time is not None and other.time is not None and not better.time.overlaps(other.time):
            return False  # "her impeachment in May and ouster in June"
        if mine_type.speech:
            return self._one_statement(better, other)
        if better.status is not other.status or not self._same_places(better, other):
            return False
        mine, theirs = self.distinct(better.actors), self.distinct(other.actors)
        small, large = sorted((mine, theirs), key=len)
        if not small:
            return True
        return all(any(self.same(m, n) for n in large) for m in small)

    def _one_statement(self, better: Candidate, other: Candidate) -> bool:
        """One speaker says one thing in a sentence, unless two kinds of statement are spelt out."""
        if not any(self.same(m, n) for m in self._speakers(better) for n in self._speakers(other)):
            return False
        if better.type == other.type:
            return True
        plain, kind = sorted((better, other), key=lambda c: not self.types[c.type].named)
        return self.types[plain.type].named and not self._besides(plain, kind)

    @staticmethod
    def _besides(plain: Candidate, kind: Candidate) -> bool:
        """Whether somebody says one thing and does another by words: "he stressed …, and called on …"."""
        told = plain.trigger.verbal and kind.trigger.verbal and kind.reading.support is None
        said = plain.trigger.head in kind.reading.bearing or kind.trigger.head in plain.reading.bearing
        linked = all(any(k.slot == SUBJECT for k in c.reading.links) for c in (plain, kind))
        first, last = plain.reading.clause
        return told and linked and not said and not first <= kind.trigger.head < last

    @staticmethod
    def _speakers(candidate: Candidate) -> Iterator[Mention]:
        return (f.mention for f in candidate.fillers if f.role is Role.SPEAKER)

    def _same_places(self, one: Candidate, other: Candidate) -> bool:
        if not one.places or not other.places:
            return True
        return any(self.same(m, n) for m in one.places for n in other.places)
