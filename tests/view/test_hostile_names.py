"""A name is text, whatever is in it: it runs nothing, asks nothing and turns nothing around."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest

from kg.model.flat import FlatGraph
from kg.view import network
from kg.view import page as page_of
from tests.view.conftest import Opener, settle
from tests.view.looking import LANGUAGES, click_node, open_all
from tests.view.story import HOSTILE, summit

_KEPT = {
    "id",
    "claim",
    "start",
    "end",
    "type",
    "family",
    "status",
    "earliest",
    "latest",
    "language",
    "form",
    "person",
    "of",
    "participants",
    "places",
    "speaker",
    "contradicts",
    "judgement",
    "disputed",
}


def poisoned(value: Any, poison: str, key: str = "") -> Any:
    """The value with the poison at the end of every text that a reader is shown."""
    if key in _KEPT:
        return value
    if isinstance(value, Mapping):
        return {name: poisoned(each, poison, name) for name, each in value.items()}
    if isinstance(value, list):
        return [poisoned(each, poison, key) for each in value]
    return f"{value}{poison}" if isinstance(value, str) else value


def hostile_graph(poison: str) -> FlatGraph:
    return cast(FlatGraph, poisoned(summit(), poison))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("poison", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_in_every_field_runs_nothing_and_breaks_nothing(
    opened: Opener, poison: str, language: str
) -> None:
    page = opened(page_of(hostile_graph(poison)), f"lang={language}")
    scripts = page.locator("script").count()
    assert scripts == 2
    for key in ("ev:summit", "lee"):
        click_node(page, key)
        open_all(page, ".panel")
    for view in ("events", "entities", "graph"):
        page.evaluate(
            "(view) => { location.hash = location.hash.replace(/view=[a-z]*&?/, '') + `&view=${view}`; }", view
        )
        settle(page)
    page.locator(".finder input").fill("Lee")
    settle(page)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("script").count() == scripts
    assert page.locator("img, iframe, object, embed, form, a[href^='javascript:' i]").count() == 0
    assert (
        page.locator("#page *").evaluate_all(
            "(all) => all.filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length"
        )
        == 0
    )
    assert page.locator(".panel").is_visible()


@pytest.mark.parametrize("field", ["id", "type", "family", "status", "language", "form", "judgement", "claim"])
def test_values_no_build_would_write_break_nothing(opened: Opener, field: str) -> None:
    poison = "__proto__\"'<img src=x onerror=window.hacked=1>"

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {name: spoilt(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [spoilt(each, key) for each in value]
        return f"{value}{poison}" if key == field and isinstance(value, str) else value

    page = opened(page_of(cast(FlatGraph, spoilt(summit()))))
    for view in ("events", "entities", "graph"):
        page.evaluate("(view) => { location.hash = `view=${view}`; }", view)
        settle(page)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("img").count() == 0


def test_a_name_cannot_turn_its_surroundings_around(opened: Opener) -> None:
    page = opened(page_of(hostile_graph("\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe")), "view=entities")
    shown = page.locator("#page").inner_text()
    assert "gnp.exe" in shown
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in shown


def test_a_script_that_is_not_the_pages_own_is_refused(opened: Opener) -> None:
    page = opened(page_of(summit()))
    refused = page.evaluate(
        """() => new Promise((done) => {
          addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective));
          const script = document.createElement("script");
          script.src = "data:text/javascript,window.hacked=1";
          document.body.append(script);
        })"""
    )
    assert refused == "script-src-elem"
    assert page.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("poison", HOSTILE, ids=range(len(HOSTILE)))
def test_the_network_of_springs_is_as_deaf(opened: Opener, poison: str) -> None:
    page = opened(network(hostile_graph(poison)).html, reduced_motion="reduce")
    page.wait_for_timeout(150)
    x, y = page.evaluate(
        """() => {
          const at = jisr.network.canvasToDOM(jisr.network.getPosition('lee'));
          const frame = document.getElementById('mynetwork').getBoundingClientRect();
          return [frame.left + at.x, frame.top + at.y];
        }"""
    )
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y, steps=4)
    page.wait_for_timeout(400)
    assert "Lee Jae-myung" in page.locator(".vis-tooltip").inner_text()
    assert page.locator(".vis-tooltip :not(br)").count() == 0
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("script").count() == 5
