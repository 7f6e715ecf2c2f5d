"""Constrained clustering of name forms: best pairs first, never across a cannot-link.

Plain connected components let one wrong pair weld two people together. Here two clusters become
one only if no pair across them is judged DIFFERENT, they are not two known entries, and their compared pairs agree on
average (constrained average linkage).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Judgement
from kg.resolve.comparing import Judged, Keys
from kg.resolve.forms import Key, NameForm


class _Group:
    """Keys that are one so far, the known entry among them, and the groups that have proved to be something else."""

    __slots__ = ("apart", "keys", "known")

    def __init__(self, key: Key, known: str | None) -> None:
        self.keys = [key]
        self.known = known
        self.apart: set[_Group] = set()


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
    for stranger in right.apart:
        stranger.apart.add(left)
    left.apart |= right.apart


def _two_known(left: _Group, right: _Group) -> bool:
    return left.known is not None and right.known is not None and left.known != right.known


def _agree(left: _Group, right: _Group, judged: Judged) -> bool:
    """Whether two groups may be one. What two names in them forbid stays forbidden when either grows, so that the names
    of two groups are laid side by side once, and not for each pair that would have them be one."""
    if right in left.apart or _two_known(left, right):
        return False
    compared: list[float] = []
    for a in left.keys:
        for b in right.keys:
            match = judged.match(a, b)
            if match is not None:
                compared.append(match.score)
            elif judged.apart(a, b):
                left.apart.add(right)
                right.apart.add(left)
                return False
    return sum(compared) >= 0.5 * len(compared)
