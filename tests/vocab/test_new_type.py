"""What CONTRIBUTING says of a new event type is all there is to do: a class and a file, and no line of code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = {
    "english.txt": "Oslo, 2 June 2024\n\nNorway mediated between Chad and Libya in May 2024.\n",
    "arabic.txt": "أوسلو، 2 يونيو 2024\n\nتوسطت النرويج بين تشاد وليبيا في مايو 2024.\n",
}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, its ontology and its seeds, changed as the page says."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("kg", "ontology", "seeds", "tests"):
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__", "node_modules"))
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    turtle, events = (re.search(rf"```{kind}\n(.+?)```", page, re.DOTALL) for kind in ("turtle", "yaml"))
    assert turtle is not None
    assert events is not None
    ontology = folder / "ontology" / "kg.ttl"
    ontology.write_text(f"{ontology.read_text('utf-8')}\n{turtle.group(1)}", "utf-8")
    (folder / "seeds" / "events" / "mediation.yaml").write_text(events.group(1), "utf-8")
    for source, text in ARTICLES.items():
        (folder / "in").mkdir(exist_ok=True)
        (folder / "in" / source).write_text(text, "utf-8")
    run(folder, "kg.vocab.generate")
    return folder


def run(folder: Path, module: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_its_examples_are_tests_that_pass(checkout: Path) -> None:
    said = run(
        checkout, "pytest", "-q", "-p", "no:cacheprovider", "tests/extract/test_examples.py", "-k", "Mediation or types"
    )
    assert "passed" in said


def test_both_languages_yield_one_event_of_the_type_in_a_valid_graph(checkout: Path) -> None:
    run(checkout, "kg", "build", "in", "--out", "out")
    graph = json.loads((checkout / "out" / "graph.json").read_text("utf-8"))
    found = [event for event in graph["events"] if event["type"] == "Mediation"]
    assert [(e["family"], e["dates"], sorted(v["language"] for v in e["evidence"])) for e in found] == [
        ("MeetingEvent", ["2024-05"], ["ar", "en"])
    ]
    labels = {e["id"]: e["labels"]["en"] for e in graph["entities"]}
    assert sorted(labels[key] for key in found[0]["participants"]) == ["Chad", "Libya", "Norway"]
    run(checkout, "kg", "validate", "out/graph.ttl")
