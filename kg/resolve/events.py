"""Claims to events: compared within blocks, clustered under vetoes, and composed.

Reports are joined best pair first; two clusters become one only if no pair across them is vetoed
and their pairs agree on average, so that a chain of half-likely pairs joins nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from types import MappingProxyType

from kg.model import Contradiction, Event, Judgement, Match, Role, Status, TimeSpan
from kg.resolve.claims import Background, Report
from kg.resolve.counterparts import counterparts
from kg.resolve.happenings import THRESHOLD, Verdict, compare, contradiction
from kg.resolve.naming import event_ids, event_labels
from kg.resolve.outcomes import with_meetings

_MOST_SPECIFIC = ("Summit", "Talks", "Meeting")
_SHOWN = 120
_LEAST = 0.2
"""Below this two reports are of two events, whatever their neighbours say."""


@dataclass(frozen=True, slots=True)
class Happenings:
    """The events of a collection, the event of each claim, and the claims that disagree."""

    events: tuple[Event, ...]
    about: Mapping[str, str]
    contradictions: tuple[Contradiction, ...]


def resolve_events(reports: Iterable[Report], background: Background) -> Happenings:
    """Group the reports into events; the order in which they come changes nothing.

    A claim of which neither a party nor a place is known is about no event that anybody could find again.
    """
    ordered = sorted(
        (report for report in reports if report.actors or report.places),
        key=lambda report: (report.source, report.position, report.id),
    )
    verdicts = _verdicts(ordered, background)
    clusters = _clusters(ordered, verdicts)
    composed = [_compose(cluster, verdicts, background) for cluster in clusters]
    events = with_meetings(event_ids(composed), {report.id: report for report in ordered})
    about = {claim: event.id for event in events for claim in event.claims}
    differing = tuple(
        sorted(
            (
                Contradiction(min(left.id, right.id), max(left.id, right.id), aspect)
                for cluster in clusters
                for left, right in combinations(cluster, 2)
                for aspect in contradiction(left, right, background)
            ),
            key=lambda c: (c.left, c.right, c.aspect),
        )
    )
    return Happenings(tuple(sorted(events, key=lambda e: e.id)), MappingProxyType(about), differing)


def _verdicts(ordered: Sequence[Report], background: Background) -> Mapping[tuple[str, str], Verdict]:
    """Judgements on all pairs that share a block, and on those that parallel articles tell in the same sentence.

    A block is a kind with an actor, with a passage, or with a place and a day; the last is for what happens to nobody
    named: "six people were arrested in Lyon on Saturday".
    """
    blocks: dict[tuple[str, object], list[Report]] = defaultdict(list)
    for report in ordered:
        keys = {stand for actor in report.actors for stand in background.stand_ins(actor)}
        for key in keys:
            blocks[report.kind, key].append(report)
        blocks[report.kind, report.passage].append(report)
        if report.claim.time is not None and report.claim.time.days == 1:
            for place in report.places:
                blocks[report.kind, (place, report.claim.time)].append(report)
    alike = counterparts(ordered, background)
    by_id = {report.id: report for report in ordered}
    within = (pair for members in blocks.values() for pair in combinations(members, 2))
    across = ((by_id[one], by_id[other]) for one in alike for other in alike[one])
    found: dict[tuple[str, str], Verdict] = {}
    for left, right in chain(within, across):
        if (left.id, right.id) not in found and (right.id, left.id) not in found:
            told = right.id in alike.get(left.id, ())
            found[left.id, right.id] = compare(left, right, background, alike=told)
    return found


def _clusters(ordered: Sequence[Report], verdicts: Mapping[tuple[str, str], Verdict]) -> tuple[tuple[Report, ...], ...]:
    place = {report.id: number for number, report in enumerate(ordered)}
    cluster_of = {report.id: [report] for report in ordered}
    pairs = sorted(verdicts, key=lambda pair: (-verdicts[pair].score, place[pair[0]], place[pair[1]]))
    for one, other in pairs:
        if verdicts[one, other].score < THRESHOLD:
            break
        left, right = cluster_of[one], cluster_of[other]
        if left is right or not _agree(left, right, verdicts):
            continue
        merged = sorted([*left, *right], key=lambda report: place[report.id])
        for report in merged:
            cluster_of[report.id] = merged
    unique = {id(cluster): cluster for cluster in cluster_of.values()}
    return tuple(tuple(cluster) for cluster in sorted(unique.values(), key=lambda c: place[c[0].id]))


def _agree(left: Sequence[Report], right: Sequence[Report], verdicts: Mapping[tuple[str, str], Verdict]) -> bool:
    """No pair across two clusters is vetoed, and those that were compared agree on average."""
    scores = [
        verdict.score
        for a, b in product(left, right)
        if (verdict := verdicts.get((a.id, b.id)) or verdicts.get((b.id, a.id))) is not None
    ]
    return bool(scores) and min(scores) > _LEAST and sum(scores) / len(scores) >= THRESHOLD


def _compose(cluster: Sequence[Report], verdicts: Mapping[tuple[str, str], Verdict], background: Background) -> Event:
    """What the reports of one event say together; its id and labels are given later."""
    disputed = {aspect for left, right in combinations(cluster, 2) for aspect in contradiction(left, right, background)}
    times = _times(cluster)
    event = Event(
        id="",
        type=_type(cluster),
        labels={},
        claims=tuple(report.id for report in cluster),
        participants=_participants(cluster, background),
        places=_in_order(cluster, background, places=True),
        dates=tuple(sorted({time.edtf for time in times})),
        time=_time(times),
        status=_status(cluster),
        disputed=tuple(sorted(disputed)),
        matches=tuple(_matches(cluster, verdicts)),
    )
    return replace(event, labels=event_labels(event, background))


def _type(cluster: Sequence[Report]) -> str:
    counts = Counter(report.claim.type for report in cluster)
    for kind in _MOST_SPECIFIC:
        if kind in counts:
            return kind
    return min(counts, key=lambda kind: (-counts[kind], kind))


def _in_order(cluster: Sequence[Report], background: Background, *, places: bool) -> tuple[str, ...]:
    """Entities of the cluster's arguments in order of mention, each once."""
    found: dict[str, None] = {}
    for report in cluster:
        for argument in report.claim.arguments:
            entity = background.denotes.get(argument.mention)
            if entity is None or (argument.role is Role.PLACE) != places:
                continue
            if not places or background.entities[entity].type.spatial:
                found[entity] = None
    return tuple(found)


def _participants(cluster: Sequence[Report], background: Background) -> tuple[str, ...]:
    """All who take part; a capital that acts for a country named beside it adds nobody."""
    everybody = _in_order(cluster, background, places=False)
    return tuple(entity for entity in everybody if background.capitals.get(entity) not in everybody)


def _times(cluster: Sequence[Report]) -> list[TimeSpan]:
    """The times reported; one that is only assumed counts where it fits what is said."""
    dated = [(report.claim.time, report.claim.assumed) for report in cluster if report.claim.time is not None]
    said = [time for time, assumed in dated if not assumed]
    return [time for time, assumed in dated if not (assumed and said) or any(time.overlaps(other) for other in said)]


def _time(times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The narrowest reported time that all others contain, else the span of all."""
    if not times:
        return None
    narrow = min(times, key=lambda time: (time.days, time))
    if all(time.contains(narrow) for time in times):
        return narrow
    precise = [time for time in times if not any(other != time and time.contains(other) for other in times)]
    return TimeSpan.between(min(t.earliest for t in precise), max(t.latest for t in precise))


def _status(cluster: Sequence[Report]) -> Status:
    """What holds after all reports: held beats announced, called off beats expected.

    Whether something was held or not, most reports decide, then the latest.
    """
    found = Counter(_told(report, cluster) for report in cluster)
    if found[Status.HAPPENED] and found[Status.DENIED]:
        said = [report for report in cluster if report.claim.status in (Status.HAPPENED, Status.DENIED)]
        latest = max(said, key=lambda report: (_day(report.written), report.claim.status is Status.HAPPENED, report.id))
        if found[Status.DENIED] != found[Status.HAPPENED]:
            return Status.DENIED if found[Status.DENIED] > found[Status.HAPPENED] else Status.HAPPENED
        return latest.claim.status
    return next(status for status in (Status.HAPPENED, Status.DENIED, Status.PLANNED, Status.POSSIBLE) if found[status])


def _told(report: Report, cluster: Sequence[Report]) -> Status:
    """The status a report gives; a noun without a date ("the US elections") has not happened where others put the
    event behind the day of writing."""
    dates = [other.claim.time for other in cluster if other.claim.time is not None]
    undated = report.claim.time is None and report.written is not None
    if report.claim.status is not Status.HAPPENED or not undated or not dates:
        return report.claim.status
    return Status.PLANNED if min(dates).earliest.toordinal() > _day(report.written) else Status.HAPPENED


def _day(written: TimeSpan | None) -> int:
    return 0 if written is None else written.latest.toordinal()


def _matches(cluster: Sequence[Report], verdicts: Mapping[tuple[str, str], Verdict]) -> Iterable[Match]:
    """For each report after the first, the judgement that ties it most strongly to one before."""
    for number, right in enumerate(cluster[1:], start=1):
        ties = [
            (verdict.score, -place, left, verdict)
            for place, left in enumerate(cluster[:number])
            if (verdict := verdicts.get((left.id, right.id)) or verdicts.get((right.id, left.id))) is not None
        ]
        if ties:
            _, _, left, verdict = max(ties, key=lambda tie: tie[:2])
            yield Match(_shown(left), _shown(right), Judgement.SAME, verdict.score, verdict.reasons)


def _shown(report: Report) -> str:
    quote = " ".join(report.claim.evidence.quote.split())
    return quote if len(quote) <= _SHOWN else quote[: _SHOWN - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
