"""The page is one file, the same for the same graph, built from the sources that lie beside it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import kg.view
from kg.commands.view import run
from kg.errors import InputError
from kg.evaluate.synthetic import synthetic
from kg.view import page
from kg.view.extent import extent
from tests.view.story import HOSTILE, graph, summit

VIEW = Path(kg.view.__file__).parent
WEB, ASSETS = VIEW / "web", VIEW / "assets"


def island(text: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="graph-data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    value: dict[str, object] = json.loads(found[1])
    return value


class Elements(HTMLParser):
    """What elements a page has, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_same_graph_gives_the_same_bytes_in_every_process() -> None:
    program = """
import hashlib
from kg.view import page
from tests.view.story import summit
print(hashlib.sha256(page(summit()).encode()).hexdigest())"""
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Riyadh"))
    }
    assert made == {hashlib.sha256(page(summit()).encode()).hexdigest()}


def test_the_policy_lets_nothing_run_or_load_but_what_the_file_holds() -> None:
    elements = Elements(page(summit())).found
    (policy,) = [attrs["content"] for tag, attrs in elements if attrs.get("http-equiv") == "Content-Security-Policy"]
    assert policy is not None
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name in ("script-src", "style-src"):
        assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]+'", rules[name])
    assert "unsafe" not in policy
    assert "http" not in policy.replace("http-equiv", "")
    assert [
        attrs
        for _, attrs in elements
        if "src" in attrs or "href" in attrs or any(name.startswith("on") for name in attrs)
    ] == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_inside_the_data(name: str) -> None:
    calm, text = Elements(page(graph())).found, page(graph((name,)))
    assert Elements(text).found == calm
    names = [each["labels"]["en"] for each in island(text)["graph"]["entities"]]  # type: ignore[index]
    assert names == [name, "Lima"]


def test_the_page_carries_the_whole_graph_json() -> None:
    assert island(page(summit()))["graph"] == summit()


def test_a_graph_of_five_thousand_nodes_is_carried_whole() -> None:
    whole = extent(synthetic(5000))
    assert (whole.entities_left_out, whole.events_left_out) == (0, 0)


def test_of_a_larger_graph_the_best_connected_part_is_carried_and_the_rest_counted() -> None:
    large = synthetic(900)
    part = extent(large, most=300)
    kept = {each["id"] for each in part.graph["entities"]}
    assert len(kept) + len(part.graph["events"]) <= 300
    assert part.entities_left_out == len(large["entities"]) - len(kept)
    assert part.events_left_out == len(large["events"]) - len(part.graph["events"]) > 0
    assert all(kept.intersection(each["participants"]) for each in part.graph["events"])
    assert "x00000" in kept  # most events have it
    assert island(page(large, carried=300))["leftOut"] == {
        "entities": part.entities_left_out, "events": part.events_left_out,
    }  # fmt: skip


def test_what_is_committed_was_built_from_the_sources_beside_it() -> None:
    """`npm run build` in kg/view/web writes the digest of what it built from."""
    names = sorted(["build.mjs", "package-lock.json", *(f"src/{path.name}" for path in (WEB / "src").iterdir())])
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (WEB / name).read_bytes() + b"\0")
    assert (ASSETS / "sources.sha256").read_text("utf-8").strip() == digest.hexdigest()


def test_the_sources_put_no_text_into_markup() -> None:
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet|\beval\(|new Function|fetch\(|XMLHttp"
    )
    found = [path.name for path in (WEB / "src").iterdir() if forbidden.search(path.read_text("utf-8"))]
    assert found == []


def test_a_source_is_small_and_says_what_it_is_for() -> None:
    for path in (WEB / "src").iterdir():
        lines = path.read_text("utf-8").splitlines()
        assert len(lines) <= 400, path.name
        assert path.suffix == ".css" or lines[0].startswith("// "), path.name


def test_whatever_is_shipped_comes_with_its_licence() -> None:
    licences = (ASSETS / "LICENCES.md").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in licences.upper()
    locked = json.loads((WEB / "package-lock.json").read_text("utf-8"))["packages"]
    bundled = set(re.findall(r"^## (\S+) ", licences, re.MULTILINE))
    assert {"preact", "d3-force", "d3-zoom", "@fontsource/noto-sans-arabic"} <= bundled
    for name in bundled:
        facts = locked[f"node_modules/{name}"]
        assert facts["license"] in ("MIT", "ISC", "BSD-3-Clause", "OFL-1.1")
        assert f"## {name} {facts['version']} ({facts['license']})" in licences


def test_the_words_of_the_page_are_there_in_both_languages() -> None:
    source = (WEB / "src" / "words.js").read_text("utf-8")
    english, arabic = source.split("export const")[0].split("const AR =")
    keys = [set(re.findall(r'(?:^|[{,]\s+)"?([\w-]+)"?:', part)) for part in (english, arabic)]
    assert len(keys[0]) > 80
    assert keys[0] == keys[1]


def test_the_command_writes_the_page_or_the_network(tmp_path: Path) -> None:
    source = tmp_path / "graph.json"
    source.write_text(json.dumps(summit()), "utf-8")
    assert run(source, None) == 0
    assert "graph-data" in (tmp_path / "graph.html").read_text("utf-8")
    assert run(source, None, style="network", most=5) == 0
    drawn = (tmp_path / "graph.network.html").read_text("utf-8")
    assert "vis.Network" in drawn
    assert "graph-data" not in drawn
    with pytest.raises(InputError, match="page and network"):
        run(source, None, style="hairball")
