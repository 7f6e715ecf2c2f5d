"""`kg view`: the page of a built graph."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from kg import write
from kg.commands.flat import read_flat
from kg.commands.speech import say
from kg.errors import InputError
from kg.model.flat import FlatGraph
from kg.view import network, page

STYLES = ("page", "network")


def run(path: Path, out: Path | None, *, most: int | None = None, style: str = "page", show: bool = False) -> int:
    """Write the page of the graph at `path` (its `graph.json`, or the Turtle beside it)."""
    if style not in STYLES:
        raise InputError(f"there is no style {style!r}; there are {' and '.join(STYLES)}")
    source = path if path.suffix == ".json" else path.with_suffix(".json")
    target = out if out is not None else source.with_suffix(".html" if style == "page" else ".network.html")
    write.text(_drawn(read_flat(source), style, most), target)
    say(f"written: {target}")
    if show:
        webbrowser.open(target.absolute().as_uri())
    return 0


def _drawn(flat: FlatGraph, style: str, most: int | None) -> str:
    if style == "network":
        return (network(flat) if most is None else network(flat, most=most)).html
    return page(flat) if most is None else page(flat, most=most)
