"""Who and what is mentioned in Arabic sentences: known names, bodies, offices and people brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.lang.ar import labels
from kg.lang.ar.again import Named, Repeats
from kg.lang.ar.assembly import Assembly
from kg.lang.ar.bodies import BodyFinder
from kg.lang.ar.known import written
from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.persons import NameSpan, PersonFinder
from kg.lang.ar.roles import RoleReader
from kg.lang.ar.sketch import Sketch, Sketcher
from kg.lang.combine import Room
from kg.lang.recogniser import Seen
from kg.model import Document, EntityType, Mention, Passage, Sentence
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices

_SURE = 4.0
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class MentionReader:
    """Finds the mentions of a passage; short forms of names found elsewhere in it are among them."""

    gazetteer: Gazetteer
    names: NameWords
    sketcher: Sketcher
    persons: PersonFinder
    room: Room

    @classmethod
    def of(cls, gazetteer: Gazetteer, offices: Offices, lexicon: Lexicon, room: Room) -> MentionReader:
        names = NameWords.load()
        sketcher = Sketcher(gazetteer, lexicon, names, BodyFinder(lexicon, names), RoleReader(offices))
        return cls(gazetteer, names, sketcher, PersonFinder(lexicon, names), room)

    def read(
        self,
        document: Document,
        passage: Passage,
        sentences: Sequence[Sentence],
        labelled: Sequence[Seen],
    ) -> list[Mention]:
        """The mentions of all sentences, in text order; `labelled` is what the recogniser sees in each."""
        sketches = self._sketches(document.text, sentences)
        strangers = [self._people(sketch, self.persons) for sketch in sketches]
        parts = [
            part
            for sketch, people in zip(sketches, strangers, strict=True)
            for name in people
            for part in self._parts(sketch, name)
        ]
        first, last = (frozenset(part[side] for part in parts) for side in (0, 1))
        finder = self.persons.acquainted(first - {""}, last - {""})
        found: list[Mention] = []
        named = [self._named(*both) for both in zip(sketches, labelled, strict=True)]
        repeats = Repeats.of(sketches, named)
        bodies: dict[str, str] = {}
        for sketch, people, seen, names in zip(sketches, strangers, labelled, named, strict=True):
            if any(written(token) in finder.familiar for token in sketch.tokens):
                people = self._people(sketch, finder)
            assembly = Assembly(
                document,
                passage,
                sketch,
                people,
                seen,
                names,
                self.gazetteer,
                self.sketcher.lexicon,
                self.names,
                bodies,
                self.room,
                repeats,
            )
            mentions = list(assembly.mentions())
            bodies |= {head: m.id for m in mentions if (head := self._head(sketch, m)) is not None}
            found.extend(mentions)
        return sorted(found, key=lambda m: (m.span, m.form))

    def _named(self, sketch: Sketch, seen: Seen) -> list[Named]:
        """The names that the recogniser sees in a sentence, without what is no part of them."""
        return [
            Named(start, end, found.type, found.confidence)
            for found in seen
            for start, end in labels.named(sketch, found, self.names, seen)
        ]

    def _sketches(self, text: str, sentences: Sequence[Sentence]) -> list[Sketch]:
        """The sketches of a passage; sentences with short forms are read again by what the whole passage names."""
        first = [self.sketcher.sketch(text, sentence) for sentence in sentences]
        sure = [h.entries[0] for sketch in first for h in sketch.hits.values() if not h.weak]
        named = {e.id for e in sure} | {f"country:{e.capital_of}" for e in sure if e.capital_of is not None}
        return [
            self.sketcher.sketch(text, sketch.sentence, named)
            if any(self.gazetteer.begins_short(written(token)) for token in sketch.tokens)
            else sketch
            for sketch in first
        ]

    def _head(self, sketch: Sketch, mention: Mention) -> str | None:
        """The head word of an organization that is named by one and what follows ("حركة النهضة")."""
        if mention.type is not EntityType.ORGANIZATION:
            return None
        token = next(t for t in sketch.tokens if t.span.overlaps(mention.span))
        return token.norm if self.names.has("strong", token) and token.span.end < mention.span.end else None

    @staticmethod
    def _people(sketch: Sketch, finder: PersonFinder) -> tuple[NameSpan, ...]:
        return finder.find(sketch.tokens, sketch.barred, sketch.before, sketch.after)

    def _parts(self, sketch: Sketch, name: NameSpan) -> Iterator[tuple[str, str]]:
        """First and last word of a name, by which it may be called later; "" for one that cannot stand alone."""
        tokens = [t for t in sketch.tokens[name.start : name.end] if not self.names.link(t)]
        if not tokens or (len(tokens) < 2 and name.score < _SURE):
            return
        keys = [
            "" if len(t.norm) < _SHORTEST or self.names.opener(t) or self.names.closer(t) else written(t)
            for t in (tokens[0], tokens[-1])
        ]
        yield (keys[0], keys[1]) if len(tokens) > 1 else ("", keys[1])
