"""Which files a build reads: files, folders and patterns become one sorted list."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import InputError


def sources(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every file that `paths` name, sorted, each once.

    A folder stands for all files below it except hidden ones (a name that begins with a dot,
    or lies in such a folder); a name with `*`, `?` or `[` that is no file itself is a pattern,
    with `**` for any depth. A file that is named outright is taken even if hidden. Folders that
    may not be listed are in the answer as themselves, so that reading them says so.

    Raises `InputError` for a path that is not there and for a pattern that fits nothing.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _expand(path):
            found.setdefault(file.absolute(), file)
    return tuple(sorted(found.values(), key=lambda file: (file.as_posix(), file.name)))


def _expand(path: Path) -> Iterator[Path]:
    if _exists(path):
        yield from _files(path)
        return
    if not glob.has_magic(str(path)):
        raise InputError(f"{path}: no such file or folder; check the path")
    # As in a shell, `*` leaves out hidden names: Path.glob does not.
    matches = sorted(Path(match) for match in glob.glob(str(path), recursive=True))  # noqa: PTH207
    if not matches:
        raise InputError(f"{path}: no file fits this pattern; check it, and quote it if the shell expands it")
    for match in matches:
        yield from _files(match)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError) as err:
        raise InputError(f"{path}: cannot be looked up ({err}); check the path and its permissions") from err


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    locked: list[Path] = []
    for folder, inner, names in os.walk(path, onerror=lambda err: locked.append(Path(str(err.filename)))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.is_file():
                yield file
    yield from locked
