"""How long the page takes to open and how large it is, beside pyvis's own page of the same graph in the same run."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from kg.errors import MissingExtraError
from kg.evaluate.figures import Figure
from kg.evaluate.sources import Sources
from kg.evaluate.synthetic import synthetic
from kg.model.flat import FlatGraph

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER = "JISR_BROWSER"
"""The environment variable that names the browser; else a Chromium on the PATH is taken."""

SIZES: Final = (1000, 5000)
_PATIENCE: Final = 60.0
READY: Final = "() => document.documentElement.dataset.ready === '1'"
"""How a page of ours says that its first picture is complete."""

# pyvis hides the picture behind a progress bar until its physics has gone its rounds.
_SETTLED = """() => typeof network !== 'undefined' && (window.done || (
  network.once('stabilizationIterationsDone', () => { window.done = true; }), network.physics.stabilized))"""


def figures(sources: Sources) -> Iterator[Figure]:
    """Seconds from the request to the first complete picture, and bytes, of each page of each graph."""
    try:
        path = browser_path()
        from playwright.sync_api import sync_playwright
    except (MissingExtraError, ImportError) as err:
        yield Figure(
            "view", "all", "jisr", "ready", None, note=f"{err}; apt-get install chromium, pip install playwright"
        )
        return
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, graph in _graphs():
            for system, text, ready in _pages(graph):
                file = Path(folder) / "page.html"
                file.write_text(text, "utf-8")
                yield Figure("view", name, system, "size", len(text.encode()) / 1e6, "MB")
                seconds = opened(browser, file, ready)
                note = f"stopped, not ready after {_PATIENCE:.0f} s" if seconds is None else ""
                yield Figure("view", name, system, "ready", _PATIENCE if seconds is None else seconds, "s", note)
        browser.close()


def browser_path() -> str:
    """The Chromium to measure and test with; an error that says how to get one where there is none."""
    named = os.environ.get(BROWSER)
    for each in (named, "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(each) if each else None
        if found is not None:
            return found
    raise MissingExtraError(f"no browser found; apt-get install chromium fonts-noto-core, or set {BROWSER} to one")


def opened(browser: Browser, file: Path, ready: str) -> float | None:
    """Seconds until the page says it is ready; None when it does not within the time it is given."""
    from playwright.sync_api import Error

    page = browser.new_page(viewport={"width": 1440, "height": 900})
    started = time.perf_counter()
    try:
        page.goto(file.as_uri(), timeout=_PATIENCE * 1000)
        page.wait_for_function(ready, timeout=max(1.0, _PATIENCE - (time.perf_counter() - started)) * 1000)
    except Error:
        return None
    else:
        return time.perf_counter() - started
    finally:
        page.close()


def _graphs() -> Iterator[tuple[str, FlatGraph]]:
    yield "seeds", seeds_graph()
    for size in SIZES:
        yield f"synthetic, {size:,} nodes", synthetic(size)


def seeds_graph() -> FlatGraph:
    """The graph of the articles that come with the package."""
    from kg.pipeline import build
    from kg.resources import seeds

    with tempfile.TemporaryDirectory() as folder:
        build([seeds() / "articles"], Path(folder))
        return cast(FlatGraph, json.loads((Path(folder) / "graph.json").read_text("utf-8")))


def _pages(graph: FlatGraph) -> Iterator[tuple[str, str, str]]:
    """Name, text and sign of readiness of each way to show the graph."""
    from kg.view import network, page
    from kg.view.bare import bare

    yield "jisr", page(graph), READY
    yield "jisr --style network", network(graph).html, READY
    yield "pyvis itself", bare(graph), _SETTLED
