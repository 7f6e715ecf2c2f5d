"""Whose deed a verb of a parsed sentence tells: its subject, written, controlled or owning what it depends on."""

from __future__ import annotations

from kg.extract.nominals import Nominals
from kg.extract.syntax import SUBJECTS, Tree
from kg.vocab.grammar import Grammar

_OBJECT_CONTROL = frozenset({"of", "from", "for"})
"""Behind these whoever is the object does it: "accused Chad of shelling", "thanked Oslo for sending aid"."""

_OBJECTS = frozenset({"dobj", "attr", "oprd", "nsubjpass"})


class Subjects:
    """The subjects of the verbs of one sentence, as heads of noun phrases."""

    def __init__(self, tree: Tree, nominals: Nominals, grammar: Grammar) -> None:
        self.tree = tree
        self.nominals = nominals
        self.grammar = grammar

    def of(self, verb: int, depth: int = 0) -> tuple[int, ...]:
        """The grammatical subject, written or controlled: "She plans to visit", "urged Oslo to act"."""
        own = self.tree.children(verb, *SUBJECTS)
        parent = self.tree.parent(verb)
        if own:
            if self.nominals.relative(own[0]):
                return (parent,) if parent is not None and self.tree.relation(verb) == "relcl" else ()
            return own
        if parent is None or depth > 8:
            return ()
        owners = self.tree.children(verb, "poss")
        if owners and self.tree.tokens[verb].norm.endswith("ing"):  # "Chad's shelling of the town"
            return owners
        return self._controllers(verb, parent, depth + 1)

    def _controllers(self, verb: int, parent: int, depth: int) -> tuple[int, ...]:
        relation = self.tree.relation(verb)
        if relation in ("acl", "relcl"):
            infinitive = any(self.tree.lemma(c) == "to" for c in self.tree.children(verb, "aux"))
            return self._owners(parent, depth) if infinitive else (parent,)
        if relation == "pcomp":
            above = self.tree.parent(parent)
            if above is None:
                return ()
            controls = self.tree.lemma(parent) in _OBJECT_CONTROL
            if not self.tree.verbal(above):
                doer = controls and self.tree.relation(above) == "dobj" and self.nominals.denoted(above)
                return (above,) if doer else self._owners(above, depth)
            doers = (o for o in self.tree.children(above, "dobj") if controls and self.nominals.denoted(o))
            return tuple(doers) or self.of(above, depth)
        if relation in ("xcomp", "ccomp") and self.tree.lemma(parent) in self.grammar.controllers:
            objects = self.tree.children(parent, "dobj", "dative")
            objects += tuple(n for p, n in self.tree.prepositions(parent) if self.tree.lemma(p) in ("on", "upon", "to"))
            if objects and not self.tree.passive(parent):
                return objects[:1]
        if relation == "acomp" or not self.tree.verbal(parent):
            above = self.tree.parent(parent)
            return self.of(above, depth) if above is not None and self.tree.verbal(above) else ()
        return self.of(parent, depth)

    def _owners(self, noun: int, depth: int) -> tuple[int, ...]:
        """Who has what a noun names: "Kenya's plan to …", "she announced plans to …"."""
        qualifiers = (q for q in self.tree.children(noun, "amod", "compound", "nmod") if self.nominals.at(q))
        if possessors := self.tree.children(noun, "poss") or tuple(qualifiers)[:1]:  # "a French offer to host …"
            return possessors
        verb = self.tree.parent(noun)
        if verb is None or not self.tree.verbal(verb) or self.tree.relation(noun) not in _OBJECTS:
            return ()
        return self.of(verb, depth)
