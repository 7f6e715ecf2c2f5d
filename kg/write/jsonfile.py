"""JSON for people and programs: one line per value, Arabic as Arabic."""

from __future__ import annotations

import json as _json
import re
from pathlib import Path

from kg.write.replacing import replacing

_SURROGATE = re.compile("[\ud800-\udfff]")


def json(value: object, path: Path) -> None:
    """Write `value` to `path` as UTF-8 JSON with keys in the order they have.

    Half surrogate pairs become U+FFFD one by one, so that offsets into quotes stay right. Raises
    `ValueError` for numbers that JSON does not know.
    """
    text = _json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    with replacing(path) as file:
        file.write(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode())
        file.write(b"\n")
