"""Jisr: one knowledge graph from English and Arabic news.

The import name is `kg`. Importing it loads nothing heavy: language models, RDF stores and the
page are loaded by the room that needs them, when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    import rdflib

__version__ = "0.1.0"


def load(path: str | PathLike[str]) -> rdflib.Graph:
    """The graph in a file of a build (`.ttl`, `.nq`, …) as an rdflib graph: `kg.load("output/graph.ttl")`.

    Raises `kg.errors.NotFoundError` where there is no file, `kg.errors.InputError` where it is not RDF.
    """
    from pathlib import Path

    from kg.graph.reading import rdflib_graph

    return rdflib_graph(Path(path))
