"""Running `ontology/shapes.ttl`: SHACL Core by pyshacl, SHACL-SPARQL by pyoxigraph.

pyshacl asks each SPARQL constraint anew for every node, which takes minutes on a graph of some
size. The queries of our shapes bind `$this` by themselves, so one run of each finds the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from kg import resources

Violation = tuple[str, str]
"""The IRI of the node concerned and the message."""


def violations(store: ox.Store, language: str) -> Iterator[Violation]:
    """Where the default graph of `store` breaks a shape, with the messages in `language`."""
    shapes = rdflib.Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
    queries = [constraint for _, _, constraint in shapes.triples((None, SH.sparql, None))]
    for constraint in queries:
        yield from _by_query(store, shapes, constraint, language)
    shapes.remove((None, SH.sparql, None))
    yield from _by_shape(store, shapes, language)


def _by_query(
    store: ox.Store, shapes: rdflib.Graph, constraint: rdflib.term.Node, language: str
) -> Iterator[Violation]:
    rows = store.query(_prefixes(shapes) + str(shapes.value(constraint, SH.select)))
    assert isinstance(rows, ox.QuerySolutions)
    message = _in_language(shapes.objects(constraint, SH.message), language)
    has_value = any(variable.value == "value" for variable in rows.variables)
    for row in rows:
        yield row["this"].value, _with_value(message, row["value"].value if has_value else None)


def _prefixes(shapes: rdflib.Graph) -> str:
    declared = sorted((str(shapes.value(d, SH.prefix)), str(shapes.value(d, SH.namespace))) for d in _declared(shapes))
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared)


def _declared(shapes: rdflib.Graph) -> Iterator[rdflib.term.Node]:
    return (declaration for _, _, declaration in shapes.triples((None, SH.declare, None)))


def _by_shape(store: ox.Store, shapes: rdflib.Graph, language: str) -> Iterator[Violation]:
    data = rdflib.Graph()
    lines = ox.serialize(
        (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph())),
        format=ox.RdfFormat.N_TRIPLES,
    )
    data.parse(data=lines, format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, rdflib.Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        message = _in_language(report.objects(result, SH.resultMessage), language)
        value = report.value(result, SH.value)
        yield str(report.value(result, SH.focusNode)), _with_value(message, None if value is None else str(value))


def _in_language(messages: Iterator[rdflib.term.Node], language: str) -> str:
    """The message in `language`, else in whatever language there is."""
    literals = sorted(message for message in messages if isinstance(message, rdflib.Literal))
    wanted = [message for message in literals if message.language == language]
    return str((wanted or literals)[0])


def _with_value(message: str, value: str | None) -> str:
    return message if value is None else f"{message} ({value})"
