"""RDF as files, through pyoxigraph, in an order that depends on the graph alone."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import pyoxigraph as ox

from kg.vocab.terms import Property
from kg.write.replacing import replacing

_NO_PREFIXES: Mapping[str, str] = MappingProxyType({})
# What a reader wants to see of a thing before all else.
_FIRST = (
    Property.RDF_TYPE,
    Property.RDFS_LABEL,
    Property.SKOS_PREF_LABEL,
    Property.SKOS_ALT_LABEL,
    Property.KIND,
)

_IN_MEMORY = 250_000
"""How many statements are sorted at once: about 200 MB of them."""

_Key = tuple[int, str, int, str, str]


def turtle(quads: Iterable[ox.Quad], path: Path, *, prefixes: Mapping[str, str] = _NO_PREFIXES) -> None:
    """Write the statements as Turtle, one paragraph per subject, graph names left out.

    Subjects come in the order of the prefixes they fall under, then by IRI.
    """
    with replacing(path) as file, tempfile.TemporaryFile() as dense:
        triples = (quad.triple for quad in _ordered(quads, prefixes))
        ox.serialize(triples, dense, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
        dense.seek(0)
        _spaced(dense, file, list(prefixes))


def nquads(quads: Iterable[ox.Quad], path: Path, *, prefixes: Mapping[str, str] = _NO_PREFIXES) -> None:
    """Write the statements as N-Quads in the order of `turtle`; the format has no prefixes of its own."""
    with replacing(path) as file:
        ox.serialize(_ordered(quads, prefixes), file, format=ox.RdfFormat.N_QUADS)


def ntriples(quads: Iterable[ox.Quad], path: Path, *, prefixes: Mapping[str, str] = _NO_PREFIXES) -> None:
    """Write the statements as N-Triples in the order of `turtle`, graph names left out."""
    with replacing(path) as file:
        ox.serialize((q.triple for q in _ordered(quads, prefixes)), file, format=ox.RdfFormat.N_TRIPLES)


def jsonld(quads: Iterable[ox.Quad], path: Path, *, prefixes: Mapping[str, str] = _NO_PREFIXES) -> None:
    """Write the statements as expanded JSON-LD (no context to look up), in the order of `turtle`."""
    with replacing(path) as file:
        triples = (quad.triple for quad in _ordered(quads, prefixes))
        ox.serialize(triples, file, format=ox.RdfFormat.JSON_LD)


def _ordered(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> Iterator[ox.Quad]:
    """The statements in order, each once. More than memory should hold are sorted in parts, which wait in files."""
    key = _key(prefixes)
    before = None
    with ExitStack() as files:
        for quad in heapq.merge(*_parts(quads, key, files), key=key):
            if quad != before:
                yield quad
            before = quad


def _key(prefixes: Mapping[str, str]) -> Callable[[ox.Quad], _Key]:
    ranks = {namespace: rank for rank, namespace in enumerate(prefixes.values())}
    predicates = {predicate: rank for rank, predicate in enumerate(_FIRST)}

    def key(quad: ox.Quad) -> _Key:
        subject, predicate = str(quad.subject)[1:-1], quad.predicate.value
        namespace = subject[: max(subject.rfind("/"), subject.rfind("#")) + 1]
        return (
            ranks.get(namespace, len(ranks)),
            subject,
            predicates.get(predicate, len(predicates)),
            predicate,
            f"{quad.object} {quad.graph_name}",
        )

    return key


def _parts(quads: Iterable[ox.Quad], key: Callable[[ox.Quad], _Key], files: ExitStack) -> Iterator[Iterator[ox.Quad]]:
    """Sorted runs of the statements: the last one from memory, those before it from files."""
    rest = iter(quads)
    part = sorted(islice(rest, _IN_MEMORY), key=key)
    while len(part) == _IN_MEMORY:
        file = files.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # closed with the others
        ox.serialize(part, file, format=ox.RdfFormat.N_QUADS)
        file.seek(0)
        yield iter(ox.parse(file, format=ox.RdfFormat.N_QUADS))
        part = sorted(islice(rest, _IN_MEMORY), key=key)
    yield iter(part)


def _spaced(dense: BinaryIO, to: BinaryIO, prefixes: Sequence[str]) -> None:
    """Copy Turtle with the prefixes in the given order and an empty line after each paragraph.

    The serialiser escapes line breaks inside strings, so a line that ends in a full stop ends a statement.
    """
    header = {}
    for line in dense:
        if line.startswith(b"@prefix "):
            header[line.split()[1].rstrip(b":").decode()] = line
            continue
        if header:
            to.writelines(header[prefix] for prefix in prefixes)
            to.write(b"\n")
            header = {}
        to.write(line)
        if line.endswith(b" .\n"):
            to.write(b"\n")
