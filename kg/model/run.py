"""What produced a graph: the same software on the same configuration gives the same run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Versions of software and models, and the data that steers them. No clock: equal builds are one run.

    `versions` are (name, version) pairs, sorted; `configuration` is a hash of the seeds and
    options in force, so that two graphs can be told to come from the same rules.
    """

    versions: tuple[tuple[str, str], ...]
    configuration: str

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that stand for exactly these versions and this configuration."""
        facts = "\x00".join(f"{name}={version}" for name, version in sorted(self.versions))
        return hashlib.sha256(f"{facts}\x00{self.configuration}".encode()).hexdigest()[:12]
