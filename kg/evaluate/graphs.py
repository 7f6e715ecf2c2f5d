"""Built graphs against annotated ones, by the scorer that comes with the annotations."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg import resources
from kg.evaluate.figures import Figure
from kg.evaluate.sources import Sources
from kg.pipeline import build

SETS = ("seeds", "ntrex-dev", "news-dev", "wikinews-ar-dev")
"""The annotated sets, by folder; the articles of the first are those of the package."""


def figures(sources: Sources) -> Iterator[Figure]:
    """The scorer's table for each set that is there; for scores with precision and recall, the F1."""
    for name in SETS:
        gold = sources.gold / name / "gold.json"
        if not gold.is_file():
            yield Figure("graphs", name, "jisr", "all", None, note=f"no {gold}; set JISR_GOLD to the annotated graphs")
            continue
        for measure, value in scored(gold, articles(sources, name)).items():
            number = value["f1"] if isinstance(value, Mapping) else value
            yield Figure("graphs", name, "jisr", measure, number)


def articles(sources: Sources, name: str) -> Path:
    """Where the articles of a set lie."""
    return resources.seeds() / "articles" if name == "seeds" else sources.gold / name / "articles"


def scored(gold: Path, articles: Path) -> Mapping[str, Mapping[str, float] | float | None]:
    """What `score.py` beside the sets says of the graph that is built from the articles."""
    with tempfile.TemporaryDirectory() as folder:
        build([articles], Path(folder))
        command = [sys.executable, str(gold.parents[1] / "score.py"), str(gold), f"{folder}/graph.json", "--json"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own paths
    found: Mapping[str, Mapping[str, float] | float | None] = json.loads(done.stdout)
    return found
