"""Where an event of a parsed sentence took place: the nearest phrase with the name of a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.arguments import Link, Scene
from kg.extract.nominals import Nominals
from kg.extract.syntax import SUBJECTS, Tree
from kg.extract.triggers import Trigger
from kg.model import Mention, Role, Span

_INWARDS = ("in", "at", "during", "for", "on")


class Spots:
    """The place of one trigger."""

    def __init__(self, scene: Scene, tree: Tree, nominals: Nominals, trigger: Trigger) -> None:
        self.scene = scene
        self.tree = tree
        self.nominals = nominals
        self.trigger = trigger
        self.grammar = scene.grammar

    def near(self, links: Sequence[Link], support: int | None) -> tuple[int, tuple[Mention, ...]] | None:
        """The preposition and the places of the event, None where the sentence tells none."""
        taken = [link.mention.span for link in links]
        for index in self._anchors(links, support):
            for preposition, spots in self._under(index, taken):
                return preposition, spots
        return self._told_of(self.trigger.head) if self.trigger.verbal else None

    def _under(self, index: int, taken: Sequence[Span], depth: int = 0) -> Iterator[tuple[int, tuple[Mention, ...]]]:
        """(preposition, places) under a word, also inside a phrase: "at a market in Kano"."""
        for preposition, noun in self.tree.prepositions(index):
            edge = self.tree.tokens[preposition].norm == "on" and self.tree.lemma(noun) in self.grammar.spots
            if self.tree.tokens[preposition].norm not in self.grammar.places and not edge:
                if self.tree.relation(preposition) == "agent" and not self.nominals.at(noun):
                    yield from self._under(noun, taken, depth + 1)  # "killed by gunmen in Kano"
                continue  # "on the border with Chad", but not "on Chad"
            spots = tuple(m for m in self.nominals.places(noun) if not any(m.span.overlaps(span) for span in taken))
            if spots:
                yield preposition, spots
            elif depth < 2:
                yield from self._under(noun, taken, depth + 1)

    def _anchors(self, links: Sequence[Link], support: int | None) -> Iterator[int]:
        """Where a place of the event may hang, the likeliest first."""
        tree, head = self.tree, self.trigger.head
        yield from self.trigger.tokens
        yield self.nominals.carrier(head)
        if not self.trigger.verbal:  # "a deal brokered by Oslo and signed in Lima"
            yield from (v for clause in tree.children(head, "acl", "relcl") for v in tree.conjuncts(clause))
        topics = [noun for p, noun in tree.prepositions(head) if tree.tokens[p].norm in self.grammar.about]
        yield from topics if not self.trigger.verbal else ()  # "talks on a treaty in Oslo"
        for link in links:
            for index, token in enumerate(tree.tokens):
                if link.mention.span.overlaps(token.span):
                    yield index
        yield from tree.children(head, "dobj", "attr", "oprd")
        named = (phrase for token in self.trigger.tokens for phrase in tree.prepositions(token))
        yield from (noun for p, noun in named if tree.lemma(p) == "as")  # "sworn in as president in Lima"
        verb = head if self.trigger.verbal else support
        if verb is None and (verb := self._governing(head)) is None:
            return
        yield verb
        behind = tree.relation(verb) == "acl" and not self.trigger.verbal
        if behind and (governing := self._governing(head)) is not None:
            yield governing  # "talks mediated by Oman ended in Lima"
        yield from tree.children(verb, "advmod", "npadvmod", "dobj")
        if not self.trigger.verbal:  # "talks are expected to resume in Oman"
            yield from tree.children(verb, "xcomp")
        # "Talks in Oman between … agreed", "in a summit in Oman, … agreed": the place of the other event.
        events = {i for t in self.scene.triggers if not t.verbal for i in t.tokens}
        yield from (s for s in tree.children(verb, *SUBJECTS) if s in events)
        for at, noun in tree.prepositions(verb):
            if tree.children(at, "npadvmod"):
                continue  # "signed it on Monday, three days after talks in Oman"
            beside = [inner for p, inner in tree.prepositions(noun) if tree.lemma(p) == "of"]
            if tree.lemma(noun) in self.grammar.edges or events & {
                noun,
                *beside,
            }:  # "on the sidelines of a summit in Oman"
                yield from tree.subtree(noun)
        first = tree.first_conjunct(verb)
        if first != verb:
            yield first
        yield from tree.children(verb, *SUBJECTS)  # "voters in Botswana go to the polls"

    def _governing(self, head: int) -> int | None:
        """The verb whose place is that of a noun it governs, directly or through a preposition."""
        tree, base = self.tree, self.nominals.carrier(head)
        governor = tree.parent(tree.first_conjunct(base))
        if governor is None or tree.relation(base) not in (*SUBJECTS, "dobj", "pobj"):
            return None
        if tree.verbal(governor):
            return governor
        verb = tree.parent(governor)
        inward = verb is not None and tree.verbal(verb) and tree.lemma(governor) in _INWARDS
        return verb if inward else None

    def _told_of(self, verb: int) -> tuple[int, tuple[Mention, ...]] | None:
        """ "A visit to Peru, during which she met …": the place of the event that a clause is about."""
        opened = [p for p, noun in self.tree.prepositions(verb) if self.nominals.relative(noun)]
        before = [t for t in self.scene.triggers if not t.verbal and opened and t.head < opened[0]]
        for preposition, noun in self.tree.prepositions(before[-1].head) if before else ():
            roles = before[-1].entry.frame.get(self.tree.tokens[preposition].norm, ())
            spots = self.nominals.places(noun)
            if spots and (Role.PLACE in roles or self.tree.tokens[preposition].norm in self.grammar.places):
                return preposition, spots
        return None
