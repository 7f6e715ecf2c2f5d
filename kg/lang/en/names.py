"""Proper names in English sentences: what every source proposes, and where a name begins and ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.lang.combine import ROOM, Combined, Room, combine
from kg.lang.en.cues import CueFinder, bracketed
from kg.lang.en.scene import Scene
from kg.lang.en.shape import ends_name, joined, name_like, widen
from kg.lang.en.words import name_words
from kg.lang.protocol import Candidate
from kg.model import EntityType, Span
from kg.text.fold import fold
from kg.vocab.offices import Offices

_LISTED = 5e6
"""Weight from which a gazetteer entry stands in one of our tables or is as large."""

_SHORT_FORM = 3
_SURE = 0.9
_SMALL = 0.85
_FURTHER = 5
_ROOM = 0.05
_NO_END = frozenset(("PART", "DET", "ADP", "CCONJ", "PUNCT"))
_PLACED = frozenset(("in", "at", "from", "near", "of", "to", "outside", "around", "towards", "toward"))


@dataclass(frozen=True, slots=True)
class Again:
    """A form by which something is named again in a passage, what it is, and where it was read.

    `firm` tells that the passage shows what it is better than any single place does.
    """

    kind: EntityType
    spans: frozenset[Span]
    firm: bool = False


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Reads the names of one sentence at a time."""

    titles: Offices
    room: Room = ROOM

    def find(self, scene: Scene, repeated: Mapping[str, Again]) -> tuple[Combined, ...]:
        """The names of a sentence; `repeated` are folded forms of names read elsewhere in the passage."""
        candidates = [*self._listed(scene), *self._guessed(scene, repeated), *CueFinder(self.titles).find(scene)]
        candidates = [c for c in candidates if not _pair(c.span.of(scene.text), repeated)]
        for again in self._again(scene, repeated):
            if not any(c.span.contains(again.span) and c.span != again.span for c in candidates):
                candidates.append(again)
        found = combine(candidates, scene.text, scene.labelled, self.room)
        shorts = list(bracketed(scene, ((c.span, c.types[0], c.known) for c in found if c.types)))
        return combine([*candidates, *shorts], scene.text, scene.labelled, self.room) if shorts else found

    def _listed(self, scene: Scene) -> Iterator[Candidate]:
        for hit in scene.hits:
            if hit.demonym:
                continue
            best = hit.entries[0]
            known = () if hit.alien else tuple(entry.id for entry in hit.entries)
            sure = 0.95
            if hit.weak:
                sure = 0.4
            elif best.weight < _LISTED:
                before = scene.tokens[hit.start - 1].norm if hit.start else ""
                sure = 0.7 if before in _PLACED else 0.5
            yield Candidate(scene.span(hit.start, hit.end), best.type, "gazetteer", sure, known)

    def _guessed(self, scene: Scene, repeated: Mapping[str, Again]) -> Iterator[Candidate]:
        """spaCy's entities and the model's, cut to the name itself."""
        for entity in scene.entities:
            kind: EntityType = entity.type
            trimmed = self._trim(scene, entity.span, kind)
            if trimmed is None or _no_name(scene, trimmed, kind):
                continue
            if kind is not EntityType.PERSON and (
                _kin(trimmed.of(scene.text), repeated) or self._nowhere(scene, trimmed, kind)
            ):
                kind = EntityType.PERSON
            yield Candidate(trimmed, kind, "spacy", 0.9 if kind is EntityType.PERSON else 0.85)
        for found in scene.labelled:
            trimmed = self._trim(scene, found.span, found.type, small=found.confidence >= _SMALL)
            if trimmed is not None and not _adjective(scene, trimmed, found.type):
                yield Candidate(trimmed, found.type, "model", found.confidence)

    def _nowhere(self, scene: Scene, span: Span, kind: EntityType) -> bool:
        """Whether what spaCy takes for a place is rather a person: several words, in no list, not where one can be."""
        place = scene.range(span)
        if kind is EntityType.ORGANIZATION or place is None or not _person_like(span.of(scene.text).split()):
            return False
        start, end = place
        before = scene.tokens[start - 1].norm if start else ""
        beside = end < len(scene.tokens) and scene.tokens[end].surface == ","
        known = any(h.start < end and start < h.end for h in scene.hits)
        return not known and not beside and before not in _PLACED | {"the", "and", ","}

    def _trim(self, scene: Scene, span: Span, kind: EntityType | None, *, small: bool = False) -> Span | None:
        """The span without article, offices, titles and nationality in front, and "'s" behind.

        `small` tells that a name may be written in small letters.
        """
        found = scene.range(span)
        if found is None:
            return None
        start, end = found
        tokens = scene.tokens
        while start < end:
            skip = self._prefix(scene, start, kind)
            if skip == start or skip >= end:
                break
            start = skip
        while start < end and (tokens[end - 1].pos in _NO_END or not ends_name(tokens[end - 1])):
            end -= 1
        if start >= end or not (small or any(t.surface[:1].isupper() for t in tokens[start:end])):
            return None
        if all(scene.in_office(i) for i in range(start, end)):
            return None
        if end == start + 1 and tokens[start].norm in name_words().calendar:
            return None
        if all(scene.in_demonym(i) for i in range(start, end)):
            return None
        if kind is EntityType.PERSON:
            start, end = widen(tokens, start, end, scene.breaks() | _roomless(scene, end))
            while start and self._leads(scene, start) and _roomy(scene, start - 1):
                start -= 1
        return scene.span(start, end)

    def _leads(self, scene: Scene, start: int) -> bool:
        """Whether the word before `start` is the first name that was left out."""
        before, breaks = scene.tokens[start - 1], scene.breaks()
        if before.pos != "PROPN" or before.relation != "compound" or before.head is None or before.head < start:
            return False
        titled = self.titles.title(before.norm.rstrip(".")) or self.titles.tenure(before.norm) is not None
        return before.surface.istitle() and name_like(before) and start - 1 not in breaks and not titled

    def _prefix(self, scene: Scene, start: int, kind: EntityType | None) -> int:
        """Where a name that is said to begin at `start` really begins."""
        tokens = scene.tokens
        if tokens[start].norm in name_words().before or not tokens[start].surface[0].isalnum():
            return start + 1
        if kind is EntityType.PERSON:
            for office in scene.offices:
                if office.start == start:
                    return office.end
            for hit in scene.hits:
                if hit.start == start and hit.entries[0].type is EntityType.COUNTRY:
                    return hit.end
            if self.titles.title(tokens[start].norm.rstrip(".")) or self.titles.title(tokens[start].norm):
                return start + 1
        return start

    def _again(self, scene: Scene, repeated: Mapping[str, Again]) -> Iterator[Candidate]:
        """Names and short forms of the passage, wherever else they stand."""
        tokens = scene.tokens
        longest = max((len(key.split()) for key in repeated), default=0)
        for start, token in enumerate(tokens):
            if not token.surface[:1].isupper() or token.pos in ("AUX", "ADP"):
                continue
            if joined(tokens, start - 1) and fold(tokens[start - 2].surface) not in repeated:
                continue
            for end in range(min(len(tokens), start + 2 * longest), start, -1):
                span = scene.span(start, end)
                again = repeated.get(fold(span.of(scene.text)))
                if again is None or not ends_name(tokens[end - 1]) or not _whole(scene, end, repeated):
                    continue
                if again.spans - {span} or again.firm:
                    yield Candidate(span, again.kind, "repeat", 0.9)
                break


def _roomless(scene: Scene, end: int) -> frozenset[int]:
    """The next token from `end` on that has a capital and that the model rules out: "Is Hank Green Awesome?"."""
    for at in range(end, min(end + _FURTHER, len(scene.tokens))):
        if scene.tokens[at].surface[:1].isupper() and not _roomy(scene, at):
            return frozenset((at,))
    return frozenset()


def _roomy(scene: Scene, at: int) -> bool:
    """Whether the model leaves room for a token in a person's name; it does not for the first of "Dear Nina"."""
    return scene.labelled.within(scene.tokens[at].span, EntityType.PERSON) >= _ROOM


def _no_name(scene: Scene, span: Span, kind: EntityType) -> bool:
    """Whether what spaCy took for a name is none: an occasion or a document, or a person with a number."""
    words = span.of(scene.text).split()
    if kind is EntityType.PERSON:
        return any(c.isdigit() for c in span.of(scene.text))
    return len(words) > 1 and words[-1].casefold() in name_words().occasions


def _adjective(scene: Scene, span: Span, kind: EntityType) -> bool:
    """Whether what the model takes for a place only says where something is from: "European", "Catalan"."""
    inside = scene.range(span)
    return kind is EntityType.PLACE and inside is not None and all(t.pos == "ADJ" for t in scene.tokens[slice(*inside)])


def _kin(name: str, repeated: Mapping[str, Again]) -> bool:
    """Whether a name ends in the family name of someone in the passage: "Tiffany Trump"."""
    words = name.split()
    family = repeated.get(fold(words[-1])) if _person_like(words) else None
    return family is not None and family.kind is EntityType.PERSON


def _person_like(words: Sequence[str]) -> bool:
    """Whether words could be a person's name: two to four, each with one capital, none the head of a body."""
    heads = name_words().organization_heads | name_words().place_heads | name_words().occasions
    plain = all(w.replace("-", "").isalpha() and w[0].isupper() and not w.isupper() for w in words)
    return 2 <= len(words) <= 4 and plain and not any(w.casefold() in heads for w in words)


def lone_words(scenes: Iterable[Scene]) -> frozenset[str]:
    """Folded words that stand alone with a capital inside sentences, as family names do."""
    found: set[str] = set()
    for scene in scenes:
        like = [name_like(token) for token in scene.tokens]
        for index, token in enumerate(scene.tokens):
            beside = like[max(index - 1, 0) : index] + like[index + 1 : index + 2]
            if like[index] and not any(beside) and token.pos in ("PROPN", "NOUN", "ADJ"):
                found.add(fold(token.surface))
    return frozenset(found)


def short_forms(text: str, names: Iterable[Combined], lone: frozenset[str]) -> dict[str, Again]:
    """Names read so far, and the single words by which people and bodies are named again.

    What only spaCy takes for a body is a person where its last word stands alone elsewhere, being in `lone`.
    """
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    spans: dict[str, set[Span]] = defaultdict(set)
    firm: set[str] = set()
    for name in names:
        kind = name.types[0] if name.types else EntityType.ORGANIZATION
        words = name.span.of(text).split()
        single = len(words) == 1 and name.confidence < _SURE and "cue:acronym" not in name.basis
        if "gazetteer" in name.basis or single:
            continue
        if (
            name.basis == ("spacy",)
            and kind is not EntityType.PERSON
            and _person_like(words)
            and fold(words[-1]) in lone
        ):
            kind = EntityType.PERSON
            firm.add(fold(" ".join(words)))
        keys = {fold(" ".join(words))}
        if kind is EntityType.PERSON and len(words) > 1:
            keys |= {fold(word) for word in (words[0], words[-1]) if word[:1].isupper()}
        for key in keys:
            if len(key) >= _SHORT_FORM:
                votes[key][kind] += name.confidence
                spans[key].add(name.span)
    return {key: Again(_winner(votes[key]), frozenset(spans[key]), key in firm) for key in sorted(spans)}


def _winner(votes: Mapping[EntityType, float]) -> EntityType:
    return max(sorted(votes), key=lambda kind: votes[kind])


def _whole(scene: Scene, end: int, repeated: Mapping[str, Again]) -> bool:
    """Whether a word that ends before token `end` is no part of a hyphenated name."""
    return not joined(scene.tokens, end) or fold(scene.tokens[end + 1].surface) in repeated


def _pair(surface: str, repeated: Mapping[str, Again]) -> bool:
    """Whether a hyphen joins two people, not two parts of a name: "the Kim-Trump summit"."""
    parts = re.split(r"[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]", surface)
    return len(parts) == 2 and all(fold(part) in repeated for part in parts)
