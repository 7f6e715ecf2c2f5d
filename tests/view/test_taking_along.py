"""What is in view can be taken along: as a picture, a table, data and triples."""

from __future__ import annotations

import base64
import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Page

from kg.view import page as page_of
from kg.vocab.terms import NAMESPACE, Property
from tests.view.conftest import Opener
from tests.view.looking import LANGUAGES, THEMES
from tests.view.story import HOSTILE, graph, summit


@pytest.fixture(scope="module")
def text() -> str:
    return page_of(summit())


def taken(page: Page, kind: str) -> bytes:
    page.locator(".export > button").click()
    with page.expect_download() as download:
        page.locator(f"[data-file={kind}]").click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_shows_the_graph(opened: Opener, text: str, language: str, theme: str) -> None:
    page = opened(text, f"lang={language}&theme={theme}")
    picture = taken(page, "png")
    assert picture.startswith(b"\x89PNG")
    colours, width = page.evaluate(
        """async (data) => {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
          return [new Set(pixels).size, image.width];
        }""",
        base64.b64encode(picture).decode(),
    )
    assert colours > 100
    assert width == 2 * round(page.locator("#canvas").evaluate("(canvas) => canvas.clientWidth"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_holds_what_is_in_view(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}&view=events&sources=only-ar")
    content = taken(page, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert {row["id"] for row in rows if row["kind"] == "event"} == {"visit", "statement", "denial"}
    (visit,) = [row for row in rows if row["id"] == "visit"]
    assert visit["sentence"] == "زار لي جاي ميونغ بكين ."
    assert visit["participants"] == "Lee Jae-myung"
    assert (visit["dates"], visit["places"], visit["sources"]) == ("2026-01-04", "Beijing", "b.txt")


def test_the_data_is_a_graph_json_of_what_is_in_view(opened: Opener, text: str) -> None:
    page = opened(text, "view=entities")
    assert json.loads(taken(page, "json")) == summit()
    narrowed = json.loads(taken(opened(text, "view=events&disputed=1"), "json"))
    assert [each["id"] for each in narrowed["events"]] == ["summit"]
    assert {each["id"] for each in narrowed["entities"]} == {"xi", "lee", "beijing", "gyeongju"}
    # It can be viewed again.
    assert "Xi Jinping" in page_of(narrowed)


def test_the_triples_say_the_same(opened: Opener, text: str) -> None:
    store = ox.Store()
    store.load(taken(opened(text), "turtle"), format=ox.RdfFormat.TURTLE)
    asked = f"""SELECT ?who ?name WHERE {{
      ?event a <{NAMESPACE}Summit> ; <{Property.DISPUTED}> <{NAMESPACE}DateAspect> ; <{Property.PARTICIPANT}> ?who .
      ?who <{Property.RDFS_LABEL}> ?name FILTER(LANG(?name) = "ar") }} ORDER BY ?name"""
    found = store.query(asked)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["name"].value for row in found] == ["شي جين بينغ", "لي جاي ميونغ"]
    (held,) = store.quads_for_pattern(
        ox.NamedNode("https://example.org/holding/president-us"), ox.NamedNode(Property.HOLDER), None
    )
    assert str(held.object) == "<x:trump>"
    assert len(list(store.quads_for_pattern(None, ox.NamedNode(Property.EARLIEST), None))) == 6


def test_hostile_names_neither_break_files_nor_start_a_formula(opened: Opener) -> None:
    names = (*HOSTILE, '=HYPERLINK("x")', 'a"b\\c\n. <x:y> a <x:z> .', "+1", "@x")
    page = opened(page_of(graph(names)), "view=entities")
    store = ox.Store()
    store.load(taken(page, "turtle"), format=ox.RdfFormat.TURTLE)
    labels = {q.object.value for q in store.quads_for_pattern(None, ox.NamedNode(Property.RDFS_LABEL), None)}
    assert set(names) <= labels
    rows = list(csv.DictReader(io.StringIO(taken(page, "csv").decode("utf-8-sig"))))
    assert len(rows) == 2 * len(names) + 1
    assert [value for row in rows for value in row.values() if value[:1] in ("=", "+", "@")] == []
