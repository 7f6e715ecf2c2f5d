"""Annotated reports of events against a built graph, one language beside the other, with what went wrong by class.

The scorer beside the annotations asks whether an event was found at all; this asks it of every *report*: did the
text in this language yield the event, and what of it? So English and Arabic can be told apart, and errors read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from kg.text.fold import fold

Data = Mapping[str, Any]
"""A JSON object: the annotations, a flat graph, or one of their entries."""


class Fault(StrEnum):
    """What can be wrong with a report, the gravest first; a report has all that apply but those behind MISSED."""

    MISSED = "missed"
    TYPE = "type"
    PARTICIPANTS = "participants"
    DATE = "date"
    PLACE = "place"
    STATUS = "status"


ASKED = (Fault.TYPE, Fault.PARTICIPANTS, Fault.DATE, Fault.PLACE, Fault.STATUS)


@dataclass(frozen=True, slots=True)
class Reading:
    """One report: its language, wanted event and quote, what was asked of it, and what of that is wrong."""

    event: str
    language: str
    quote: str
    asked: frozenset[Fault]
    faults: frozenset[Fault]

    @property
    def missed(self) -> bool:
        return Fault.MISSED in self.faults


def readings(gold: Data, graph: Data, families: Mapping[str, str]) -> Iterator[Reading]:
    """Every report of the annotations, compared with the event of the graph that its text yields.

    `families` are the families of event types: an event is found where one of the family rests on a sentence
    that holds the quote (or lies in it); of several the one with most of the participants counts.
    """
    compare = _Comparison.of(gold, graph, families)
    for event in gold["events"]:
        for report in event["reports"]:
            yield compare.reading(event, report)


@dataclass(frozen=True, slots=True)
class _Comparison:
    files: Mapping[str, str]
    names: Mapping[str, frozenset[str]]
    found: Mapping[str, frozenset[str]]
    events: Sequence[Data]
    families: Mapping[str, str]

    @classmethod
    def of(cls, gold: Data, graph: Data, families: Mapping[str, str]) -> _Comparison:
        return cls(
            {d["id"]: Path(d["file"]).name for d in gold["documents"]},
            {e["id"]: _names(e) for e in gold["entities"]},
            {e["id"]: _names(e) for e in graph["entities"]},
            graph["events"],
            families,
        )

    def reading(self, event: Data, report: Data) -> Reading:
        asked = {Fault.TYPE, Fault.STATUS}
        asked |= {Fault.PARTICIPANTS} if event["participants"] else set()
        asked |= {Fault.DATE} if event.get("date") else set()
        asked |= {Fault.PLACE} if event.get("places") else set()
        told = [found for found in self.events if self._tells(found, event, report)]
        best = max(told, key=lambda found: (self._present(event, found), found["type"] == event["type"]), default=None)
        faults = {Fault.MISSED} if best is None else {fault for fault in asked if self._wrong(fault, event, best)}
        return Reading(event["id"], report["language"], report["quote"], frozenset(asked), frozenset(faults))

    def _tells(self, found: Data, event: Data, report: Data) -> bool:
        if self.families.get(found["type"]) != self.families.get(event["type"]):
            return False
        quote, source = fold(report["quote"]), self.files[report["document"]]
        sentences = (fold(e["quote"]) for e in found["evidence"] if Path(e["source"]).name == source)
        return any(quote in sentence or sentence in quote for sentence in sentences)

    def _present(self, event: Data, found: Data) -> int:
        """How many of the wanted participants take part."""
        return sum(any(self._one(w, p) for w in slot for p in found["participants"]) for slot in event["participants"])

    def _one(self, wanted: str, entity: str) -> bool:
        return bool(self.names.get(wanted, frozenset()) & self.found.get(entity, frozenset()))

    def _wrong(self, fault: Fault, event: Data, found: Data) -> bool:
        if fault is Fault.TYPE:
            return bool(found["type"] != event["type"])
        if fault is Fault.STATUS:
            return bool(found["status"] != event["status"])
        if fault is Fault.PARTICIPANTS:
            return self._present(event, found) < len(event["participants"])
        if fault is Fault.PLACE:
            return not any(self._one(w, p) for w in event["places"] for p in found["places"])
        return not all(any(_dated(day, have) for have in found["dates"]) for day in _listed(event["date"]))


def _names(entity: Data) -> frozenset[str]:
    return frozenset(fold(name) for names in entity["names"].values() for name in names)


def _listed(date: str | Sequence[str]) -> Sequence[str]:
    return [date] if isinstance(date, str) else date


def _dated(wanted: str, have: str) -> bool:
    """Whether a date says the one wanted: at least as exact, or known to the month."""
    return have.startswith(wanted) or (wanted.startswith(have) and len(have) >= len("2026-01"))


def shares(done: Sequence[Reading]) -> Iterator[tuple[str, float, int]]:
    """(measure, share, of how many): reports found, and of those found each thing asked that is right."""
    if not done:
        return
    hit = [r for r in done if not r.missed]
    yield "found", len(hit) / len(done), len(done)
    for fault in ASKED:
        asked = [r for r in hit if fault in r.asked]
        if asked:
            yield f"{fault} right", sum(fault not in r.faults for r in asked) / len(asked), len(asked)


def listing(done: Sequence[Reading], fault: Fault, *, longest: int) -> str:
    """The reports with a fault: the events by id, and so many of their quotes."""
    wrong = [r for r in done if fault in r.faults]
    events = Counter(r.event for r in wrong)
    quotes = [f"{r.event}: {' '.join(r.quote.split())[:60]}" for r in wrong[:longest]]
    rest = len(events) - len({r.event for r in wrong[:longest]})
    return "; ".join(quotes) + (f"; and {rest} more" if rest > 0 else "")
