"""`kg evaluate events`: reports in the annotated sets, by language and kind of error, and PLOVER's records."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluate import plover
from kg.evaluate.figures import Figure
from kg.evaluate.graphs import SETS, articles
from kg.evaluate.reports import Fault, Reading, listing, readings, shares
from kg.evaluate.sources import Sources
from kg.pipeline import build
from kg.vocab.events import EventTypes

_QUOTES = 4
_LANGUAGES = ("en", "ar")


def figures(sources: Sources) -> Iterator[Figure]:
    """For each annotated set, languages side by side: shares right, then errors by class with examples; then PLOVER."""
    for name in SETS:
        gold = sources.gold / name / "gold.json"
        if not gold.is_file():
            yield Figure("events", name, "jisr", "all", None, note=f"no {gold}; set JISR_GOLD to the annotated graphs")
            continue
        yield from _compared(name, list(_read(gold, articles(sources, name))))
    yield from plover.figures(sources.data)


def _read(gold: Path, texts: Path) -> Iterator[Reading]:
    families = {name: found.family for name, found in EventTypes.load().types.items()}
    with tempfile.TemporaryDirectory() as folder:
        build([texts], Path(folder))
        graph = json.loads((Path(folder) / "graph.json").read_text("utf-8"))
    yield from readings(json.loads(gold.read_text("utf-8")), graph, families)


def _compared(name: str, done: Sequence[Reading]) -> Iterator[Figure]:
    by_language = {language: [r for r in done if r.language == language] for language in _LANGUAGES}
    rows = [
        Figure("events", name, "jisr", f"{measure}, {language}", share, note=f"{of} reports")
        for language, own in by_language.items()
        for measure, share, of in shares(own)
    ]
    order = [row.measure.partition(",")[0] for row in rows]
    yield from sorted(rows, key=lambda row: order.index(row.measure.partition(",")[0]))
    for fault in Fault:
        for language, own in by_language.items():
            wrong = sum(fault in r.faults for r in own)
            if wrong:
                note = listing(own, fault, longest=_QUOTES)
                yield Figure("events", name, "jisr", f"{_said(fault)}, {language}", wrong, unit="reports", note=note)


def _said(fault: Fault) -> str:
    return str(fault) if fault is Fault.MISSED else f"{fault} wrong"
