"""What other rooms ask of the ontology: event types and their families, classes, labels.

Read from the generated `kg.vocab.terms`, so that it costs nothing to import.
"""

from __future__ import annotations

from kg.errors import DataError
from kg.vocab.terms import ANCESTORS, LABELS, NAMESPACE

_EVENT = "Event"

FAMILIES: tuple[str, ...] = tuple(sorted(name for name, above in ANCESTORS.items() if above == (_EVENT,)))
"""Local names of the classes right below `kg:Event`, such as "MeetingEvent"."""

EVENT_TYPES: tuple[str, ...] = tuple(sorted(name for name, above in ANCESTORS.items() if above[1:] == (_EVENT,)))
"""Local names of the event types, such as "Summit"."""


def iri_of(name: str) -> str:
    """The IRI of the class or individual with the local name `name`."""
    if name not in LABELS:
        raise DataError(f"ontology/kg.ttl has no term kg:{name}; add it there and run: python -m kg.vocab.generate")
    return NAMESPACE + name


def ancestors_of(name: str) -> tuple[str, ...]:
    """Local names of the classes above the class `name`, the nearest first."""
    iri_of(name)
    return ANCESTORS.get(name, ())


def family_of(event_type: str) -> str:
    """The family an event type belongs to ("MeetingEvent" for "Summit"); a family is its own."""
    if event_type in FAMILIES:
        return event_type
    above = ancestors_of(event_type)
    if above[1:] != (_EVENT,):
        raise DataError(f"kg:{event_type} is no event type; event types are {', '.join(EVENT_TYPES)}")
    return above[0]


def label_of(name: str, language: str) -> str:
    """The label of a term in `language` ("en" or "ar")."""
    iri_of(name)
    return LABELS[name][language]
