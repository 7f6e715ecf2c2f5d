"""Figures are those of the scorer, and what cannot be measured is said."""

import json
from pathlib import Path

from kg.evaluate.graphs import figures, scored
from kg.evaluate.sources import Sources

SCORER = """
import json, sys
graph = json.load(open(sys.argv[2], encoding="utf-8"))
print(json.dumps({"entities": {"p": 1.0, "r": 0.5, "f1": 0.6667}, "events": len(graph["events"]), "none": None}))
"""


def test_a_set_is_built_and_given_to_the_scorer_beside_it(tmp_path: Path) -> None:
    (tmp_path / "score.py").write_text(SCORER, "utf-8")
    articles = tmp_path / "small" / "articles"
    articles.mkdir(parents=True)
    (articles / "a.txt").write_text("President Xi Jinping met President Lee Jae Myung in Beijing on January 5, 2026.\n")
    gold = tmp_path / "small" / "gold.json"
    gold.write_text(json.dumps({}))
    found = scored(gold, articles)
    assert found["events"] == 1
    assert found["entities"] == {"p": 1.0, "r": 0.5, "f1": 0.6667}


def test_a_set_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    found = list(figures(Sources(tmp_path, tmp_path)))
    assert [f.value for f in found] == [None] * 4
    assert all("JISR_GOLD" in f.note for f in found)
