"""Which report of one article says what a report of a parallel article says.

A translation tells what its original tells, each thing once. So of the reports in two sentences that say the same,
those that fit best are paired first, and each is paired once: with a report of somebody in common, though one reading
took a demand for a remark, or with one of its kind. What is left over alone on both sides is paired too if it is of
one kind and one reading may have missed or mistaken who takes part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from kg.model import Status
from kg.resolve.claims import Background, Report
from kg.vocab.ontology import family_of

_KIND, _PARTY, _PARTIES, _TIME, _COMING = 3.0, 2.0, 1.0, 1.0, 0.5
_LEAST = 2.0
_TO_COME = frozenset((Status.PLANNED, Status.POSSIBLE))

Counterparts = Mapping[str, frozenset[str]]


def counterparts(ordered: Sequence[Report], background: Background) -> Counterparts:
    """For the reports that have any, the ids of the reports of parallel articles that say the same."""
    told: dict[str, list[Report]] = defaultdict(list)
    for report in ordered:
        told[report.claim.evidence.sentence].append(report)
    found: dict[str, set[str]] = defaultdict(set)
    for one in sorted(told):
        for other in sorted(background.parallel.get(one, ())):
            if one < other and other in told:
                for left, right in _paired(told[one], told[other], background):
                    found[left.id].add(right.id)
                    found[right.id].add(left.id)
    return {report: frozenset(others) for report, others in found.items()}


def _paired(
    lefts: Sequence[Report], rights: Sequence[Report], background: Background
) -> Iterator[tuple[Report, Report]]:
    """The reports of two corresponding sentences, the best fit first, each once."""
    fits = [
        (_fit(left, right, background), left, right)
        for left, right in product(lefts, rights)
        if family_of(left.claim.type) == family_of(right.claim.type)
    ]
    open_ = {report.id for report in (*lefts, *rights)}
    for fit, left, right in sorted(fits, key=lambda each: (-each[0], each[1].position, each[2].position)):
        if fit >= _LEAST and {left.id, right.id} <= open_:
            open_ -= {left.id, right.id}
            yield left, right
    rest = [(left, right) for _, left, right in fits if {left.id, right.id} <= open_]
    yield from ((left, right) for left, right in rest[:1] if len(rest) == 1 and _mistaken(left, right))


def _fit(left: Report, right: Report, background: Background) -> float:
    """How much speaks for two reports of one family saying the same."""
    fit = _KIND if left.kind == right.kind else 0.0
    if left.actors and right.actors:
        fit += _PARTY if background.in_common(left.actors, right.actors) else -_PARTY
        fit += _PARTIES if left.actors == right.actors else 0.0
    if left.speakers and right.speakers and not background.in_common(left.speakers, right.speakers):
        fit -= _PARTIES
    if left.claim.time is not None and right.claim.time is not None:
        fit += _TIME if left.claim.time.overlaps(right.claim.time) else -_TIME
    return fit + (_COMING if (left.claim.status in _TO_COME) is (right.claim.status in _TO_COME) else 0.0)


def _mistaken(left: Report, right: Report) -> bool:
    """Whether one report may be the other read wrongly: a threatened country taken for the one that threatens."""
    return left.kind == right.kind and (left.said or not left.actors or not right.actors)
