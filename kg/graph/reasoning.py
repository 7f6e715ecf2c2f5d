"""What follows from a graph and its ontology by the rules of OWL 2 RL, and whether that contradicts itself.

`kg.graph.consistency` asks whole graphs for what is stated; a reasoner also sees what only follows, such as from an
`owl:sameAs` of two things that cannot be one. It takes seconds for thousands of statements, hence a sample.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import owlrl
import pyoxigraph as ox
import rdflib

from kg.vocab.terms import NAMESPACE, Property

_ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # of owlrl
_IRI = re.compile(r"\w+://[^\s'()]+")
_MESSAGES = {
    "en": "contradicts the ontology by the rules of OWL 2 RL: {told}; one of the statements about it is wrong",
    "ar": "يناقض الأنطولوجيا بقواعد OWL 2 RL: {told}؛ إحدى العبارات عنه خاطئة",
}


def contradictions(store: ox.Store, ontology: ox.NamedNode, language: str, *, most: int) -> Iterator[tuple[str, str]]:
    """Nodes of the default graph that contradict the ontology in the graph named `ontology`, and why.

    At most `most` things are looked at, spread evenly over the graph, each with all that is said of it and the types
    of what it points to.
    """
    closed = rdflib.Graph()
    for triples in (
        _sample(store, most),
        (quad.triple for quad in store.quads_for_pattern(None, None, None, ontology)),
    ):
        closed.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    for told in sorted({str(text) for text in closed.objects(None, _ERROR)}):
        named = _IRI.findall(told)
        things = [iri for iri in named if not iri.startswith(NAMESPACE)]
        yield (things or named or [""])[-1], _MESSAGES[language].format(told=told)


def _sample(store: ox.Store, most: int) -> Iterator[ox.Triple]:
    default, types = ox.DefaultGraph(), ox.NamedNode(Property.RDF_TYPE)
    # A node of RDF has no order of its own.
    things = sorted({quad.subject for quad in store.quads_for_pattern(None, None, None, default)}, key=str)
    picked = things[:: max(1, -(-len(things) // most))]
    near = set()
    for thing in picked:
        for quad in store.quads_for_pattern(thing, None, None, default):
            yield quad.triple
            if isinstance(quad.object, ox.NamedNode) and quad.predicate != types:
                near.add(quad.object)
    for thing in sorted(near.difference(picked), key=str):
        for quad in store.quads_for_pattern(thing, types, None, default):
            yield quad.triple
