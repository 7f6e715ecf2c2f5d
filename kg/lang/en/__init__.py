"""English, on spaCy: the only place that imports it."""

from kg.lang.en.lean import without_torch

with without_torch():
    import thinc.compat  # noqa: F401  # decides once and for all whether spaCy runs on PyTorch
