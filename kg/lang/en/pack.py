"""The English language pack: sentences with a parse, names, nationality words and roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial

from kg.lang import recogniser
from kg.lang.combine import ROOM, Combined, Room
from kg.lang.context import choose, countries_spoken_of
from kg.lang.en.listed import Hit, find_known, find_offices, settle, sure_ids
from kg.lang.en.names import NameFinder, lone_words, short_forms
from kg.lang.en.offices import OfficeReader
from kg.lang.en.parse import Entity, parse
from kg.lang.en.scene import Scene
from kg.lang.keywords import names_only
from kg.lang.recogniser import Reading
from kg.model import Analysis, Document, EntityType, Form, Mention, Passage, Sentence
from kg.text.fold import clean
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices


class EnglishPack:
    """Reads English on spaCy, the gazetteer, the trained recogniser and cues."""

    language = "en"

    def __init__(self, room: Room = ROOM) -> None:
        self._room = room

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.load()

    @cached_property
    def _offices(self) -> Offices:
        return Offices.load()

    def analyze(self, document: Document, passage: Passage) -> Analysis:
        """See `LanguagePack.analyze`."""
        return self.begin(document, passage)()

    def begin(self, document: Document, passage: Passage) -> Callable[[], Analysis]:
        """See `LanguagePack.begin`."""
        sentences, entities = parse(document, passage)
        return partial(self._finish, document, passage, sentences, entities, recogniser.begin(sentences))

    def _finish(
        self,
        document: Document,
        passage: Passage,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        reading: Reading,
    ) -> Analysis:
        labelled = reading()
        hits, spoken = self._known(document.text, sentences)
        scenes = [
            Scene(
                document.text,
                sentence,
                hits[index],
                find_offices(document.text, sentence.tokens, self._offices),
                tuple(e for e in entities if sentence.span.contains(e.span)),
                labelled[index],
            )
            for index, sentence in enumerate(sentences)
        ]
        finder, reader = NameFinder(self._offices, self._room), OfficeReader(self._offices, self._gazetteer, spoken)
        first = [finder.find(scene, {}) for scene in scenes]
        repeated = short_forms(document.text, (name for found in first for name in found), lone_words(scenes))
        mentions: list[Mention] = []
        for scene in scenes:
            names = [self._mention(scene, name, spoken) for name in finder.find(scene, repeated)]
            mentions += reader.read(scene, [*names])
            mentions += _demonyms(scene, names)
        found = sorted(mentions, key=lambda m: (m.span, m.form))
        return Analysis(passage, tuple(sentences), tuple(names_only(sentences, found)))

    def _known(self, text: str, sentences: Sequence[Sentence]) -> tuple[list[tuple[Hit, ...]], Counter[str]]:
        """The known names of each sentence, read by what the whole passage names, and how often it
        speaks of each country."""
        first = [find_known(text, sentence.tokens, self._gazetteer) for sentence in sentences]
        named = sure_ids(hit for hits in first for hit in hits)
        spoken = countries_spoken_of(hit.entries for hits in first for hit in hits if not hit.weak)
        again = [find_known(text, sentence.tokens, self._gazetteer, named) for sentence in sentences]
        settled = [
            settle(text, sentence.tokens, hits, self._gazetteer, named, spoken)
            for sentence, hits in zip(sentences, again, strict=True)
        ]
        return settled, spoken

    def _mention(self, scene: Scene, name: Combined, spoken: Counter[str]) -> Mention:
        kind, known = self._identify(name, spoken)
        sentence = scene.sentence
        surface = name.span.of(scene.text)
        return Mention(
            sentence.document,
            sentence.passage,
            sentence.id,
            name.span,
            surface,
            clean(surface),
            kind,
            sentence.language,
            known=known[0] if known else None,
            candidates=known[1:],
            basis=name.basis,
            confidence=min(name.confidence, 1.0),
        )

    def _identify(self, name: Combined, spoken: Counter[str]) -> tuple[EntityType, tuple[str, ...]]:
        """The type of a name and the gazetteer entries it may be, the likeliest first."""
        best = name.types[0] if name.types else EntityType.ORGANIZATION
        if not name.known or best is EntityType.PERSON:
            return best, ()
        known = choose(name.known, name.types, spoken, self._gazetteer)
        return self._gazetteer.entry(known[0]).type, known


def _demonyms(scene: Scene, names: Sequence[Mention]) -> Iterable[Mention]:
    """Nationality words outside names, as references to their countries."""
    sentence = scene.sentence
    for hit in scene.hits:
        span = scene.span(hit.start, hit.end)
        if hit.demonym and not any(m.span.overlaps(span) for m in names):
            surface = span.of(scene.text)
            yield Mention(
                sentence.document,
                sentence.passage,
                sentence.id,
                span,
                surface,
                clean(surface),
                EntityType.COUNTRY,
                sentence.language,
                Form.DEMONYM,
                known=hit.entries[0].id,
                basis=("gazetteer",),
                confidence=0.95,
            )
