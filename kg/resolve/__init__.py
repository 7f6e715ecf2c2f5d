"""Which mentions are one entity, which claims one event: keys → block → compare → decide → cluster → name."""

from kg.resolve.names import entity_type, match_names
from kg.resolve.resolver import resolve

__all__ = ["entity_type", "match_names", "resolve"]
