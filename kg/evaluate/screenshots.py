"""Pictures of the page for people who have not opened it yet: `python -m kg.evaluate.screenshots`.

English, Arabic, dark and on a small screen, of the graph of the articles that come with the package.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from kg.evaluate.view import READY, browser_path, seeds_graph
from kg.model.flat import FlatGraph
from kg.view import page

OUT = Path("docs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: its file, what the page is asked for, and the window it is seen through."""

    name: str
    language: str
    theme: str
    chosen: str
    width: int = 1360
    height: int = 850


def shots(flat: FlatGraph) -> tuple[Shot, ...]:
    """What is pictured: the overview, a disputed event, a name, and the page on a small screen."""
    disputed = next((f"ev:{event['id']}" for event in flat["events"] if event["disputed"]), "")
    leading = max(flat["entities"], key=lambda entity: (entity["type"] == "Person", len(entity["mentions"])))["id"]
    return (
        Shot(name="page-english.png", language="en", theme="light", chosen=""),
        Shot(name="page-arabic.png", language="ar", theme="light", chosen=disputed),
        Shot(name="page-dark.png", language="en", theme="dark", chosen=leading),
        Shot(name="page-small.png", language="ar", theme="light", chosen=leading, width=390, height=844),
    )


def take(flat: FlatGraph, out: Path) -> list[Path]:
    """Writes the pictures into the folder `out`; their paths."""
    from playwright.sync_api import sync_playwright

    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.html"
        file.write_text(page(flat), "utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        for shot in shots(flat):
            view = browser.new_page(viewport={"width": shot.width, "height": shot.height}, reduced_motion="reduce")
            address = urlencode({"lang": shot.language, "theme": shot.theme, "sel": shot.chosen})
            view.goto(f"{file.as_uri()}#{address}")
            view.wait_for_function(READY)
            view.screenshot(path=out / shot.name)
            view.close()
        browser.close()
    return [out / shot.name for shot in shots(flat)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m kg.evaluate.screenshots", description="Pictures of the page.")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder they go to")
    chosen = parser.parse_args(arguments)
    print(*take(seeds_graph(), chosen.out), sep="\n")  # noqa: T201 - a command tells its result


if __name__ == "__main__":
    main()
