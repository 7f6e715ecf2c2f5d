"""Constrained clustering of name forms: best pairs first, never across a cannot-link.

Plain connected components let one wrong pair weld two people together. Here two clusters become
one only if no pair across them is judged DIFFERENT, they are not two known entries, and their compared pairs agree on
average (constrained average linkage).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.model import Judgement, Match
from kg.resolve.candidates import candidates
from kg.resolve.forms import Key, NameForm
from kg.text.fold import fold

Judge = Callable[[NameForm, NameForm], Match | None]
Keys = tuple[Key, Key]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of pairs of forms, by their keys in the order of the forms: the matches of those that are or may
    be one, and the pairs that are `apart`."""

    matches: Mapping[Keys, Match]
    apart: AbstractSet[Keys]


def judgements(forms: Sequence[NameForm], judge: Judge, decided: Collection[frozenset[str]] = ()) -> Judged:
    """The judgement on every pair of forms worth comparing; two forms of one gazetteer entry need none. Pairs of
    folded names in `decided` are worth it always."""
    matches: dict[Keys, Match] = {}
    apart: set[Keys] = set()
    for i, j in sorted({*candidates(forms), *_asked(forms, decided)}):
        one, other = forms[i], forms[j]
        if one.known is not None and one.known == other.known:
            continue
        match = judge(one, other)
        if match is not None:
            matches[one.key, other.key] = match
        else:
            apart.add((one.key, other.key))
    return Judged(matches, apart)


def _asked(forms: Sequence[NameForm], decided: Collection[frozenset[str]]) -> Iterator[tuple[int, int]]:
    by_name: dict[str, list[int]] = {}
    if decided:
        for number, form in enumerate(forms):
            by_name.setdefault(fold(form.name), []).append(number)
    for names in decided:
        for i in by_name.get(min(names), ()):
            yield from ((min(i, j), max(i, j)) for j in by_name.get(max(names), ()) if i != j)


class _Group:
    """Keys that are one so far, and the known entry among them."""

    __slots__ = ("keys", "known")

    def __init__(self, key: Key, known: str | None) -> None:
        self.keys = [key]
        self.known = known


def cluster(forms: Sequence[NameForm], judged: Judged, *, welded: Iterable[Keys] = ()) -> tuple[tuple[Key, ...], ...]:
    """The forms as clusters of keys; `welded` pairs are one from the start, whatever scores say."""
    groups = {form.key: _Group(form.key, form.known) for form in forms}
    by_known: dict[str, Key] = {}
    for form in forms:
        if form.known is not None:
            _merge(groups, by_known.setdefault(form.known, form.key), form.key)
    for one, other in sorted(welded):
        _merge(groups, one, other)
    matches = judged.matches
    likely = sorted(
        (pair for pair, match in matches.items() if match.judgement is Judgement.SAME),
        key=lambda pair: (-matches[pair].score, pair),
    )
    for one, other in likely:
        if groups[one] is not groups[other] and _agree(groups[one], groups[other], judged):
            _merge(groups, one, other)
    unique = {id(group): tuple(sorted(group.keys)) for group in groups.values()}
    return tuple(sorted(unique.values()))


def _merge(groups: dict[Key, _Group], one: Key, other: Key) -> None:
    left, right = groups[one], groups[other]
    if left is right:
        return
    if len(left.keys) < len(right.keys):
        left, right = right, left
    left.keys.extend(right.keys)
    left.known = left.known or right.known
    for key in right.keys:
        groups[key] = left


def _two_known(left: _Group, right: _Group) -> bool:
    return left.known is not None and right.known is not None and left.known != right.known


def _agree(left: _Group, right: _Group, judged: Judged) -> bool:
    if _two_known(left, right):
        return False
    matches, apart = judged.matches, judged.apart
    compared: list[float] = []
    for a in left.keys:
        for b in right.keys:
            if (a, b) in apart or (b, a) in apart:
                return False
            match = matches.get((a, b)) or matches.get((b, a))
            if match is not None:
                compared.append(match.score)
    return sum(compared) >= 0.5 * len(compared)
