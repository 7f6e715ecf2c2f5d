"""`kg view`: the page of a built graph."""

from __future__ import annotations

import json
import webbrowser
from pathlib import Path
from typing import cast

from kg import write
from kg.commands.speech import say
from kg.errors import InputError, NotFoundError
from kg.model.flat import FlatGraph
from kg.view import network, page

_PARTS = frozenset(FlatGraph.__required_keys__)


STYLES = ("page", "network")


def run(path: Path, out: Path | None, *, most: int | None = None, style: str = "page", show: bool = False) -> int:
    """Write the page of the graph at `path` (its `graph.json`, or the Turtle beside it)."""
    if style not in STYLES:
        raise InputError(f"there is no style {style!r}; there are {' and '.join(STYLES)}")
    source = path if path.suffix == ".json" else path.with_suffix(".json")
    target = out if out is not None else source.with_suffix(".html" if style == "page" else ".network.html")
    write.text(_drawn(flat_of(source), style, most), target)
    say(f"written: {target}")
    if show:
        webbrowser.open(target.absolute().as_uri())
    return 0


def _drawn(flat: FlatGraph, style: str, most: int | None) -> str:
    if style == "network":
        return (network(flat) if most is None else network(flat, most=most)).html
    return page(flat) if most is None else page(flat, most=most)


def flat_of(path: Path) -> FlatGraph:
    """The graph that a build wrote to `path`; an error that says what to do where it is none."""
    if not path.is_file():
        raise NotFoundError(f"there is no graph at {path}; build one with: kg build")
    try:
        value = json.loads(path.read_text("utf-8"))
    except ValueError as err:
        raise InputError(f"{path} is no JSON ({err}); build the graph again with: kg build") from err
    if not isinstance(value, dict) or not value.keys() >= _PARTS:
        raise InputError(f"{path} is not the graph.json of a build; build one with: kg build")
    return cast(FlatGraph, value)
