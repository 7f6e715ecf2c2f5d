"""From extractions and their resolution to RDF: the two layers in one stream of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.claims import Findings, claims, contradictions
from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.reference import Reference
from kg.graph.texts import texts
from kg.graph.world import ran, world
from kg.model import Extraction, Resolution, Run

_NOTHING_KNOWN = Reference()


def quads(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    run: Run,
    *,
    base_iri: str = DEFAULT_BASE,
    reference: Reference = _NOTHING_KNOWN,
) -> Iterator[ox.Quad]:
    """All statements of the graph, in the default graph, without blank nodes.

    Documents are taken one at a time, so `extractions` may be a stream. Statements can repeat and
    come in the order of the input: writers sort and drop repetitions. Claims and mentions that
    the resolution leaves out are left out here. Raises `InputError` for an unusable `base_iri`.
    """
    iris = Iris(base_iri)
    findings = Findings.of(resolution)
    producer = iris.run(run.id)

    def statements() -> Iterator[ox.Triple]:
        yield from world(resolution, iris, reference)
        for extraction in extractions:
            yield from claims(extraction, findings, iris, producer)
            yield from texts(extraction, findings, iris)
        yield from contradictions(resolution, iris)
        yield from ran(run, iris)

    return (ox.Quad(each.subject, each.predicate, each.object) for each in statements())
