"""Events of PLOVER's gold records: is the family right, and is an actor right on each side?

The records are single English sentences from the manual of an event coder. Those of CONSULT and AGREE were looked at
while rules were written, the others were not. PLOVER draws some lines elsewhere: what is announced, promised or planned
is AGREE whatever it will be, and a request for anything is DEMAND. `ACCEPTED` says which of our types, in which status,
say the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.evaluate.figures import Figure
from kg.extract import Extractor
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Claim, Document, Extraction, Passage, Span, Status
from kg.text.fold import fold
from kg.text.script import direction_of

FILE = Path("plover") / "PLOVER_GSR_CAMEO.json"
_COMING = frozenset((Status.PLANNED, Status.POSSIBLE))
_EVER = frozenset(Status)
_MEETING = ("Summit", "Talks", "Meeting", "Visit", "PhoneCall", "PressConference")
_DEEDS = (*_MEETING, "Aid", "Cooperation", "Removal", "Detention", "MilitaryExercise", "Sanction")


def _all(*types: str, status: frozenset[Status] = _EVER) -> Mapping[str, frozenset[Status]]:
    return dict.fromkeys(types, status)


ACCEPTED: Mapping[str, Mapping[str, frozenset[Status]]] = MappingProxyType(
    {
        "AGREE": {**_all(*_DEEDS, status=_COMING), **_all("Agreement", "JointStatement", "Pledge")},
        "CONSULT": _all(*_MEETING),
        "SUPPORT": _all("Cooperation", "Statement", "Agreement"),
        "COOPERATE": _all("Cooperation", "Agreement", "MilitaryExercise"),
        "AID": _all("Aid"),
        "CONCEDE": _all("Agreement", "Pledge", "Removal"),
        "RETREAT": _all("Agreement", "Removal", "MilitaryExercise"),
        "DEMAND": _all("Demand"),
        "DISAPPROVE": _all("Criticism"),
        "REJECT": {**_all("Criticism", "Statement"), **_all(*_DEEDS, "Agreement", status=frozenset((Status.DENIED,)))},
        "THREATEN": _all("Threat"),
        "PROTEST": _all("Protest"),
        "SANCTION": _all("Sanction"),
        "COERCE": _all("Detention", "Sanction"),
        "MOBILIZE": _all("MilitaryExercise"),
        "FIGHT": _all("Attack"),
        "ASSAULT": _all("Attack"),
    }
)
"""Our types that say what a family says, each in the statuses in which it does. INVESTIGATE has none."""


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence with its family and the actors of each side, as written there."""

    id: str
    family: str
    text: str
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of a record: the family, and with it an actor on each side."""

    record: Record
    family: bool
    actors: bool


def records(path: Path) -> Iterator[Record]:
    """The records of a file, without its header and those without a sentence."""
    for row in json.loads(path.read_text("utf-8")):
        text = str(row.get("text") or "").strip(" {}")
        source, target = _actors(row.get("source")), _actors(row.get("target"))
        if not text or not source:
            continue
        if not target and len(source) > 1:  # "Israel and Lebanon renewed negotiations": one side each
            source, target = source[:1], source[1:]
        yield Record(row["id"], row["event"], text, tuple(side for side in (source, target) if side))


def _actors(data: object) -> tuple[str, ...]:
    found = data if isinstance(data, list) else [data]
    texts = (str(actor.get("actorText", "")) if isinstance(actor, dict) else str(actor or "") for actor in found)
    return tuple(text for text in texts if text)


def judged(record: Record, extractor: Extractor) -> Judged:
    """Read one record and compare."""
    accepted = ACCEPTED.get(record.family, {})
    found = _read(record.text, extractor)
    fitting = [claim for claim in found.claims if claim.status in accepted.get(claim.type, ())]
    return Judged(record, bool(fitting), any(_sided(record, claim, found) for claim in fitting))


def _read(text: str, extractor: Extractor) -> Extraction:
    document = Document.of("record.txt", text)
    blocks = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)
    passage = Passage(document.id, 0, "en", direction_of("en"), blocks)
    return extractor.extract(document, [pack("en").analyze(document, passage)])


def _sided(record: Record, claim: Claim, found: Extraction) -> bool:
    """Whether each side of a record has an actor among the arguments of a claim, places included."""
    surfaces = {m.id: m.surface for analysis in found.analyses for m in analysis.mentions}
    spoken = [claim.attribution.words] if claim.attribution is not None else []
    named = [_words(text) for text in (*(surfaces[a.mention] for a in claim.arguments), *spoken)]
    return all(any(_words(actor) & words for actor in side for words in named) for side in record.sides)


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    words = re.findall(r"[\w.]+", name)
    return frozenset(fold(word.replace(".", "")) for word in words if len(word) > 2 or word.isupper())


def figures(data: Path) -> Iterator[Figure]:
    """For each family the share of records with the family right, and with an actor right on each side."""
    path = data / FILE
    if not path.is_file():
        yield Figure("events", "plover", "jisr", "all", None, note=f"no {path}; set JISR_DATA to the public data sets")
        return
    extractor = Extractor()
    found: dict[str, list[Judged]] = {}
    for record in records(path):
        found.setdefault(record.family, []).append(judged(record, extractor))
    for family in sorted(found, key=lambda name: (name not in ("CONSULT", "AGREE"), name)):
        yield from _family(family, found[family])
    yield from _family("all with a type of ours", [j for name in ACCEPTED for j in found.get(name, [])])


def _family(name: str, done: Sequence[Judged]) -> Iterator[Figure]:
    missed = ", ".join(j.record.id.rpartition("-")[2] for j in done if not j.actors)
    note = f"{len(done)} records" + (f"; not: {missed}" if missed and name.isupper() else "")
    if not done:
        return
    yield Figure("events", "plover", "jisr", f"{name}: family", sum(j.family for j in done) / len(done), note=note)
    share = sum(j.actors for j in done) / len(done)
    yield Figure("events", "plover", "jisr", f"{name}: family and actors", share, note=f"{len(done)} records")
