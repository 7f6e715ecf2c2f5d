"""How commands speak to people: on stderr, with progress only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.model import Issue

if TYPE_CHECKING:
    # The pipeline loads every stage; most commands need none.
    from kg.pipeline import Watcher


def say(line: str) -> None:
    """One line to people. Half surrogate pairs, which no terminal takes, are escaped."""
    sys.stderr.write(line.encode("utf-8", "backslashreplace").decode() + "\n")


def say_issues(issues: Sequence[Issue]) -> None:
    """Each issue on a line, after how many there are."""
    if issues:
        say(f"{len(issues)} issue{'s' if len(issues) > 1 else ''}:")
        for issue in issues:
            say(f"  {issue.source}: {issue.message}")


@contextmanager
def progress(label: str) -> Iterator[Watcher]:
    """A progress bar on stderr while the block runs; nothing is drawn where stderr is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(label, total=None)

        def watch(done: int, total: int, name: str) -> None:
            # A file name is data: its brackets are not markup.
            shown = name if len(name) <= 32 else f"{name[:31]}…"
            bar.update(task, completed=done, total=total, description=f"{label} {shown}".replace("[", "\\["))

        yield watch
