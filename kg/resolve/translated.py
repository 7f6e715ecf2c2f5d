"""Comparing names of organizations and places: by what their words mean, by letters where they are names."""

from __future__ import annotations

from dataclasses import dataclass

from kg.resolve.features import Features, levelled
from kg.resolve.skeleton import skeletons
from kg.resolve.spelling import Spelling
from kg.resolve.terms import Term, TermName

ANSWERS = -1.0
"""Log-odds up to which two names in such names do not answer to each other."""
_WEAKEST = -4.0


@dataclass(slots=True)
class _Laid:
    """Terms laid side by side, as far as that is done: what answered, and what is still alone."""

    meanings: int
    names: list[float]
    left: list[Term]
    right: list[Term]


def term_features(left: TermName, right: TermName, spelling: Spelling) -> Features:
    """Features of two names taken apart in terms; what is absent or 0 is left out."""
    if left.written & right.acronyms or right.written & left.acronyms:
        return {"acronym": 1.0}
    laid = _lay(left, right, spelling)
    features: dict[str, float] = {}
    if not laid.meanings and not laid.names:
        whole = spelling.by_letters(left.compact, right.compact)
        if whole <= ANSWERS:
            return {"nothing in common": 1.0}
        return _whole(left, right, whole)
    if laid.left or laid.right:
        _count_alone(laid, features)
        if left.compact and right.compact and "other words" in features:
            whole = spelling.by_letters(left.compact, right.compact)
            if whole > 0:
                return _whole(left, right, whole)
    if laid.meanings:
        features["shared meaning"] = 1.0
    if laid.names:
        features["weakest name"] = max(_WEAKEST, min(laid.names))
        features["two names"] = float(len(laid.names) > 1)
    return {name: value for name, value in features.items() if value}


def _whole(left: TermName, right: TermName, log_odds: float) -> Features:
    """Two names whose words do not answer to each other, but whose letters do: spaces may differ, consonants not."""
    features = {"weakest name": max(_WEAKEST, levelled(log_odds))}
    if not set(skeletons(left.compact)) & set(skeletons(right.compact)):
        features["other consonants"] = 1.0
    return features


def _lay(left: TermName, right: TermName, spelling: Spelling) -> _Laid:
    laid = _Laid(0, [], list(left.terms), list(right.terms))
    for one in left.terms:
        for other in laid.right:
            if one.meanings & other.meanings or one.known & other.known:
                laid.meanings += 1
                laid.left.remove(one)
                laid.right.remove(other)
                break
    scored = sorted(
        (
            (-spelling.by_letters(one.key, other.key), i, j, one, other)
            for i, one in enumerate(laid.left)
            for j, other in enumerate(laid.right)
            if one.spelled or other.spelled or one.key == other.key
        ),
        key=lambda row: row[:3],
    )
    for odds, _, _, one, other in scored:
        if -odds > ANSWERS and one in laid.left and other in laid.right:
            laid.names.append(levelled(-odds))
            laid.left.remove(one)
            laid.right.remove(other)
    return laid


def _count_alone(laid: _Laid, features: dict[str, float]) -> None:
    nations = [[term for term in side if term.country] for side in (laid.left, laid.right)]
    if all(nations):
        features["other country"] = 1.0
    features["other words"] = float(min(len(laid.left), len(laid.right)))
    if not features["other words"]:
        alone = (*laid.left, *laid.right)
        organs = sum(term.organ for term in alone)
        heads = sum(term.head for term in alone) - organs
        # "قناة الجزيرة" says what Al Jazeera is; a ministry without its country may be anybody's, and ASEAN is
        # not its secretariat, even where one article speaks of both.
        features["organ left out"] = float(organs)
        features["head left out"] = float(heads) if laid.names else 0.0
        features["left out"] = float(len(alone) - organs - (heads if laid.names else 0))
