"""A graph file as statements again, and for users of rdflib as an rdflib graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, NotFoundError
from kg.graph.iris import prefixes
from kg.vocab.terms import Datatype

if TYPE_CHECKING:
    import rdflib


def statements(path: Path) -> tuple[Iterator[ox.Quad], Mapping[str, str]]:
    """The statements of a graph file as they come, and the prefixes it declares or, if none, the usual ones.

    Raises `NotFoundError` where there is no file, `InputError` where it is not RDF, that on reading.
    """
    if not path.is_file():
        raise NotFoundError(f"there is no graph at {path}; build one with: kg build")
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format_ is None:
        raise InputError(f"{path} has no suffix of a graph; give the .ttl or .nq of a build")
    parser = ox.parse(path=path, format=format_)
    first = next(_read(parser, path), None)

    def all_of_them() -> Iterator[ox.Quad]:
        if first is not None:
            yield first
            yield from _read(parser, path)

    return all_of_them(), parser.prefixes or prefixes()


def _read(parser: Iterator[ox.Quad], path: Path) -> Iterator[ox.Quad]:
    try:
        yield from parser
    except (SyntaxError, OSError) as err:
        raise InputError(f"{path} is not readable as RDF ({err}); build it again: kg build") from err


def rdflib_graph(path: Path) -> rdflib.Graph:
    """The graph in the file as an rdflib graph, with its prefixes bound.

    Read by pyoxigraph, which takes a tenth of the time of rdflib's own reader. Named graphs are left out:
    their statements are all in the one graph. Raises as `statements` does.
    """
    import rdflib

    found, bound = statements(path)
    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in bound.items():
        graph.bind(prefix, namespace)
    terms: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, rdflib.term.Node] = {}

    def term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
        known = terms.get(value)
        if known is None:
            known = terms[value] = _term(value)
        return known

    for quad in found:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


def _term(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    import rdflib

    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if isinstance(value, ox.Literal):
        if value.language is not None:
            return rdflib.Literal(value.value, lang=value.language)
        kind = None if value.datatype.value == Datatype.STRING else rdflib.URIRef(value.datatype.value)
        return rdflib.Literal(value.value, datatype=kind, normalize=False)
    raise InputError("the graph has a statement about a statement, which rdflib does not know")
