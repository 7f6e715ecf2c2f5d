"""Text that is a whole file already, such as the page."""

from __future__ import annotations

from pathlib import Path

from kg.write.replacing import replacing


def text(content: str, path: Path) -> None:
    """Write `content` to `path` as UTF-8; half surrogate pairs, which UTF-8 does not know, become question marks."""
    with replacing(path) as file:
        file.write(content.encode("utf-8", "replace"))
