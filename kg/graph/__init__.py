"""Claims and their resolution as RDF and as `graph.json`; IRIs; validation."""

from kg.graph.flat import flat
from kg.graph.iris import DEFAULT_BASE, prefixes
from kg.graph.quads import quads
from kg.graph.reading import statements
from kg.graph.reference import Reference
from kg.graph.validation import SAMPLE, validate

__all__ = ["DEFAULT_BASE", "SAMPLE", "Reference", "flat", "prefixes", "quads", "statements", "validate"]
