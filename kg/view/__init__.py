"""The room that shows a graph to people: self-contained pages that need no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model.flat import FlatGraph
from kg.view.page import page

if TYPE_CHECKING:
    from kg.view.classic import NetworkPage

MOST_IN_NETWORK = 300
"""How many nodes a network of springs shows: with more it neither rests nor can be read."""


def network(flat: FlatGraph, *, most: int = MOST_IN_NETWORK, physics: bool = True) -> NetworkPage:
    """The graph as pyvis draws it; a notebook shows the value inline, `.html` is the page as text.

    pyvis is loaded only now: the page that a build writes does not need it.
    """
    from kg.view.classic import network as drawn

    return drawn(flat, most=most, physics=physics)


__all__ = ["network", "page"]
