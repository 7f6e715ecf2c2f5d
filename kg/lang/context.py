"""Which of several known things a name means, from what else the passage speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.lang.recogniser import Seen
from kg.model import EntityType, Span
from kg.text.fold import fold
from kg.vocab.gazetteer import Entry, Gazetteer

_QUOTE = re.compile("[\"'«“‘]")


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


def core(span: Span, entries: Sequence[Entry], seen: Seen, text: str, gazetteer: Gazetteer) -> Span:
    """The quoted name within a listed one that by itself means the same ("القدس" of 'صحيفة "القدس'), else the whole."""
    ids = {entry.id for entry in entries}
    for name in seen if _QUOTE.search(span.of(text)) else ():
        inner = fold(name.span.of(text)) if span.contains(name.span) else ""
        if any(entry.id in ids for entry in gazetteer.lookup(inner)):
            return name.span
    return span


def _spatial(types: tuple[EntityType, ...]) -> bool:
    return bool(types) and types[0].spatial
