"""`kg view`: the page of a built graph."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from kg import write
from kg.commands.flat import read_flat
from kg.commands.speech import say
from kg.view import page


def run(path: Path, out: Path | None, *, most: int | None = None, show: bool = False) -> int:
    """Write the page of the graph at `path` (its `graph.json`, or the Turtle beside it)."""
    source = path if path.suffix == ".json" else path.with_suffix(".json")
    target = out if out is not None else source.with_suffix(".html")
    flat = read_flat(source)
    write.text(page(flat) if most is None else page(flat, most=most), target)
    say(f"written: {target}")
    if show:
        webbrowser.open(target.absolute().as_uri())
    return 0
