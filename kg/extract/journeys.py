"""What somebody travels for is where he travels to: "flew to Rome for talks", "وصل إلى روما لإجراء محادثات"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.arguments import OBJECT, Scene
from kg.extract.candidates import Candidate, Filler
from kg.extract.sameness import same_thing
from kg.extract.syntax import Tree
from kg.model import Role, Status
from kg.vocab.events import EventTypes

_TRAVEL, _REMOTE = "Visit", "PhoneCall"
_PURPOSES = frozenset({"MEETING", "AGREEMENT"})
_FOR = frozenset({"for", "ل"})
_AWAY = "from"
_UNDERSTOOD = 0.6


def with_destination(types: EventTypes, scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, meetings and agreements that are the purpose of a journey at its place."""
    journeys = [c for c in candidates if c.type == _TRAVEL and c.trigger.verbal and c.status is not Status.DENIED]
    return [_at_destination(scene, c, journeys) if types[c.type].family in _PURPOSES else c for c in candidates]


def _at_destination(scene: Scene, candidate: Candidate, journeys: Sequence[Candidate]) -> Candidate:
    if candidate.places or candidate.type in (_TRAVEL, _REMOTE):
        return candidate
    for journey in journeys:
        spots = _reached(journey)
        if spots and _together(candidate, journey) and _aimed(scene, journey, candidate):
            return replace(candidate, fillers=(*candidate.fillers, *spots))
    return candidate


def _reached(journey: Candidate) -> list[Filler]:
    """The places that somebody goes to, not those he leaves; behind a preposition if one is ("a … to Rome")."""
    frame = journey.trigger.entry.frame
    leaves = Role.PLACE in frame.get(_AWAY, ())
    spots = [
        f for f in journey.fillers if f.role is Role.PLACE and f.slot != _AWAY and not (leaves and f.slot == OBJECT)
    ]
    spots = [f for f in spots if Role.PLACE in frame.get(f.slot, ())]
    spots = [f for f in spots if f.slot != OBJECT] or spots
    return [replace(f, confidence=_UNDERSTOOD, understood=True) for f in spots]


def _together(candidate: Candidate, journey: Candidate) -> bool:
    """Whether who travels may be in the event: somebody of it, or somebody whom neither names."""
    travellers = journey.actors
    return not travellers or any(same_thing(m, n) for m in candidate.actors for n in travellers)


def _aimed(scene: Scene, journey: Candidate, candidate: Candidate) -> bool:
    """Whether the words between say that the one is what the other is for."""
    tokens, start = scene.sentence.tokens, journey.trigger.head
    if candidate.trigger.head <= start:
        return False
    if not scene.sentence.parsed:
        between = tokens[start + 1 : candidate.trigger.tokens[0]]
        named = max((at for at, t in enumerate(between) if t.surface in _FOR), default=None)
        return named is not None and not any(t.pos in ("VERB", "CCONJ", "SCONJ", "PUNCT") for t in between)
    tree = Tree(tokens)
    passed = False
    for at in (candidate.trigger.head, *tree.ancestors(candidate.trigger.head)):
        if at == start:
            return passed
        infinitive = any(tokens[child].norm == "to" for child in tree.children(at, "aux"))
        passed = passed or (tree.relation(at) == "prep" and tokens[at].norm in _FOR)
        passed = passed or (tree.relation(at) in ("advcl", "xcomp") and infinitive)
    return False
