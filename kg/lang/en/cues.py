"""What around English words shows that they are a name: titles, offices, heads, brackets, speech."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lang.en.scene import Scene
from kg.lang.en.shape import ends_name, joined, name_like, widen
from kg.lang.en.words import name_words
from kg.lang.protocol import Candidate
from kg.model import BlockKind, EntityType, Span
from kg.text.fold import fold
from kg.vocab.offices import Offices

_NOMINAL = frozenset(("PROPN", "ADJ", "NOUN"))
_COMMA = ","
_PARTICLE = "'s"


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Proposes names by what stands around them; the words of the cue are no part of the name."""

    offices: Offices

    def find(self, scene: Scene) -> Iterator[Candidate]:
        """The candidates of one sentence."""
        breaks = scene.breaks()
        yield from self._titled(scene, breaks)
        yield from self._kin(scene, breaks)
        for start, end in self._apposed(scene, breaks):
            yield Candidate(scene.span(start, end), EntityType.PERSON, "cue:apposition", 0.8)
        for start, end, kind in _headed(scene):
            yield Candidate(scene.span(start, end), kind, "cue:head", 0.7)
        for start, end in _compassed(scene):
            yield Candidate(scene.span(start, end), EntityType.PLACE, "cue:compass", 0.85)
        for start, end in _national_bodies(scene):
            yield Candidate(scene.span(start, end), EntityType.ORGANIZATION, "cue:body", 0.75)
        byline = _byline(scene, breaks)
        if byline is not None:
            yield Candidate(scene.span(*byline), EntityType.PERSON, "cue:byline", 0.9)
        for start, end in _speaking(scene, breaks):
            yield Candidate(scene.span(start, end), EntityType.PERSON, "cue:speech", 0.65)

    def _kin(self, scene: Scene, breaks: frozenset[int]) -> Iterator[Candidate]:
        """People right behind a word of kinship: "his son Daniel Ruto"."""
        tokens, kin = scene.tokens, name_words().kin
        for index, token in enumerate(tokens[:-1]):
            if token.norm in kin and name_like(tokens[index + 1]) and index + 1 not in breaks:
                start, end = widen(tokens, index + 1, index + 2, breaks)
                yield Candidate(scene.span(start, end), EntityType.PERSON, "cue:kin", 0.8)

    def _titled(self, scene: Scene, breaks: frozenset[int]) -> Iterator[Candidate]:
        """People right behind a form of address or an office."""
        tokens = scene.tokens
        for index, token in enumerate(tokens[:-1]):
            title = self.offices.title(token.norm.rstrip(".")) and token.surface[:1].isupper()
            office = any(o.end == index + 1 for o in scene.offices)
            if (title or office) and name_like(tokens[index + 1]) and index + 1 not in breaks:
                start, end = widen(tokens, index + 1, index + 2, breaks)
                while self.offices.title(tokens[start].norm.rstrip(".")) and start + 1 < end:
                    start += 1
                source = "cue:title" if title else "cue:office"
                yield Candidate(scene.span(start, end), EntityType.PERSON, source, 0.85)

    def _apposed(self, scene: Scene, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Capitalised words that a comma parts from an office: "Ana Lima, the mayor", "the mayor, Ana Lima,"."""
        tokens = scene.tokens
        for office in scene.offices:
            end = self._beginning(scene, office.start) - 1
            if end > 0 and tokens[end].surface == _COMMA:
                first = end
                while first and first - 1 not in breaks and name_like(tokens[first - 1]):
                    first -= 1
                if end - first > 1:
                    yield first, end
            after = office.end + 1
            if after >= len(tokens) or tokens[office.end].surface != _COMMA or after in breaks:
                continue
            if name_like(tokens[after]) and tokens[after].pos == "PROPN":
                _, last = widen(tokens, after, after + 1, breaks)
                if last - after > 1 and (last == len(tokens) or tokens[last].surface in (",", ".", ";")):
                    yield after, last

    def _beginning(self, scene: Scene, start: int) -> int:
        """Where an office phrase begins with its nationality, owner, tenure and article."""
        tokens, words = scene.tokens, name_words()
        beside = {i for h in scene.hits for i in range(h.start, h.end)}
        while start and (
            start - 1 in beside
            or tokens[start - 1].norm in words.qualifiers | words.determiners
            or tokens[start - 1].relation == "case"
            or self.offices.tenure(tokens[start - 1].norm) is not None
        ):
            start -= 1
        return start


def bracketed(scene: Scene, names: Iterator[tuple[Span, EntityType, tuple[str, ...]]]) -> Iterator[Candidate]:
    """Short forms in brackets behind a name: "Consumer Energy Alliance (CEA)"; each is what its name is."""
    tokens = scene.tokens
    for span, kind, known in names:
        place = scene.range(span)
        if place is None or place[1] + 2 >= len(tokens) or kind is EntityType.PERSON:
            continue
        at = place[1]
        short = tokens[at + 1].surface
        if (tokens[at].surface, tokens[at + 2].surface) != ("(", ")") or not _stands_for(short, span.of(scene.text)):
            continue
        yield Candidate(scene.span(at + 1, at + 2), kind, "cue:acronym", 0.95, known)


def _stands_for(short: str, name: str) -> bool:
    """Whether a word in capitals is made of a name's first letters, small words counting or not."""
    letters = [c for c in short.replace(".", "") if c.isalpha()]
    if len(letters) < 2 or sum(c.isupper() for c in letters) < 2:
        return False
    rest = iter(fold(name).replace(" ", ""))
    return fold(name)[:1] == fold(short)[:1] and all(
        letter.casefold() in rest for letter in letters if letter.isupper()
    )


def _headed(scene: Scene) -> Iterator[tuple[int, int, EntityType]]:
    """Runs of capitalised words around a head: "Ministry of Health", "Rapid Support Forces"."""
    tokens, words = scene.tokens, name_words()
    left = frozenset(("PROPN",)) if scene.headline() else _NOMINAL
    for index, token in enumerate(tokens):
        body = token.norm in words.organization_heads
        if not token.surface[:1].isupper() or not (body or token.norm in words.place_heads):
            continue
        start = index
        while start and _leads(scene, start - 1, left):
            start -= 2 if joined(tokens, start - 1) else 1
        end = _of_what(scene, index + 1)
        if end - start > 1 and not any(scene.in_office(i) for i in range(start, end)):
            yield start, end, EntityType.ORGANIZATION if body else EntityType.PLACE


def _leads(scene: Scene, at: int, left: frozenset[str]) -> bool:
    """Whether the word at `at` belongs to the name whose head it stands before."""
    tokens = scene.tokens
    if joined(tokens, at) and tokens[at - 1].surface[:1].isupper():
        return True
    return name_like(tokens[at]) and tokens[at].pos in left and tokens[at].norm not in name_words().before


def _of_what(scene: Scene, end: int) -> int:
    """The end of a name that goes on behind its head: "of Foreign Affairs and Trade"."""
    tokens, joints, breaks = scene.tokens, name_words().joints, scene.breaks()
    begun = False
    while end + 1 < len(tokens) and tokens[end].norm in joints and name_like(tokens[end + 1]):
        if end + 1 in breaks and tokens[end].norm != "of":
            break
        if tokens[end].norm == "and" and not begun:
            break
        begun = True
        end += 2
        while end < len(tokens) and name_like(tokens[end]) and not scene.in_office(end):
            end += 1
    return end


def _national_bodies(scene: Scene) -> Iterator[tuple[int, int]]:
    """Bodies in small letters behind a nationality word: "the Kenyan foreign ministry"."""
    tokens, words = scene.tokens, name_words()
    for hit in scene.hits:
        end = hit.end
        if not hit.demonym:
            continue
        while end < len(tokens) and tokens[end].norm in words.body_words | words.bodies:
            end += 1
        while end > hit.end and tokens[end - 1].pos not in ("NOUN", "PROPN"):
            end -= 1
        last = tokens[end - 1].norm
        plain = last in words.bodies or (end - hit.end > 1 and last in ("forces", "court", "bank", "guard", "service"))
        if plain and not any(scene.in_office(i) for i in range(hit.end, end)) and not joined(tokens, end):
            yield hit.start, end


def _compassed(scene: Scene) -> Iterator[tuple[int, int]]:
    """Parts of known places: "South Lebanon", "Greater Manchester"."""
    for hit in scene.hits:
        before = scene.tokens[hit.start - 1] if hit.start else None
        if before is None or hit.demonym or not hit.entries[0].type.spatial or not before.surface.istitle():
            continue
        if before.norm in name_words().compass and (hit.start > 1 or not before.norm.endswith("ern")):
            yield hit.start - 1, hit.end


def _byline(scene: Scene, breaks: frozenset[int]) -> tuple[int, int] | None:
    """The author of a piece: "By Jane Roe in Nairobi", or the name alone on its line."""
    tokens = scene.tokens
    dateline = scene.sentence.kind is BlockKind.DATELINE
    if dateline and 2 <= len(tokens) <= 4 and all(name_like(t) for t in tokens) and not scene.hits and not _head(scene):
        return 0, len(tokens)
    if len(tokens) < 3 or tokens[0].norm != "by" or 1 in breaks or not name_like(tokens[1]):
        return None
    written = dateline or not any(t.pos in ("VERB", "AUX") for t in tokens)
    start, end = widen(tokens, 1, 2, breaks)
    return (start, end) if written and end - start > 1 else None


def _head(scene: Scene) -> bool:
    heads = name_words().organization_heads | name_words().place_heads
    return any(token.norm in heads for token in scene.tokens)


def _speaking(scene: Scene, breaks: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words that are the subject of a verb of speech, and nothing that is known."""
    tokens, words = scene.tokens, name_words()
    heads = words.organization_heads | words.place_heads | words.occasions
    for index, token in enumerate(tokens):
        if token.relation != "nsubj" or token.pos != "PROPN" or token.head is None or not name_like(token):
            continue
        if tokens[token.head].lemma not in words.speech or token.surface.isupper():
            continue
        start = index
        while start and name_like(tokens[start - 1]) and start - 1 not in breaks and tokens[start - 1].head == index:
            start -= 1
        run = range(start, index + 1)
        before = tokens[start - 1].norm if start else ""
        known = any(h.start <= i < h.end for h in scene.hits for i in run)
        if known or before in words.determiners or before == _PARTICLE or not ends_name(tokens[index]):
            continue
        if not any(i in breaks or tokens[i].norm in heads for i in run):
            yield start, index + 1
