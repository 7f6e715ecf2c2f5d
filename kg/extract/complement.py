"""Whom a promised deed is for: "Norway agreed to send Chad aid", "تعهدت النرويج بدعم تشاد".

What is promised stands behind the words that promise it, as an infinitive, a clause or a phrase. The countries, bodies
and people it names, as objects or behind prepositions, are those to whom it is promised.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments import Reading, Scene
from kg.extract.syntax import Tree
from kg.extract.triggers import Trigger
from kg.model import EntityType, Form, Mention

COMPLEMENT = "complement"
_DEEDS = ("xcomp", "ccomp", "acl", "pcomp", "prep", "dobj")
_PARTS = frozenset({"dobj", "dative", "prep", "pobj", "pcomp", "xcomp", "conj", "poss", "agent", "appos"})
_QUALIFIERS = frozenset({"compound", "amod", "nmod"})
_CLAUSES = frozenset({"acl", "relcl", "advcl"})
_SPOTS = frozenset({EntityType.CITY, EntityType.PLACE})


def complement(scene: Scene, trigger: Trigger, reading: Reading) -> tuple[Mention, ...]:
    """The parties that the deed behind a trigger names, in text order, without those linked already."""
    tokens = scene.sentence.tokens
    if scene.sentence.parsed:
        inside = frozenset(_deed(Tree(tokens), trigger, reading.support, scene.grammar.stands_for))
    else:
        inside = frozenset(range(trigger.tokens[-1] + 1, reading.clause[1]))
    linked = [link.mention.span for link in reading.links]
    found: list[Mention] = []
    for mention in scene.mentions:
        over = [i for i, token in enumerate(tokens) if mention.span.overlaps(token.span)]
        named = mention.form is Form.NAME or (scene.sentence.parsed and mention.form is Form.ROLE)
        if not named or mention.type in _SPOTS or not over or over[-1] not in inside:
            continue
        if not any(mention.span.overlaps(span) for span in (*linked, *(m.span for m in found))):
            found.append(mention)
    return tuple(found)


def _deed(tree: Tree, trigger: Trigger, support: int | None, actors: frozenset[str]) -> Iterator[int]:
    """The tokens of what is promised, without clauses that only tell when, why or which.

    What qualifies a noun counts where the noun stands for it (`actors`): "UN inspectors", but not "the UN charter".
    """
    for above in {trigger.head, *trigger.tokens, *(() if support is None else (support,))}:
        for child in tree.children(above, *_DEEDS):
            if child not in trigger.tokens and child != trigger.head:
                yield from _below(tree, child, actors)


def _below(tree: Tree, index: int, actors: frozenset[str]) -> Iterator[int]:
    yield index
    for child in tree.children(index):
        relation = tree.relation(child)
        purpose = relation in _CLAUSES and any(tree.lemma(c) == "to" for c in tree.children(child, "aux"))
        named = relation in _QUALIFIERS and (tree.lemma(index) in actors or tree.tokens[index].pos == "PROPN")
        if relation in _PARTS or purpose or named:
            yield from _below(tree, child, actors)
