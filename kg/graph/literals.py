"""Python values as RDF literals that every store reads alike."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pyoxigraph as ox

from kg.graph.iris import term
from kg.vocab.terms import Datatype

_SURROGATE = re.compile("[\ud800-\udfff]")
_DECIMALS = 4


def plain(text: str) -> ox.Literal:
    """A string without a language. Half surrogate pairs, which no UTF-8 file can hold, become U+FFFD
    one by one, so that offsets stay right."""
    return ox.Literal(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text))


def tagged(text: str, language: str) -> ox.Literal:
    """A string in a language, cleaned as in `plain`."""
    return ox.Literal(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text), language=language)


def index(offset: int) -> ox.Literal:
    """An offset. Stores keep numbers of derived types such as `xsd:nonNegativeInteger` as plain
    integers, so a plain integer is what comes back unchanged."""
    return ox.Literal(str(offset), datatype=term(Datatype.INTEGER))


def share(value: float) -> ox.Literal:
    """A probability as a decimal with at most four places: floats differ in their last digit."""
    return decimal(round(value, _DECIMALS))


def decimal(value: float) -> ox.Literal:
    """A finite number as `xsd:decimal` in canonical form (0.5, 350000000000), which stores keep."""
    written = format(Decimal(repr(value)), "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return ox.Literal("0" if written == "-0" else written, datatype=term(Datatype.DECIMAL))


def start_of(day: date) -> ox.Literal:
    """The first second of a day, UTC."""
    return ox.Literal(f"{day.isoformat()}T00:00:00Z", datatype=term(Datatype.DATE_TIME))


def end_of(day: date) -> ox.Literal:
    """The last second of a day, UTC."""
    return ox.Literal(f"{day.isoformat()}T23:59:59Z", datatype=term(Datatype.DATE_TIME))
