"""How much of a graph goes into its page: all of it up to some thousand nodes, then its best-connected part.

A page of fifty thousand nodes takes a browser minutes to open; `kg serve` answers from a store instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.model.flat import FlatGraph

MOST_NODES = 6000
"""How many entities and events a page carries; what it draws at once is far less."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The part of a graph that its page carries, and how much of it stayed out."""

    graph: FlatGraph
    entities_left_out: int
    events_left_out: int


def extent(flat: FlatGraph, most: int = MOST_NODES) -> Extent:
    """The whole graph if it has at most `most` entities and events, else its best-connected part.

    Entities are ranked by how many events and offices they stand in, ties by id; an event stays when
    it keeps somebody or something that takes part in it, the best-attested first.
    """
    total = len(flat["entities"]) + len(flat["events"])
    if total <= most:
        return Extent(flat, 0, 0)
    kept = _best_connected(flat, max(1, most * len(flat["entities"]) // total))
    ranked = sorted(
        (event for event in flat["events"] if kept.intersection(event["participants"])),
        key=lambda event: (-len(kept.intersection(event["participants"])), -len(event["evidence"]), event["id"]),
    )
    events = {event["id"] for event in ranked[: most - len(kept)]}
    part: FlatGraph = {
        "run": flat["run"],
        "documents": flat["documents"],
        "entities": [entity for entity in flat["entities"] if entity["id"] in kept],
        "events": [event for event in flat["events"] if event["id"] in events],
        "roles": [r for r in flat["roles"] if r["person"] in kept and (r["of"] is None or r["of"] in kept)],
    }
    return Extent(part, len(flat["entities"]) - len(part["entities"]), len(flat["events"]) - len(part["events"]))


def _best_connected(flat: FlatGraph, most: int) -> set[str]:
    degrees = Counter({entity["id"]: 0 for entity in flat["entities"]})
    for event in flat["events"]:
        degrees.update(each for each in {*event["participants"], *event["places"]} if each in degrees)
    for role in flat["roles"]:
        degrees.update(each for each in (role["person"], role["of"]) if each is not None and each in degrees)
    return set(sorted(degrees, key=lambda each: (-degrees[each], each))[:most])
