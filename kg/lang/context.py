"""Which of several known things a name means, from what else the passage speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.model import EntityType
from kg.vocab.gazetteer import Entry, Gazetteer


def countries_spoken_of(entries: Iterable[tuple[Entry, ...]]) -> Counter[str]:
    """How often a passage speaks of each country, counting only what can mean but one thing."""
    return Counter(found[0].country for found in entries if len(found) == 1 and found[0].country is not None)


def choose(
    known: tuple[str, ...], types: tuple[EntityType, ...], spoken: Counter[str], gazetteer: Gazetteer
) -> tuple[str, ...]:
    """The gazetteer ids ranked: fitting type first, then whose country the passage speaks of most.

    "Georgia" is the country, unless the passage is about the United States and not about
    Georgia; "Tripoli" is the capital of Libya, unless it is about Lebanon.
    """
    entries = [gazetteer.entry(key) for key in known]
    fits = _spatial(types)

    def rank(entry: Entry) -> tuple[bool, int, float, str]:
        fitting = not types or entry.type in types or (fits and entry.type.spatial)
        return (not fitting, -spoken.get(entry.country or "", 0), -entry.weight, entry.id)

    return tuple(entry.id for entry in sorted(entries, key=rank))


def _spatial(types: tuple[EntityType, ...]) -> bool:
    return bool(types) and types[0].spatial
