"""Constrained clustering of name forms: best pairs first, never across a cannot-link.

Plain connected components let one wrong pair weld two people together. Here two clusters become
one only if no pair across them is judged DIFFERENT, they are not two known entries, and their compared pairs agree on
average (constrained average linkage).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from kg.model import Judgement, Match
from kg.resolve.candidates import candidates
from kg.resolve.forms import Key, NameForm
from kg.text.fold import fold

Judge = Callable[[NameForm, NameForm], Match]
Pairs = Mapping[tuple[Key, Key], Match]


def judgements(forms: Sequence[NameForm], judge: Judge, decided: Collection[frozenset[str]] = ()) -> Pairs:
    """The judgement on every pair of forms worth comparing, by keys in order of the forms; two forms of
    one gazetteer entry need none. Pairs of folded names in `decided` are worth it always."""
    by_name: dict[str, list[int]] = {}
    if decided:
        for number, form in enumerate(forms):
            by_name.setdefault(fold(form.name), []).append(number)
    asked = {
        (min(i, j), max(i, j))
        for names in decided
        for i in by_name.get(min(names), ())
        for j in by_name.get(max(names), ())
        if i != j
    }
    return {
        (forms[i].key, forms[j].key): judge(forms[i], forms[j])
        for i, j in sorted({*candidates(forms), *asked})
        if forms[i].known is None or forms[i].known != forms[j].known
    }


class _Group:
    """Keys that are one so far, and the known entry among them."""

    __slots__ = ("keys", "known")

    def __init__(self, key: Key, known: str | None) -> None:
        self.keys = [key]
        self.known = known


def cluster(
    forms: Sequence[NameForm], pairs: Pairs, *, welded: Iterable[tuple[Key, Key]] = ()
) -> tuple[tuple[Key, ...], ...]:
    """The forms as clusters of keys; `welded` pairs are one from the start, whatever scores say."""
    groups = {form.key: _Group(form.key, form.known) for form in forms}
    by_known: dict[str, Key] = {}
    for form in forms:
        if form.known is not None:
            _merge(groups, by_known.setdefault(form.known, form.key), form.key)
    for one, other in sorted(welded):
        _merge(groups, one, other)
    likely = sorted(
        (pair for pair, match in pairs.items() if match.judgement is Judgement.SAME),
        key=lambda pair: (-pairs[pair].score, pair),
    )
    for one, other in likely:
        if groups[one] is not groups[other] and _agree(groups[one], groups[other], pairs):
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


def _agree(left: _Group, right: _Group, pairs: Pairs) -> bool:
    if _two_known(left, right):
        return False
    compared = [
        match for a in left.keys for b in right.keys if (match := pairs.get((a, b)) or pairs.get((b, a))) is not None
    ]
    if any(match.judgement is Judgement.DIFFERENT for match in compared):
        return False
    return sum(match.score for match in compared) >= 0.5 * len(compared)
