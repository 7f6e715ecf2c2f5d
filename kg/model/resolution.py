"""Resolution: which mentions are one entity and which claims are about one event.

It adds a mapping and rewrites nothing: undoing a merge is deleting the decision behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from kg.errors import InvariantError
from kg.model.claim import Claim, Status
from kg.model.mention import EntityType
from kg.model.time import TimeSpan


class Judgement(StrEnum):
    """What is decided of a pair; UNSURE pairs are not merged and are shown to people."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Match:
    """Why two names (or two claims) were judged as they were.

    `left` and `right` are what was compared, as people read it; `score` is a probability of
    SAME; `reasons` are sentences-in-short for people, the weightiest first; `features` are what a
    table of weights counted, with the log-odds that each of them added.
    """

    left: str
    right: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    features: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise InvariantError(f"score {self.score} of {self.left!r} ~ {self.right!r} is no probability")
        if not self.reasons:
            raise InvariantError(f"match {self.left!r} ~ {self.right!r} has no reason")


@dataclass(frozen=True, slots=True)
class Decision:
    """A human judgement from `seeds/decisions.yaml`; it beats every score."""

    left: str
    right: str
    judgement: Judgement
    note: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A form of a name as written, without clitics, and the language of the text it stands in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place that mentions are about.

    `id` is the readable local part of its IRI; `labels` maps a language to the best name in it;
    `names` are all forms that occur, sorted; `mentions` are mention ids, sorted; `known` is the
    gazetteer entry, if it is one; `former` are ids it would have had before some of its names were merged.
    """

    id: str
    type: EntityType
    labels: Mapping[str, str]
    names: tuple[Name, ...]
    mentions: tuple[str, ...]
    known: str | None = None
    matches: tuple[Match, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening that claims are about, with what they agree and disagree on.

    `participants` and `places` are entity ids in order of first mention; `dates` are the distinct
    reported dates (EDTF), sorted; `time` spans them; `disputed` names the aspects on which
    claims differ ("date", "place", "status", "amount"). `agreed_at` is the id of the meeting at which an
    agreement that no report dates was reached; `time` is then that of the meeting.
    """

    id: str
    type: str
    labels: Mapping[str, str]
    claims: tuple[str, ...]
    participants: tuple[str, ...]
    places: tuple[str, ...]
    dates: tuple[str, ...]
    time: TimeSpan | None
    status: Status
    disputed: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    agreed_at: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about one event that cannot both be right, and on what they differ."""

    left: str
    right: str
    aspect: str


@dataclass(frozen=True, slots=True)
class OfficeHolding:
    """A person in an office; `of` is the entity it belongs to, `claims` the office-claim ids."""

    id: str
    person: str
    office: str
    of: str | None
    time: TimeSpan | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """The whole mapping: `denotes` from mention id to entity id, `about` from claim id to event id.

    A mention that could not be resolved is absent from `denotes`. `unsure` are the pairs that
    stayed open, for people to decide. `carried` are claims that no sentence was read to make: those of translated
    sentences, carried over to the translation and by `Claim.translates` back to their originals; they are in `about`,
    too.
    """

    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    holdings: tuple[OfficeHolding, ...]
    denotes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    about: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    contradictions: tuple[Contradiction, ...] = ()
    unsure: tuple[Match, ...] = ()
    carried: tuple[Claim, ...] = ()
