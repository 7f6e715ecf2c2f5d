"""The bytes of a file, or the reason why there are none to be had."""

from __future__ import annotations

from pathlib import Path

from kg.errors import ArticleError
from kg.read.limits import LIMITS, check_size


def contents(path: Path) -> bytes:
    """All bytes of the file, never more than the limit. Raises `ArticleError` if it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMITS.size + 1)
    except OSError as err:
        raise unreadable(err) from err
    check_size(len(data))
    return data


def unreadable(err: OSError) -> ArticleError:
    """The error for a file that the system will not open or read."""
    return ArticleError(f"cannot be read ({err.strerror or err}); check that it is a file and that you may read it")
