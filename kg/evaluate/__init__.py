"""The room that measures: each benchmark reads data that is kept apart from the package and yields figures.

A benchmark is a module with `figures(sources) -> Iterator[Figure]` and one line in `BENCHMARKS`. Nothing that
builds a graph imports this room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from kg.errors import NotFoundError
from kg.evaluate.figures import Figure
from kg.evaluate.sources import Sources

BENCHMARKS: Mapping[str, str] = MappingProxyType(
    {
        "recognition": "kg.evaluate.recognition",
        "names": "kg.evaluate.names",
        "names-scale": "kg.evaluate.name_scale",
        "graphs": "kg.evaluate.graphs",
        "events": "kg.evaluate.events",
        "view": "kg.evaluate.view",
    }
)
"""Name of the benchmark to its module, in the order of the table."""

Benchmark = Callable[[Sources], Iterator[Figure]]


def benchmark(name: str) -> Benchmark:
    """The benchmark of that name; its libraries are loaded only now."""
    if name not in BENCHMARKS:
        raise NotFoundError(f"there is no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    return cast(Benchmark, import_module(BENCHMARKS[name]).figures)


__all__ = ["BENCHMARKS", "Benchmark", "Figure", "Sources", "benchmark"]
