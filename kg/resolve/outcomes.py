"""What was agreed at which meeting, and so when, where no report of the agreement dates it.

"At a summit in Beijing the presidents agreed to reopen the border" dates nothing; another report gives the day of the
summit. The agreement is of the meeting that its own sentences name, if the parties are the same.
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
    met: dict[str, list[tuple[Event, Report]]] = {}
    for event in events:
        if family_of(event.type) == _MET and event.time is not None and event.status is Status.HAPPENED:
            for claim in event.claims:
                met.setdefault(reports[claim].claim.evidence.sentence, []).append((event, reports[claim]))
    return tuple(_settled(event, reports, met) for event in events)


def _settled(event: Event, reports: Mapping[str, Report], met: Mapping[str, list[tuple[Event, Report]]]) -> Event:
    if event.time is not None or event.status is not Status.HAPPENED or family_of(event.type) != _AGREED:
        return event
    meetings = {meeting.id: meeting for claim in event.claims for meeting in _held(reports[claim], met)}
    if len(meetings) != 1:
        return event
    meeting = next(iter(meetings.values()))
    return replace(event, agreed_at=meeting.id, time=meeting.time)


def _held(report: Report, met: Mapping[str, list[tuple[Event, Report]]]) -> Iterator[Event]:
    """The meetings of the same parties that the sentence of a report tells of."""
    for meeting, other in met.get(report.claim.evidence.sentence, ()):
        if len(report.actors & other.actors) >= _PARTIES:
            yield meeting
