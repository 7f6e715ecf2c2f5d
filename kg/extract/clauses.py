"""Who is spoken of in the clause that a verb governs: "said Chad must withdraw", "ordered the envoy to leave"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.syntax import SUBJECTS, Tree
from kg.vocab.grammar import Grammar

CLAUSE = "clause"
OBLIGED = "obliged"
ORDERED = "ordered"


def told_of(tree: Tree, verb: int, grammar: Grammar) -> Iterator[tuple[str, int]]:
    """(slot, subject) of the clauses a verb governs: of any, of those that say what somebody has to do, and of
    infinitives ("told Chad to leave")."""
    for clause in tree.children(verb, "ccomp"):
        for subject in tree.children(clause, *SUBJECTS):
            yield CLAUSE, subject
            if _obliged(tree, clause, grammar):
                yield OBLIGED, subject
                for told in tree.children(verb, "dobj", "dative"):
                    yield OBLIGED, told
    for subject in small_clauses(tree, verb):
        yield ORDERED, subject
    if any(_infinitive(tree, clause) for clause in tree.children(verb, "xcomp")):
        for told in tree.children(verb, "dobj", "dative"):
            yield ORDERED, told


def small_clauses(tree: Tree, verb: int, *, bare: bool = True) -> tuple[int, ...]:
    """Those whom a verb tells to do something, which parsers take for the subject of what they are told to do.

    `bare` lets the infinitive be without "to": "helped Chad fight".
    """
    return tuple(
        subject
        for clause in tree.children(verb, "ccomp")
        if _infinitive(tree, clause, bare=bare)
        for subject in tree.children(clause, *SUBJECTS)
    )


def _infinitive(tree: Tree, clause: int, *, bare: bool = True) -> bool:
    auxiliaries = tree.children(clause, "aux", "auxpass", "mark")
    bare = bare and not auxiliaries and tree.tokens[clause].norm == tree.lemma(clause)
    return bare or any(tree.lemma(c) == "to" for c in auxiliaries)


def _obliged(tree: Tree, clause: int, grammar: Grammar) -> bool:
    """Whether a clause says what must be: "must leave", "has to leave", "that she leave"."""
    auxiliaries = tree.children(clause, "aux", "auxpass")
    if any(tree.lemma(a) in grammar.obliging and tree.tokens[a].norm not in grammar.anterior for a in auxiliaries):
        return True
    infinitive = any(tree.lemma(c) == "to" for v in tree.children(clause, "xcomp") for c in tree.children(v, "aux"))
    if tree.lemma(clause) in grammar.obliging and infinitive:
        return True
    bare = tree.tokens[clause].norm == tree.lemma(clause) and not auxiliaries
    # The subjunctive shows where the subject is one: "insisted that Chad withdraw".
    single = all(tree.tokens[s].pos == "PROPN" and not tree.children(s, "conj") for s in tree.children(clause, "nsubj"))
    return bare and tree.verbal(clause) and single and any(tree.relation(c) == "mark" for c in tree.children(clause))
