"""`kg evaluate`: every benchmark that data can be found for, as one table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.commands.speech import say
from kg.commands.terminal import output, table
from kg.evaluate import BENCHMARKS, Figure, Sources, benchmark


def run(names: Sequence[str], *, data: Path | None, gold: Path | None, as_json: bool) -> int:
    """Print the figures of the benchmarks named, or of all; 1 if one could not be measured."""
    sources = Sources.found(data, gold)
    found: list[Figure] = []
    for name in names or BENCHMARKS:
        measure = benchmark(name)
        say(f"measuring {name} ...")
        found += measure(sources)
    _print(found, as_json=as_json)
    return 1 if any(figure.value is None for figure in found) else 0


def _print(found: Iterable[Figure], *, as_json: bool) -> None:
    if as_json:
        for figure in found:
            sys.stdout.write(json.dumps(asdict(figure), ensure_ascii=False) + "\n")
        return
    rows = [(f.benchmark, f.data, f.system, f.measure, _shown(f), f.note) for f in found]
    output().print(table(("benchmark", "data", "system", "measure", "value", "note"), rows))


def _shown(figure: Figure) -> str:
    if figure.value is None:
        return "not measured"
    if figure.unit:
        return f"{figure.value:,.6g} {figure.unit}"
    return f"{figure.value:.3f}"
