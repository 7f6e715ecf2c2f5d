"""JSON files: Arabic as Arabic, valid UTF-8 whatever the text held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.write import json as write_json


def test_arabic_stays_legible(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    write_json({"name": "شي جين بينغ"}, path)
    assert path.read_text("utf-8") == '{\n "name": "شي جين بينغ"\n}\n'


def test_half_a_surrogate_pair_keeps_its_place_but_not_its_harm(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    write_json({"quote": "a\ud83db\udc00c"}, path)
    assert json.loads(path.read_bytes().decode("utf-8")) == {"quote": "a\ufffdb\ufffdc"}


def test_numbers_json_does_not_know_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="JSON"):
        write_json({"score": float("nan")}, tmp_path / "graph.json")
    assert list(tmp_path.iterdir()) == []


def test_hash_seeds_leave_no_trace(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from tests.graph.story import story\n"
        "from kg.graph import flat, prefixes, quads\n"
        "from kg.write import json, turtle\n"
        "t, to = story(), Path(sys.argv[2])\n"
        "turtle(quads(t.extractions, t.resolution, t.run), to / 'graph.ttl', prefixes=prefixes())\n"
        "json(flat(t.extractions, t.resolution, t.run), to / 'graph.json')\n"
    )
    stories = Path(__file__).parents[2]
    written = set()
    for seed in ("0", "1", "4242"):
        to = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program, str(stories), str(to)], check=True, env=environment)
        written.add((to.joinpath("graph.ttl").read_bytes(), to.joinpath("graph.json").read_bytes()))
    assert len(written) == 1
