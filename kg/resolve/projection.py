"""Claims carried over to the sentences that translate their own: who reads the translation is told the same.

Where one reading misses what the other finds, the sentence that says it is known all the same, as the articles are
laid side by side. To carry over what is read in one language to the sentences aligned with it is annotation projection
(Yarowsky and Ngai, "Inducing Multilingual POS Taggers and NP Bracketers via Robust Projection across Aligned Corpora",
2001). It is cautious, as a wrong alignment would put words into somebody's mouth: both articles must be translations
throughout, something named must tie the two sentences, and the other must name who takes part, but
for those whom the claim's own only refers to.

A claim that was carried over says so. It stands for no event of its own, contradicts nothing and confirms nothing: an
event is what the claims that were read say, and what was carried over is never carried on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Claim, Event, Evidence, Extraction, Role
from kg.resolve.claims import Background
from kg.resolve.transfer import Told, arguments, attribution, quantities, trigger
from kg.vocab.ontology import family_of

EXTRACTOR = "translation/1"
_LEAST = 0.6
"""What a correspondence must be worth."""
_SURE = 0.8
"""From this worth on a sentence is known to translate another, whatever its words."""


def carried(extractions: Iterable[Extraction], about: Mapping[str, str], background: Background) -> tuple[Claim, ...]:
    """The claims that translated sentences make without being read so, in order; `about` gives the events of claims."""
    tied = frozenset(one for one, others in background.parallel.items() if max(others.values()) >= _LEAST)
    told = {each.sentence.id: each for extraction in extractions for each in _told(extraction, about, tied)}
    found: dict[tuple[str, str], tuple[float, Claim]] = {}
    for one in sorted(told):
        for other, worth in sorted(background.parallel.get(one, {}).items()):
            for claim in told[one].claims if worth >= _LEAST and other in told else ():
                key = other, about[claim.id]
                projected = _projected(claim, told[one], told[other], worth, about, background)
                if projected is not None and (key not in found or found[key][0] < worth):
                    found[key] = worth, projected
    return tuple(sorted((claim for _, claim in found.values()), key=lambda claim: claim.id))


def with_carried(events: Sequence[Event], claims: Iterable[Claim], about: Mapping[str, str]) -> tuple[Event, ...]:
    """The events, with the claims that were carried over behind those that were read."""
    more: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.translates is not None:
            more[about[claim.translates]].append(claim.id)
    return tuple(replace(event, claims=(*event.claims, *more.get(event.id, ()))) for event in events)


def _told(extraction: Extraction, about: Mapping[str, str], tied: frozenset[str]) -> Iterator[Told]:
    """The sentences of a document in which events are reported, those that are `tied` to others."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in extraction.claims:
        if claim.id in about:
            claims[claim.evidence.sentence].append(claim)
    for analysis in extraction.analyses:
        for sentence in analysis.sentences:
            if sentence.id in tied and sentence.kind.reports:
                here = tuple(m for m in analysis.mentions if m.sentence == sentence.id)
                before = tuple(m for m in analysis.mentions if m.span.end <= sentence.span.start)
                yield Told(sentence, here, before, tuple(claims.get(sentence.id, ())))


def _projected(
    claim: Claim, own: Told, other: Told, worth: float, about: Mapping[str, str], background: Background
) -> Claim | None:
    """The claim as the other sentence makes it; None if that makes it already, or too little of it is found there."""
    if any(about[each.id] == about[claim.id] for each in other.claims):
        return None
    rivals = [each for each in other.claims if _rival(each, claim, own, about)]
    found = arguments(claim, own, other, background)
    if not found or any(_may_be(rival, claim, background) for rival in rivals):
        return None
    if rivals and not all(other.names(each.mention) for each in found if each.role is not Role.PLACE):
        return None
    words = trigger(claim, found, other, sure=worth >= _SURE)
    if words is None:
        return None
    sentence = other.sentence
    confidence = round(claim.evidence.confidence * worth, 4)
    return replace(
        claim,
        trigger=words,
        arguments=found,
        evidence=Evidence(
            sentence.document, sentence.id, sentence.span, sentence.text, sentence.language, EXTRACTOR, confidence
        ),
        attribution=attribution(claim, other, background),
        quantities=tuple(quantities(claim, other)),
        translates=claim.id,
    )


def _rival(each: Claim, claim: Claim, own: Told, about: Mapping[str, str]) -> bool:
    """Whether a claim of the other sentence is of the family of this one and has no counterpart in its sentence."""
    return family_of(each.type) == family_of(claim.type) and about[each.id] not in {about[c.id] for c in own.claims}


def _may_be(rival: Claim, claim: Claim, background: Background) -> bool:
    """Whether a rival may be the claim read differently: of its very type, or with somebody in common or nobody."""
    theirs, mine = _actors(rival, background), _actors(claim, background)
    return rival.type == claim.type or not mine or not theirs or background.in_common(mine, theirs)


def _actors(claim: Claim, background: Background) -> frozenset[str]:
    found = (background.denotes.get(mention) for mention in claim.mentions())
    return frozenset(background.capitals.get(entity, entity) for entity in found if entity is not None)
