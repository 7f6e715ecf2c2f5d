"""What a build did and what went wrong, for people and for `report.json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something a person should look at: where, what, and what to do about it."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts, issues and versions of one build. No clock: equal builds give equal reports."""

    documents: int
    counts: Mapping[str, int]
    issues: tuple[Issue, ...]
    versions: Mapping[str, str]
