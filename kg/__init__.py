"""Jisr: one knowledge graph from English and Arabic news.

The import name is `kg`. Importing it loads nothing heavy: language models, RDF stores and the
page are loaded by the room that needs them, when it is used.
"""

__version__ = "0.1.0"
