"""The network page draws offline, escapes everything and places nodes the same way every time."""

from __future__ import annotations

import html
import json
import re

import pytest

from kg.view import network
from kg.view.labels import both, isolate, shorten
from kg.view.layout import focus
from tests.view.conftest import Opener
from tests.view.story import HOSTILE, graph, summit


def data(page: str, part: str) -> object:
    found = re.search(rf'<script type="application/json" id="graph-{part}">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def test_nothing_is_fetched_from_anywhere() -> None:
    page = network(graph()).html
    assert not re.findall(r"<(?:link|img|iframe|script)[^>]+(?:src|href)\s*=", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    calm, page = network(graph()).html, network(graph((name,))).html
    assert page.count("<script") == calm.count("<script")
    assert page.count("</script") == calm.count("</script")
    nodes = data(page, "nodes")
    assert isinstance(nodes, list)
    assert len(nodes) == 3


def test_arabic_lines_are_isolated_from_their_surroundings() -> None:
    line = both({"ar": "يون (سوك) 2023", "en": "Yoon"}).split("\n")[1]
    assert line.startswith("\N{RIGHT-TO-LEFT ISOLATE}")
    assert line.endswith("\N{POP DIRECTIONAL ISOLATE}")


def test_controls_inside_a_name_cannot_break_its_isolation() -> None:
    hostile = "a\N{POP DIRECTIONAL ISOLATE}b\N{RIGHT-TO-LEFT OVERRIDE}c"
    assert isolate(hostile, "en") == "\N{LEFT-TO-RIGHT ISOLATE}a b c\N{POP DIRECTIONAL ISOLATE}"


def test_the_same_graph_gives_the_same_page() -> None:
    assert network(graph(("A", "B", "C"))) == network(graph(("A", "B", "C")))


def test_every_event_stands_between_its_participants_and_places() -> None:
    view = focus(graph(("A", "B")))
    assert {(a, b, kind) for a, b, kind, _ in view.edges} == {
        ("e0", "p0", "participant"), ("e0", "lima", "place"), ("e1", "p1", "participant"), ("e1", "lima", "place"),
    }  # fmt: skip
    assert set(view.positions) == {"e0", "e1", "p0", "p1", "lima"}


def test_a_large_graph_opens_on_its_best_connected_part_and_says_so() -> None:
    big = graph(tuple(f"Person {i}" for i in range(60)))
    view = focus(big, most=20)
    assert len(view.positions) <= 20
    assert "lima" in view.positions
    assert view.left_out == 121 - len(view.positions)
    notes = data(network(big, most=20).html, "notes")
    assert isinstance(notes, dict)
    assert notes["left_out"] == view.left_out


def test_a_disputed_event_looks_different_and_says_what_is_disputed() -> None:
    nodes = data(network(graph(("A", "B"))).html, "nodes")
    assert isinstance(nodes, list)
    shapes = {node["id"]: (node["shape"], node["title"]) for node in nodes}
    assert shapes["e0"][0] != shapes["e1"][0]
    assert "disagree on: date" in shapes["e0"][1]


def test_long_labels_are_cut_at_a_word() -> None:
    assert shorten("a summit of heads of state in the capital", 20) == "a summit of heads…"


def test_a_notebook_shows_the_network_in_a_frame_that_nothing_gets_out_of() -> None:
    hostile = network(graph(('" onload="window.hacked=1', "</iframe><script>window.hacked=1</script>")))
    shown = hostile._repr_html_()
    assert shown.count("<iframe") == shown.count("</iframe>") == 1
    assert 'sandbox="allow-scripts"' in shown
    assert "<script" not in shown
    inside = re.search(r'srcdoc="([^"]*)"', shown)
    assert inside is not None
    assert html.unescape(inside[1]) == hostile.html


def test_several_offices_of_one_person_are_one_line() -> None:
    flat = graph(("A",))
    for number, office in enumerate(("president", "party leader")):
        flat["roles"].append(
            {
                "id": f"r{number}",
                "iri": f"x:r{number}",
                "person": "p0",
                "office": office,
                "label": {"en": office},
                "of": "lima",
                "from": None,
                "to": None,
                "evidence": [],
            }
        )
    edges = data(network(flat).html, "edges")
    assert isinstance(edges, list)
    (line,) = [edge for edge in edges if {edge["from"], edge["to"]} == {"p0", "lima"}]
    assert "president" in line["label"] and "party leader" in line["label"]


def test_it_draws_offline_in_a_browser_and_inline_in_a_notebook(opened: Opener) -> None:
    page = opened(network(summit()).html)
    painted = """() => {
      const canvas = document.querySelector("canvas");
      const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(new Uint32Array(pixels.buffer)).size;
    }"""
    assert page.evaluate(painted) > 50
    cell = opened(f"<!DOCTYPE html><html data-ready='1'><body>{network(summit())._repr_html_()}</body></html>")
    frame = cell.frames[1]
    frame.wait_for_selector("html[data-ready]")
    assert frame.evaluate(painted) > 50


def test_springs_move_unless_the_reader_wants_rest(opened: Opener) -> None:
    for motion, moving in (("no-preference", True), ("reduce", False)):
        page = opened(network(summit()).html, reduced_motion=motion)
        assert page.evaluate("() => jisr.network.physics.physicsEnabled") is moving
