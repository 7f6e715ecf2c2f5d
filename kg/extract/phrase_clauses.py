"""Clauses of a line: who does what a verb says, what follows it, and what governs a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.phrase_line import Line, Phrase
from kg.extract.phrase_pieces import RESUMING, SKIPPED, Piece

_ENDS = frozenset({Piece.STOP, Piece.THAT, Piece.CLAUSE, Piece.RELATIVE})
_LEADING = frozenset({Piece.STOP, Piece.THAT, Piece.CLAUSE, Piece.AUXILIARY, Piece.MARK})
_FAR = 40
_WHAT = "ما"


@dataclass(frozen=True, slots=True)
class Complement:
    """A preposition with the noun phrase behind it."""

    preposition: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb with what stands around it.

    `lead` is the noun phrase before the verb that may be its subject, `relative` tells that it is the
    antecedent of a relative clause; `nouns` are the noun phrases after it without a preposition, in
    order (those in brackets of commas apart); `complements` the prepositional phrases before and after.
    """

    verb: int
    start: int
    end: int
    lead: Phrase | None
    relative: bool
    nouns: tuple[Phrase, ...]
    complements: tuple[Complement, ...]
    fronted: tuple[Complement, ...]
    particles: tuple[int, ...]
    after: Piece


@dataclass(frozen=True, slots=True)
class Governor:
    """What a noun phrase depends on: a verb, or a noun before a preposition; `path` are the words between
    that speak of it (nouns that govern it, prepositions), nearest first."""

    index: int | None
    path: tuple[int, ...]
    preposition: int | None


@dataclass(frozen=True, slots=True)
class Clauses:
    """Questions about the clauses of one line."""

    line: Line

    # Verbs

    def clause(self, verb: int) -> Clause:
        """The clause of a verb."""
        line = self.line
        particles, start = self._complex(verb)
        lead, relative, start, extra = self._lead(start)
        end = self._end(verb)
        nouns, complements = self._following(verb, end)
        return Clause(
            verb,
            start,
            end,
            lead,
            relative,
            nouns,
            complements,
            tuple(self._fronted(start)),
            (*particles, *extra),
            line.piece(start - 1),
        )

    def _complex(self, verb: int) -> tuple[tuple[int, ...], int]:
        """The particles and auxiliaries before a verb, nearest first, and where they begin."""
        found: list[int] = []
        at = verb - 1
        while self.line.piece(at) in (Piece.PARTICLE, Piece.AUXILIARY):
            found.append(at)
            at -= 1
        return tuple(found), at + 1

    def _lead(self, start: int) -> tuple[Phrase | None, bool, int, tuple[int, ...]]:
        """The noun phrase before the verb (and its particles), if it opens the clause."""
        line = self.line
        before = line.piece(start - 1)
        if before is Piece.RELATIVE and line.tokens[start - 1].norm == _WHAT:
            return None, False, start, ()
        if before is Piece.RELATIVE:
            at = start - 2
            while line.piece(at) in (Piece.COMMA, Piece.MARK):
                at -= 1
            return line.at.get(at), True, start - 1, ()
        if before is Piece.AND:
            return None, False, start, ()
        at = start - 1
        while line.piece(at) in SKIPPED:
            at -= 1
        if line.piece(at) is Piece.COMMA:
            at = self._before_bracket(at)
        phrase = line.at.get(at)
        if phrase is None or phrase.end != at + 1:
            return None, False, start, ()
        first = self._held(self.group_start(phrase))
        opener = first.start - 1
        extra: list[int] = []
        while line.piece(opener) in SKIPPED:
            opener -= 1
        if line.piece(opener) is Piece.AUXILIARY:
            while line.piece(opener) in (Piece.AUXILIARY, Piece.PARTICLE):
                extra.append(opener)
                opener -= 1
            return first, False, opener + 1, tuple(extra)
        if line.piece(opener) is Piece.AND:
            opener -= 1
            if line.piece(opener) not in (*_LEADING, Piece.COMMA):
                return None, False, start, ()
        elif line.piece(opener) not in _LEADING and line.piece(opener) is not Piece.COMMA:
            return None, False, start, ()
        return first, False, first.start, ()

    def _held(self, phrase: Phrase) -> Phrase:
        """The noun on which prepositional phrases that end with the given one hang: "المفاوضات بين غانا وتوغو"."""
        while self.line.piece(phrase.start - 1) is Piece.PREPOSITION:
            before = self.line.at.get(phrase.start - 2)
            if before is None or before.end != phrase.start - 1:
                break
            phrase = self.group_start(before)
        return phrase

    def _before_bracket(self, comma: int) -> int:
        """The token before an insertion in commas that ends at `comma` ("ترامب، وفق مصادر، يخطط")."""
        at = comma - 1
        while at >= 0 and comma - at < _FAR and self.line.piece(at) not in (Piece.COMMA, Piece.STOP, Piece.VERB):
            at -= 1
        return at - 1 if self.line.piece(at) is Piece.COMMA else -1

    def group_start(self, phrase: Phrase) -> Phrase:
        """The first of the phrases that are coordinated and end with the given one."""
        at = phrase.start - 1
        if self.line.piece(at) is not Piece.AND:
            return phrase
        before = self.line.at.get(at - 1)
        if before is None or before.end != at:
            return phrase
        return self.group_start(before)

    def _end(self, verb: int) -> int:
        """Where the clause of a verb ends: at the next clause, or at a full stop."""
        line = self.line
        at = verb + 1
        while at < len(line.pieces) and at - verb < 3 * _FAR:
            piece = line.piece(at)
            if piece in _ENDS or piece is Piece.VERB:
                return self._back(at) if piece is Piece.VERB else at
            at += 1
        return at

    def end(self, phrase: Phrase) -> int:
        """Where the next clause behind a noun phrase begins."""
        at = phrase.end
        while at < len(self.line.pieces) and self.line.piece(at) not in (*_ENDS, Piece.VERB):
            at += 1
        return at

    def _back(self, verb: int) -> int:
        """Where the next clause begins, whose verb is at `verb`: at its particles and conjunction."""
        _, start = self._complex(verb)
        if self.line.piece(start - 1) is Piece.AND:
            start -= 1
        if self.line.piece(start - 1) is Piece.COMMA:
            start -= 1
        return start

    def _following(self, verb: int, end: int) -> tuple[tuple[Phrase, ...], tuple[Complement, ...]]:
        line = self.line
        nouns: list[Phrase] = []
        complements: list[Complement] = []
        at, commas = verb + 1, 0
        while at < end:
            piece = line.piece(at)
            if piece is Piece.PREPOSITION:
                following = self._behind(at)
                if following is None:
                    at += 1
                else:
                    complements.append(Complement(at, following))
                    at = line.group(following)[-1].end
            elif piece is Piece.NOUN and (phrase := line.starting(at)) is not None:
                if commas % 2 == 0 or not nouns:
                    nouns.append(phrase)
                at = line.group(phrase)[-1].end
            else:
                commas += piece is Piece.COMMA
                at += 1
        return tuple(nouns), tuple(complements)

    def _behind(self, preposition: int) -> Phrase | None:
        at = preposition + 1
        while self.line.piece(at) is Piece.MARK:
            at += 1
        return self.line.starting(at)

    def _fronted(self, start: int) -> Iterator[Complement]:
        """Prepositional phrases that open the sentence part before the verb: "وفي أبوظبي، اختتمت"."""
        line = self.line
        at = start - 1
        found: list[Complement] = []
        opened = 0
        while at >= 0 and start - at < _FAR and line.piece(at) not in (*_ENDS, Piece.VERB):
            if line.piece(at) is Piece.PREPOSITION and (phrase := self._behind(at)) is not None:
                found.append(Complement(at, phrase))
                opened = len(found) if line.piece(at - 1) is Piece.AND else opened
            at -= 1
        there = any(token.norm in RESUMING for token in line.tokens[start : start + 4])
        if line.piece(at) is Piece.VERB and not there:  # what follows a verb is its own, up to "and in …"
            found = found[:opened]
        yield from reversed(found)

    # Governors

    def governor(self, phrase: Phrase) -> Governor:
        """What a top-level noun phrase depends on: a verb to its left, through prepositions and nouns."""
        line = self.line
        path: list[int] = []
        preposition: int | None = None
        hanging = -1  # where a noun would end that the preposition just met hangs on
        first = self.group_start(phrase)
        at = first.start - 1
        while at >= 0 and first.start - at < _FAR:
            piece = line.piece(at)
            if piece is Piece.VERB:
                return Governor(at, tuple(path), preposition)
            if piece is Piece.PREPOSITION:
                if preposition is None and line.piece(at + 1) is not Piece.TIME:
                    preposition = at
                    path.append(at)
                    hanging = at
                at -= 1
            elif piece is Piece.NOUN:
                before = line.at[at]
                held = line.piece(before.start - 1) is Piece.PREPOSITION
                if before.end == hanging and self._hangs(before, hanging):
                    path.extend(self._words(before))
                    hanging = before.start - 1 if held else -1
                    if held:
                        path.append(hanging)
                        if line.tokens[hanging].norm not in line.grammar.transparent:
                            return Governor(None, tuple(path), preposition)
                at = before.start - (2 if held else 1)
            elif piece in SKIPPED or piece in (Piece.COMMA, Piece.AND):
                at -= 1
            elif piece in (Piece.PARTICLE, Piece.AUXILIARY):
                path.append(at)
                at -= 1
            elif piece is Piece.RELATIVE and line.tokens[at].norm == _WHAT:
                at -= 1
            else:
                break
        return Governor(None, tuple(path), preposition)

    def _hangs(self, noun: Phrase, preposition: int) -> bool:
        """Whether a prepositional phrase belongs to the noun before it; one of place rather to the verb."""
        token = self.line.tokens[noun.head]
        return self.line.tokens[preposition].norm not in self.line.grammar.places or not token.definite

    def _words(self, phrase: Phrase) -> Iterator[int]:
        """The nouns of a phrase that speak of what depends on it, and the adjectives of the first."""
        for inner in phrase.chain():
            if inner.mention is None:
                yield inner.head
                yield from inner.adjectives

    def above(self, clause: Clause) -> tuple[tuple[int, ...], int | None]:
        """The words that a clause is the complement of ("من المقرر أن", "نفى أن"), nearest first, and
        the verb among them."""
        line = self.line
        at = clause.start - 1
        if line.piece(at) is Piece.AND:
            at -= 1
        while line.piece(at) in SKIPPED:
            at -= 1
        if line.piece(at) is Piece.RELATIVE and line.tokens[at].norm == _WHAT:
            return self._outward(at - 1)
        if line.piece(at) is Piece.CLAUSE:
            if line.piece(at - 1) is Piece.RELATIVE:  # ما إذا
                words, verb = self._outward(at - 2)
                return (at - 1, *words), verb
            return (at,), None
        if line.piece(at) is not Piece.THAT:
            return (), None
        return self._outward(at - 1)

    def _outward(self, at: int) -> tuple[tuple[int, ...], int | None]:
        """The governing words that end at a token, back to their verb."""
        line = self.line
        words: list[int] = []
        start = at
        nearest = True
        while at >= 0 and start - at < _FAR:
            piece = line.piece(at)
            if piece is Piece.VERB:
                particles, _ = self._complex(at)
                return (*words, at, *particles), at
            if piece is Piece.NOUN:
                phrase = line.at[at]
                if nearest:
                    words.extend(self._words(phrase))
                    nearest = False
                at = phrase.start - 1
                continue
            if (piece is Piece.PREPOSITION and at == start) or piece in (Piece.PARTICLE, Piece.AUXILIARY):
                words.append(at)
            elif piece in (Piece.STOP, Piece.CLAUSE, Piece.RELATIVE, Piece.THAT):
                break
            at -= 1
        return tuple(words), None
