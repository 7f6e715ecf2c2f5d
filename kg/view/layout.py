"""What the opening view holds and where it stands, computed before the page is written.

A browser that settles a force layout of a thousand nodes is busy for minutes, and settles
differently each time; positions that come with the page cost nothing and never change.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx  # type: ignore[import-untyped]  # its stubs are a package of their own

from kg.model.flat import FlatGraph

MOST_NODES = 300
"""How many nodes the page shows: above a few hundred any drawing of a network is a hairball."""

_SEED = 7
_SPREAD = 90.0


@dataclass(frozen=True, slots=True)
class Focus:
    """The nodes of the opening view with their places, and how many were left out.

    `edges` are (source, target, kind, reference): kind is "participant", "place" or "office", and
    reference the id of the event or office holding that the edge stands for.
    """

    positions: dict[str, tuple[int, int]]
    edges: tuple[tuple[str, str, str, str], ...]
    left_out: int


def focus(flat: FlatGraph, most: int = MOST_NODES) -> Focus:
    """The best-connected part of the graph, laid out by a spring model.

    Nodes without any edge are left out. What is kept are the `most` nodes with the most
    neighbours, ties broken by id.
    """
    graph = nx.Graph()
    edges = _edges(flat)
    graph.add_edges_from(sorted({(a, b) for a, b, _, _ in edges}))
    ranked = sorted(graph.nodes, key=lambda node: (-graph.degree(node), node))
    kept = set(ranked[:most])
    shown = nx.Graph()
    shown.add_nodes_from(sorted(kept))
    shown.add_edges_from(sorted((a, b) for a, b in graph.edges if a in kept and b in kept))
    shown.remove_nodes_from([node for node in sorted(kept) if shown.degree(node) == 0])
    inside = tuple(edge for edge in edges if edge[0] in shown and edge[1] in shown)
    return Focus(_places(shown), inside, len(graph) - len(shown))


def _edges(flat: FlatGraph) -> list[tuple[str, str, str, str]]:
    known = {entity["id"] for entity in flat["entities"]}
    edges = {
        (event["id"], other, kind, event["id"])
        for event in flat["events"]
        for kind, others in (("place", event["places"]), ("participant", event["participants"]))
        for other in others
        if other in known
    }
    edges |= {
        (role["person"], role["of"], "office", role["id"])
        for role in flat["roles"]
        if role["of"] is not None and role["of"] in known and role["person"] in known
    }
    return sorted(edges)


def _places(graph: nx.Graph) -> dict[str, tuple[int, int]]:
    """Spring positions of each connected part, the parts packed in rows, the largest first."""
    places: dict[str, tuple[int, int]] = {}
    left, top, row_height = 0.0, 0.0, 0.0
    width = _SPREAD * 2.2 * len(graph) ** 0.5
    for part in sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes))):
        radius = _SPREAD * len(part) ** 0.5
        if left and left + 2 * radius > width:
            left, top, row_height = 0.0, top + row_height, 0.0
        ordered = nx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(graph.subgraph(part).edges))
        found = nx.spring_layout(ordered, seed=_SEED, iterations=120, k=2.2 / len(part) ** 0.5)
        for node in ordered:
            x, y = found[node]
            places[node] = (round(left + radius + radius * float(x)), round(top + radius + radius * float(y)))
        left, row_height = left + 2 * radius + _SPREAD, max(row_height, 2 * radius + _SPREAD)
    return places
