"""Which words of a parse say whether an event happened: its auxiliaries, and the words that govern it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.syntax import AUXILIARIES, SUBJECTS, Tree
from kg.extract.triggers import Trigger
from kg.vocab.grammar import Grammar

_AGAINST = frozenset({"without", "despite", "instead"})


def bearing(tree: Tree, trigger: Trigger, grammar: Grammar) -> Iterator[int]:
    """The words that say whether the event happened, the nearest first; see `Reading.bearing`."""
    index = trigger.head
    yield from marks(tree, index)
    seen = {index}
    while (parent := tree.parent(index)) is not None and parent not in seen:
        seen.add(parent)
        relation = tree.relation(index)
        if _asserted(tree, index, parent, grammar):
            return
        if relation == "conj":
            # A second verb shares the auxiliaries of the first, unless it has a subject of its own.
            if tree.verbal(index) and not any(tree.relation(c) in SUBJECTS for c in tree.children(index)):
                yield from marks(tree, parent)
        elif relation in ("pobj", "pcomp"):
            if tree.lemma(parent) in _AGAINST:
                yield parent
            if tree.lemma(parent) not in grammar.transparent and tree.lemma(parent) != "by":
                return
            verb = tree.parent(parent)
            aside = verb is not None and abs(verb - parent) > 1 and tree.tokens[parent].norm in grammar.circumstances
            if aside and verb is not None and tree.verbal(verb):
                yield from marks(tree, verb)  # "on a visit to Oslo, invited …": what the verb means is said of others
                index = verb
                continue
        elif parent not in trigger.tokens:
            if relation == "nsubj" and tree.children(parent, "dobj", "xcomp", "ccomp"):
                return  # "their talks prepared the visit": the event acts, it is not spoken of
            yield parent
            yield from marks(tree, parent)
            if relation == "compound":
                return
        index = parent


def _asserted(tree: Tree, index: int, parent: int, grammar: Grammar) -> bool:
    """Whether the event is stated on its own here, whatever the words above say."""
    relation = tree.relation(index)
    if relation == "relcl":
        # Parsers take "a report that they met" for a relative clause.
        return tree.lemma(parent) not in grammar.contents
    if relation == "advcl":
        return not _infinitive(tree, index)
    return relation in ("amod", "poss", "appos", "nmod")


def marks(tree: Tree, index: int) -> Iterator[int]:
    """Auxiliaries, negations, determiners such as "no", conditionals and adverbs of a word."""
    for child in tree.children(index):
        relation = tree.relation(child)
        plain = relation == "advmod" and not tree.children(child)  # not "ahead" of "ahead of the vote"
        if relation in AUXILIARIES or relation in ("mark", "det", "amod", "preconj") or plain:
            yield child


def _infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lemma(c) == "to" for c in tree.children(index, "aux"))
