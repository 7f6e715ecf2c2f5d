"""Text for terminals: Arabic in its own direction, columns that line up, nothing that could steer the screen."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

RLI, PDI = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# Characters that move the cursor, colour the screen or turn the direction of what follows.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNLIMITED = 100_000


def output() -> Console:
    """The console for data, on stdout. Where that is no terminal, lines are as long as they need to be."""
    width = None if sys.stdout.isatty() else _UNLIMITED
    return Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def errors() -> Console:
    """The console for people, on stderr."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def printable(text: str) -> str:
    """`text` without characters that steer a terminal, on one line."""
    return " ".join(_STEERING.sub("", text).split())


def isolated(text: str) -> str:
    """`text` wrapped in a right-to-left isolate if it begins in a right-to-left script, else as it is.

    Terminals that lay out Arabic would otherwise let two Arabic cells of one row change places.
    """
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return f"{RLI}{text}{PDI}"
        if kind == "L":
            break
    return text


class Cell:
    """A table cell. Right-to-left lines stand on the right, each isolated by itself: an isolate ends with its line."""

    def __init__(self, text: str, style: str = "") -> None:
        self.text, self.style = Text(printable(text), style=style), style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, options.max_width):
            line.rstrip()
            shown = isolated(line.plain)
            yield Text(shown, style=self.style, justify="left" if shown == line.plain else "right")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        words = [cell_len(word) for word in self.text.plain.split()]
        longest = min(max(words, default=0), options.max_width)
        return Measurement(longest, max(longest, min(cell_len(self.text.plain), options.max_width)))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str | None = None) -> Table:
    """A table with one line or more a row."""
    made = Table(*columns, title=title, title_justify="left", header_style="bold")
    for row in rows:
        made.add_row(*map(Cell, row))
    return made
