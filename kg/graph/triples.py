"""The small statements that every part of a graph is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import InvariantError
from kg.graph.iris import Iris, term
from kg.graph.literals import end_of, plain, share, start_of
from kg.model import Judgement, Match, Role, Status, TimeSpan
from kg.vocab.ontology import ancestors_of, iri_of
from kg.vocab.terms import Class, Property, Value

Triples = Iterator[ox.Triple]

STATUSES: Mapping[Status, str] = MappingProxyType(
    {
        Status.HAPPENED: Value.HAPPENED,
        Status.PLANNED: Value.PLANNED,
        Status.POSSIBLE: Value.POSSIBLE,
        Status.DENIED: Value.DENIED,
    }
)
# Roles that say more than "takes part": the property in the world and that in a claim.
ROLES: Mapping[Role, tuple[str, str]] = MappingProxyType(
    {
        Role.HOST: (Property.HOST, Property.CLAIMS_HOST),
        Role.SPEAKER: (Property.SPEAKER, Property.CLAIMS_SPEAKER),
        Role.ADDRESSEE: (Property.ADDRESSEE, Property.CLAIMS_ADDRESSEE),
        Role.TARGET: (Property.TARGET, Property.CLAIMS_TARGET),
    }
)
_JUDGEMENTS = MappingProxyType(
    {
        Judgement.SAME: Value.SAME,
        Judgement.DIFFERENT: Value.DIFFERENT,
        Judgement.UNSURE: Value.UNSURE,
    }
)
_ASPECTS = MappingProxyType(
    {
        "date": (Value.DATE_ASPECT, Property.CONTRADICTS_DATE),
        "place": (Value.PLACE_ASPECT, Property.CONTRADICTS_PLACE),
        "status": (Value.STATUS_ASPECT, Property.CONTRADICTS_STATUS),
        "amount": (Value.AMOUNT_ASPECT, Property.CONTRADICTS_AMOUNT),
    }
)


def triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, term(predicate), value)


def aspect(name: str) -> tuple[str, str]:
    """The individual for an aspect of events, and the property between claims that differ on it."""
    if name not in _ASPECTS:
        known = ", ".join(_ASPECTS)
        raise InvariantError(f"claims differ on {name!r}, which the ontology does not know; it knows {known}")
    return _ASPECTS[name]


def typed(subject: ox.NamedNode, name: str) -> Triples:
    """`subject` as an instance of the class `name` and of all above it, for stores that do not reason."""
    for each in (name, *ancestors_of(name)):
        yield triple(subject, Property.RDF_TYPE, term(iri_of(each)))


def bounds(node: ox.NamedNode, time: TimeSpan | None) -> Triples:
    """The written date and its first and last second; nothing where no date is known."""
    if time is not None:
        yield triple(node, Property.DATE, plain(time.edtf))
        yield triple(node, Property.EARLIEST, start_of(time.earliest))
        yield triple(node, Property.LATEST, end_of(time.latest))


def explained(match: Match, iris: Iris) -> Triples:
    """A comparison with its judgement, score and reasons."""
    node = iris.match(match)
    yield triple(node, Property.RDF_TYPE, term(Class.MATCH))
    yield triple(node, Property.LEFT, plain(match.left))
    yield triple(node, Property.RIGHT, plain(match.right))
    yield triple(node, Property.JUDGEMENT, term(_JUDGEMENTS[match.judgement]))
    yield triple(node, Property.SCORE, share(match.score))
    for reason in match.reasons:
        yield triple(node, Property.REASON, plain(reason))
    yield triple(node, Property.RDFS_COMMENT, plain("; ".join(match.reasons)))
