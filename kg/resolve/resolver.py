"""From extractions to a resolution: names, then offices, then references, then events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from kg.model import Extraction, Resolution
from kg.resolve.aliases import by_names
from kg.resolve.claims import Background, reports
from kg.resolve.entities import EntityResolver
from kg.resolve.events import resolve_events
from kg.resolve.forms import forms
from kg.resolve.offices import Offices, references
from kg.resolve.parallel import corresponding
from kg.resolve.projection import carried, with_carried
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer


def resolve(
    extractions: Sequence[Extraction],
    *,
    gazetteer: Gazetteer,
    decisions: Decisions,
) -> Resolution:
    """Which mentions are one entity and which claims are about one event; the order of articles changes nothing."""
    ordered = sorted(extractions, key=lambda each: (each.document.source, each.document.id))
    identities = EntityResolver(gazetteer, decisions).resolve(forms(ordered), by_names(ordered))
    held = Offices([claim for each in ordered for claim in each.offices], identities.entities, identities.denotes)
    mentions = [
        (mention, analysis.passage.published)
        for each in ordered
        for analysis in each.analyses
        for mention in analysis.mentions
    ]
    referring = references(mentions, held, identities.denotes)
    denotes = {**identities.denotes, **referring}
    also: dict[str, list[str]] = {}
    for mention, entity in referring.items():
        also.setdefault(entity, []).append(mention)
    entities = tuple(
        replace(e, mentions=tuple(sorted([*e.mentions, *also.get(e.id, ())]))) for e in identities.entities
    )
    holdings = held.holdings()
    background = Background.of(entities, denotes, holdings, gazetteer, corresponding(ordered, denotes))
    happenings = resolve_events(reports(ordered, background), background)
    more = carried(ordered, happenings.about, background)
    about = {**happenings.about, **{c.id: happenings.about[c.translates] for c in more if c.translates is not None}}
    return Resolution(
        entities,
        with_carried(happenings.events, more, about),
        holdings,
        MappingProxyType(denotes),
        MappingProxyType(about),
        happenings.contradictions,
        identities.unsure,
        more,
    )
