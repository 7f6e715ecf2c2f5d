"""From extractions and their resolution to RDF: the two layers in one stream of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.claims import Findings, claims, contradictions
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.reference import Reference
from kg.graph.texts import texts
from kg.graph.triples import ROLES
from kg.graph.world import ran, world
from kg.model import Extraction, Resolution, Run

_NOTHING_KNOWN = Reference()
_OF_THE_WORLD = frozenset(in_world for in_world, _ in ROLES.values())


def quads(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    run: Run,
    *,
    base_iri: str = DEFAULT_BASE,
    reference: Reference = _NOTHING_KNOWN,
    per_article: bool = False,
) -> Iterator[ox.Quad]:
    """All statements of the graph, without blank nodes, in the default graph.

    With `per_article`, what an article says (its claims, sentences and mentions) is in a named graph that
    has the IRI of its document; what holds for the world stays in the default graph.

    Documents are taken one at a time, so `extractions` may be a stream. Statements can repeat and
    come in the order of the input: writers sort and drop repetitions. Claims and mentions that
    the resolution leaves out are left out here. Raises `InputError` for an unusable `base_iri`.
    """
    iris = Iris(base_iri)
    findings = Findings.of(resolution)
    producer = iris.run(run.id)

    def statements() -> Iterator[ox.Quad]:
        everywhere = ox.DefaultGraph()
        yield from _in(everywhere, world(resolution, iris, reference))
        for extraction in extractions:
            graph = iris.document(extraction.document.id) if per_article else everywhere
            for each in claims(extraction, findings, iris, producer):
                # The roles that single claims give in the world are not the article's own.
                said = each.predicate.value not in _OF_THE_WORLD
                yield ox.Quad(each.subject, each.predicate, each.object, graph if said else everywhere)
            yield from _in(graph, texts(extraction, findings, iris))
        yield from _in(everywhere, contradictions(resolution, iris))
        yield from _in(everywhere, ran(run, iris))

    return statements()


def _in(graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    return (ox.Quad(each.subject, each.predicate, each.object, graph) for each in triples)
