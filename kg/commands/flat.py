"""Reading the graph.json of a build."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from kg.errors import InputError, NotFoundError
from kg.model.flat import FlatGraph

_PARTS = frozenset(FlatGraph.__required_keys__)


def read_flat(path: Path) -> FlatGraph:
    """The flat graph at `path`: its `graph.json`, or the one beside its Turtle."""
    source = path if path.suffix == ".json" else path.with_suffix(".json")
    if not source.is_file():
        raise NotFoundError(f"there is no graph at {source}; build one with: kg build")
    try:
        value = json.loads(source.read_text("utf-8"))
    except ValueError as err:
        raise InputError(f"{source} is no JSON ({err}); build the graph again with: kg build") from err
    if not isinstance(value, dict) or not value.keys() >= _PARTS:
        raise InputError(f"{source} is not the graph.json of a build; build one with: kg build")
    return cast(FlatGraph, value)
