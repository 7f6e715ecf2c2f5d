"""A real browser for the tests of the page: they look at what people see.

Without one they are skipped, and say how to get it. Every page is watched: a request that
leaves it, or an error in it, fails the test that opened it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from kg.errors import MissingExtraError
from kg.evaluate.view import browser_path

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        path = browser_path()
    except MissingExtraError as err:
        pytest.skip(f"NO BROWSER, the page is not looked at: {err}")
    launched = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield launched
    launched.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Opens the text of a page from disk, at an address, in a window; waits until it is drawn."""
    troubles: list[str] = []
    contexts = []

    def show(text: str, address: str = "", *, width: int = 1440, height: int = 900, **options: object) -> Page:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(text, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda said: troubles.append(f"console: {said.text}") if _is_trouble(said) else None)
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(("data:", "blob:", file.as_uri()))
                else troubles.append(f"asked {asked.url}")
            ),
        )
        page.goto(f"{file.as_uri()}#{address}")
        page.wait_for_selector("html[data-ready]", timeout=30_000)
        settle(page)
        return page

    yield show
    for context in contexts:
        context.close()
    assert troubles == []


def _is_trouble(said: ConsoleMessage) -> bool:
    # The browser says so when the policy does its work.
    return said.type == "error" and "Content Security Policy" not in said.text


def settle(page: Page) -> None:
    """Waits until what was asked for is drawn: two frames, as a drawing is put off to the next one."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
