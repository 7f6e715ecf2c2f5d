"""Which model reads a language where a user names another than the usual one.

The choice holds for a process and its children: environment variables carry it, and the command line
sets them before the first text is read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType

VARIABLES: Mapping[str, str] = MappingProxyType({"en": "JISR_EN_MODEL", "ar": "JISR_AR_MODEL"})
"""Language to the variable that names its model."""


def chosen(language: str) -> str | None:
    """The model named for a language, None for the usual one."""
    return os.environ.get(VARIABLES[language]) or None


def choose(language: str, model: str | None) -> None:
    """Name the model of a language; None leaves the choice as it is."""
    if model is not None:
        os.environ[VARIABLES[language]] = model
