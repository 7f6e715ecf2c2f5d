"""The claims layer: what single sentences say, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import InvariantError
from kg.graph.iris import Iris, term
from kg.graph.literals import decimal, end_of, plain, share, start_of, tagged
from kg.graph.triples import ROLES, STATUSES, Triples, aspect, triple, typed
from kg.model import Claim, Event, Evidence, Extraction, OfficeClaim, OfficeHolding, Resolution, Role, Span, TimeSpan
from kg.model import Tenure as TenureValue
from kg.vocab.ontology import iri_of
from kg.vocab.terms import Class, Property, Value

_TENURES = MappingProxyType(
    {
        TenureValue.CURRENT: Value.CURRENT_TENURE,
        TenureValue.FORMER: Value.FORMER_TENURE,
        TenureValue.ELECT: Value.ELECT_TENURE,
    }
)


@dataclass(frozen=True, slots=True)
class Findings:
    """A resolution looked up from the side of claims: ids to what they belong to.

    `spots` are the entities that are places: a name that one sentence takes for a place may turn out to be a body's.
    `carried` are the claims that were carried over to the sentences of a document, by its id.
    """

    denotes: Mapping[str, str]
    events: Mapping[str, Event]
    holdings: Mapping[str, OfficeHolding]
    known: Mapping[str, str]
    spots: frozenset[str]
    carried: Mapping[str, tuple[Claim, ...]]

    @classmethod
    def of(cls, resolution: Resolution) -> Findings:
        by_id = {event.id: event for event in resolution.events}
        for claim, event in resolution.about.items():
            if event not in by_id:
                raise InvariantError(f"claim {claim} is about event {event!r}, which is not there")
        return cls(
            denotes=resolution.denotes,
            events={claim: by_id[event] for claim, event in resolution.about.items()},
            holdings={claim: holding for holding in resolution.holdings for claim in holding.claims},
            known={entity.known: entity.id for entity in resolution.entities if entity.known is not None},
            spots=frozenset(entity.id for entity in resolution.entities if entity.type.spatial),
            carried=_by_document(resolution.carried),
        )

    def claims(self, extraction: Extraction) -> Iterator[Claim]:
        """What the sentences of a document say of events: the claims read in them, then those carried over to them."""
        for claim in (*extraction.claims, *self.carried.get(extraction.document.id, ())):
            if claim.id in self.events:
                yield claim

    def belongs_to(self, claim: OfficeClaim) -> str | None:
        """The entity whose office a claim speaks of: the one named in the text, else the known one."""
        for mention in (claim.of_mention, claim.of):
            if mention is not None and mention in self.denotes:
                return self.denotes[mention]
        return self.known.get(claim.of or "")


def _by_document(carried: Iterable[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    found: dict[str, list[Claim]] = {}
    for claim in carried:
        found.setdefault(claim.evidence.document, []).append(claim)
    return {document: tuple(claims) for document, claims in found.items()}


def claims(extraction: Extraction, findings: Findings, iris: Iris, run: ox.NamedNode) -> Triples:
    """The claims of one document that are about something; the rest was not resolved."""
    text = extraction.document.text
    for claim in findings.claims(extraction):
        yield from _event_claim(claim, text, findings, iris, run)
    for office in extraction.offices:
        if office.id in findings.holdings:
            yield from _office_claim(office, text, findings, iris, run)


def _event_claim(claim: Claim, text: str, findings: Findings, iris: Iris, run: ox.NamedNode) -> Triples:
    event = findings.events[claim.id]
    node = iris.claim(claim.id)
    yield from typed(node, "Claim")
    yield triple(node, Property.ABOUT, iris.event(event.id))
    yield triple(node, Property.CLAIMS_KIND, term(iri_of(claim.type)))
    yield triple(node, Property.CLAIMS_STATUS, term(STATUSES[claim.status]))
    yield from _evidence(node, claim.evidence, claim.trigger, text, iris, run)
    yield from _time(node, claim.time)
    yield from _arguments(claim, event, findings, iris)
    if claim.translates is not None:
        yield triple(node, Property.TRANSLATES, iris.claim(claim.translates))
    if claim.attribution is not None:
        yield triple(node, Property.ATTRIBUTION, tagged(claim.attribution.words, claim.evidence.language))
        speaker = findings.denotes.get(claim.attribution.mention or "")
        if speaker is not None:
            yield triple(node, Property.ATTRIBUTED_TO, iris.entity(speaker))
    for quantity in claim.quantities:
        number = iris.quantity(claim.id, quantity.span.start)
        yield triple(node, Property.QUANTITY, number)
        yield triple(number, Property.RDF_TYPE, term(Class.QUANTITY))
        yield triple(number, Property.VALUE, decimal(quantity.value))
        yield triple(number, Property.UNIT, plain(quantity.unit))
        yield triple(number, Property.WORDS, tagged(quantity.words, claim.evidence.language))


def _arguments(claim: Claim, event: Event, findings: Findings, iris: Iris) -> Triples:
    """Who takes part and where, in the claim, and the finer role also in the world."""
    node, about = iris.claim(claim.id), iris.event(event.id)
    for argument in claim.arguments:
        identifier = findings.denotes.get(argument.mention)
        if identifier is None:
            continue
        entity = iris.entity(identifier)
        yield triple(node, Property.BASED_ON, iris.mention(argument.mention))
        if argument.role is Role.PLACE:
            if identifier in findings.spots:
                yield triple(node, Property.CLAIMS_PLACE, entity)
            continue
        yield triple(node, Property.CLAIMS_PARTICIPANT, entity)
        if argument.role in ROLES:
            in_world, in_claim = ROLES[argument.role]
            yield triple(node, in_claim, entity)
            if identifier in event.participants:
                yield triple(about, in_world, entity)


def _office_claim(claim: OfficeClaim, text: str, findings: Findings, iris: Iris, run: ox.NamedNode) -> Triples:
    node = iris.claim(claim.id)
    yield from typed(node, "OfficeClaim")
    yield triple(node, Property.ABOUT, iris.holding(findings.holdings[claim.id].id))
    yield triple(node, Property.CLAIMS_OFFICE, iris.office(claim.office))
    yield triple(node, Property.CLAIMS_TENURE, term(_TENURES[claim.tenure]))
    yield from _evidence(node, claim.evidence, claim.span, text, iris, run)
    yield from _time(node, claim.time)
    for mention in (claim.person, claim.of_mention):
        if mention is not None and mention in findings.denotes:
            yield triple(node, Property.BASED_ON, iris.mention(mention))
    if claim.person in findings.denotes:
        yield triple(node, Property.CLAIMS_HOLDER, iris.entity(findings.denotes[claim.person]))
    of = findings.belongs_to(claim)
    if of is not None:
        yield triple(node, Property.CLAIMS_OF, iris.entity(of))


def _evidence(
    node: ox.NamedNode, evidence: Evidence, trigger: Span, text: str, iris: Iris, run: ox.NamedNode
) -> Triples:
    yield triple(node, Property.STATED_IN, iris.sentence(evidence.sentence))
    yield triple(node, Property.TRIGGER, tagged(trigger.of(text), evidence.language))
    yield triple(node, Property.EXTRACTOR, plain(evidence.extractor))
    yield triple(node, Property.CONFIDENCE, share(evidence.confidence))
    yield triple(node, Property.PROV_WAS_GENERATED_BY, run)


def _time(node: ox.NamedNode, time: TimeSpan | None) -> Triples:
    if time is not None:
        yield triple(node, Property.CLAIMS_DATE, plain(time.edtf))
        yield triple(node, Property.CLAIMS_EARLIEST, start_of(time.earliest))
        yield triple(node, Property.CLAIMS_LATEST, end_of(time.latest))


def contradictions(resolution: Resolution, iris: Iris) -> Triples:
    """Which claims exclude one another and on what, in both directions: stores need not reason."""
    for contradiction in resolution.contradictions:
        left, right = iris.claim(contradiction.left), iris.claim(contradiction.right)
        for predicate in (Property.CONTRADICTS, aspect(contradiction.aspect)[1]):
            yield triple(left, predicate, right)
            yield triple(right, predicate, left)
