"""`kg recognize`: the names in lines of text, through the language packs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from kg.errors import InputError
from kg.lang.registry import PACKS, pack
from kg.model import Block, BlockKind, Document, Form, Passage, Span
from kg.text.script import direction_of, language_of


def run(file: Path | None) -> int:
    """Print one JSON object for each line of `file`, or of stdin."""
    try:
        with nullcontext(sys.stdin.buffer) if file is None else file.open("rb") as lines:
            for found in recognize(_decoded(line, number) for number, line in enumerate(lines, start=1)):
                sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False).encode() + b"\n")
    except OSError as err:
        raise InputError(f"cannot read {file}: {err.strerror or err}; check the path") from err
    sys.stdout.flush()
    return 0


def recognize(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """For each line its language and the names in it, with offsets in code points of the line.

    A line in no language that is read has language None and no mentions. Nationality words and
    offices are no names and are left out.
    """
    for line in lines:
        language = language_of(line)
        if language is None or language not in PACKS:
            yield {"language": None, "mentions": []}
            continue
        document = Document.of("line", line)
        block = Block(Span(0, len(line)), BlockKind.PARAGRAPH)
        analysis = pack(language).analyze(document, Passage(document.id, 0, language, direction_of(language), (block,)))
        yield {
            "language": language,
            "mentions": [
                {"start": m.span.start, "end": m.span.end, "text": m.surface, "type": m.type.value}
                for m in analysis.mentions
                if m.form is Form.NAME
            ],
        }


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as err:
        raise InputError(f"line {number} is not UTF-8; convert the text to UTF-8") from err
