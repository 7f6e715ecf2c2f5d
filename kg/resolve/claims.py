"""Claims with everything that tells whether two of them are about one event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import (
    Analysis,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    OfficeHolding,
    Passage,
    Role,
    Sentence,
    Span,
    Status,
    TimeSpan,
)
from kg.resolve.offices import HEADS
from kg.resolve.parallel import Correspondence
from kg.text.dates import find
from kg.text.fold import fold
from kg.vocab.gazetteer import Gazetteer, bare
from kg.vocab.ontology import family_of
from kg.vocab.ordinals import ordinals

_NUMBER = re.compile("\\d+(?:[.,\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ACTING = tuple(role for role in Role if role is not Role.PLACE)
_INTERCHANGEABLE = frozenset(("Summit", "Talks", "Meeting"))
_SAID = "StatementEvent"
_DONE = frozenset((Status.HAPPENED, Status.DENIED))
_BEFORE = 4
_BEHIND = 1
_LONG = 4


@dataclass(frozen=True, slots=True)
class Report:
    """A claim as the comparison of events sees it.

    `kind` is equal for types that reports use for one another; `actors` are entity ids with a
    capital replaced by its country, `people` the persons among them; `speakers` those who said, promised or asked;
    `around` the entities the sentence names beside the actors; `numbers` the figures in it but for years; `ordinal`
    the number the event has in a series. `passage` and `position` order the reports of one passage, `story` is
    everything the passage names, `written` when it was published, `peers` how many reports of the kind it has on these
    actors, of past or of coming events as this one is. `words` are the longer words of the sentence that name nobody.
    """

    claim: Claim
    kind: str
    actors: frozenset[str]
    speakers: frozenset[str]
    places: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[str]
    source: str
    passage: tuple[str, int]
    position: int
    said: bool
    people: frozenset[str] = frozenset()
    ordinal: int | None = None
    story: frozenset[str] = frozenset()
    written: TimeSpan | None = None
    peers: int = 1
    words: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def time(self) -> TimeSpan | None:
        """When it can have been: what happened "this year" was before the day of writing, what is planned is not."""
        time = self.claim.time
        if time is None or self.written is None or not time.overlaps(self.written):
            return time
        if self.claim.status is Status.HAPPENED:
            return TimeSpan.between(time.earliest, min(time.latest, self.written.latest))
        if self.claim.status is Status.PLANNED:
            return TimeSpan.between(max(time.earliest, self.written.earliest), time.latest)
        return time


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of the entities of a collection that reports may name one for another.

    `parallel` are the sentences that say the same in articles that tell one story sentence by sentence; `below` the
    people whose offices are known and are none of a head of state or government.
    """

    entities: Mapping[str, Entity]
    denotes: Mapping[str, str]
    capitals: Mapping[str, str]
    countries: Mapping[str, frozenset[str]]
    inside: Mapping[str, str]
    parallel: Correspondence = field(default_factory=dict)
    below: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        entities: Iterable[Entity],
        denotes: Mapping[str, str],
        holdings: Iterable[OfficeHolding],
        gazetteer: Gazetteer,
        parallel: Correspondence,
    ) -> Background:
        """Capitals and places by their countries, people by the countries they hold office in."""
        by_id = {entity.id: entity for entity in entities}
        by_known = {entity.known: entity.id for entity in by_id.values() if entity.known is not None}
        capitals: dict[str, str] = {}
        inside: dict[str, str] = {}
        for entity in by_id.values():
            if entity.known is None or entity.known not in gazetteer:
                continue
            entry = gazetteer.entry(entity.known)
            if entry.capital_of is not None and f"country:{entry.capital_of}" in by_known:
                capitals[entity.id] = by_known[f"country:{entry.capital_of}"]
            around = by_known.get(f"country:{entry.country}")
            if around is not None and entity.type is not EntityType.COUNTRY:
                inside[entity.id] = around
        countries: dict[str, set[str]] = {}
        offices: dict[str, set[str]] = {}
        for holding in holdings:
            offices.setdefault(holding.person, set()).add(holding.office)
            if holding.of is not None:
                body = capitals.get(holding.of, holding.of)
                countries.setdefault(holding.person, set()).update({body, inside.get(body, body)})
        for entity in by_id.values():
            if entity.type is EntityType.ORGANIZATION and entity.id in inside:
                countries.setdefault(entity.id, set()).add(inside[entity.id])
        stand_ins = {k: frozenset(v) for k, v in countries.items()}
        below = frozenset(person for person, held in offices.items() if not held & HEADS)
        return cls(by_id, denotes, capitals, stand_ins, inside, parallel, below)

    def stand_ins(self, actor: str) -> frozenset[str]:
        """The actor and what reports may say instead of it: a president for the country, and back."""
        return frozenset((actor,)) | self.countries.get(actor, frozenset())

    def in_common(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether two sets of actors have one in common, or one who stands for another: a president for his country."""
        if left & right:
            return True
        sides = ((left, right), (right, left))
        return any((self.stand_ins(actor) - {actor}) & others for one, others in sides for actor in one)

    def near(self, left: str, right: str) -> bool:
        """Whether two places may be one: equal, or one in the other's country."""
        return left == right or self.inside.get(left) == right or self.inside.get(right) == left

    def may_be_one(self, left: str, right: str) -> bool:
        """Whether nothing known speaks against one being in the other: a palace that no list knows is in any city."""
        unknown = (p for p in (left, right) if self.entities[p].type is EntityType.PLACE and p not in self.inside)
        return self.near(left, right) or self.may_hold(left, right) or next(unknown, None) is not None

    def abroad(self, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether all places of one side are known to be in other countries than those of the other."""
        countries = [{self.inside.get(place, self._country(place)) for place in side} for side in (left, right)]
        return None not in countries[0] | countries[1] and not countries[0] & countries[1]

    def _country(self, place: str) -> str | None:
        return place if self.entities[place].type is EntityType.COUNTRY else None

    def may_hold(self, left: str, right: str) -> bool:
        """Whether one place may be in the other as far as is known: a palace and a city of one country."""
        kinds = {self.entities[left].type, self.entities[right].type}
        if self.inside.get(left) != self.inside.get(right):
            return left not in self.inside and right not in self.inside and kinds == {EntityType.PLACE}
        return EntityType.PLACE in kinds


def reports(extractions: Iterable[Extraction], background: Background) -> Iterator[Report]:
    """Every claim as a report, in the order given."""
    for extraction in extractions:
        scenes = {
            sentence.id: _Scene.of(sentence, analysis, background)
            for analysis in extraction.analyses
            for sentence in analysis.sentences
        }
        found = [_report(claim, extraction.document, scenes, background) for claim in extraction.claims]
        for report in found:
            peers = sum(
                other.passage == report.passage
                and other.kind == report.kind
                and (other.claim.status in _DONE) is (report.claim.status in _DONE)
                and (bool(other.actors & report.actors) or not (other.actors or report.actors))
                for other in found
            )
            yield replace(report, peers=max(1, peers))


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with what it and its passage name, and the longer words of it that name nobody."""

    sentence: Sentence
    passage: Passage
    named: frozenset[str]
    story: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, sentence: Sentence, analysis: Analysis, background: Background) -> _Scene:
        def denoted(mentions: Iterable[Mention]) -> frozenset[str]:
            entities = (background.denotes.get(mention.id) for mention in mentions)
            return frozenset(background.capitals.get(entity, entity) for entity in entities if entity is not None)

        here = [mention for mention in analysis.mentions if mention.sentence == sentence.id]
        words = frozenset(
            token.lemma.casefold()
            for token in sentence.tokens
            if len(token.lemma) >= _LONG and not any(m.span.overlaps(token.span) for m in here)
        )
        return cls(sentence, analysis.passage, denoted(here), denoted(analysis.mentions), words)


def _report(claim: Claim, document: Document, scenes: Mapping[str, _Scene], background: Background) -> Report:
    def denoted(*roles: Role) -> frozenset[str]:
        return frozenset(background.denotes[m] for m in claim.mentions(*roles) if m in background.denotes)

    def governments(found: frozenset[str]) -> frozenset[str]:
        return frozenset(background.capitals.get(entity, entity) for entity in found)

    scene = scenes[claim.evidence.sentence]
    actors = governments(denoted(*_ACTING))
    return Report(
        claim,
        kind="Encounter" if claim.type in _INTERCHANGEABLE else claim.type,
        actors=actors,
        speakers=governments(denoted(Role.SPEAKER)),
        places=denoted(Role.PLACE),
        around=scene.named - actors,
        numbers=_figures(claim.evidence),
        source=document.source,
        passage=(scene.sentence.document, scene.sentence.passage),
        position=claim.trigger.start,
        said=family_of(claim.type) == _SAID,
        people=frozenset(actor for actor in actors if background.entities[actor].type is EntityType.PERSON),
        ordinal=_ordinal(claim, scene.sentence),
        story=scene.story,
        written=scene.passage.published or document.published,
        words=scene.words,
    )


def _figures(evidence: Evidence) -> frozenset[str]:
    """The numbers of a sentence but for those of its dates and for years."""
    if not any(map(str.isdigit, evidence.quote)):
        return frozenset()
    dates = [expression.span for expression in find(evidence.quote, evidence.language)]
    return frozenset(
        number
        for found in _NUMBER.finditer(evidence.quote)
        if not any(span.overlaps(Span(*found.span())) for span in dates)
        if not _YEAR.fullmatch(number := fold(found.group()))
    )


def _ordinal(claim: Claim, sentence: Sentence) -> int | None:
    """The number in a series that stands at the trigger or right before or behind it."""
    numbers = ordinals(sentence.language)
    at = [i for i, token in enumerate(sentence.tokens) if token.span.overlaps(claim.trigger)]
    if not at:
        return None
    near = [*at, *range(at[-1] + 1, at[-1] + 1 + _BEHIND), *range(at[0] - 1, at[0] - 1 - _BEFORE, -1)]
    words = (bare(fold(sentence.tokens[i].surface)) for i in near if 0 <= i < len(sentence.tokens))
    return next((numbers[word] for word in words if word in numbers), None)
