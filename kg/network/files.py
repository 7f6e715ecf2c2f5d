"""The network in the formats that programs for networks read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import networkx as nx  # type: ignore[import-untyped]  # its stubs are a package of their own

from kg.model.flat import FlatGraph
from kg.network.graph import network

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(flat: FlatGraph) -> str:
    """GraphML, for Gephi, Cytoscape, yEd, igraph."""
    out = io.BytesIO()
    nx.write_graphml_xml(_clean(flat), out)
    return out.getvalue().decode("utf-8") + "\n"


def gexf(flat: FlatGraph) -> str:
    """GEXF 1.2, for Gephi; without the day of writing, as the same graph gives the same bytes."""
    out = io.BytesIO()
    nx.write_gexf(_clean(flat), out)
    return _TODAY.sub("", out.getvalue().decode("utf-8")) + "\n"


NETWORK_FORMATS: Mapping[str, Callable[[FlatGraph], str]] = MappingProxyType({"graphml": graphml, "gexf": gexf})
"""File suffix to writer."""


def _clean(flat: FlatGraph) -> nx.Graph:
    """The network with a label a node, and without the characters that XML does not know."""
    made = network(flat)
    for _, facts in made.nodes(data=True):
        facts["label"] = facts["en"] or facts["ar"]
        for name in ("en", "ar", "label"):
            facts[name] = _STEERING.sub("\N{REPLACEMENT CHARACTER}", facts[name])
    return made
