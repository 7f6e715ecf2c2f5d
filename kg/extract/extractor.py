"""Documents with their analyses become claims, one document at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.anaphors import Anaphor, find_anaphors
from kg.extract.arguments import OBJECT, SUBJECT, ArgumentFinder, Reading, Scene
from kg.extract.attribution import attribution
from kg.extract.candidates import Candidate, Filler
from kg.extract.completion import Memory, members, of_occasion, repeated, several
from kg.extract.continuity import Continuity
from kg.extract.dating import Dating
from kg.extract.filling import Filling
from kg.extract.headlines import Headlines
from kg.extract.journeys import with_destination
from kg.extract.nominals import beside
from kg.extract.occasions import Occasions
from kg.extract.offices import office_claims
from kg.extract.peers import with_peers
from kg.extract.phrase import PhraseFinder
from kg.extract.quantities import quantities
from kg.extract.quotes import quoted
from kg.extract.reference import Discourse
from kg.extract.roletypes import person_names, retyped, surnamed
from kg.extract.sameness import same_thing
from kg.extract.selection import Selection
from kg.extract.statesmen import MEETING, at_home
from kg.extract.status import status_of
from kg.extract.storyplace import StoryPlace
from kg.extract.storytime import StoryTime, told
from kg.extract.times import date_spans
from kg.extract.tree import TreeFinder
from kg.extract.triggers import Trigger, find_triggers
from kg.model import (
    Analysis,
    Argument,
    BlockKind,
    Claim,
    Document,
    EntityType,
    Evidence,
    Extraction,
    Form,
    Mention,
    OfficeClaim,
    Passage,
    Quantity,
    Role,
    Sentence,
    Span,
)
from kg.vocab.cues import Cues
from kg.vocab.events import EventTypes, Lexicon

_SURE = 0.9
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Finders:
    """The argument finders: for sentences with a parse, and for those without."""

    parsed: ArgumentFinder = field(default_factory=TreeFinder)
    unparsed: ArgumentFinder = field(default_factory=PhraseFinder)


class Extractor:
    """Finds what documents say of events and offices, as `types` and `cues` describe it.

    Nothing is kept from one document to the next, so documents may come in any order, in batches
    or in parallel.
    """

    def __init__(
        self, types: EventTypes | None = None, cues: Cues | None = None, finders: Finders | None = None
    ) -> None:
        self.types = types if types is not None else EventTypes.load()
        self.cues = cues if cues is not None else Cues.load()
        self.finders = finders if finders is not None else Finders()
        self.selection = Selection(self.types, self.cues.many_holders, same_thing)

    def extract(self, document: Document, analyses: Iterable[Analysis]) -> Extraction:
        """The claims of one document. Analyses come back with the references that claims rest on added as mentions."""
        done: list[Analysis] = []
        claims: list[Claim] = []
        offices: list[OfficeClaim] = []
        for guessed in analyses:
            analysis = with_peers(replace(guessed, mentions=surnamed(guessed.mentions)), self.cues)
            reader = _PassageReader(self, analysis)
            claimed = list(reader.claims())
            named = {m.id: m for m in (*analysis.mentions, *reader.filling.added)}
            titles = {s.id for s in analysis.sentences if s.kind is BlockKind.HEADLINE}
            read = list(Headlines(self.types, titles, named, reader.same_side).settle(claimed))
            sentences = {s.id: s for s in analysis.sentences}
            dates = StoryTime(self.types, analysis.passage, named, reader.same_side, sentences, reader.dating.days)
            dated = list(dates.settle(read, reader.told))
            claims += StoryPlace(self.types, named, sentences).settle(dated, reader.told)
            meetings = frozenset(name for name, kind in self.types.types.items() if kind.family == MEETING)
            placed = at_home(analysis.mentions, reader.kept, reader.discourse, meetings, self.cues)
            offices += office_claims(analysis.passage, sentences, placed, self.cues.many_holders)
            mentions = sorted((*analysis.mentions, *reader.filling.added), key=lambda m: (m.span, m.form))
            done.append(replace(analysis, mentions=retyped(mentions, person_names(reader.kept))))
        return Extraction(document, tuple(done), tuple(claims), tuple(offices))


class _PassageReader:
    """Reads the sentences of one passage in order, remembering what was spoken of."""

    def __init__(self, extractor: Extractor, analysis: Analysis) -> None:
        self.extractor = extractor
        self.passage: Passage = analysis.passage
        self.sentences = analysis.sentences
        self.by_sentence: dict[str, list[Mention]] = {}
        for mention in analysis.mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.discourse = Discourse(same_thing, passage=analysis.mentions)
        self.filling = Filling(extractor.types, self.discourse)
        self.dating = Dating(extractor.types, analysis.passage.published)
        self.continuity = Continuity(self.same_side)
        words = extractor.cues.references.get(analysis.passage.language)
        self.memory = Memory(words.ordinals, words.demonstratives, words.where) if words is not None else Memory()
        self.quoting: tuple[int, bool] = (-1, False)
        self.kept: list[Candidate] = []
        self.told: set[str] = set()
        self.papers: list[tuple[Scene, Candidate, Sequence[Candidate], str]] = []

    def claims(self) -> Iterator[Claim]:
        for sentence in self.sentences:
            mentions = sorted(self.by_sentence.get(sentence.id, ()), key=lambda m: m.span)
            self.discourse.begin(mentions, beside(sentence, mentions))
            lexicon = self.extractor.types.lexicons.get(sentence.language)
            speech = self._speech(sentence)
            if lexicon is not None and sentence.kind.reports:
                yield from self._sentence(sentence, tuple(mentions), lexicon, speech)
        yield from self._papers()

    def _papers(self) -> Iterator[Claim]:
        """The papers of events that the passage has told of only after them."""
        for scene, paper, others, finder in self.papers:
            candidate = self.memory.documented(scene.sentence, paper, others)
            if self.extractor.selection.complete(candidate):
                yield self._claim(scene, candidate, (), (), finder)

    def _sentence(
        self, sentence: Sentence, mentions: tuple[Mention, ...], lexicon: Lexicon, speech: Sequence[Span]
    ) -> Iterator[Claim]:
        finder = self.extractor.finders.parsed if sentence.parsed else self.extractor.finders.unparsed
        triggers = find_triggers(sentence, lexicon)
        words = self.extractor.cues.references.get(sentence.language)
        ordinals = members(sentence, triggers, words) if words is not None else ()
        triggers = (*triggers, *ordinals)
        anaphors = self._anaphors(sentence, mentions, triggers, speech, lexicon.grammar.pairing)
        everyone = sorted((*mentions, *(a.mention for a in anaphors.values())), key=lambda m: m.span)
        scene = Scene(sentence, tuple(everyone), triggers, lexicon.grammar)
        candidates = [c for t in triggers for c in self._candidates(scene, t, finder, anaphors)]
        candidates = self.filling.spoken(candidates)
        told_of = self.dating.settle(sentence, candidates, [e for _, e in self.memory.events])
        dated = self.continuity.carry(sentence, self._block(sentence), told_of)
        dated = with_destination(self.extractor.types, scene, dated)
        sure = [c for c in dated if self.extractor.selection.complete(c)]
        complete = self.memory.complete(scene, dated, sure, frozenset(t.tokens for t in ordinals))
        if words is not None:
            complete = Occasions(self.extractor.types, self.memory, words).settle(scene, complete)
        if ordinals:  # the plural is told by its members
            complete = [c for c in complete if c.trigger in ordinals or c.trigger.entry is not ordinals[0].entry]
        kept = self.extractor.selection.choose(complete)
        reports = [c for c in complete if self.extractor.types[c.type].speech]
        shares = self._quantities(sentence, kept)
        for candidate in kept:
            claim = self._claim(scene, candidate, reports, shares.get(candidate.trigger.tokens, ()), finder.name)
            if told(scene, candidate, speech):
                self.told.add(claim.id)
            yield claim
        unsigned = [c for c in complete if not c.actors and any(of_occasion(sentence, c, other) for other in complete)]
        if sentence.kind is BlockKind.HEADLINE:
            return  # the text below introduces people and events itself
        self.papers += [(scene, paper, complete, finder.name) for paper in unsigned]
        self._remember(sentence, kept, complete, mentions)

    def _candidates(
        self, scene: Scene, trigger: Trigger, finder: ArgumentFinder, anaphors: Mapping[str, Anaphor]
    ) -> Iterator[Candidate]:
        """What the trigger may report: one event, and another for each of those met besides."""
        reading = finder.read(scene, trigger)
        if reading is None:
            return
        readings = [(trigger, reading)]
        for at, links in reading.besides:
            acts = OBJECT if links[0].slot == SUBJECT else SUBJECT
            done = tuple(link for link in reading.links if link.slot == acts and link.role is not Role.PLACE)
            alone = acts == SUBJECT and all(k.slot == SUBJECT or k.role is Role.PLACE for k in reading.links)
            own = replace(reading, links=links if alone else (*done, *links), understood=alone or not done)
            readings.append((replace(trigger, tokens=(at,), head=at), own))
        for each, read in readings:
            if (candidate := self._candidate(scene, each, read, anaphors)) is not None:
                yield candidate

    def _candidate(
        self, scene: Scene, trigger: Trigger, reading: Reading, anaphors: Mapping[str, Anaphor]
    ) -> Candidate | None:
        words = self.extractor.cues.status.get(scene.sentence.language, {})
        bearing = reading.bearing
        if self.extractor.types[trigger.type].named:  # what is said of a remark is not said of its being made
            bearing = tuple(i for i in bearing if abs(i - trigger.head) <= _BESIDE)
        status = status_of(scene.sentence, trigger, bearing, words, date_spans(scene.sentence), reading.support)
        if status is None:
            return None
        countries = self.extractor.selection.distinct([m for m in scene.mentions if m.type is EntityType.COUNTRY])
        candidate = self.filling.candidate(scene, trigger, reading, anaphors, status, countries)
        if self.extractor.selection.complete(candidate):
            self.discourse.event(candidate.actors, sure=False)
        return candidate

    def _anaphors(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        triggers: Sequence[Trigger],
        speech: Sequence[Span],
        pairing: frozenset[str],
    ) -> Mapping[str, Anaphor]:
        words = self.extractor.cues.references.get(sentence.language)
        if words is None:
            return {}
        owned = {(t.head, t.inflection.suffix) for t in triggers if t.inflection.suffix}
        between = {
            (index, token.norm[len(word) :])
            for index, token in enumerate(sentence.tokens)
            for word in pairing
            if token.norm.startswith(word) and token.norm[len(word) :] in words.suffixes
        }
        suffixed = sorted(owned | between)
        found = find_anaphors(sentence, mentions, words, suffixed=suffixed, shut=speech)
        return {a.mention.id: a for a in found}

    def _speech(self, sentence: Sentence) -> tuple[Span, ...]:
        """The quoted parts of the sentence as document spans; a quotation may run on inside a paragraph."""
        block, inside = self.quoting
        here = self._block(sentence)
        spans, still = quoted(sentence.text, inside=inside and block == here)
        self.quoting = (here, still)
        return tuple(span.shift(sentence.span.start) for span in spans)

    def _quantities(
        self, sentence: Sentence, kept: Sequence[Candidate]
    ) -> Mapping[tuple[int, ...], tuple[Quantity, ...]]:
        """Each quantity goes to the nearest event whose clause it is in."""
        measures = self.extractor.cues.measures.get(sentence.language)
        if measures is None or not kept:
            return {}
        shares: dict[tuple[int, ...], list[Quantity]] = {}
        for quantity in quantities(sentence, measures):
            near: list[tuple[int, Candidate]] = []
            for candidate in kept:
                first, last = candidate.reading.clause
                clause = sentence.tokens[first:last]
                if clause and clause[0].span.start <= quantity.span.start < clause[-1].span.end:
                    at = sentence.tokens[candidate.trigger.head].span.start
                    near.append((abs(at - quantity.span.start), candidate))
            if near:
                shares.setdefault(min(near, key=lambda pair: pair[0])[1].trigger.tokens, []).append(quantity)
        return {tokens: tuple(found) for tokens, found in shares.items()}

    def _claim(
        self,
        scene: Scene,
        candidate: Candidate,
        reports: Sequence[Candidate],
        measured: tuple[Quantity, ...],
        extractor: str,
    ) -> Claim:
        sentence = scene.sentence
        confidence = min([_SURE, *(f.confidence * f.mention.confidence for f in candidate.fillers)])
        speech = self.extractor.types[candidate.type].speech
        words = self.extractor.cues.references.get(sentence.language)
        return Claim(
            type=candidate.type,
            trigger=candidate.trigger.span(sentence),
            arguments=tuple(_arguments(candidate.fillers)),
            time=candidate.time,
            status=candidate.status,
            evidence=Evidence(
                document=sentence.document,
                sentence=sentence.id,
                span=sentence.span,
                quote=sentence.text,
                language=sentence.language,
                extractor=extractor,
                confidence=round(confidence, 4),
            ),
            attribution=None if speech else attribution(scene, candidate, reports),
            quantities=measured,
            several=several(sentence, candidate) or repeated(sentence, candidate, words),
        )

    def _remember(
        self, sentence: Sentence, kept: Sequence[Candidate], told: Sequence[Candidate], mentions: Sequence[Mention]
    ) -> None:
        self.kept += kept
        self.memory.remember(sentence.index, kept, told)
        self.dating.remember(kept)
        for candidate in kept:
            self.discourse.event(candidate.actors)
        self._follow(kept, mentions)

    def same_side(self, one: Mention, other: Mention) -> bool:
        """Whether two mentions are one thing, or stand for one country."""
        if same_thing(one, other):
            return True
        side = self.discourse.side(one)
        return side is not None and side == self.discourse.side(other)

    def _follow(self, kept: Sequence[Candidate], mentions: Sequence[Mention]) -> None:
        """Who acted or spoke in this sentence is whom "he" means in the next."""
        for candidate in kept:
            for filler in candidate.fillers:
                if filler.role is Role.SPEAKER or filler.slot == SUBJECT:
                    self.discourse.subject = filler.mention
                    return
        people = [m for m in mentions if m.type is EntityType.PERSON and m.form is Form.NAME]
        if people:
            self.discourse.subject = people[0]

    def _block(self, sentence: Sentence) -> int:
        """The paragraph a sentence stands in, by where it begins."""
        return next((b.span.start for b in self.passage.blocks if b.span.contains(sentence.span)), sentence.span.start)


def _arguments(fillers: Sequence[Filler]) -> Iterator[Argument]:
    seen: set[tuple[Role, str]] = set()
    for filler in fillers:
        key = (filler.role, filler.mention.id)
        if key not in seen:
            seen.add(key)
            yield Argument(filler.role, filler.mention.id, filler.via)
