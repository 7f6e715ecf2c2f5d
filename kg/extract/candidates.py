"""A trigger with its reading, on the way to becoming a claim."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.arguments import Reading
from kg.extract.triggers import Trigger
from kg.model import Form, Mention, Role, Span, Status, TimeSpan


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a role after reference: `via` are the words that stood for it, of the given `form`.

    `understood` fillers have no words at all here: an unwritten subject, a place told before.
    """

    role: Role
    mention: Mention
    slot: str
    confidence: float
    via: Span | None = None
    form: Form = Form.NAME
    understood: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one trigger may report: fillers in text order, status, and the time once it is known.

    `type` is the trigger's, or a narrower one that who takes part makes it.
    """

    trigger: Trigger
    reading: Reading
    fillers: tuple[Filler, ...]
    status: Status
    type: str
    time: TimeSpan | None = None

    @property
    def actors(self) -> tuple[Mention, ...]:
        """The mentions that take part: everything but places."""
        return tuple(f.mention for f in self.fillers if f.role is not Role.PLACE)

    @property
    def places(self) -> tuple[Mention, ...]:
        return tuple(f.mention for f in self.fillers if f.role is Role.PLACE)

    @property
    def words(self) -> frozenset[int]:
        """The tokens that stand for the event: the trigger and the verb that carries it."""
        support = () if self.reading.support is None else (self.reading.support,)
        return frozenset((*self.trigger.tokens, *support))
