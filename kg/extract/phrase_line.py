"""A sentence without a parse as a line of pieces: what each word does, and its noun phrases.

The pieces are those of Arabic news prose, where the order verb, subject, object is usual, nouns stand
in chains of genitives ("زيارة وزير خارجية كينيا"), and clauses begin with a verb, after "أن" or after
a relative word. Words are told apart by their part of speech, mentions and dates, never by spelling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.arguments import Scene
from kg.extract.phrase_pieces import Piece, pieces_of
from kg.model import EntityType, Form, Mention, Token
from kg.text.arabic import bare, begins_word
from kg.vocab.grammar import Grammar
from kg.vocab.inflect import SUFFIXES

_LONGEST_CHAIN = 6
_TO = "ل"
_PAIR = 2
_PARTIES = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Chunk:
    """The tokens `start` to `end` of a mention, with the offices and titles that belong to it."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: tokens `start` to `end`, its head noun, and what hangs on it.

    `mention` is set where the phrase as a whole names or describes somebody; `genitive` is the
    phrase that the head governs; `nationalities` are nationality words among its adjectives;
    `adjectives` the tokens of other words that describe the head.
    """

    start: int
    end: int
    head: int
    mention: Mention | None = None
    genitive: Phrase | None = None
    nationalities: tuple[Mention, ...] = ()
    adjectives: tuple[int, ...] = ()

    def chain(self) -> Iterator[Phrase]:
        """The phrase and the genitives inside it, outermost first."""
        phrase: Phrase | None = self
        while phrase is not None:
            yield phrase
            phrase = phrase.genitive


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces and noun phrases of one scene."""

    scene: Scene
    pieces: tuple[Piece, ...]
    phrases: tuple[Phrase, ...]
    at: dict[int, Phrase] = field(repr=False)

    @property
    def tokens(self) -> Sequence[Token]:
        return self.scene.sentence.tokens

    @property
    def grammar(self) -> Grammar:
        return self.scene.grammar

    def piece(self, index: int) -> Piece:
        """The piece at a token; a full stop outside the sentence."""
        return self.pieces[index] if 0 <= index < len(self.pieces) else Piece.STOP

    def starting(self, index: int) -> Phrase | None:
        """The noun phrase that begins at a token."""
        phrase = self.at.get(index)
        return phrase if phrase is not None and phrase.start == index else None

    def group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The phrase and those coordinated with it to its right ("باكستان وأفغانستان")."""
        found = [phrase]
        while (following := self._joined(found[-1])) is not None:
            if _clash(self.denoted(found[0]), self.denoted(following)):
                break
            found.append(following)
        return tuple(found)

    def _joined(self, phrase: Phrase) -> Phrase | None:
        at = phrase.end
        while self.piece(at) is Piece.MARK:
            at += 1
        if self.piece(at) is not Piece.AND or self.tokens[at].norm not in self.grammar.conjunctions:
            return None
        at += 1
        while self.piece(at) is Piece.MARK:
            at += 1
        return self.starting(at)

    def denoted(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Whom a phrase speaks of: its mention, or the owner of a noun that stands for one ("وفد روسيا")."""
        if phrase.mention is not None:
            return (phrase.mention,)
        norm = self.tokens[phrase.head].norm
        genitive = phrase.genitive
        if norm in self.grammar.stands_for:
            inner = self._members(genitive) if genitive is not None else ()
            near = phrase.nationalities or (genitive.nationalities if genitive is not None else ())
            return inner or near or self._represented(phrase) or self._nationality_behind(phrase)
        if norm in self.grammar.spots or self.tokens[phrase.head].pos in ("PRON", "NUM"):
            return self._members(genitive) if genitive is not None else ()
        return ()

    def _represented(self, phrase: Phrase) -> tuple[Mention, ...]:
        """Whom somebody acts for by a preposition: "ممثلون عن الحكومة الكينية", "قوات تابعة للجيش المالي"."""
        at = phrase.end
        if self.piece(at) is not Piece.PREPOSITION:
            return ()
        word, last = self.tokens[at].norm, self.tokens[at - 1].norm
        own = at - phrase.start == 1 and word in self.grammar.representing
        if not own and not (last in self.grammar.belonging and word == _TO):
            return ()
        behind = self.starting(at + 1)
        if behind is None:
            return ()
        return tuple(m for m in self._members(behind) if m.type in _PARTIES)

    def _nationality_behind(self, phrase: Phrase) -> tuple[Mention, ...]:
        """A nationality word that a short prepositional phrase parts from its noun: "طائرة بدون طيار تركية"."""
        behind = self.starting(phrase.end + 1) if self.piece(phrase.end) is Piece.PREPOSITION else None
        return behind.nationalities if behind is not None and behind.mention is None else ()

    def _members(self, phrase: Phrase) -> tuple[Mention, ...]:
        return tuple(m for member in self.group(phrase) for m in self.denoted(member))

    def members(self, phrase: Phrase) -> tuple[Mention, ...]:
        """The mentions that a phrase and those coordinated with it speak of, in text order."""
        return self._members(phrase)


def _clash(first: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """A town and a person are not coordinated."""
    spots = (EntityType.CITY, EntityType.PLACE)
    kinds = [m.type for m in (*first[:1], *other[:1])]
    return len(kinds) == 2 and EntityType.PERSON in kinds and (kinds[0] in spots or kinds[1] in spots)


def line_of(scene: Scene) -> Line:
    """The line of a scene."""
    tokens = scene.sentence.tokens
    chunks = _chunks(scene)
    pieces = pieces_of(scene, {i for chunk in chunks.values() for i in range(chunk.start, chunk.end)})
    reader = _Reader(scene, pieces, chunks)
    phrases: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = reader.read(at) if pieces[at] is Piece.NOUN else None
        if phrase is None:
            at += 1
        else:
            phrases.append(phrase)
            at = phrase.end
    covered = {index: phrase for phrase in phrases for index in range(phrase.start, phrase.end)}
    return Line(scene, tuple(pieces), tuple(phrases), covered)


def _chunks(scene: Scene) -> dict[int, Chunk]:
    """The outermost mentions, nationality words and attached pronouns apart, by their first token."""
    tokens = scene.sentence.tokens
    found: list[Chunk] = []
    for mention in scene.mentions:
        if mention.form is Form.DEMONYM:
            continue
        inside = [i for i, t in enumerate(tokens) if t.span.overlaps(mention.span)]
        if not inside or tokens[inside[0]].span.start < mention.span.start:
            continue
        start, end = inside[0], inside[-1] + 1
        for cue in mention.offices:
            covered = [i for i, t in enumerate(tokens) if t.span.overlaps(cue.span)]
            if covered and covered[0] <= end + 1:  # further on it is said of the person: "زار أوستن سيول كوزير"
                start, end = min(start, covered[0]), max(end, covered[-1] + 1)
        found.append(Chunk(start, end, mention))
    found.sort(key=lambda chunk: (chunk.start - chunk.end, chunk.start))
    kept: list[Chunk] = []
    for chunk in found:
        if not any(chunk.start < other.end and other.start < chunk.end for other in kept):
            kept.append(chunk)
    return {chunk.start: chunk for chunk in kept}


@dataclass(frozen=True, slots=True)
class _Reader:
    scene: Scene
    pieces: Sequence[Piece]
    chunks: dict[int, Chunk]

    @property
    def tokens(self) -> Sequence[Token]:
        return self.scene.sentence.tokens

    def read(self, start: int, depth: int = 0, *, held: bool = False) -> Phrase:
        """The noun phrase that begins at a noun piece; `held` tells that it says whose post or trade somebody has."""
        chunk = self.chunks.get(start)
        if chunk is not None:
            return self._named(chunk)
        token = self.tokens[start]
        owned = self._owned(start)
        complete = token.definite or owned
        end = start + 1
        if token.pos == "PRON" and self._plain(end, "ADP") and self._noun(end + 1):
            return self._governed(start, self.read(end + 1, depth + 1), (), ())
        nationalities: list[Mention] = []
        adjectives: list[int] = []
        while self._noun(end) and self._apart(end) and end not in self.chunks and depth < _LONGEST_CHAIN:
            nationality = self._nationality(end)
            if nationality is not None:
                complete = complete or self._possessed(start, end)
                nationalities.append(nationality)
                end = self._past(end, nationality)
            elif complete and self.tokens[end].definite and not self._event(end):
                adjectives.append(end)
                end += 1
            elif not complete:
                if nationalities:
                    break  # behind an adjective the noun governs no more: "طائرات روسية أوديسا"
                inner = self.read(end, depth + 1, held=held or token.norm in self.scene.grammar.people)
                whole = self._governed(start, inner, tuple(nationalities), tuple(adjectives))
                return self._holder(whole) or whole
            else:
                break
            end = self._more(end, nationalities)
        chunk = self.chunks.get(end)
        if chunk is not None and self._apart(end):
            if not complete and not nationalities:
                return self._governed(start, self._named(chunk), tuple(nationalities), tuple(adjectives))
            if not (owned or held) and self._apposed(start, end, chunk, nationalities, adjectives):
                return Phrase(start, chunk.end, start, chunk.mention)
        return Phrase(start, end, start, None, None, tuple(nationalities), tuple(adjectives))

    def _holder(self, phrase: Phrase) -> Phrase | None:
        """The phrase as the person whose name is right behind it: "قائد القوات الهندية في …", "رجل الأعمال فلان"."""
        chunk = self.chunks.get(phrase.end)
        last, grammar = self.tokens[phrase.end - 1], self.scene.grammar
        if chunk is None or not self._apart(phrase.end) or self.tokens[phrase.start].norm not in grammar.people:
            return None
        name = chunk.mention
        plain = self.tokens[chunk.start].span.start == name.span.start  # without an office of his own
        if not (plain and name.form is Form.NAME and name.type is EntityType.PERSON):
            return None
        closed = last.definite or self._nationality(phrase.end - 1) is not None or self._ends_name(phrase.end - 1)
        return Phrase(phrase.start, chunk.end, phrase.start, name) if closed else None

    def _ends_name(self, index: int) -> bool:
        """Whether a name of a body or a country ends there: "مدير اليونسكو فلان"."""
        return any(chunk.end == index + 1 and chunk.mention.type in _PARTIES for chunk in self.chunks.values())

    def _apposed(
        self, start: int, end: int, chunk: Chunk, nationalities: Sequence[Mention], adjectives: Sequence[int]
    ) -> bool:
        """Whether a name says who or what the noun is: "نظيرته الكينية السابقة راشيل", "العاصمة القطرية الدوحة".

        Whoever comes with an office of his own is no description of the noun: "التقى في القمة الرئيس الأوغندي …".
        """
        name, token = chunk.mention, self.tokens[start]
        if name.form is not Form.NAME or (token.definite and self.tokens[chunk.start].span.end <= name.span.start):
            return False
        if token.definite and token.norm in self.scene.grammar.spots:
            return name.type in (EntityType.CITY, EntityType.PLACE)
        if name.type is not EntityType.PERSON:
            return False
        described = not adjectives or not token.definite
        return end == start + 1 or (bool(nationalities) and described and self._of_one(start))

    def _of_one(self, index: int) -> bool:
        """Whether a name behind a noun with its nationality says who it is ("نظيره العراقي فؤاد", "المستشار الألماني
        فريدريش"); behind a noun that acts for a country it is the object ("اعتقلت الشرطة التركية أكرم")."""
        token = self.tokens[index]
        if token.definite:
            return token.norm not in self.scene.grammar.stands_for
        return bare(token.surface).endswith(SUFFIXES)

    def _possessed(self, start: int, end: int) -> bool:
        """Whether a noun has a pronoun, as the definite adjective right behind it tells: "نظيرته الكينية"."""
        own = bare(self.tokens[start].surface).endswith(SUFFIXES)
        return own and end == start + 1 and self.tokens[end].definite

    def _event(self, index: int) -> bool:
        """Whether a noun that tells an event by itself stands there, no adjective: "احترمت الحكومة الاتفاق"."""
        told = (t.entry for t in self.scene.triggers if t.head == index and not t.verbal)
        return any(entry.least_alone <= _PAIR for entry in told)

    def _owned(self, index: int) -> bool:
        """Whether a pronoun is written onto the noun of an event: no genitive can follow it ("لقائه رئيس كينيا")."""
        return any(t.head == index and t.inflection.suffix and not t.verbal for t in self.scene.triggers)

    def _named(self, chunk: Chunk) -> Phrase:
        """A mention with the nationality words that describe it ("الوزير الأمريكي")."""
        end = chunk.end
        nationalities: list[Mention] = []
        while self._noun(end) and self._apart(end) and (nationality := self._nationality(end)) is not None:
            nationalities.append(nationality)
            end = self._past(end, nationality)
        return Phrase(chunk.start, end, chunk.start, chunk.mention, None, tuple(nationalities))

    def _governed(
        self, start: int, inner: Phrase, nationalities: tuple[Mention, ...], adjectives: tuple[int, ...]
    ) -> Phrase:
        return Phrase(start, inner.end, start, None, inner, nationalities, adjectives)

    def _more(self, end: int, nationalities: list[Mention]) -> int:
        """Past a second nationality word: "الكورية - الأمريكية", "الروسية والأوكرانية"."""
        link = end
        if nationalities and link < len(self.pieces) and self.pieces[link] in (Piece.MARK, Piece.AND):
            nationality = self._nationality(link + 1) if self._noun(link + 1) else None
            if nationality is not None and link + 1 not in self.chunks:
                nationalities.append(nationality)
                return self._past(link + 1, nationality)
        return end

    def _nationality(self, index: int) -> Mention | None:
        span = self.tokens[index].span
        found = (m for m in self.scene.mentions if m.form is Form.DEMONYM and m.span.overlaps(span))
        return next(found, None)

    def _past(self, index: int, mention: Mention) -> int:
        while index < len(self.tokens) and self.tokens[index].span.start < mention.span.end:
            index += 1
        return index

    def _noun(self, index: int) -> bool:
        return index < len(self.pieces) and self.pieces[index] is Piece.NOUN

    def _plain(self, index: int, pos: str) -> bool:
        return index < len(self.tokens) and self.tokens[index].pos == pos

    def _apart(self, index: int) -> bool:
        return begins_word(self.tokens[index - 1], self.tokens[index])
