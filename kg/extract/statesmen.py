"""Of which country an office is that the text leaves bare: "in Manama, the envoy was received by King Hamad bin Isa".

Who receives somebody from abroad is at home and holds his office there. Nothing else is concluded: "President X arrived
in Manama" says nothing of his country, and "met President X in New York" is told of every president.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.candidates import Candidate
from kg.extract.reference import Discourse
from kg.model import EntityType, Form, Mention, Role, Status
from kg.vocab.cues import Cues
from kg.vocab.gazetteer import Gazetteer

MEETING = "MEETING"
_COUNTRY = "country:"


def at_home(
    mentions: Sequence[Mention], kept: Iterable[Candidate], discourse: Discourse, meetings: frozenset[str], cues: Cues
) -> tuple[Mention, ...]:
    """The mentions, with the countries of those who received others there; `meetings` are the types of events that
    tell."""
    homes: dict[str, str] = {}
    for candidate in kept:
        if candidate.type in meetings and candidate.status in (Status.HAPPENED, Status.PLANNED):
            homes.update(_hosts(candidate, discourse, cues.of_states))
    return tuple(_of(mention, homes, cues.of_states) for mention in mentions)


def _hosts(candidate: Candidate, discourse: Discourse, states: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(mention, country) for those who received somebody of another country there."""
    countries = {country for m in candidate.places if (country := _country(m)) is not None}
    actors = [f for f in candidate.fillers if f.role is not Role.PLACE]
    hosts = [f for f in actors if f.role is Role.HOST]
    bare = [f for f in hosts if _bare(f.mention, states) and discourse.side(f.mention) is None]
    guests = {discourse.side(f.mention) for f in actors if not any(f is b for b in bare)}
    if len(countries) != 1 or not bare or not guests or None in guests or countries & guests:
        return
    for filler in bare:
        yield filler.mention.id, next(iter(countries))


def _bare(mention: Mention, states: frozenset[str]) -> bool:
    named = mention.type is EntityType.PERSON and mention.form is Form.NAME
    return named and any(c.office in states and c.of is None and c.of_mention is None for c in mention.offices)


def _of(mention: Mention, homes: Mapping[str, str], states: frozenset[str]) -> Mention:
    home = homes.get(mention.id)
    if home is None:
        return mention
    cues = (replace(c, of=home) if c.office in states and c.of is None else c for c in mention.offices)
    return replace(mention, offices=tuple(cues))


def _country(place: Mention) -> str | None:
    """The id of the country that a known place is, or is in."""
    gazetteer = Gazetteer.load()
    if place.known is None or place.known not in gazetteer:
        return None
    entry = gazetteer.entry(place.known)
    if entry.type is EntityType.COUNTRY:
        return entry.id
    return f"{_COUNTRY}{entry.country}" if entry.country is not None else None
