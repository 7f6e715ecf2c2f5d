"""Asking a built graph: SPARQL, stored questions, names in any script, and answers as CSV, JSON or Turtle."""

from kg.query.answers import Answer, Statements, Table, Truth
from kg.query.formats import FORMATS
from kg.query.graph import ONTOLOGY, Graph, load
from kg.query.names import Named, Names
from kg.query.stored import Parameter, StoredQuery, stored_queries, stored_query
from kg.query.story import Story, story_of

__all__ = [
    "FORMATS",
    "ONTOLOGY",
    "Answer",
    "Graph",
    "Named",
    "Names",
    "Parameter",
    "Statements",
    "StoredQuery",
    "Story",
    "Table",
    "Truth",
    "load",
    "stored_queries",
    "stored_query",
    "story_of",
]
