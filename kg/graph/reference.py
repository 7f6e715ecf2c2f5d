"""What is known of things before any text is read: links to other data sets, labels of offices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import DataError
from kg.model import EntityType, Resolution
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices


@dataclass(frozen=True, slots=True)
class Reference:
    """The part of the seeds that goes into a graph, by the ids the seeds use.

    `links` maps a gazetteer id to IRIs of the same thing elsewhere, `within` a gazetteer id to that
    of the country it lies in, `offices` an office id to its label by language.
    """

    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    within: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    offices: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        for known, links in self.links.items():
            for link in links:
                try:
                    ox.NamedNode(link)
                except ValueError as err:
                    raise DataError(f"gazetteer entry {known}: link {link!r} is no absolute IRI; correct it") from err

    @classmethod
    def of(cls, resolution: Resolution, gazetteer: Gazetteer, offices: Offices) -> Reference:
        """What the seeds know of the entities and offices of a build."""
        known = [e.known for e in resolution.entities if e.known is not None and e.known in gazetteer]
        entries = [gazetteer.entry(identifier) for identifier in sorted(known)]
        return cls(
            links={entry.id: entry.links for entry in entries if entry.links},
            within={
                entry.id: f"country:{entry.country}"
                for entry in entries
                if entry.country is not None and entry.type is not EntityType.COUNTRY
            },
            offices=offices.labels(),
        )
