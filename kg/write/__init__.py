"""Graphs as files: Turtle, N-Quads, N-Triples, JSON-LD, JSON. Same graph, same bytes, in whatever order it comes."""

from kg.write.jsonfile import json
from kg.write.rdf import jsonld, nquads, ntriples, turtle
from kg.write.table import RDF_WRITERS, RdfWriter
from kg.write.textfile import text

__all__ = ["RDF_WRITERS", "RdfWriter", "json", "jsonld", "nquads", "ntriples", "text", "turtle"]
