"""`kg recognize`: the names in lines of text, through the language packs."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path

from kg.errors import InputError
from kg.lang.lines import Line, recognize


def run(file: Path | None) -> int:
    """Print one JSON object for each line of `file`, or of stdin."""
    try:
        with nullcontext(sys.stdin.buffer) if file is None else file.open("rb") as lines:
            for found in recognize(_decoded(line, number) for number, line in enumerate(lines, start=1)):
                sys.stdout.buffer.write(json.dumps(_shown(found), ensure_ascii=False).encode() + b"\n")
    except OSError as err:
        raise InputError(f"cannot read {file}: {err.strerror or err}; check the path") from err
    sys.stdout.flush()
    return 0


def _shown(line: Line) -> dict[str, object]:
    names = [{"start": m.span.start, "end": m.span.end, "text": m.surface, "type": m.type.value} for m in line.names]
    return {"language": line.language, "mentions": names}


def _decoded(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as err:
        raise InputError(f"line {number} is not UTF-8; convert the text to UTF-8") from err
