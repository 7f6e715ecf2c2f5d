"""Work that makes very many values, none of which holds itself: the search for such rings only costs time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile memory is given back when nothing holds it, and rings of values are left to be found later.

    Looking through all values again and again takes a fifth of the time of a large resolution.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
