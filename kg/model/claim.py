"""Claims: what one sentence says of one event or of one office."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import InvariantError
from kg.model.mention import Tenure
from kg.model.text import Span
from kg.model.time import TimeSpan


class Status(StrEnum):
    """Whether the text says that it happened; values are those of `graph.json`."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Role(StrEnum):
    """What part a mention plays in an event."""

    PARTICIPANT = "participant"
    HOST = "host"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    TARGET = "target"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a text says it, and which part of the system read it.

    `span` and `quote` are the sentence; `extractor` is a name with a version ("tree/1").
    """

    document: str
    sentence: str
    span: Span
    quote: str
    language: str
    extractor: str
    confidence: float

    def __post_init__(self) -> None:
        if len(self.quote) != len(self.span) or not self.quote:
            raise InvariantError(f"quote {self.quote[:40]!r} does not fit its span {self.span}")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvariantError(f"confidence {self.confidence} is no probability")


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention in its role; `via` is the words that stood for it ("the two leaders"), if any."""

    role: Role
    mention: str
    via: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it: the mention of the speaker, or the bare words if no mention."""

    words: str
    span: Span
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that is the point of a claim: `unit` is a currency code, "%", or a counted noun."""

    value: float
    unit: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence says of one event.

    `type` is the local name of an event class; `trigger` the words that report it. `time` is
    when the event is said to take place, None if the text does not say; `assumed` tells that no sentence says it of
    this event, it is the day of the story it is told in. `several` tells that the words mean more than one such event.
    `translates` is the id of the claim of another text that this one was carried over from, because its sentence
    translates that one's; None for what was read in the sentence itself.
    """

    type: str
    trigger: Span
    arguments: tuple[Argument, ...]
    time: TimeSpan | None
    status: Status
    evidence: Evidence
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    assumed: bool = False
    several: bool = False
    translates: str | None = None

    @property
    def id(self) -> str:
        own = f"{self.evidence.document}-{self.trigger.start}-{self.type}"
        return own if self.translates is None else f"{own}-of-{self.translates}"

    def mentions(self, *roles: Role) -> tuple[str, ...]:
        """The mention ids in the given roles (all but PLACE when none is given), in text order."""
        wanted = roles or tuple(role for role in Role if role is not Role.PLACE)
        return tuple(a.mention for a in self.arguments if a.role in wanted)


@dataclass(frozen=True, slots=True)
class OfficeClaim:
    """What one sentence says of who holds which office.

    `office` is an id of `seeds/names/offices.yaml`; `of` a known id or a mention id of the
    country or organisation, None where the text does not say.
    """

    person: str
    office: str
    of: str | None
    of_mention: str | None
    tenure: Tenure
    time: TimeSpan | None
    span: Span
    evidence: Evidence

    @property
    def id(self) -> str:
        return f"{self.evidence.document}-{self.span.start}-{self.office}-{self.person.split('-')[1]}"
