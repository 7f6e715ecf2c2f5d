"""What pyvis makes of a graph when nobody helps it: what the pages here are measured against.

All nodes and edges, its own template and physics, its libraries inlined as far as it can.
"""

from __future__ import annotations

from pyvis.network import Network  # type: ignore[import-untyped]  # it ships no types

from kg.model.flat import FlatGraph


def bare(flat: FlatGraph) -> str:
    """The text of pyvis's own page of the whole graph."""
    drawing = Network(height="100vh", width="100%", cdn_resources="in_line")
    known = {entity["id"] for entity in flat["entities"]}
    for entity in flat["entities"]:
        drawing.add_node(entity["id"], label=next(iter(entity["labels"].values()), entity["id"]))
    for event in flat["events"]:
        drawing.add_node(event["id"], label=event["type"])
        for other in sorted(known.intersection((*event["participants"], *event["places"]))):
            drawing.add_edge(event["id"], other)
    for role in flat["roles"]:
        if role["of"] is not None and {role["person"], role["of"]} <= known:
            drawing.add_edge(role["person"], role["of"])
    return str(drawing.generate_html())
