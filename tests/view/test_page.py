"""The network page draws offline, escapes everything and places nodes the same way every time."""

from __future__ import annotations

import json
import re

import pytest

from kg.model.flat import FlatEntity, FlatEvent, FlatEvidence, FlatGraph
from kg.view import page
from kg.view.labels import both, isolate, shorten
from kg.view.layout import focus

HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    '" onmouseover="window.hacked=1',
    "javascript:window.hacked=1",
    "{{ 7*7 }} {{ library }}",
    "<a href='https://example.org'>x</a>",
)


def entity(key: str, kind: str, en: str, ar: str) -> FlatEntity:
    mention = {"source": "a.txt", "start": 0, "end": len(en), "text": en, "language": "en", "form": "name"}
    return {
        "id": key, "iri": f"x:{key}", "type": kind, "labels": {"en": en, "ar": ar}, "names": {"en": [en], "ar": [ar]},
        "mentions": [mention], "links": [],
        "matches": [{"left": en, "right": ar, "judgement": "same", "score": 0.97, "reasons": ["letters agree"]}],
    }  # fmt: skip


def event(key: str, people: list[str], place: str, quote: str, disputed: list[str]) -> FlatEvent:
    evidence: FlatEvidence = {
        "claim": f"c-{key}", "source": "a.txt", "start": 0, "end": len(quote), "quote": quote, "language": "en",
        "title": None, "trigger": "met", "type": "Meeting", "date": "2026-01-05", "status": "happened",
        "participants": people, "places": [place], "attributed_to": None, "speaker": None, "quantities": [],
        "confidence": 0.9, "extractor": "tree/1", "contradicts": [],
    }  # fmt: skip
    return {
        "id": key, "iri": f"x:{key}", "type": "Meeting", "family": "Encounter", "participants": people,
        "label": {"en": f"Meeting {key}", "ar": "لقاء"}, "places": [place], "dates": ["2026-01-05"],
        "earliest": "2026-01-05", "latest": "2026-01-05", "status": "happened", "disputed": disputed,
        "evidence": [evidence], "matches": [],
    }  # fmt: skip


def graph(names: tuple[str, ...] = ("Amina Mohammed",)) -> FlatGraph:
    people = [entity(f"p{i}", "Person", name, "أمينة (محمد) 2023") for i, name in enumerate(names)]
    place = entity("lima", "City", "Lima", "ليما")
    events = [event(f"e{i}", [p["id"]], "lima", names[i], ["date"] if i == 0 else []) for i, p in enumerate(people)]
    return {"run": {}, "documents": [], "entities": [*people, place], "events": events, "roles": []}


def data(html: str, part: str) -> object:
    found = re.search(rf'<script type="application/json" id="graph-{part}">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found.group(1))


def test_nothing_is_fetched_from_anywhere() -> None:
    html = page(graph())
    assert not re.findall(r"<(?:link|img|iframe|script)[^>]+(?:src|href)\s*=", html)
    assert "default-src 'none'" in html


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(name: str) -> None:
    calm, html = page(graph()), page(graph((name,)))
    assert html.count("<script") == calm.count("<script")
    assert html.count("</script") == calm.count("</script")
    nodes = data(html, "nodes")
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
    assert page(graph(("A", "B", "C"))) == page(graph(("A", "B", "C")))


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
    notes = data(page(big, most=20), "notes")
    assert isinstance(notes, dict)
    assert notes["left_out"] == view.left_out


def test_a_disputed_event_looks_different_and_says_what_is_disputed() -> None:
    nodes = data(page(graph(("A", "B"))), "nodes")
    assert isinstance(nodes, list)
    shapes = {node["id"]: (node["shape"], node["title"]) for node in nodes}
    assert shapes["e0"][0] != shapes["e1"][0]
    assert "disagree on: date" in shapes["e0"][1]


def test_long_labels_are_cut_at_a_word() -> None:
    assert shorten("a summit of heads of state in the capital", 20) == "a summit of heads…"
