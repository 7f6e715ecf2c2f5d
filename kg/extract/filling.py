"""Who fills the slots of a reading once references are followed: links become fillers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.anaphors import Anaphor, Ask
from kg.extract.arguments import MODIFIER, OBJECT, OF, SUBJECT, Link, Reading, Scene, role_in
from kg.extract.candidates import Candidate, Filler
from kg.extract.complement import COMPLEMENT, complement
from kg.extract.reference import Discourse
from kg.extract.sameness import same_thing
from kg.extract.triggers import Trigger
from kg.model import EntityType, Form, Mention, Role, Status
from kg.vocab.events import EventTypes
from kg.vocab.inflect import Inflection, Number

_REFERRED = 0.8
_UNDERSTOOD = 0.6


class Filling:
    """Follows the references of one passage. `added` collects the anaphors that claims rest on."""

    def __init__(self, types: EventTypes, discourse: Discourse) -> None:
        self.types = types
        self.discourse = discourse
        self.added: list[Mention] = []

    def candidate(
        self,
        scene: Scene,
        trigger: Trigger,
        reading: Reading,
        anaphors: Mapping[str, Anaphor],
        status: Status,
        countries: Sequence[Mention],
    ) -> Candidate:
        """The trigger with its fillers. `countries` are those the sentence names, each once."""
        named = [link.mention for link in reading.links if link.mention.form is not Form.ANAPHOR]
        fillers: list[Filler] = []
        for link in reading.links:
            fillers += self._fill(trigger, link, anaphors, named)
        if SUBJECT in trigger.entry.frame and self._lacks_subject(scene, trigger, reading, fillers):
            fillers += self._understood(scene, trigger, reading, named)
        fillers = self._placed(scene, trigger, self._meant(scene, reading, fillers))
        fillers = self._take_part(trigger, fillers, countries)
        fillers += self._complement(scene, trigger, reading, fillers)
        fillers.sort(key=lambda f: f.mention.span)
        return Candidate(trigger, reading, tuple(fillers), status, self._type(trigger, fillers))

    def spoken(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with whoever is quoted as the subject of what "we" did: "قال رئيس تشاد: «اتفقنا مع بيرو»".

        Without a report in the sentence the last speaker goes on.
        """
        done: list[Candidate] = []
        for candidate in candidates:
            entry = candidate.trigger.entry
            roles = entry.frame.get(SUBJECT, ()) if max(entry.least, entry.least_alone) > 1 else ()
            if candidate.reading.ours and roles and not self.types[candidate.type].speech:
                told = [
                    (abs(c.trigger.head - candidate.trigger.head), f.mention)
                    for c in candidates
                    for f in c.fillers
                    if f.role is Role.SPEAKER
                ]
                speaker = min(told, key=lambda pair: pair[0])[1] if told else self.discourse.subject
                if speaker is not None and not self._among(speaker, candidate.actors):
                    filler = Filler(roles[0], speaker, SUBJECT, _UNDERSTOOD, understood=True)
                    candidate = replace(candidate, fillers=(*candidate.fillers, filler))
            done.append(candidate)
        return done

    def _among(self, mention: Mention, others: Sequence[Mention]) -> bool:
        """Whether a mention is one of others, or on the side of one."""
        side = self.discourse.side(mention)
        return any(same_thing(mention, m) or (side is not None and side == self.discourse.side(m)) for m in others)

    @staticmethod
    def _lacks_subject(scene: Scene, trigger: Trigger, reading: Reading, fillers: Sequence[Filler]) -> bool:
        """Whether a subject is to be understood: none is written, or what looks like one must be the object.

        "والتقى الرئيس يون" is either "President Yoon met" or "and he met President Yoon": who meets meets someone.
        """
        if reading.understood:
            return not any(f.slot == SUBJECT for f in fillers)
        actors = [f for f in fillers if f.role is not Role.PLACE]
        transitive = trigger.verbal and OBJECT in trigger.entry.frame and trigger.entry.least > 1
        return transitive and not scene.sentence.parsed and [f.slot for f in actors] == [SUBJECT]

    @staticmethod
    def _meant(scene: Scene, reading: Reading, fillers: Sequence[Filler]) -> list[Filler]:
        """Without who only wishes for an event that others take part in: "Oslo proposed talks between …"."""
        support = None if reading.support is None else scene.sentence.tokens[reading.support]
        partners = [f for f in fillers if f.role is not Role.PLACE and f.slot != SUBJECT]
        paired = sum(link.slot in scene.grammar.pairing for link in reading.links)
        if (
            support is None
            or max(len(partners), paired) < 2
            or not {support.norm, support.lemma} & scene.grammar.wishing
        ):
            return list(fillers)
        return [f for f in fillers if f.slot != SUBJECT]

    @staticmethod
    def _placed(scene: Scene, trigger: Trigger, fillers: list[Filler]) -> list[Filler]:
        """A country that an event is named after is its place where others take part: "قمة سنغافورة بين …";
        so is one that only says which border: "on the border with Chad", "على الحدود مع تشاد"."""
        fillers = [replace(f, role=Role.PLACE) if _beside_a_spot(scene, trigger, f) else f for f in fillers]
        if not any(f.slot in scene.grammar.pairing for f in fillers):
            return fillers
        return [
            replace(f, role=Role.PLACE)
            if f.mention.type.spatial
            and f.mention.form is Form.NAME
            and f.slot in (OF, MODIFIER)
            and Role.PLACE in trigger.entry.frame.get(f.slot, ())
            else f
            for f in fillers
        ]

    def _fill(
        self, trigger: Trigger, link: Link, anaphors: Mapping[str, Anaphor], named: Sequence[Mention]
    ) -> Iterator[Filler]:
        """What a link stands for: itself, or what its anaphor or role means in this passage."""
        anaphor = anaphors.get(link.mention.id)
        if anaphor is None:
            holder = self.discourse.role(link.mention) if link.mention.form is Form.ROLE else None
            if holder is not None:
                yield Filler(link.role, holder, link.slot, link.confidence, link.mention.span, Form.ROLE)
            else:
                form = Form.NAME if link.body else link.mention.form
                yield Filler(link.role, link.mention, link.slot, link.confidence, form=form)
            return
        if anaphor.ask is Ask.COUNTERPART:
            counterpart = self.discourse.counterpart(anaphor)
            if counterpart is None:
                return
            if counterpart is anaphor.of:
                yield Filler(link.role, counterpart, link.slot, link.confidence * _UNDERSTOOD, anaphor.mention.span)
                return
            if counterpart.form is Form.ROLE:
                self._add(counterpart)
                yield Filler(link.role, counterpart, link.slot, link.confidence * _REFERRED, form=Form.ROLE)
                return
            antecedents = self.discourse.by_id(counterpart.refers_to)
        else:
            antecedents = self.discourse.antecedents(anaphor, named)
        if antecedents:
            self._add(replace(anaphor.mention, refers_to=tuple(m.id for m in antecedents), type=antecedents[0].type))
        for mention in antecedents:
            role = role_in(trigger, link.slot, mention) or (link.role if link.slot not in trigger.entry.frame else None)
            if role is not None:
                confidence = link.confidence * _REFERRED
                yield Filler(role, mention, link.slot, confidence, anaphor.mention.span, Form.ANAPHOR)

    def _understood(
        self, scene: Scene, trigger: Trigger, reading: Reading, named: Sequence[Mention]
    ) -> Iterator[Filler]:
        """The subject that the language need not write: who acted before goes on acting."""
        tokens = scene.sentence.tokens
        inflection: Inflection | None = trigger.inflection
        if not trigger.verbal:
            inflection = None if reading.support is None else trigger.entry.carried.get(tokens[reading.support].norm)
        several = inflection is not None and inflection.number in (Number.DUAL, Number.PLURAL)
        # "اتفق خلالها على": nobody is named of what takes two, so it is those who were told to be together.
        nobody = all(link.role is Role.PLACE and not scene.sentence.parsed for link in reading.links)
        several = several or (trigger.verbal and trigger.entry.least > 1 and nobody)
        if inflection is not None and inflection.first:
            return  # "we agreed" is said by somebody quoted
        before = tokens[trigger.head if reading.support is None else reading.support].span.start
        allowed = trigger.entry.takes.get(SUBJECT)
        for subject in self.discourse.understood(before, 2 if several else 1):
            if any(same_thing(subject, m) for m in named) or (allowed is not None and subject.type not in allowed):
                continue
            here = subject.sentence == scene.sentence.id
            yield Filler(trigger.entry.frame[SUBJECT][0], subject, SUBJECT, _UNDERSTOOD, understood=not here)

    def _take_part(self, trigger: Trigger, fillers: list[Filler], countries: Sequence[Mention]) -> list[Filler]:
        """A country or city that hosts is where it happens; the country an election is held in takes part."""
        takes_part = self.types[trigger.type].place_takes_part
        if any(f.role is Role.PLACE for f in fillers):
            here = [f for f in fillers if f.role is Role.PLACE and f.mention.type is EntityType.COUNTRY]
            if takes_part and len(here) and all(f.role is Role.PLACE for f in fillers):
                return [*fillers, *(replace(f, role=Role.PARTICIPANT) for f in here)]
            return fillers
        hosts = [f for f in fillers if f.role is Role.HOST and f.mention.type.spatial]
        if self.types[trigger.type].target_is_place:
            hosts += [f for f in fillers if f.role is Role.TARGET and f.mention.type is EntityType.COUNTRY]
        if takes_part:
            hosts += [f for f in fillers if f.mention.type in (EntityType.COUNTRY, EntityType.PLACE)]
            country = countries[0] if len(countries) == 1 and self._in_charge(countries[0]) else None
            country = country or (self.discourse.about() if not countries else None)
            if not fillers and country is not None:
                only = Filler(Role.PARTICIPANT, country, "", _UNDERSTOOD, understood=True)
                return [only, replace(only, role=Role.PLACE)]
        return [*fillers, *(replace(f, role=Role.PLACE) for f in hosts[:1])]

    def _complement(
        self, scene: Scene, trigger: Trigger, reading: Reading, fillers: Sequence[Filler]
    ) -> Iterator[Filler]:
        """Whom the promised deed names besides him who promises; an agreement of two is between them alone."""
        role = trigger.entry.complement
        actors = [f for f in fillers if f.role is not Role.PLACE]
        if role is None or not actors or any(f.role is role for f in actors):
            return
        if not self.types[trigger.type].speech and len(actors) > 1:
            return
        sides = {self.discourse.side(f.mention) for f in actors} - {None}
        for mention in complement(scene, trigger, reading):
            own = any(same_thing(mention, f.mention) for f in actors) or self.discourse.side(mention) in sides
            if not own:
                yield Filler(role, mention, COMPLEMENT, _REFERRED, form=mention.form)

    def _in_charge(self, country: Mention) -> bool:
        """Whether the sentence speaks of somebody who holds an office of the country."""
        return any(cue.of_mention == country.id for m in self.discourse.sentence for cue in m.offices)

    def _type(self, trigger: Trigger, fillers: Sequence[Filler]) -> str:
        """The narrower type that who takes part makes of it: presidents who meet hold a summit."""
        actors = [f.mention for f in fillers if f.role is not Role.PLACE]
        if len(actors) >= 2:
            held = [self.discourse.offices(m) | {cue.office for cue in m.offices} for m in actors]
            for name in sorted(self.types.types):
                candidate = self.types[name]
                if trigger.type in candidate.promotes and all(candidate.offices & offices for offices in held):
                    return name
        return trigger.type

    def _add(self, mention: Mention) -> None:
        if all(mention.id != other.id for other in self.added):
            self.added.append(mention)


def _beside_a_spot(scene: Scene, trigger: Trigger, filler: Filler) -> bool:
    """Whether the words before a mention are a noun for a spot and the preposition that links it.

    A border that is closed is closed to who is behind it.
    """
    before = [t for t in scene.sentence.tokens if t.span.end <= filler.mention.span.start][-2:]
    own = [scene.sentence.tokens[i] for i in trigger.tokens]
    if len(before) < 2 or before[0] in own or not filler.mention.type.spatial or before[1].norm != filler.slot:
        return False
    return bool({before[0].norm, before[0].lemma} & scene.grammar.spots)
