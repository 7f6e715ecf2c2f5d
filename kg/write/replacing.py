"""Files that are either whole or as they were before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which becomes `path` when the block ends well and vanishes when not.

    Folders are made as needed. Raises `InputError` where the place cannot be written to.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            try:
                yield file
            except BaseException:
                part.unlink()
                raise
        part.replace(path)
    except OSError as err:
        raise InputError(f"cannot write {path}: {err.strerror or err}; choose another folder with --out") from err
