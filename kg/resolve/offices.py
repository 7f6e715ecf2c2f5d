"""Who holds which office, and whom a description by office means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Entity, EntityType, Form, Mention, OfficeClaim, OfficeHolding, Tenure, TimeSpan
from kg.text.fold import fold
from kg.text.slug import slug
from kg.vocab.cues import Cues
from kg.vocab.holders import Holders

HEADS = frozenset(("president", "prime-minister", "king", "emir", "sultan", "supreme-leader", "leader", "chancellor"))
"""Offices whose holder a text may call "leader"."""

FAR = 180
"""Days from a statement of who holds an office beyond which it may have changed hands."""
_NO_GAP = 10_000


@dataclass(frozen=True, slots=True)
class _Claimed:
    """An office claim with entities in place of mentions."""

    claim: OfficeClaim
    person: str
    of: str | None


class Offices:
    """The office claims of a collection, by person and by office."""

    def __init__(self, claims: Iterable[OfficeClaim], entities: Sequence[Entity], denotes: Mapping[str, str]) -> None:
        self._by_known = {e.known: e.id for e in entities if e.known is not None}
        self._known = {identifier: known for known, identifier in self._by_known.items()}
        self._people = _people(entities)
        self._denotes = denotes
        stated = [_Claimed(c, denotes[c.person], self._body(c)) for c in claims if c.person in denotes]
        self._claimed = [self._completed(each, stated) for each in stated]

    def _body(self, claim: OfficeClaim) -> str | None:
        if claim.of is not None and claim.of in self._by_known:
            return self._by_known[claim.of]
        return self._denotes.get(claim.of_mention) if claim.of_mention is not None else None

    def _completed(self, one: _Claimed, stated: Sequence[_Claimed]) -> _Claimed:
        """ "President Ruto" is president of what other sentences say he is president of, if that is one thing; else of
        the one thing he holds any office of. What many are at once ("journalist") says nothing of it."""
        if one.of is not None:
            return one
        same = [c for c in stated if c.person == one.person and c.of is not None]
        exact = {c.of for c in same if c.claim.office == one.claim.office}
        fitting = exact or {c.of for c in same if one.claim.office not in Cues.load().many_holders}
        return _Claimed(one.claim, one.person, next(iter(fitting))) if len(fitting) == 1 else one

    def holdings(self) -> tuple[OfficeHolding, ...]:
        """One holding for each person, office and body, with the claims behind it."""
        groups: dict[tuple[str, str, str], list[_Claimed]] = defaultdict(list)
        for each in self._claimed:
            groups[each.person, each.claim.office, each.of or ""].append(each)
        out = []
        for (person, office, of), members in sorted(groups.items()):
            times = [m.claim.time for m in members if m.claim.time is not None]
            out.append(
                OfficeHolding(
                    id=slug(f"{person} {office} {of}"),
                    person=person,
                    office=office,
                    of=of or None,
                    time=_hull(times),
                    claims=tuple(sorted(m.claim.id for m in members)),
                )
            )
        return tuple(out)

    def holder(self, mention: Mention, published: TimeSpan | None) -> str | None:
        """The person whom a ROLE mention means, at the date of its passage; None if nobody is known.

        Who is called so in the same article comes first, then who is called so at the nearest date. Where the
        collection tells nobody, or only somebody far from that date, the list of office holders does, if the
        collection names that person at all. A former holder is meant only by "former".
        """
        cue = mention.offices[0]
        body = self._by_known.get(cue.of or "") or self._denotes.get(cue.of_mention or "")
        if body is None:
            return None
        fitting = [
            each
            for each in self._claimed
            if each.of == body and _same_office(cue.office, each.claim.office) and _tenure_fits(cue.tenure, each.claim)
        ]
        if not fitting:
            return self._listed(mention, published)
        best = min(
            fitting,
            key=lambda each: (each.claim.evidence.document != mention.document, _gap(each, published), each.person),
        )
        rivals = {
            each.person
            for each in fitting
            if (each.claim.evidence.document != mention.document, _gap(each, published))
            == (best.claim.evidence.document != mention.document, _gap(best, published))
        }
        if len(rivals) > 1:
            listed = self._listed(mention, published)
            return listed if listed in rivals else None
        if best.claim.evidence.document != mention.document and FAR < _gap(best, published) < _NO_GAP:
            return self._listed(mention, published) or best.person
        return best.person

    def _listed(self, mention: Mention, published: TimeSpan | None) -> str | None:
        """The person who by the list of office holders held the office of a ROLE mention when its article appeared."""
        cue = mention.offices[0]
        of = self._known.get(self.body(mention) or "")
        if of is None or published is None or cue.tenure is not Tenure.CURRENT:
            return None
        rows = [row for row in Holders.load().at(of, published.earliest) if _same_office(cue.office, row.office)]
        exact = [row for row in rows if row.office == cue.office] or rows
        found = {self._people[name] for row in exact for name in row.names if name in self._people}
        return found.pop() if len(found) == 1 and len({row.person for row in exact}) == 1 else None

    def body(self, mention: Mention) -> str | None:
        """The country or body that a role belongs to."""
        cue = mention.offices[0]
        return self._by_known.get(cue.of or "") or self._denotes.get(cue.of_mention or "")


def references(
    mentions: Iterable[tuple[Mention, TimeSpan | None]], offices: Offices, denotes: Mapping[str, str]
) -> dict[str, str]:
    """What roles and anaphors denote, beside the names: a person in office, else the country he speaks
    for; an anaphor what all its antecedents denote, if that is one thing."""
    found: dict[str, str] = {}
    later: list[Mention] = []
    for mention, published in mentions:
        if mention.form is Form.ROLE and mention.offices and mention.id not in denotes:
            meant = offices.holder(mention, published) or offices.body(mention)
            if meant is not None:
                found[mention.id] = meant
        elif mention.form is Form.ANAPHOR and mention.id not in denotes:
            later.append(mention)
    for mention in later:
        meant_by = {denotes.get(m) or found.get(m) for m in mention.refers_to}
        if len(meant_by) == 1 and (one := next(iter(meant_by))) is not None:
            found[mention.id] = one
    return found


def _people(entities: Sequence[Entity]) -> Mapping[str, str]:
    """The people of a collection by folded name, without names that several bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.type is EntityType.PERSON:
            for name in entity.names:
                bearers[fold(name.text)].add(entity.id)
    return {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}


def _same_office(wanted: str, held: str) -> bool:
    if wanted == held:
        return True
    return (wanted == "leader" and held in HEADS) or (held == "leader" and wanted in HEADS)


def _tenure_fits(wanted: Tenure, claim: OfficeClaim) -> bool:
    return (wanted is Tenure.FORMER) == (claim.tenure is Tenure.FORMER)


def _gap(each: _Claimed, published: TimeSpan | None) -> int:
    if published is None or each.claim.time is None:
        return _NO_GAP
    return abs((each.claim.time.earliest - published.earliest).days)


def _hull(times: Sequence[TimeSpan]) -> TimeSpan | None:
    if not times:
        return None
    return TimeSpan.between(min(t.earliest for t in times), max(t.latest for t in times))
