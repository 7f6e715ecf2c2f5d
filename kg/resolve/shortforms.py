"""Whom one part of a name means: the one of that name in its passage, its article, the collection."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from kg.model import Judgement, Match, Mention
from kg.resolve.forms import Key, NameForm
from kg.resolve.parts import PersonName, person_name
from kg.resolve.spelled import Spoken, answering
from kg.vocab.nameparts import NameParts

ANSWERS = 1.0
"""Log-odds from which a short name may be a part of a full one."""
_TOLD = 3
"""So many names that a short one may stand for are told."""
LEADS = 4.0
"""How many times more often than all others one bearer must be named to be meant without being near."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a short form: the full form it stands for with the reason, or an open match, or nothing.

    `scope` says where that form was found: the "passage", the "article" or the "collection".
    """

    target: NameForm | None = None
    match: Match | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A full form that holds the short name, and whether as the part by which people are called for short."""

    form: NameForm
    family: bool


class ShortForms:
    """Links short forms to full ones; what fits two people alike stays unlinked and UNSURE.

    `compared` tells how many pairs of words `look_ahead` laid side by side.
    """

    def __init__(self, full: Iterable[NameForm], owner: Mapping[Key, Key]) -> None:
        self._owner = owner
        self._mentions: Counter[Key] = Counter()
        self._holders: dict[Spoken, list[_Bearer]] = defaultdict(list)
        self._families: set[Spoken] = set()
        self._spoken: dict[Key, list[Spoken]] = defaultdict(list)
        self._near: dict[str | tuple[str, int], list[Key]] = defaultdict(list)
        for form in full:
            self._mentions[owner[form.key]] += len(form.mentions)
            for mention in form.mentions:
                self._near[mention.document].append(form.key)
                self._near[mention.document, mention.passage].append(form.key)
            name = person_name(form.name)
            for place in name.core:
                part = name.parts[place].key, form.language
                self._spoken[form.key].append(part)
                family = _called_by(name, place)
                self._holders[part].append(_Bearer(form, family))
                if family:
                    self._families.add(part)
        self._answering: Mapping[Spoken, Sequence[Spoken]] = {}
        self.compared = 0
        self._bearers = cache(self._bearers_of)
        self._anywhere: dict[tuple[str, str, frozenset[tuple[str, str]]], Placement] = {}

    def place(self, short: NameForm) -> Placement:
        """The full form meant by a short one: in its passage, else in its article, else in the collection."""
        bearers = self._bearers(short.name, short.language)
        at = short.mentions[0]
        for scope, named in (
            ("passage", self._near.get((at.document, at.passage))),
            ("article", self._near.get(at.document)),
        ):
            close = [bearers[key] for key in sorted(bearers.keys() & named)] if named else []
            if close:
                return self._choose(short, close, scope)
        if not bearers:
            return Placement()
        told = short.name, short.language, short.offices
        if told not in self._anywhere:
            self._anywhere[told] = self._choose(short, list(bearers.values()), "collection")
        return self._anywhere[told]

    def look_ahead(self, shorts: Iterable[NameForm]) -> None:
        """Find the parts that the names of short forms may spell, of all at once, before they are placed."""
        asked: dict[Spoken, None] = {}
        beside: set[tuple[Spoken, Spoken]] = set()
        for short in shorts:
            parts = person_name(short.name).parts
            if parts:
                word = parts[-1].key, short.language
                asked[word] = None
                near = self._near.get(short.mentions[0].document, ())
                beside.update((word, part) for key in near for part in self._spoken[key])
        self._answering, self.compared = answering(
            list(asked), list(self._holders), self._families, ANSWERS, beside=beside
        )

    def _bearers_of(self, name: str, language: str) -> Mapping[Key, _Bearer]:
        """The full forms with a part that is a spelling of the short name, sorted by key."""
        parts = person_name(name).parts
        if not parts:
            return {}
        found: dict[Key, _Bearer] = {}
        for part in self._answering.get((parts[-1].key, language), ()):
            for bearer in self._holders[part]:
                if bearer.family:
                    found[bearer.form.key] = bearer
                elif part[1] == language:
                    found.setdefault(bearer.form.key, bearer)
        return {key: found[key] for key in sorted(found)}

    def _choose(self, short: NameForm, close: Sequence[_Bearer], scope: str) -> Placement:
        owners = self._owners(close)
        for narrower in (_same_office(close, short), [b for b in close if b.family]):
            if len(owners) > 1 and narrower:
                close, owners = narrower, self._owners(narrower)
        if len(owners) == 1:
            form = min(
                (b.form for b in close), key=lambda f: (f.language != short.language, -len(f.name.split()), f.key)
            )
            reason = f"the only {short.name} of the {scope}"
            return Placement(form, Match(short.name, form.name, Judgement.SAME, _CERTAINTY[scope], (reason,)), scope)
        leading = self._leading(close, short, scope)
        if leading is not None:
            return leading
        names = nsmallest(_TOLD, {b.form.name for b in close})
        reason = f"{short.name} may be {' or '.join(names)}"
        return Placement(None, Match(short.name, names[0], Judgement.UNSURE, 0.5, (reason,)))

    def _leading(self, close: Sequence[_Bearer], short: NameForm, scope: str) -> Placement | None:
        """Of several bearers the one whom the text has just named, or who is named far more than all others."""
        if scope == "passage":
            last = _latest([b.form for b in close], short.mentions[0])
            if last is not None:
                reason = f"the {short.name} named last before"
                return Placement(last, Match(short.name, last.name, Judgement.SAME, 0.7, (reason,)), scope)
        weights = {owner: self._mentions[owner] for owner in self._owners(close)}
        first = min(weights, key=lambda owner: (-weights[owner], owner))
        if weights[first] >= LEADS * (sum(weights.values()) - weights[first]):
            form = min((b.form for b in close if self._owner[b.form.key] == first), key=lambda f: f.key)
            reason = f"{form.name} is named far more often than any other {short.name}"
            return Placement(form, Match(short.name, form.name, Judgement.SAME, 0.75, (reason,)), scope)
        return None

    def _owners(self, close: Iterable[_Bearer]) -> set[Key]:
        return {self._owner[b.form.key] for b in close}


_CERTAINTY = {"passage": 0.97, "article": 0.93, "collection": 0.8}


def _same_office(close: Sequence[_Bearer], short: NameForm) -> list[_Bearer]:
    return [b for b in close if b.form.offices & short.offices]


def _called_by(name: PersonName, place: int) -> bool:
    """Whether people of a name built so are called by the part at `place`: the last, or the first of East Asia."""
    if place == name.core[-1]:
        return not name.east_asian or name.parts[name.core[0]].key not in NameParts.load().family
    return place == name.core[0] and name.east_asian


def _latest(forms: Sequence[NameForm], at: Mention) -> NameForm | None:
    """The form whose last mention before `at` is nearest."""
    before = [
        (m.span.end, form.key, form)
        for form in forms
        for m in form.mentions
        if m.document == at.document and m.span.end <= at.span.start
    ]
    return max(before, key=lambda found: found[:2])[2] if before else None
