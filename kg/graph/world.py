"""The world layer: entities, events and office holdings, and why things were taken for one."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from kg.graph.iris import Iris, term
from kg.graph.literals import plain, tagged
from kg.graph.reference import Reference
from kg.graph.triples import STATUSES, Triples, aspect, bounds, explained, triple, typed
from kg.model import Entity, Event, Match, OfficeHolding, Resolution, Run
from kg.vocab.ontology import iri_of
from kg.vocab.terms import Class, Property


def world(resolution: Resolution, iris: Iris, reference: Reference) -> Triples:
    """Everything that is said of the world itself, apart from the roles that single claims give."""
    around = _surroundings(resolution, reference)
    for entity in resolution.entities:
        yield from _entity(entity, iris, reference)
        if entity.id in around:
            yield triple(iris.entity(entity.id), Property.WITHIN, iris.entity(around[entity.id]))
    for event in resolution.events:
        yield from _event(event, iris, around)
    for holding in resolution.holdings:
        yield from _holding(holding, iris)
        yield from _office(holding.office, iris, reference)
    for match in resolution.unsure:
        yield from explained(match, iris)


def _surroundings(resolution: Resolution, reference: Reference) -> Mapping[str, str]:
    """Entity id of a place to that of the country around it, where both are in the graph."""
    by_known = {entity.known: entity.id for entity in resolution.entities if entity.known is not None}
    found = {}
    for entity in resolution.entities:
        country = by_known.get(reference.within.get(entity.known or "", ""))
        if entity.type.spatial and country is not None and country != entity.id:
            found[entity.id] = country
    return found


def _entity(entity: Entity, iris: Iris, reference: Reference) -> Triples:
    node = iris.entity(entity.id)
    yield from typed(node, entity.type.value)
    yield triple(node, Property.KIND, term(iri_of(entity.type.value)))
    for language, label in entity.labels.items():
        yield triple(node, Property.RDFS_LABEL, tagged(label, language))
        yield triple(node, Property.SKOS_PREF_LABEL, tagged(label, language))
    for name in entity.names:
        if entity.labels.get(name.language) != name.text:
            yield triple(node, Property.SKOS_ALT_LABEL, tagged(name.text, name.language))
    yield from _matches(node, entity.matches, iris)
    for former in entity.former:
        yield triple(iris.entity(former), Property.REPLACED_BY, node)
    if entity.known is not None:
        yield triple(node, Property.SCHEMA_IDENTIFIER, plain(entity.known))
        for link in reference.links.get(entity.known, ()):
            yield triple(node, Property.SKOS_EXACT_MATCH, ox.NamedNode(link))


def _event(event: Event, iris: Iris, around: Mapping[str, str]) -> Triples:
    node = iris.event(event.id)
    yield from typed(node, event.type)
    yield triple(node, Property.KIND, term(iri_of(event.type)))
    for language, label in event.labels.items():
        yield triple(node, Property.RDFS_LABEL, tagged(label, language))
    for participant in event.participants:
        yield triple(node, Property.PARTICIPANT, iris.entity(participant))
    for place in event.places:
        yield triple(node, Property.PLACE, iris.entity(place))
        yield triple(node, Property.OCCURS_IN, iris.entity(place))
        if place in around:
            yield triple(node, Property.OCCURS_IN, iris.entity(around[place]))
    for date in event.dates:
        yield triple(node, Property.REPORTED_DATE, plain(date))
    yield triple(node, Property.STATUS, term(STATUSES[event.status]))
    for name in event.disputed:
        yield triple(node, Property.DISPUTED, term(aspect(name)[0]))
    yield from bounds(node, event.time)
    if event.agreed_at is not None:
        yield triple(node, Property.AGREED_AT, iris.event(event.agreed_at))
    yield from _matches(node, event.matches, iris)


def _holding(holding: OfficeHolding, iris: Iris) -> Triples:
    node = iris.holding(holding.id)
    yield triple(node, Property.RDF_TYPE, term(Class.OFFICE_HOLDING))
    yield triple(node, Property.HOLDER, iris.entity(holding.person))
    yield triple(node, Property.OFFICE, iris.office(holding.office))
    if holding.of is not None:
        yield triple(node, Property.OF, iris.entity(holding.of))
    yield from bounds(node, holding.time)


def _office(office: str, iris: Iris, reference: Reference) -> Triples:
    node = iris.office(office)
    yield triple(node, Property.RDF_TYPE, term(Class.OFFICE))
    yield triple(node, Property.SCHEMA_IDENTIFIER, plain(office))
    for language, label in reference.offices.get(office, {}).items():
        yield triple(node, Property.RDFS_LABEL, tagged(label, language))


def _matches(owner: ox.NamedNode, matches: tuple[Match, ...], iris: Iris) -> Triples:
    for match in matches:
        yield triple(owner, Property.MATCH, iris.match(match))
        yield from explained(match, iris)


def ran(run: Run, iris: Iris) -> Triples:
    """The software and configuration behind the graph; no clock."""
    node = iris.run(run.id)
    yield triple(node, Property.RDF_TYPE, term(Class.RUN))
    yield triple(node, Property.CONFIGURATION, plain(run.configuration))
    for name, version in run.versions:
        yield triple(node, Property.VERSION, plain(f"{name} {version}"))
