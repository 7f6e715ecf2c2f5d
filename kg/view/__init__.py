"""The room that shows a graph to people: a self-contained page that needs no network."""

from kg.view.page import page

__all__ = ["page"]
