"""The page opens from disk in both languages and shows, at a click, what stands behind what it draws."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kg.evaluate.synthetic import synthetic
from kg.view import page as page_of
from tests.view.conftest import Opener, settle
from tests.view.looking import LANGUAGES, THEMES, click_node, drawn, label_boxes, point_of
from tests.view.story import summit

SUMMIT = "ev:summit"


@pytest.fixture(scope="module")
def text() -> str:
    return page_of(summit())


def left_of(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["x"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_from_disk_in_each_language_and_theme(opened: Opener, text: str, language: str, theme: str) -> None:
    page = opened(text, f"lang={language}&theme={theme}")
    root = page.locator("html")
    assert root.get_attribute("lang") == language
    assert root.get_attribute("dir") == {"en": "ltr", "ar": "rtl"}[language]
    ink, paper = page.evaluate(
        "() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (brightness(ink) > brightness(paper)) == (theme == "dark")
    # The story's ten names but for the one that nothing ties to others, and its eight events.
    assert drawn(page) == {each["id"] for each in summit()["entities"]} - {"apec"} | {
        f"ev:{each['id']}" for each in summit()["events"]
    }


def brightness(colour: str) -> float:
    return sum(float(part) for part in colour[colour.index("(") + 1 : -1].split(",")[:3])


def test_panels_are_mirrored_with_the_language(opened: Opener, text: str) -> None:
    page = opened(text, "lang=en")
    assert left_of(page, ".side") < left_of(page, "main") < left_of(page, ".panel")
    page.locator("#language").click()
    settle(page)
    assert left_of(page, ".side") > left_of(page, "main") > left_of(page, ".panel")
    assert "lang=ar" in page.url
    page.locator("#language").click()
    settle(page)
    assert page.locator("html").get_attribute("dir") == "ltr"


def test_the_theme_follows_the_system_until_the_reader_chooses(opened: Opener, text: str) -> None:
    page = opened(text, color_scheme="dark")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("#theme").click()
    assert page.locator("html").get_attribute("data-theme") == "light"
    assert "theme=light" in page.url


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [0, 400, 3000])
def test_labels_do_not_cover_each_other_when_it_opens(opened: Opener, language: str, size: int) -> None:
    boxes = label_boxes(opened(page_of(synthetic(size) if size else summit()), f"lang={language}"))
    assert len(boxes) >= 10
    assert [(a["text"], b["text"]) for a, b in combinations(boxes, 2) if not apart(a, b)] == []


def apart(a: dict[str, Any], b: dict[str, Any]) -> bool:
    across = a["right"] <= b["left"] or b["right"] <= a["left"]
    return across or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_in_the_chosen_language_with_the_other_below(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}")
    label, sub = page.evaluate(
        "() => { const n = jisr.now().scene.nodes.find((n) => n.key === 'xi'); return [n.label, n.sub]; }"
    )
    english, arabic = {"text": "Xi Jinping", "direction": "ltr"}, {"text": "شي جين بينغ", "direction": "rtl"}
    assert [label, sub] == ([english, arabic] if language == "en" else [arabic, english])


def test_the_arabic_font_comes_with_the_page(opened: Opener, text: str) -> None:
    page = opened(text, "lang=ar")
    faces = page.evaluate("() => [...document.fonts].map((face) => [face.family.replaceAll('\"', ''), face.status])")
    assert faces == [["Jisr Arabic", "loaded"], ["Jisr Arabic", "loaded"]]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_on_a_disputed_event_shows_every_report_and_what_they_differ_on(
    opened: Opener, text: str, language: str, theme: str
) -> None:
    page = opened(text, f"lang={language}&theme={theme}")
    click_node(page, SUMMIT)
    panel = page.locator(".panel")
    quotes = panel.locator("blockquote")
    assert [(q.get_attribute("lang"), q.get_attribute("dir")) for q in quotes.all()] == [("en", "ltr"), ("ar", "rtl")]
    assert quotes.all_inner_texts() == [each["quote"] for each in summit()["events"][0]["evidence"]]
    assert quotes.nth(0).locator("mark").all_inner_texts() == ["Xi Jinping", "met", "Lee Jae-myung", "Beijing"]
    assert quotes.nth(1).locator("mark").all_inner_texts() == ["التقى", "شي جين بينغ", "لي جاي ميونغ", "كيونغجو"]
    disputes = panel.locator(".disputed").inner_text()
    for said in ("2026", "6", "5", *(("Beijing", "Gyeongju") if language == "en" else ("بكين", "كيونغجو"))):
        assert said in disputes
    first = panel.locator(".report").first.inner_text()
    assert "Summit in Beijing" in first
    assert "a.txt" in first
    assert "0.83" in first
    assert ("Happened" if language == "en" else "وقع") in first
    assert panel.locator(".report.against").count() == 2
    panel.locator("summary").last.click()
    assert "same people and parties" in panel.inner_text()
    assert f"sel={SUMMIT.replace(':', '%3A')}" in page.url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_carried_over_from_a_translation_says_so(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}")
    click_node(page, "ev:call")
    reports = page.locator(".panel .report")
    says = {"en": "Carried over from report 1", "ar": "منقول عن الخبر رقم"}[language]
    assert [says in report for report in reports.all_inner_texts()] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_click_on_a_name_shows_its_forms_offices_events_and_why_they_are_one(
    opened: Opener, text: str, language: str
) -> None:
    page = opened(text, f"lang={language}")
    click_node(page, "lee")
    panel = page.locator(".panel")
    assert panel.locator("h2").inner_text() == {"en": "Lee Jae-myung", "ar": "لي جاي ميونغ"}[language]
    assert {(n.get_attribute("lang"), n.inner_text()) for n in panel.locator(".names").all()} == {
        ("en", "Lee Jae-myung"), ("ar", "لي جاي ميونغ"),
    }  # fmt: skip
    panel.locator("details", has_text={"en": "Why these names", "ar": "لماذا"}[language]).first.locator(
        "summary"
    ).click()
    assert "letters agree" in panel.inner_text()
    assert panel.locator(".happening").count() == 3
    assert panel.locator(".happening mark.wanted").first.inner_text() in ("Lee Jae-myung", "لي جاي ميونغ")
    offices = panel.locator("section", has_text={"en": "Offices", "ar": "المناصب"}[language]).first
    offices.locator("summary").first.click()
    assert offices.locator("blockquote").first.is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_which_no_claim_tells_shows_the_sentences_that_name_it(opened: Opener, language: str) -> None:
    graph, sentence = summit(), "زار ناصر المتحف."
    source, start = graph["documents"][0]["source"], 90_000
    graph["entities"].append(
        {
            **next(each for each in graph["entities"] if each["id"] == "lee"),
            "id": "lone",
            "labels": {"ar": "ناصر"},
            "names": {"ar": ["ناصر"]},
            "mentions": [
                {
                    "source": source,
                    "start": start + 4,
                    "end": start + 8,
                    "text": "ناصر",
                    "language": "ar",
                    "form": "name",
                }
            ],
            "quotes": [
                {"source": source, "start": start, "end": start + len(sentence), "quote": sentence, "language": "ar"}
            ],
        }
    )
    page = opened(page_of(graph), f"lang={language}&sel=lone")
    shown = page.locator(".panel blockquote")
    assert shown.inner_text() == sentence
    assert (shown.get_attribute("lang"), shown.get_attribute("dir")) == ("ar", "rtl")
    assert shown.locator("mark.wanted").inner_text() == "ناصر"


def test_a_click_on_a_line_shows_the_sentences_that_say_so(opened: Opener, text: str) -> None:
    page = opened(text)
    (x1, y1), (x2, y2) = point_of(page, SUMMIT), point_of(page, "gyeongju")
    page.mouse.click((x1 + x2) / 2, (y1 + y2) / 2)
    settle(page)
    panel = page.locator(".panel")
    assert "took place in" in panel.locator("h2").inner_text()
    assert panel.locator("blockquote").first.get_attribute("lang") == "ar"
    assert panel.locator("mark.wanted").first.inner_text() == "كيونغجو"
    assert panel.locator(".disputed").count() == 1


def test_offices_of_one_person_in_one_country_are_one_line(opened: Opener, text: str) -> None:
    page = opened(text, "sel=lee%7Ckorea")
    held = "each.from === 'lee' && each.to === 'korea'"
    assert page.evaluate(f"() => jisr.now().scene.links.filter((each) => {held}).map((each) => each.count)") == [2]
    assert page.locator(".panel summary").all_inner_texts() == ["president South Korea", "party leader South Korea"]


def test_an_article_is_linked_only_where_the_link_opens_a_page(opened: Opener, text: str) -> None:
    page = opened(text, f"sel={SUMMIT}")
    links = page.locator(".panel .report a")
    assert [(each.inner_text(), each.get_attribute("href"), each.get_attribute("rel")) for each in links.all()] == [
        ("Summit in Beijing", "https://example.org/a", "noopener noreferrer")
    ]
    assert "قمة في كيونغجو" in page.locator(".panel .report").nth(1).inner_text()


def test_disputed_events_and_states_of_events_look_different(opened: Opener, text: str) -> None:
    page = opened(text)
    looks = page.evaluate(
        "() => Object.fromEntries(jisr.now().scene.nodes.map((n) => [n.key, [n.shape, n.disputed, n.status ?? '']]))"
    )
    assert looks[SUMMIT] == ["hexagon", True, "happened"]
    assert looks["ev:plan"] == ["hexagon", False, "planned"]
    assert {looks[key][0] for key in ("xi", "usa", "beijing")} == {"circle", "square", "up"}
    legend = page.locator(".legend").inner_text()
    for word in ("Person", "Country", "City", "Meeting or contact", "Planned", "Denied", "reports disagree"):
        assert word in legend


def test_a_double_click_expands_and_another_collapses(opened: Opener) -> None:
    page = opened(page_of(synthetic(600), most=30))
    before = drawn(page)
    key = page.evaluate("() => jisr.now().scene.nodes.find((n) => n.kind === 'entity' && n.hidden > 3).key")
    page.mouse.dblclick(*point_of(page, key))
    settle(page)
    grown = drawn(page)
    neighbours = set(
        page.evaluate("(key) => jisr.model.nodes.get(key).links.map((l) => jisr.model.other(l, key).key)", key)
    )
    assert grown == before | neighbours
    page.mouse.dblclick(*point_of(page, key))
    settle(page)
    shrunk = drawn(page)
    assert shrunk < grown
    assert key in shrunk


def test_reduced_motion_is_kept(opened: Opener, text: str) -> None:
    page = opened(text, f"sel={SUMMIT}", reduced_motion="reduce")
    assert page.locator(".panel").evaluate("(panel) => getComputedStyle(panel).animationName") == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_screen_holds_everything_without_scrolling_aside(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}", width=390, height=844)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert not page.locator(".side").is_visible()
    page.locator(".menu").click()
    assert page.locator(".side").is_visible()
    page.locator(".menu").click()
    click_node(page, "xi")
    sheet = page.locator(".panel").bounding_box()
    assert sheet is not None
    assert sheet["width"] == 390
    assert sheet["y"] > 300
    page.locator(".shut").click()
    assert not page.locator(".panel").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_graph_of_the_seeds_opens_with_labels_apart(opened: Opener, seeds_build: Path, language: str) -> None:
    page = opened((seeds_build / "graph.html").read_text("utf-8"), f"lang={language}")
    boxes = label_boxes(page)
    assert {"Xi Jinping", "شي جين بينغ"} & {each["text"] for each in boxes}
    assert [(a["text"], b["text"]) for a, b in combinations(boxes, 2) if not apart(a, b)] == []
