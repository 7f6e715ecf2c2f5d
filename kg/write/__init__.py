"""Graphs as files: Turtle, N-Quads, JSON. Same graph, same bytes, in whatever order it comes."""

from kg.write.jsonfile import json
from kg.write.rdf import nquads, turtle
from kg.write.table import RDF_WRITERS, RdfWriter
from kg.write.textfile import text

__all__ = ["RDF_WRITERS", "RdfWriter", "json", "nquads", "text", "turtle"]
