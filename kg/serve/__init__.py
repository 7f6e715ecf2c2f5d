"""A graph over HTTP: the SPARQL 1.1 protocol, pages of its things that dereference, a query editor.

Queries run in processes of their own, since a query that has begun can only be stopped with its process.
"""

from kg.serve.app import application
from kg.serve.site import Example, Limits, Site, Source
from kg.serve.store import filled_store

__all__ = ["Example", "Limits", "Site", "Source", "application", "filled_store"]
