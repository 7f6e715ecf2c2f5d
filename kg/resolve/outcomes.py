"""What was agreed at which meeting, and so when, where no report of the agreement dates it.

"At a summit in Beijing the presidents agreed to reopen the border" dates nothing; another report gives the day of the
summit. The agreement is of the meeting that its own sentences name, or that the sentences before tell of at the same
place ("They met in Lima. The two sides signed a treaty"), if the parties are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Event, Status
from kg.resolve.claims import Report
from kg.vocab.ontology import family_of

_AGREED, _MET = "AgreementEvent", "MeetingEvent"
_PARTIES = 2


def with_meetings(events: Sequence[Event], reports: Mapping[str, Report]) -> tuple[Event, ...]:
    """The events, undated agreements with the meeting they were reached at and its time; `reports` by claim id."""
    met: dict[tuple[str, int], list[tuple[Event, Report]]] = {}
    for event in events:
        if family_of(event.type) == _MET and event.status is Status.HAPPENED:
            for claim in event.claims:
                met.setdefault(reports[claim].passage, []).append((event, reports[claim]))
    return tuple(_settled(event, reports, met) for event in events)


def _settled(
    event: Event, reports: Mapping[str, Report], met: Mapping[tuple[str, int], list[tuple[Event, Report]]]
) -> Event:
    if event.time is not None or event.status is not Status.HAPPENED or family_of(event.type) != _AGREED:
        return event
    agreed = [reports[claim] for claim in event.claims]
    meetings = {meeting.id: meeting for report in agreed for meeting in _held(report, met.get(report.passage, ()))}
    if len(meetings) != 1:
        return event
    meeting = next(iter(meetings.values()))
    return replace(event, agreed_at=meeting.id, time=meeting.time)


def _held(report: Report, told: Sequence[tuple[Event, Report]]) -> Iterator[Event]:
    """The meetings of the same parties that the sentence of a report tells of, else the last one told at its place."""
    same = [(event, other) for event, other in told if len(report.actors & other.actors) >= _PARTIES]
    here = [event for event, other in same if other.claim.evidence.sentence == report.claim.evidence.sentence]
    before = [
        (other.position, event.id, event)
        for event, other in same
        if other.position < report.position and other.places & report.places
    ]
    yield from here or [event for *_, event in sorted(before, key=lambda each: each[:2])[-1:]]
