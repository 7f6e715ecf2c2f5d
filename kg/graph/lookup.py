"""Finding values of a whole build by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph.claims import Findings
from kg.model import Claim, Extraction, Mention, OfficeClaim, Resolution, Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """Claims by claim id, mentions by the entity they denote, sources and texts by document id,
    passage titles and spans by sentence id, for each claim the claims it contradicts, and the entities that stand in
    an event or an office holding."""

    findings: Findings
    sources: Mapping[str, str]
    texts: Mapping[str, str]
    titles: Mapping[str, str | None]
    mentions: Mapping[str, Sequence[Mention]]
    claims: Mapping[str, Claim]
    offices: Mapping[str, OfficeClaim]
    contradicted: Mapping[str, Sequence[str]]
    spans: Mapping[str, Span]
    claimed: frozenset[str]

    @classmethod
    def of(cls, extractions: Sequence[Extraction], resolution: Resolution) -> Lookup:
        findings = Findings.of(resolution)
        mentions: dict[str, list[Mention]] = {}
        titles: dict[str, str | None] = {}
        spans: dict[str, Span] = {}
        for analysis in (analysis for extraction in extractions for analysis in extraction.analyses):
            titles.update((sentence.id, analysis.passage.title) for sentence in analysis.sentences)
            spans.update((sentence.id, sentence.span) for sentence in analysis.sentences)
            for mention in analysis.mentions:
                if mention.id in findings.denotes:
                    mentions.setdefault(findings.denotes[mention.id], []).append(mention)
        return cls(
            findings=findings,
            sources={each.document.id: each.document.source for each in extractions},
            texts={each.document.id: each.document.text for each in extractions},
            titles=titles,
            mentions=mentions,
            claims={claim.id: claim for each in extractions for claim in findings.claims(each)},
            offices={claim.id: claim for each in extractions for claim in each.offices},
            contradicted=_contradicted(resolution),
            spans=spans,
            claimed=_claimed(resolution),
        )

    def entities(self, mentions: Sequence[str]) -> list[str]:
        """The entities that the mentions denote, each once, in order."""
        denotes = self.findings.denotes
        return list(dict.fromkeys(denotes[mention] for mention in mentions if mention in denotes))


def _claimed(resolution: Resolution) -> frozenset[str]:
    """The entities that stand in an event or an office holding."""
    found = {entity for event in resolution.events for entity in (*event.participants, *event.places)}
    for holding in resolution.holdings:
        found.update(one for one in (holding.person, holding.of) if one is not None)
    return frozenset(found)


def _contradicted(resolution: Resolution) -> Mapping[str, Sequence[str]]:
    found: dict[str, set[str]] = {}
    for contradiction in resolution.contradictions:
        found.setdefault(contradiction.left, set()).add(contradiction.right)
        found.setdefault(contradiction.right, set()).add(contradiction.left)
    return {claim: sorted(others) for claim, others in found.items()}
