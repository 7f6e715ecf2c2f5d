"""JSON Lines: one article a line, read one by one however long the file is.

A record has its article under `text` (or `content`, `body`, `article`) and may have `title`,
`date`, `source` or `publisher`, `url` and `language`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import ArticleError
from kg.model import Document, Issue
from kg.read.contents import unreadable
from kg.read.decode import decode
from kg.read.fields import Fields
from kg.read.limits import LIMITS, check_size, check_text

_TEXTS = ("text", "content", "body", "article", "maintext", "articlebody")


def read_records(path: Path) -> Iterator[Document | Issue]:
    """A document a record, named `file#line`; a bad record is an issue and the others go on."""
    try:
        file = path.open("rb")
    except OSError as err:
        raise unreadable(err) from err
    with file:
        empty = True
        for number, line in _lines(file):
            if line is not None and not line.strip():
                continue
            empty = False
            source = f"{path.name}#{number}"
            try:
                yield from _record(source, line)
            except ArticleError as err:
                yield Issue(source, str(err))
    if empty:
        raise ArticleError("is empty; write one JSON object a line into it or remove it")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers from 1 on; None for a line beyond the limit, which is skipped."""
    number = 0
    while True:
        try:
            line = file.readline(LIMITS.size + 1)
            whole = len(line) <= LIMITS.size
            rest = line
            while not whole and rest and not rest.endswith(b"\n"):
                rest = file.readline(LIMITS.size)
        except OSError as err:
            raise unreadable(err) from err
        if not line:
            return
        number += 1
        yield number, line if whole else None


def _record(source: str, line: bytes | None) -> Iterator[Document | Issue]:
    if line is None:
        check_size(LIMITS.size + 1)
        return
    decoded = decode(line)
    try:
        record = json.loads(decoded.text)
    except (json.JSONDecodeError, RecursionError) as err:
        raise ArticleError(f"is no JSON ({err}); write one JSON object a line") from err
    if not isinstance(record, dict):
        raise ArticleError('is no JSON object; write {"text": …, "title": …, "date": …} on the line')
    values = {key.strip().lower(): _text(value) for key, value in record.items()}
    text = next((values[name] for name in _TEXTS if values.get(name, "").strip()), None)
    if text is None:
        raise ArticleError(f'has no article: put it under "text" (it has {", ".join(sorted(values)[:8]) or "nothing"})')
    if any("\ud800" <= char <= "\udfff" for char in text + values.get("title", "")):
        raise ArticleError("holds half a character (a lone surrogate such as \\ud83d); write the file again as UTF-8")
    check_text(text)
    fields, problems = Fields.of(values)
    for problem in (decoded.note, *problems):
        if problem is not None:
            yield Issue(source, problem)
    yield fields.document(source, text)


def _text(value: object) -> str:
    """Strings as they are, numbers as written, the name of an object that has one, else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _text(value.get("name"))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
