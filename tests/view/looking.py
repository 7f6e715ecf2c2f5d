"""What the tests ask of an open page: where nodes stand, what is said, and whether it is in order."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.view.conftest import settle

LANGUAGES = ("en", "ar")
THEMES = ("light", "dark")


def point_of(page: Page, key: str) -> tuple[float, float]:
    """Where the node stands on the screen."""
    x, y = page.evaluate(
        """(key) => {
          const { stage } = jisr.now();
          const frame = stage.canvas.getBoundingClientRect();
          const node = stage.scene.nodes.find((each) => each.key === key);
          return [frame.left + node.px, frame.top + node.py];
        }""",
        key,
    )
    return x, y


def click_node(page: Page, key: str) -> None:
    """A click with the mouse, where the node is drawn."""
    page.mouse.click(*point_of(page, key))
    settle(page)


def drawn(page: Page) -> set[str]:
    """The keys of the nodes that are drawn."""
    return set(page.evaluate("() => jisr.now().scene.nodes.map((node) => node.key)"))


def in_view(page: Page) -> tuple[set[str], set[str]]:
    """The ids of the entities and events in view."""
    entities, events = page.evaluate(
        "() => ['entities', 'events'].map((kind) => jisr.now().view[kind].map((node) => node.value.id))"
    )
    return set(entities), set(events)


def label_boxes(page: Page) -> list[dict[str, Any]]:
    """The boxes of the labels that are drawn."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => jisr.now().stage.boxes.map(({ left, right, top, bottom, node }) =>
             ({ left, right, top, bottom, key: node.key, kind: node.kind, text: node.label.text }))"""
    )
    return found


def choice(page: Page, name: str) -> Any:
    """The box of a filter by the words beside it."""
    return page.locator(".side label.choice", has_text=name).first


def counted(page: Page, name: str) -> int:
    """The count that stands beside a filter."""
    return int(choice(page, name).locator(".count").inner_text().replace(",", ""))


def open_all(page: Page, within: str = "body") -> None:
    """Opens everything that is folded away."""
    folded = page.locator(f"{within} details:not([open]) > summary")
    while folded.count():
        folded.first.click()
