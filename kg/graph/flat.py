"""`graph.json`: the same graph as plain values, for the page, the scorer and other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.graph.iris import DEFAULT_BASE, Iris
from kg.graph.lookup import Lookup
from kg.graph.reference import Reference
from kg.model import (
    Claim,
    Entity,
    Event,
    Extraction,
    Form,
    Match,
    OfficeClaim,
    OfficeHolding,
    Resolution,
    Role,
    Run,
    Span,
    TimeSpan,
)
from kg.model.flat import (
    FlatDocument,
    FlatEntity,
    FlatEvent,
    FlatEvidence,
    FlatGraph,
    FlatMatch,
    FlatMention,
    FlatQuote,
    FlatRole,
    FlatRoleEvidence,
    FlatSentence,
)
from kg.vocab.ontology import family_of

_NOTHING_KNOWN = Reference()
_UNDATED = "9999"


def flat(
    extractions: Iterable[Extraction],
    resolution: Resolution,
    run: Run,
    *,
    base_iri: str = DEFAULT_BASE,
    reference: Reference = _NOTHING_KNOWN,
) -> FlatGraph:
    """The graph as `graph.json` holds it, in one order whatever that of `extractions`.

    Entities come by id, events by date and id, evidence by source and place in the text. An
    entity is listed when a text names it or when something that is listed involves it.
    """
    iris = Iris(base_iri)
    ordered = sorted(extractions, key=lambda each: (each.document.source, each.document.id))
    lookup = Lookup.of(ordered, resolution)
    events = [_event(event, lookup, iris) for event in resolution.events]
    roles = [_role(holding, lookup, iris, reference) for holding in resolution.holdings]
    involved = {entity for event in events for entity in _involved(event)}
    involved.update(entity for role in roles for entity in (role["person"], role["of"]) if entity is not None)
    entities = [_entity(entity, lookup, iris, reference) for entity in resolution.entities]
    return {
        "run": {"id": run.id, "configuration": run.configuration, **dict(run.versions)},
        "documents": [_document(extraction) for extraction in ordered],
        "entities": sorted((e for e in entities if e["names"] or e["id"] in involved), key=lambda e: e["id"]),
        "events": sorted(events, key=lambda event: (event["earliest"] or _UNDATED, event["id"])),
        "roles": sorted(roles, key=lambda role: role["id"]),
    }


def _involved(event: FlatEvent) -> set[str]:
    found = {*event["participants"], *event["places"]}
    for evidence in event["evidence"]:
        found.update(evidence["participants"], evidence["places"])
        if evidence["speaker"] is not None:
            found.add(evidence["speaker"])
    return found


def _document(extraction: Extraction) -> FlatDocument:
    document = extraction.document
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": _edtf(document.published),
        "languages": sorted({analysis.passage.language for analysis in extraction.analyses}),
        "url": document.url,
        "publisher": document.publisher,
    }


def _entity(entity: Entity, lookup: Lookup, iris: Iris, reference: Reference) -> FlatEntity:
    mentions: list[FlatMention] = [
        {
            "source": lookup.sources[mention.document],
            "start": mention.span.start,
            "end": mention.span.end,
            "text": mention.surface,
            "language": mention.language,
            "form": mention.form.value,
        }
        for mention in lookup.mentions.get(entity.id, ())
    ]
    return {
        "id": entity.id,
        "iri": iris.entity(entity.id).value,
        "type": entity.type.value,
        "labels": {language: entity.labels[language] for language in sorted(entity.labels)},
        "names": _names(entity, lookup),
        "mentions": sorted(mentions, key=lambda m: (m["source"], m["start"], m["end"])),
        "matches": _matches(entity.matches),
        "quotes": _quotes(entity, lookup),
        "links": sorted(reference.links.get(entity.known or "", ())),
        "former": list(entity.former),
    }


def _quotes(entity: Entity, lookup: Lookup) -> list[FlatQuote]:
    """The sentences that name an entity of which no claim tells; all others have theirs behind their claims."""
    if entity.id in lookup.claimed:
        return []
    mentions = lookup.mentions.get(entity.id, ())
    found = {(lookup.sources[m.document], lookup.spans[m.sentence], m.document, m.language) for m in mentions}
    return [
        {
            "source": source,
            "start": span.start,
            "end": span.end,
            "quote": span.of(lookup.texts[document]),
            "language": language,
        }
        for source, span, document, language in sorted(found)
    ]


def _names(entity: Entity, lookup: Lookup) -> dict[str, list[str]]:
    """Forms by language. A nationality word is no name of a country, unless the texts have no other."""
    forms = {(name.language, name.text) for name in entity.names}
    if not forms:
        demonyms = (m for m in lookup.mentions.get(entity.id, ()) if m.form is Form.DEMONYM)
        forms = {(mention.language, mention.name) for mention in demonyms}
    found: dict[str, list[str]] = {}
    for language, text in sorted(forms):
        found.setdefault(language, []).append(text)
    return found


def _event(event: Event, lookup: Lookup, iris: Iris) -> FlatEvent:
    evidence = [_evidence(claim, lookup) for claim in event.claims]
    return {
        "id": event.id,
        "iri": iris.event(event.id).value,
        "type": event.type,
        "family": family_of(event.type),
        "label": {language: event.labels[language] for language in sorted(event.labels)},
        "participants": list(event.participants),
        "places": list(event.places),
        "dates": list(event.dates) if event.agreed_at is None or event.time is None else [event.time.edtf],
        "earliest": event.time.earliest.isoformat() if event.time is not None else None,
        "latest": event.time.latest.isoformat() if event.time is not None else None,
        "status": event.status.value,
        "disputed": sorted(event.disputed),
        "agreed_at": event.agreed_at,
        "evidence": sorted(evidence, key=lambda each: (each["source"], each["start"], each["claim"])),
        "matches": _matches(event.matches),
    }


def _evidence(identifier: str, lookup: Lookup) -> FlatEvidence:
    claim = lookup.claims[identifier]
    spoken = claim.attribution
    speaker = lookup.entities([spoken.mention]) if spoken is not None and spoken.mention is not None else []
    return {
        **_sentence(claim, claim.trigger, lookup),
        "type": claim.type,
        "status": claim.status.value,
        "participants": lookup.entities(claim.mentions()),
        "places": [e for e in lookup.entities(claim.mentions(Role.PLACE)) if e in lookup.findings.spots],
        "attributed_to": spoken.words if spoken is not None else None,
        "speaker": speaker[0] if speaker else None,
        "quantities": [{"value": q.value, "unit": q.unit, "words": q.words} for q in claim.quantities],
        "contradicts": list(lookup.contradicted.get(claim.id, ())),
        "translation_of": claim.translates,
    }


def _role(holding: OfficeHolding, lookup: Lookup, iris: Iris, reference: Reference) -> FlatRole:
    evidence = [_role_evidence(claim, lookup) for claim in holding.claims]
    labels = reference.offices.get(holding.office, {})
    return {
        "id": holding.id,
        "iri": iris.holding(holding.id).value,
        "person": holding.person,
        "office": holding.office,
        "label": {language: labels[language] for language in sorted(labels)},
        "of": holding.of,
        "from": holding.time.earliest.isoformat() if holding.time is not None else None,
        "to": holding.time.latest.isoformat() if holding.time is not None else None,
        "evidence": sorted(evidence, key=lambda each: (each["source"], each["start"], each["claim"])),
    }


def _role_evidence(identifier: str, lookup: Lookup) -> FlatRoleEvidence:
    claim = lookup.offices[identifier]
    return {
        **_sentence(claim, claim.span, lookup),
        "tenure": claim.tenure.value,
    }


def _sentence(claim: Claim | OfficeClaim, trigger: Span, lookup: Lookup) -> FlatSentence:
    evidence = claim.evidence
    return {
        "claim": claim.id,
        "source": lookup.sources[evidence.document],
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "language": evidence.language,
        "title": lookup.titles.get(evidence.sentence),
        "trigger": trigger.of(lookup.texts[evidence.document]),
        "date": _edtf(claim.time),
        "confidence": evidence.confidence,
        "extractor": evidence.extractor,
    }


def _matches(matches: Sequence[Match]) -> list[FlatMatch]:
    flattened: list[FlatMatch] = [
        {
            "left": match.left,
            "right": match.right,
            "judgement": match.judgement.value,
            "score": round(match.score, 4),
            "reasons": list(match.reasons),
            "features": dict(match.features),
        }
        for match in matches
    ]
    return sorted(flattened, key=lambda m: (m["left"], m["right"], m["judgement"], m["score"], m["reasons"]))


def _edtf(time: TimeSpan | None) -> str | None:
    return time.edtf if time is not None else None
