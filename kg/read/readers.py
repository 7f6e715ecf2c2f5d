"""Which reader reads what: one line a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

from kg.errors import ArticleError
from kg.model import Document, Issue
from kg.read.plain import read_plain
from kg.read.records import read_records

Reader = Callable[[Path], Iterator[Document | Issue]]


def _html(path: Path) -> Iterator[Document | Issue]:
    # Half a second of imports that only builds with HTML should pay for.
    from kg.read.html import read_html

    return read_html(path)


READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": read_plain,
        ".text": read_plain,
        ".md": read_plain,
        ".markdown": read_plain,
        ".html": _html,
        ".htm": _html,
        ".xhtml": _html,
        ".jsonl": read_records,
        ".ndjson": read_records,
    }
)


def read(path: Path) -> Iterator[Document | Issue]:
    """The documents in the file, and an issue for everything that could not be read or was guessed.

    Nothing about a file raises: a bad one is an issue, so that the others go on. Documents are
    named after the file (`Document.source`), those of a file of records with `#` and the line.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        what = f"a name that ends in {path.suffix!r}" if path.suffix else "a name without ending"
        yield Issue(path.name, f"has {what}, which no reader knows; use one of {', '.join(READERS)}")
        return
    try:
        yield from reader(path)
    except ArticleError as err:
        yield Issue(path.name, str(err))
