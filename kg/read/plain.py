"""Plain text and Markdown: the text of the file is the document, front matter included.

Offsets are then offsets in the file as decoded, so that people and other programs find the quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Document, Issue
from kg.read.contents import contents
from kg.read.decode import decode
from kg.read.fields import Fields
from kg.read.front import front_matter
from kg.read.limits import check_text


def read_plain(path: Path) -> Iterator[Document | Issue]:
    """The one document of a text file, with an issue for whatever in it had to be passed over."""
    decoded = decode(contents(path))
    text = decoded.text
    check_text(text)
    front = front_matter(text)
    fields, problems = Fields.of(front.fields)
    for problem in (decoded.note, front.problem, *problems):
        if problem is not None:
            yield Issue(path.name, problem)
    yield fields.document(path.name, text)
