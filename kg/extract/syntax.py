"""A dependency parse as questions about grammar: who is the subject, what is the object, what governs what.

The labels are those of the English models of spaCy (ClearNLP scheme). Parsers err most on long coordinations
and fronted phrases, so the questions are asked forgivingly: a verb that lost its subject takes
the group of names right before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
PASSIVE = frozenset({"nsubjpass", "csubjpass", "auxpass"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis", "csubj"})
VERBAL = frozenset({"VERB", "AUX"})


class Tree:
    """The parse of one sentence. Indices are positions in the token sequence."""

    __slots__ = ("_children", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head is not None and token.head != index:
                children[token.head].append(index)
        self._children = tuple(tuple(found) for found in children)

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The dependents of a token in text order, of all relations or of those given."""
        found = self._children[index]
        return tuple(c for c in found if self.tokens[c].relation in relations) if relations else found

    def parent(self, index: int) -> int | None:
        head = self.tokens[index].head
        return None if head is None or head == index else head

    def relation(self, index: int) -> str:
        return self.tokens[index].relation

    def lemma(self, index: int) -> str:
        return self.tokens[index].lemma.casefold()

    def verbal(self, index: int) -> bool:
        return self.tokens[index].pos in VERBAL and self.tokens[index].relation != "prep"

    def subtree(self, index: int) -> Iterator[int]:
        """The token and everything below it."""
        yield index
        for child in self._children[index]:
            yield from self.subtree(child)

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a token, the nearest first."""
        seen = {index}
        parent = self.parent(index)
        while parent is not None and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.parent(parent)

    def first_conjunct(self, index: int) -> int:
        """The head of the coordination that a token is in: "talks" of "talks and a press conference"."""
        while self.relation(index) == "conj" and (parent := self.parent(index)) is not None:
            index = parent
        return index

    def conjuncts(self, index: int) -> Iterator[int]:
        """The token and what is coordinated with it to its right."""
        yield index
        for child in self.children(index, "conj"):
            yield from self.conjuncts(child)

    def participle(self, index: int) -> bool:
        """Whether a verb form without an auxiliary is a past participle: "issued" of "issued by Kim"."""
        token = self.tokens[index]
        return token.norm != token.lemma.casefold() and not token.norm.endswith(("ing", "s"))

    def present(self, verb: int) -> bool:
        """Whether a verb is in the present tense: its dictionary form, or that with an s."""
        token = self.tokens[verb]
        lemma = token.lemma.casefold()
        infinitive = any(self.relation(c) in ("aux", "auxpass") for c in self._children[verb])
        return not infinitive and (token.norm == lemma or (token.norm != lemma and token.norm.endswith("s")))

    def passive(self, verb: int) -> bool:
        """Whether the verb is passive; participles behind a noun ("the deal signed in Oman") are."""
        if any(self.relation(c) in (*PASSIVE, "agent") for c in self._children[verb]):
            return True
        own = any(self.relation(c) in SUBJECTS or self.relation(c) == "aux" for c in self._children[verb])
        if self.relation(verb) == "acl":
            return self.participle(verb) and not own  # "a report that they had met" is none
        parent = self.parent(verb)
        if self.relation(verb) == "conj" and parent is not None and not own and self.participle(verb):
            return self.passive(parent)
        return False

    def prepositions(self, index: int) -> Iterator[tuple[int, int]]:
        """(preposition, head of its object) for the prepositional phrases of a token, in text order."""
        for child in self.children(index, "prep", "agent", "dative"):
            yield from self._objects_of(child)

    def _objects_of(self, preposition: int) -> Iterator[tuple[int, int]]:
        for child in self._children[preposition]:
            if self.relation(child) == "pobj":
                yield preposition, child
            elif self.relation(child) in ("prep", "conj"):  # "from near Kyiv", "in and around Gaza"
                yield from self._objects_of(child)

    def clause_of(self, index: int) -> int:
        """The verb that heads the clause of a token, or the root."""
        if self.verbal(index):
            return index
        for ancestor in self.ancestors(index):
            if self.verbal(ancestor):
                return ancestor
        return index

    def own_clause(self, verb: int) -> Iterator[int]:
        """The tokens of a verb's clause without the clauses inside it, in no particular order."""
        yield verb
        for child in self._children[verb]:
            if self.relation(child) in CLAUSES:
                continue
            if self.relation(child) == "conj" and self.verbal(child):
                continue
            yield from self.own_clause(child)
