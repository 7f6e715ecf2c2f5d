"""Keeps PyTorch out of builds: thinc, below spaCy, imports it wherever it is installed.

camel-tools brings PyTorch along, but no model in use by default runs on it, and importing it takes
seconds and some hundred megabytes. Models that run on it (`en_core_web_trf`) are left alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kg.lang.choice import chosen


@contextmanager
def without_torch() -> Iterator[None]:
    """While the block runs, importing PyTorch fails as if it were not installed; nothing if it is loaded already."""
    if "torch" in sys.modules or (chosen("en") or "").endswith("_trf"):
        yield
        return
    # None is how the import system is told that there is no such module.
    sys.modules["torch"] = None  # type: ignore[assignment]  # typeshed knows only modules
    try:
        yield
    finally:
        del sys.modules["torch"]
