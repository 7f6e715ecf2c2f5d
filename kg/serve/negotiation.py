"""Which of the things on offer a client would rather have: Accept and Accept-Language, as RFC 9110 says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""Media types of rows and truth values, the first where a client does not mind."""
STATEMENTS = (
    "text/turtle",
    "application/n-triples",
    "application/ld+json",
    "application/rdf+xml",
)
"""Media types of statements, the first where a client does not mind."""
HTML = "text/html"

ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "application/json": ROWS[0],
        "application/xml": ROWS[1],
        "text/xml": ROWS[1],
        "text/plain": "application/n-triples",
        "text/n3": "text/turtle",
        "application/x-turtle": "text/turtle",
    }
)
"""What clients also ask for by, to what they get."""

SHORT: Mapping[str, str] = MappingProxyType(
    {
        "json": ROWS[0],
        "srj": ROWS[0],
        "xml": ROWS[1],
        "srx": ROWS[1],
        "csv": ROWS[2],
        "tsv": ROWS[3],
        "ttl": STATEMENTS[0],
        "turtle": STATEMENTS[0],
        "nt": STATEMENTS[1],
        "jsonld": STATEMENTS[2],
        "rdf": STATEMENTS[3],
        "html": HTML,
    }
)
"""File suffixes, and values of `format` in an address, to media types."""

_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def ranked(header: str) -> tuple[tuple[str, float], ...]:
    """The choices in a header with the weight of each; one whose weight makes no sense counts in full."""
    found = []
    for part in header.split(","):
        choice, *parameters = part.split(";")
        weights = [match[1] for parameter in parameters if (match := _QUALITY.fullmatch(parameter))]
        if choice.strip():
            found.append((choice.strip().lower(), float(weights[0]) if weights else 1.0))
    return tuple(found)


def preferred(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that suits the header best, earlier ones first; None if none does."""
    if header is None or not header.strip():
        return offered[0]
    choices = ranked(header)
    best = max(offered, key=lambda media: (_weight(media, choices), -offered.index(media)))
    return best if _weight(best, choices) > 0 else None


def language(header: str | None, offered: Sequence[str]) -> str:
    """The language of `offered` that suits the header best; the first if none does."""
    choices = tuple((choice.partition("-")[0], weight) for choice, weight in ranked(header or ""))
    return max(offered, key=lambda each: (max((w for c, w in choices if c == each), default=0), -offered.index(each)))


def _weight(media: str, choices: Sequence[tuple[str, float]]) -> float:
    """By the most exact choice that covers the media type."""
    names = {media, *(alias for alias, meant in ALIASES.items() if meant == media)}
    for patterns in (names, {f"{media.partition('/')[0]}/*"}, {"*/*"}):
        weights = [weight for choice, weight in choices if choice in patterns]
        if weights:
            return max(weights)
    return 0.0
