"""The same for everybody: tables for what the graph shows, keys for what the mouse does, nothing axe objects to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from kg.evaluate.synthetic import synthetic
from kg.view import page as page_of
from tests.view.conftest import Opener, settle
from tests.view.looking import LANGUAGES, THEMES, drawn, in_view, open_all
from tests.view.story import summit

SUMMIT = "ev:summit"
_REGION = (
    """() => ['.skip', '.top', '.side', 'main', '.panel'].find((each) => document.activeElement.closest(each)) ?? ''"""
)


@pytest.fixture(scope="module")
def text() -> str:
    return page_of(summit())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_no_violation(opened: Opener, text: str, language: str, theme: str) -> None:
    for address in ("", f"sel={SUMMIT}", "view=events&sel=lee", "ask=path&a=xi&b=lee-jong"):
        page = opened(text, f"lang={language}&theme={theme}&{address}")
        open_all(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_everything_in_view(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}&view=entities")
    names = {each["labels"][language] for each in summit()["entities"]}
    assert set(page.locator("tbody th").all_inner_texts()) == names
    page = opened(text, f"lang={language}&view=events&sources=only-ar")
    assert page.locator("tbody tr").count() == 3
    assert page.locator("table caption").inner_text().split()[-1] == "3"


def test_a_table_is_sorted_with_the_keyboard_and_says_how(opened: Opener, text: str) -> None:
    page = opened(text, "view=entities")
    heads = page.locator("thead th")
    assert [each.get_attribute("aria-sort") for each in heads.all()] == [
        "none",
        "none",
        "none",
        "descending",
        "none",
        "none",
    ]
    events = [int(each) for each in page.locator("tbody tr td:nth-child(4)").all_inner_texts()]
    assert events == sorted(events, reverse=True)
    heads.first.locator("button").focus()
    page.keyboard.press("Enter")
    assert heads.first.get_attribute("aria-sort") == "ascending"
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names)
    page.keyboard.press("Enter")
    assert heads.first.get_attribute("aria-sort") == "descending"
    assert page.locator("tbody th").all_inner_texts() == names[::-1]


def test_arabic_names_are_sorted_as_arabic_sorts_them(opened: Opener, text: str) -> None:
    page = opened(text, "lang=ar&view=entities")
    page.locator("thead button").first.click()
    names = page.locator("tbody th").all_inner_texts()
    # Alef with hamza is sorted as alef, before beh; Python's order of code points agrees on these.
    assert names == sorted(names)
    assert names[0] == "أبيك"


def test_a_long_table_shows_its_first_rows_and_all_on_demand(opened: Opener) -> None:
    page = opened(page_of(synthetic(900)), "view=events")
    assert page.locator("tbody tr").count() == 200
    page.locator(".table > button").click()
    assert page.locator("tbody tr").count() == len(in_view(page)[1])


def test_a_row_shows_its_evidence(opened: Opener, text: str) -> None:
    page = opened(text, "view=events")
    page.locator("tbody tr", has_text="Disagree").or_(page.locator("tbody tr", has_text="Date · Place")).first.locator(
        "button"
    ).click()
    settle(page)
    assert page.locator(".panel blockquote").count() == 2


def test_print_shows_the_table_and_not_the_controls(opened: Opener, text: str) -> None:
    page = opened(text, f"view=events&sel={SUMMIT}")
    page.emulate_media(media="print")
    assert page.locator("table").is_visible()
    assert page.locator(".panel blockquote").first.is_visible()
    for hidden in (".side", ".timeline", ".finder", "#language"):
        assert not page.locator(hidden).is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_graph_is_walked_with_the_keyboard_alone(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "canvas"
    page.keyboard.press("Home")
    settle(page)
    first = heard(page)
    assert first
    seen = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 3:
        page.keyboard.press(key)
        settle(page)
        seen.add(heard(page))
    assert len(seen) >= 4
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("() => document.activeElement.id") == "details"
    assert page.locator(".panel h2").inner_text().split(" · ")[0] in heard(page)
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate("() => document.activeElement.id") == "canvas"
    assert "sel=" not in page.url


def heard(page: Page) -> str:
    return page.locator(".graph [role=status]").inner_text()


def test_keys_expand_zoom_and_fit(opened: Opener) -> None:
    page = opened(page_of(synthetic(600), most=30))
    before = drawn(page)
    page.locator("#canvas").focus()
    page.keyboard.press("Home")
    page.keyboard.press("e")
    settle(page)
    assert drawn(page) > before
    zoom = "() => jisr.now().stage.transform.k"
    fitted = page.evaluate(zoom)
    page.keyboard.press("+")
    assert page.evaluate(zoom) > fitted
    page.keyboard.press("0")
    assert page.evaluate(zoom) == pytest.approx(fitted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_focus_goes_through_the_page_as_it_is_read(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}&sel={SUMMIT}")
    order = []
    for _ in range(70):
        page.keyboard.press("Tab")
        order.append(page.evaluate(_REGION))
    regions = [order[0]] + [b for a, b in pairwise(order) if a != b]
    assert regions[:5] == [".skip", ".top", ".side", "main", ".panel"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_be_pressed_has_a_name(opened: Opener, text: str, language: str) -> None:
    page = opened(text, f"lang={language}&sel={SUMMIT}")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, input, canvas, summary')]
             .filter((e) => ![e.getAttribute('aria-label'), e.textContent, e.closest('label')?.textContent]
               .some((text) => text?.trim()))
             .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
