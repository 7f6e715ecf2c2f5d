"""What small parsers predictably get wrong in news sentences, put right.

They attach the subject behind a fronted phrase to the last name of that phrase, take a finite verb behind a date for
an adjective of the name that follows it, and an adjective in -ing before a name for a verb. Each is told apart by the
shape of the tree alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Token

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
_SKIPPED = frozenset({"ADV", "AUX", "PART"})
_VISITING = frozenset({"visiting"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def mended(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of one sentence with those mistakes of the parse undone."""
    tree = _Draft(tokens)
    tree.attach_adjectives()
    tree.free_verbs()
    tree.raise_verb()
    tree.find_subjects()
    return tree.tokens()


class _Draft:
    """A parse that is being changed: heads and relations by position, None for the head of the root."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.given = tuple(tokens)
        self.heads = [None if t.head == i else t.head for i, t in enumerate(tokens)]
        self.relations = [t.relation for t in tokens]

    def tokens(self) -> tuple[Token, ...]:
        return tuple(
            token if (token.head, token.relation) == (head, relation) else replace(token, head=head, relation=relation)
            for token, head, relation in zip(self.given, self.heads, self.relations, strict=True)
        )

    def attach_adjectives(self) -> None:
        """ "Urged neighbouring Chad to act": what stands between a verb, its object and its infinitive is no verb."""
        for index, token in enumerate(self.given):
            head = self.heads[index]
            if head != index - 1 or not token.norm.endswith("ing"):
                continue
            objects = [c for c in self.children(index) if self.relations[c] == "dobj"]
            if self.relations[index] == "pcomp" and self.given[head].norm == "with" and len(objects) == 1:
                self.move(objects[0], head, "pobj")  # "met with visiting Minister Diallo"
                self.move(index, objects[0], "amod")
                continue
            if token.norm in _VISITING and objects and self.given[head].pos == "VERB":
                for child in [c for c in self.children(index) if c not in objects]:
                    self.heads[child] = head  # "told visiting Minister Diallo that …"
                self.move(objects[0], head, "dobj")
                self.move(index, objects[0], "amod")
                continue
            infinitive = any(c > index and self.relations[c] in ("xcomp", "ccomp") for c in self.children(head))
            if self.relations[index] != "xcomp":
                continue
            if objects == [index + 1] and infinitive:
                self.move(index + 1, head, "dobj")
                self.move(index, index + 1, "amod")

    def free_verbs(self) -> None:
        """ "A court in Lima sentenced opposition leader Diallo to …": what has a subject qualifies no noun."""
        for verb, token in enumerate(self.given):
            noun = self.heads[verb]
            if token.pos != "VERB" or self.relations[verb] != "amod" or noun is None or noun < verb:
                continue
            if not any(self.relations[c] in _SUBJECTS and c < verb for c in self.children(verb)):
                continue
            for child in self.children(noun):
                if child != verb and self.relations[child] in ("prep", "npadvmod", "punct", "advcl"):
                    self.heads[child] = verb
            self.move(verb, self.heads[noun], self.relations[noun])
            self.move(noun, verb, "dobj")

    def raise_verb(self) -> None:
        """ "Minister Diallo on Monday hosted Chad's envoy": the verb of a sentence that seems to have none."""
        root = next((i for i, head in enumerate(self.heads) if head is None), None)
        if root is None or self.given[root].pos not in ("PROPN", "NOUN"):
            return
        verbs = [i for i, t in enumerate(self.given) if t.pos in ("VERB", "AUX") and i > root]
        if len(verbs) == 1 and self._behind_description(root, verbs[0]):
            self.move(verbs[0], None, "")
            self.move(root, verbs[0], "nsubj")
            return
        if len(verbs) != 1 or self.relations[verbs[0]] != "amod" or not self.given[verbs[0]].norm.endswith("ed"):
            return
        verb, target = verbs[0], self.heads[verbs[0]]
        if target is None or self.given[verb - 1].pos not in ("PROPN", "NOUN", "NUM"):
            return
        while (above := self.heads[target]) is not None and above > verb:
            target = above
        self.move(verb, None, "")
        for child in self.children(root):
            if child > verb or self.relations[child] in ("prep", "npadvmod", "punct"):
                self.heads[child] = verb
        self.move(target, verb, "dobj")
        self.move(root, verb, "nsubj")

    def _behind_description(self, root: int, verb: int) -> bool:
        """ "The minister, Ali Bongo, left for Lima": a verb behind a closed apposition of what seems to be the root."""
        described = any(self.relations[c] == "appos" and root < c < verb for c in self.children(root))
        closed = verb > 0 and self.given[verb - 1].surface == ","
        passive = any(self.relations[c] == "agent" for c in self.children(verb))
        own = self.heads[verb] == root and self.relations[verb] == "acl" and not self.given[verb].norm.endswith("ing")
        return own and described and closed and not passive

    def find_subjects(self) -> None:
        """ "In Lima, Chad's envoy met …", "At talks in Lima with Mr. Ito, Chad's envoy said …"."""
        for verb, token in enumerate(self.given):
            if token.pos not in ("VERB", "AUX"):
                continue
            near = verb - 1
            while near > 0 and self.given[near].pos in _SKIPPED:
                near -= 1
            host = self.heads[near] if near >= 0 else None
            if host is None or self.relations[near] != "appos" or self.given[near].pos not in _NOMINAL:
                continue
            fronted = [c for c in self.children(verb) if self.relations[c] == "prep" and c < host]
            if not fronted or "," not in [t.surface for t in self.given[host + 1 : near]]:
                continue
            own = [c for c in self.children(verb) if self.relations[c] in _SUBJECTS]
            if not own and any(host in self.below(c) for c in fronted):
                self.move(near, verb, "nsubj")
            elif own == [host] and (preposition := self._bare(host)) is not None:
                self.move(near, verb, self.relations[host])
                self.move(host, preposition, "pobj")

    def _bare(self, noun: int) -> int | None:
        """The preposition without an object that stands right before a noun phrase."""
        at = min(self.below(noun)) - 1
        if at >= 0 and self.relations[at] == "prep" and not any(self.relations[c] == "pobj" for c in self.children(at)):
            return at
        return None

    def children(self, index: int) -> list[int]:
        return [i for i, head in enumerate(self.heads) if head == index]

    def below(self, index: int) -> Iterator[int]:
        yield index
        for child in self.children(index):
            yield from self.below(child)

    def move(self, index: int, head: int | None, relation: str) -> None:
        self.heads[index], self.relations[index] = head, relation
