"""What one event of a sentence takes over from another: members of a plural, places, who took part before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.arguments import ATTENDEE, Scene
from kg.extract.candidates import Candidate, Filler
from kg.extract.sameness import same_thing
from kg.extract.syntax import Tree
from kg.extract.times import dates_in
from kg.extract.triggers import Trigger
from kg.model import Role, Sentence, Status
from kg.vocab.cues import References
from kg.vocab.inflect import PLAIN, Number, Tense
from kg.vocab.ontology import family_of

_TAKEN_OVER = 0.5
_MEMORY = 30
_RECENT = 2
_PARTIES = 2
_OF_THE = 2
_AFTER_VERB = 6
_SIGNED = "AgreementEvent"
_APART = frozenset((family_of("Removal"), family_of("Protest"), family_of("Attack")))


def members(sentence: Sentence, triggers: Sequence[Trigger], words: References) -> tuple[Trigger, ...]:
    """Ordinals that stand for members of a plural event named before them in the sentence:
    "two rounds of talks, the first in Oman and the second in Rome"."""
    found: list[Trigger] = []
    tokens = sentence.tokens
    for index, token in enumerate(tokens[:-1]):
        if token.norm not in words.ordinals or index == 0:
            continue
        # An ordinal before its own noun is an adjective; one that is followed by a preposition stands alone.
        definite = token.definite or tokens[index - 1].pos == "DET"
        if not definite or tokens[index + 1].pos != "ADP":
            continue
        many = [t for t in triggers if not t.verbal and t.head < index and plural(sentence, t)]
        if many:
            found.append(Trigger(many[-1].entry, (index,), index, PLAIN))
    return tuple(found) if len(found) > 1 else ()


def plural(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun is in the plural; "talks" is not, being the word itself."""
    if trigger.verbal or trigger.entry.words.split()[-1] == sentence.tokens[trigger.head].norm:
        return False
    if trigger.inflection.number is not Number.NONE:
        return trigger.inflection.number is not Number.SINGULAR
    token = sentence.tokens[trigger.head]
    return token.norm != token.lemma.casefold()


def several(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the words mean more than one happening; what a verb signs or agrees on, it signs at once."""
    together = candidate.reading.support is not None and family_of(candidate.type) == _SIGNED
    return plural(sentence, candidate.trigger) and not together


def repeated(sentence: Sentence, candidate: Candidate, words: References | None) -> bool:
    """Whether a verb is said to tell of more than one happening: "has visited three times", "زار مرتين"."""
    if words is None or not candidate.trigger.verbal:
        return False
    behind = sentence.tokens[candidate.trigger.head + 1 : candidate.reading.clause[1]][:_AFTER_VERB]
    return any(token.norm in words.repeated for token in behind)


@dataclass(slots=True)
class Memory:
    """The events of a passage so far with their sentences, for nouns that come without time or participants.

    `ordinals` are the words of the language for first, second, … in order, `demonstratives` those that point back,
    `where` those that open a clause on what is done at a place. `held` are events told without those who took part,
    of which the text says when or where they were: something else may be done at them.
    """

    ordinals: tuple[str, ...] = ()
    demonstratives: frozenset[str] = frozenset()
    where: frozenset[str] = frozenset()
    events: list[tuple[int, Candidate]] = field(default_factory=list)
    held: list[Candidate] = field(default_factory=list)
    sentence: int = 0

    def complete(
        self,
        scene: Scene,
        candidates: Sequence[Candidate],
        sure: Sequence[Candidate],
        ordinals: frozenset[tuple[int, ...]],
    ) -> list[Candidate]:
        """Fill in what another event of the passage says, or of the sentence (`sure`: those that need nothing).

        `ordinals` are the tokens of words that stand for members of an event told any time before.
        """
        recalled = [self._recalled(scene, self._pointed(scene, c)) for c in candidates]
        sure = [r for r in recalled if any(r.trigger is c.trigger for c in sure)]
        there = [self._there(scene, c, sure) for c in recalled]
        told = [_timed(scene, _named_before(scene, c, sure), sure) for c in there]
        joined = [self._partners(scene, self._place(c, sure), sure, ordinals) for c in told]
        return [self.documented(scene.sentence, c, joined) for c in joined]

    def _pointed(self, scene: Scene, candidate: Candidate) -> Candidate:
        """ "These talks": whoever the last event of the type brought together takes part."""
        first = candidate.trigger.tokens[0]
        before = scene.sentence.tokens[first - 1] if first else None
        if candidate.trigger.verbal or before is None or before.relation not in ("det", ""):
            return candidate
        if before.norm not in self.demonstratives:
            return candidate
        lately = (e for at, e in reversed(self.events) if e.type == candidate.type and self.sentence - at <= _RECENT)
        event = next(lately, None)
        if event is None:
            return candidate
        if candidate.status is Status.HAPPENED and event.status in (Status.PLANNED, Status.POSSIBLE):
            candidate = replace(candidate, status=event.status)
        new = [f for f in event.fillers if not any(same_thing(f.mention, other.mention) for other in candidate.fillers)]
        return _with(candidate, new)

    def _there(self, scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
        """ "He flew to Lima on Monday, where he met …": at the place and time of what is told before."""
        opened = [i for i, t in enumerate(scene.sentence.tokens[: candidate.trigger.head]) if t.norm in self.where]
        if not opened:
            return candidate
        at = scene.sentence.tokens[opened[-1]].span.start
        for other in reversed(others):
            places = [f for f in other.fillers if f.role is Role.PLACE and f.mention.span.end <= at]
            here = not candidate.places or any(f.mention in candidate.places for f in places)
            if other.trigger.head < opened[-1] and places and here and _meet(candidate, other):
                told = candidate if candidate.places else _with(candidate, places)
                if other.status is Status.PLANNED and _present(scene, candidate):
                    told = replace(told, status=Status.PLANNED)  # "will fly to Lima, where he meets"
                same = told.time is None and told.status is other.status
                return replace(told, time=other.time) if same else told
        return candidate

    def documented(self, sentence: Sentence, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
        """ "The talks communique", "البيان الختامي للقمة": a paper of an event is from those who took part in it.

        `others` are the candidates of the sentence; the event is told anywhere in the passage, so what comes later
        counts when this is asked again at its end.
        """
        if candidate.trigger.verbal or candidate.actors or candidate.trigger.entry.least_alone < _PARTIES:
            return candidate
        occasion = next((o for o in others if of_occasion(sentence, candidate, o)), None)
        if occasion is None:
            return candidate
        when = candidate.time or occasion.time
        for event in (occasion, *(event for _, event in reversed(self.events))):
            then = when is None or (event.time is not None and event.time.overlaps(when))
            held = family_of(event.type) == family_of(occasion.type) and event.status is not Status.POSSIBLE
            if held and then and len(event.actors) >= _PARTIES:
                parties = [f for f in event.fillers if f.role is not Role.PLACE]
                return replace(_with(candidate, parties), time=when or event.time)
        return candidate

    def _recalled(self, scene: Scene, candidate: Candidate) -> Candidate:
        """ "The summit", "the first summit": a definite noun is the event of that type and people told before."""
        if candidate.trigger.verbal or candidate.time is not None or not candidate.actors or candidate.places:
            return candidate
        if candidate.status is not Status.HAPPENED or not definite(scene.sentence, candidate.trigger):
            return candidate
        if plural(scene.sentence, candidate.trigger):
            return candidate
        if dates_in(scene.sentence):
            return candidate
        same = [e for _, e in self.events if e.type == candidate.type and e.time is not None and _meet(candidate, e)]
        times = sorted({e.time for e in same if e.time is not None})
        number = self.ordinal(scene, candidate.trigger)
        if number is not None:
            times = times[number : number + 1]
        return replace(candidate, time=times[0]) if len(times) == 1 else candidate

    def ordinal(self, scene: Scene, trigger: Trigger) -> int | None:
        """Which of several events is meant: 0 for "the first"; None where the text does not count."""
        first = trigger.tokens[0]
        near = scene.sentence.tokens[max(first - 2, 0) : first] + scene.sentence.tokens[first + 1 : first + 2]
        return next((self.ordinals.index(t.norm) for t in near if t.norm in self.ordinals), None)

    def remember(self, sentence: int, kept: Sequence[Candidate], told: Sequence[Candidate]) -> None:
        """The events of the sentence with the given index, and all it tells of."""
        self.events = [*self.events, *((sentence, c) for c in kept)][-_MEMORY:]
        left = [c for c in told if not c.trigger.verbal and not any(c.trigger is k.trigger for k in kept)]
        self.held = [*self.held, *(c for c in left if c.time is not None or c.places)][-_MEMORY:]
        self.sentence = sentence

    def _place(self, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
        """The place of what the same people do at the same time; where nobody need take part, of an event beside it."""
        if candidate.places:
            return candidate
        for other in others:
            if other.places and other.time is not None and other.time == candidate.time and _meet(candidate, other):
                return _with(candidate, [f for f in other.fillers if f.role is Role.PLACE])
        if candidate.trigger.entry.least > 0:
            return candidate
        for other in (*others, *(event for _, event in reversed(self.events))):
            if other is not candidate and other.places and other.trigger.entry.least == 0:
                return _with(candidate, [f for f in other.fillers if f.role is Role.PLACE])
        return candidate

    def _partners(
        self, scene: Scene, candidate: Candidate, sure: Sequence[Candidate], ordinals: frozenset[tuple[int, ...]]
    ) -> Candidate:
        """ "The first summit was in Lima in May": who met is known from the last summit spoken of."""
        entry = candidate.trigger.entry
        member = candidate.trigger.tokens in ordinals
        told = member or candidate.time is not None or candidate.reading.support is not None
        pointing = definite(scene.sentence, candidate.trigger)
        off = candidate.status is Status.DENIED and pointing  # "but the meeting was called off"
        if candidate.trigger.verbal or candidate.actors or entry.least == 0 or not (told or off):
            return candidate
        if candidate.time is None and not candidate.places:
            return self._called_off(candidate, sure) if off else candidate
        before = [
            e for e in sure if e.trigger.head < candidate.trigger.head and len(e.actors) > 1 and _akin(candidate, e)
        ]
        before += [
            event
            for index, event in reversed(self.events)
            if event.type == candidate.type and (member or self.sentence - index <= _RECENT)
        ]
        before += self._only(candidate) if pointing else []
        for event in before:
            if len(event.actors) >= entry.least_alone:
                return _with(candidate, [f for f in event.fillers if f.role is not Role.PLACE])
        return candidate

    def _called_off(self, candidate: Candidate, sure: Sequence[Candidate]) -> Candidate:
        """What was planned and is called off: the event of the kind that the sentence or one just before announced."""
        lately = [e for at, e in reversed(self.events) if self.sentence - at <= _RECENT]
        for event in (*(e for e in sure if e.trigger.head < candidate.trigger.head), *lately):
            planned = event.status in (Status.PLANNED, Status.POSSIBLE) and family_of(event.type) == family_of(
                candidate.type
            )
            if planned and len(event.actors) >= candidate.trigger.entry.least_alone:
                return replace(_with(candidate, event.fillers), time=event.time)
        return candidate

    def _only(self, candidate: Candidate) -> list[Candidate]:
        """The event that "the talks" means far behind: the passage has told of talks of one group only."""
        least = max(candidate.trigger.entry.least_alone, 1)
        told = [e for _, e in reversed(self.events) if e.type == candidate.type and len(e.actors) >= least]
        return told[:1] if told and all(_alike(told[0], other) for other in told[1:]) else []


def _present(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb in the present tells the event."""
    if scene.sentence.parsed:
        return candidate.trigger.verbal and Tree(scene.sentence.tokens).present(candidate.trigger.head)
    return candidate.trigger.inflection.tense is Tense.PRESENT


def _akin(one: Candidate, other: Candidate) -> bool:
    """Whether who takes part in one may be who takes part in the other: talks and the pact they end in, but not a coup
    and the statement that condemns it."""
    return family_of(one.type) == family_of(other.type) or family_of(one.type) not in _APART


def _alike(one: Candidate, other: Candidate) -> bool:
    return all(any(same_thing(m, n) for n in one.actors) for m in other.actors)


def of_occasion(sentence: Sentence, paper: Candidate, occasion: Candidate) -> bool:
    """Whether the noun of one event belongs to that of another: "talks communique", "the final act of the summit"."""
    mine, other = paper.trigger, occasion.trigger
    if other.verbal or set(mine.tokens) & set(other.tokens) or family_of(paper.type) == family_of(occasion.type):
        return False
    if other.tokens[-1] + 1 == mine.tokens[0]:
        return sentence.parsed
    between = sentence.tokens[mine.tokens[-1] + 1 : other.tokens[0]]
    near = other.head > mine.head and len(between) <= _OF_THE and all(t.pos in ("ADP", "DET") for t in between)
    return near and (bool(between) or not sentence.parsed)


def definite(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun has the article, before it or of its own."""
    first = trigger.tokens[0]
    before = sentence.tokens[max(first - 3, 0) : first]
    return sentence.tokens[trigger.head].definite or any(t.norm == "the" for t in before)


def _named_before(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """ "Fidan, who was to fly to Moscow on Wednesday, called off the visit": the event the sentence has just told."""
    if (
        candidate.trigger.verbal
        or candidate.time is not None
        or candidate.places
        or not definite(scene.sentence, candidate.trigger)
    ):
        return candidate
    for other in others:
        before = other.trigger.head < candidate.trigger.head and other.status is not candidate.status
        if other.type == candidate.type and before and _meet(candidate, other):
            return replace(_with(candidate, [f for f in other.fillers if f.role is Role.PLACE]), time=other.time)
    return candidate


def _timed(scene: Scene, candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """What is done at an event is done when the event is: "said on Monday at a press conference".

    The same holds of a noun inside the clause of what the same people do: "will meet Lula in May on a visit to Rio".
    """
    for other in others:
        if other.trigger.tokens == candidate.trigger.tokens:
            continue
        inside = _inside(scene, candidate, other)
        if inside and other.status is Status.PLANNED and candidate.status is Status.HAPPENED:
            candidate = replace(candidate, status=Status.PLANNED)
        joined = inside or _at(candidate, other) or _at(other, candidate)
        if candidate.time is None and other.time is not None and joined and other.status is candidate.status:
            return replace(candidate, time=other.time)
    return candidate


def _inside(scene: Scene, noun: Candidate, verb: Candidate) -> bool:
    """Whether a noun without a verb of its own stands in the clause of another event, at the same time."""
    if noun.trigger.verbal or noun.reading.support is not None or not verb.trigger.verbal:
        return False
    first, last = verb.reading.clause
    start = noun.trigger.tokens[0]
    before = {t.norm for t in scene.sentence.tokens[max(start - 3, 0) : start]}
    return first <= start < last and not before & scene.grammar.later and _meet(noun, verb)


def _at(event: Candidate, done: Candidate) -> bool:
    return any(f.slot == ATTENDEE and any(same_thing(f.mention, m) for m in done.actors) for f in event.fillers)


def _meet(one: Candidate, other: Candidate) -> bool:
    return any(same_thing(m, n) for m in one.actors for n in other.actors)


def _with(candidate: Candidate, fillers: Sequence[Filler]) -> Candidate:
    taken = tuple(Filler(f.role, f.mention, f.slot, _TAKEN_OVER, understood=True) for f in fillers)
    return replace(candidate, fillers=(*candidate.fillers, *taken))
