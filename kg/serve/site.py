"""What is served and within which limits: values that the command line fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kg.errors import InvariantError

MEBI = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take.

    `seconds` for an answer, once begun; `waiting` seconds for its turn; bytes of a request's `body`, of a `result`,
    and of the `memory` of a process that answers, beyond what the graph itself takes.
    """

    seconds: float = 10.0
    waiting: float = 30.0
    body: int = MEBI
    result: int = 64 * MEBI
    memory: int = 2048 * MEBI
    workers: int = 2

    def __post_init__(self) -> None:
        if min(self.seconds, self.waiting, self.body, self.result, self.memory, self.workers) <= 0:
            raise InvariantError(f"limits of a server are positive, not {self}")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of statements, by its path, and the named graph it goes to; None for the default graph."""

    path: Path
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A named question as the editor offers it: its titles by language and its SPARQL."""

    name: str
    titles: Mapping[str, str]
    sparql: str


@dataclass(frozen=True, slots=True)
class Site:
    """All that a server knows: `sources` to load, or `folder` with a store on disk.

    `base` is what the IRIs of the data begin with; the path after it is where a thing is found here, too. `token`
    is asked for updates, which are refused where it is None. `view` is the page that draws the graph,
    `manual` the pages of the ontology by language, `terms` the IRI that those of the ontology begin with.
    """

    sources: tuple[Source, ...]
    base: str
    terms: str
    prefixes: Mapping[str, str]
    examples: tuple[Example, ...] = ()
    view: str | None = None
    manual: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    folder: Path | None = None
    token: str | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.token is not None and self.folder is None:
            raise InvariantError("a server that takes updates needs a store on disk to keep them in")
