"""Which formats of RDF can be written, in one table: a format is one line here and one function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import pyoxigraph as ox

from kg.write.rdf import jsonld, nquads, ntriples, turtle


class RdfWriter(Protocol):
    """Writes statements to a file whole or not at all, in the order of the prefixes."""

    def __call__(self, quads: Iterable[ox.Quad], path: Path, *, prefixes: Mapping[str, str]) -> None: ...


RDF_WRITERS: Mapping[str, RdfWriter] = MappingProxyType(
    {
        ".ttl": turtle,
        ".nq": nquads,
        ".nt": ntriples,
        ".jsonld": jsonld,
    }
)
"""File suffix to writer."""
