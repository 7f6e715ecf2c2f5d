"""The network of a graph: its entities, and between two of them how many events both take part in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import networkx as nx  # type: ignore[import-untyped]  # its stubs are a package of their own

from kg.model.flat import FlatGraph


def network(flat: FlatGraph, *, statuses: Iterable[str] = ("happened", "planned")) -> nx.Graph:
    """Nodes are entities with `type`, `en`, `ar` and `events`; edges have `weight`, the number of common events.

    Edges also have `kinds`, the types of those events, and `distance`, one over the weight. Events of other
    statuses tie nobody: who only might meet, or is said not to have, did not. The order of
    nodes and edges is that of ids, so that whatever is computed comes out the same.
    """
    made = nx.Graph()
    kept = frozenset(statuses)
    events = sorted((e for e in flat["events"] if e["status"] in kept), key=lambda event: event["id"])
    taking = {entity for event in events for entity in event["participants"]}
    for entity in sorted(flat["entities"], key=lambda each: each["id"]):
        if entity["id"] in taking:
            labels = entity["labels"]
            made.add_node(
                entity["id"],
                type=entity["type"],
                en=labels.get("en", ""),
                ar=labels.get("ar", ""),
                events=sum(entity["id"] in event["participants"] for event in events),
            )
    pairs: dict[tuple[str, str], list[str]] = {}
    for event in events:
        for pair in combinations(sorted(set(event["participants"])), 2):
            pairs.setdefault(pair, []).append(event["type"])
    for (one, two), kinds in sorted(pairs.items()):
        made.add_edge(one, two, weight=len(kinds), distance=1 / len(kinds), kinds=", ".join(sorted(set(kinds))))
    return made


def countries(flat: FlatGraph) -> Mapping[str, str]:
    """Entity id to the id of its country: a country is its own, a person that of an office he holds."""
    of = {entity["id"]: entity["id"] for entity in flat["entities"] if entity["type"] == "Country"}
    held = sorted((role["to"] or "", role["person"], role["of"]) for role in flat["roles"] if role["of"] in of)
    return {**{person: str(country) for _, person, country in held}, **of}
