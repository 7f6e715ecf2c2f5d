"""The classic network page: pyvis draws it, from a template of ours that mends what its own cannot.

pyvis 0.3.2's template fetches from two servers even when told to inline everything, passes
labels to HTML unescaped, turns tooltips with a link into markup, and loses parallel edges. Ours has
the libraries inlined, data only as escaped JSON, tooltips as text, parallel edges grouped, and a
Content-Security-Policy under which nothing but the page's own script runs and nothing is fetched.
Its physics starts from computed places, so that it is at rest where pyvis's own takes minutes to settle.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from pyvis.network import Network  # type: ignore[import-untyped]  # it ships no types

from kg.model.flat import FlatGraph
from kg.view.embed import as_json, as_script, csp_hash
from kg.view.labels import both, entity_text, event_text, role_text, shorten
from kg.view.layout import MOST_NODES, Focus, focus

STYLES: Mapping[str, tuple[str, str, str, str]] = MappingProxyType(
    {
        "Person": ("dot", "#1b6ca8", "Person", "شخص"),
        "Organization": ("diamond", "#7a4fa3", "Organization", "منظمة"),
        "Country": ("square", "#2e7d4f", "Country", "دولة"),
        "City": ("triangle", "#a06a00", "City", "مدينة"),
        "Place": ("triangleDown", "#8a5a44", "Place", "مكان"),
        "Event": ("hexagon", "#b3372f", "Event", "حدث"),
        "Disputed": ("star", "#c2185b", "Event on which reports disagree", "حدث تختلف فيه الأخبار"),
    }
)
"""For each class of node its shape, colour and legend in English and Arabic."""

_TEMPLATES = Path(__file__).parent / "templates"
_COUNTED: tuple[Literal["entities", "events", "documents"], ...] = ("entities", "events", "documents")


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """A network page as text; a notebook shows it inline, in a frame of its own that nothing gets out of."""

    html: str
    height: int = 620

    def _repr_html_(self) -> str:
        content = html.escape(self.html, quote=True)
        return (
            f'<iframe srcdoc="{content}" sandbox="allow-scripts" title="Jisr · جسر" '
            f'style="width:100%;height:{self.height}px;border:0"></iframe>'
        )


def network(flat: FlatGraph, *, most: int = MOST_NODES, physics: bool = True) -> NetworkPage:
    """The graph as a network of springs that can be pulled about, in one file that asks nothing of a network.

    Shows at most `most` nodes, the best connected; the page says how many were left out. Without
    `physics`, nodes stay where they are put.
    """
    view = focus(flat, most)
    drawing = Network(height="100vh", width="100%", directed=True, cdn_resources="in_line")
    drawing.set_template_dir(str(_TEMPLATES), "network.html")
    _add_nodes(drawing, flat, view)
    _add_edges(drawing, flat, view)
    drawing.templateEnv.globals.update(_parts(flat, view, physics=physics))
    return NetworkPage(str(drawing.generate_html()))


def _add_nodes(network: Network, flat: FlatGraph, view: Focus) -> None:
    for entity in flat["entities"]:
        if entity["id"] in view.positions:
            _add_node(network, view, entity["id"], both(entity["labels"]), entity["type"], entity_text(entity), 16)
    for event in flat["events"]:
        if event["id"] in view.positions:
            style = "Disputed" if event["disputed"] else "Event"
            size = 9 + 2 * min(len(event["evidence"]), 5)
            _add_node(network, view, event["id"], both(event["label"], width=34), style, event_text(event), size)


def _add_node(network: Network, view: Focus, key: str, label: str, style: str, title: str, size: int) -> None:
    shape, colour, *_ = STYLES[style]
    x, y = view.positions[key]
    network.add_node(key, label=label, title=title, shape=shape, color=colour, size=size, x=x, y=y)


def _add_edges(network: Network, flat: FlatGraph, view: Focus) -> None:
    roles = {role["id"]: role for role in flat["roles"]}
    grouped: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for source, target, kind, reference in view.edges:
        grouped[source, target].append((kind, reference))
    for (source, target), parts in sorted(grouped.items()):
        offices = [roles[reference] for kind, reference in parts if kind == "office"]
        if offices:
            label = "\n".join(shorten(role["label"].get("en") or role["office"], 28) for role in offices[:2])
            title = "\n\n".join(role_text(role) for role in offices)
            network.add_edge(source, target, label=label, title=title, color="#7d8794", dashes=True, arrows="")
            continue
        kinds = sorted({kind for kind, _ in parts})
        place = kinds == ["place"]
        network.add_edge(source, target, title=" + ".join(kinds), color="#c9a86a" if place else "#9aa5b1", arrows="")


def _parts(flat: FlatGraph, view: Focus, *, physics: bool) -> dict[str, str]:
    """What the template asks for beside nodes and edges: policy, styles, scripts and notes."""
    vis = files("pyvis") / "lib" / "vis-9.1.2"
    style = (_TEMPLATES / "network.css").read_text("utf-8") + (vis / "vis-network.css").read_text("utf-8")
    library = as_script((vis / "vis-network.min.js").read_text("utf-8"))
    script = (_TEMPLATES / "network.js").read_text("utf-8")
    policy = (
        f"default-src 'none'; script-src {csp_hash(library)} {csp_hash(script)}; style-src {csp_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    counts = {name: len(flat[name]) for name in _COUNTED}
    legend = [{"shape": s, "color": c, "en": en, "ar": ar} for s, c, en, ar in STYLES.values()]
    notes = {"legend": legend, "counts": counts, "left_out": view.left_out, "physics": physics}
    return {"policy": policy, "style": style, "library": library, "script": script, "notes": as_json(notes)}
