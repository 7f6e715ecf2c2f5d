"""What two persons' names have in common and in conflict, as numbers with names.

`policy.py` weighs these features; this module only measures them.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.resolve.align import Alignment
from kg.resolve.parts import PersonName
from kg.vocab.nameparts import NameParts

STRONG = 4.0
"""Log-odds of two parts above this say no more."""
FAINT = -4.0

_MOHAMMED = "محمد"

BEYOND = 0.1
"""What a log-odd above `STRONG` still counts, so that of two good answers the better one comes first."""


def levelled(odds: float) -> float:
    """Log-odds of two parts with what is above `STRONG` counted little."""
    return min(odds, STRONG + BEYOND * (odds - STRONG)) if odds > STRONG else odds


Features = Mapping[str, float]


def person_features(left: PersonName, right: PersonName, found: Alignment) -> Features:
    """Features of two names laid side by side; what is absent or 0 is left out.

    `weakest` and `mean` are log-odds of the parts that answer to each other; the rest are counts and flags.
    """
    odds = [max(FAINT, levelled(pair.odds)) for pair in found.pairs if not pair.initial]
    features: dict[str, float] = {}
    if not odds:
        features["nothing in common"] = 1.0
        return features
    features["weakest part"] = min(odds)
    features["mean of parts"] = sum(odds) / len(odds)
    conflicts = min(len(found.alone_left), len(found.alone_right))
    features["other part"] = float(conflicts)
    sizes = len(left.core), len(right.core)
    if min(sizes) == 1 < max(sizes):
        features["one part only"] = 1.0
    elif not conflicts:
        syllables = left.east_asian and right.east_asian
        for alone, name in ((found.alone_left, left), (found.alone_right, right)):
            for i in alone:
                kind = "syllable left out" if syllables else left_out(i, name)
                features[kind] = features.get(kind, 0.0) + 1.0
    features["initial fits"] = float(sum(pair.initial for pair in found.pairs))
    features["order turned"] = float(found.turned)
    features["other generation"] = _generations(left, right)
    features["same generation"] = float(left.generation is not None and left.generation == right.generation)
    features["two parts"] = float(len(odds) >= 2)
    return {name: value for name, value in features.items() if value}


def left_out(i: int, name: PersonName) -> str:
    """What it is called that another name lacks the part at a place."""
    part = name.parts[i]
    if part.initial:
        return "initial left out"
    if part.patronymic:
        return "father's name left out"
    if i == name.core[0]:
        given = NameParts.load().given
        mohammed = given.get(part.key, frozenset()) & given.get(_MOHAMMED, frozenset())
        return "Mohammed left out" if mohammed else "first part left out"
    return "last part left out" if i == name.core[-1] else "middle part left out"


def _generations(left: PersonName, right: PersonName) -> float:
    """1 when one is the father and the other the son.

    A text that tells father and son by words ("الابن") may meet one that does it by a middle initial
    ("George W. Bush"): the younger agrees with that, the elder does not.
    """
    if left.generation == right.generation:
        return 0.0
    if left.generation is not None and right.generation is not None:
        return 1.0
    told, other = (left, right) if left.generation is not None else (right, left)
    by_initial = any(part.initial for part in other.parts[1:])
    return 0.0 if by_initial and told.generation == 2 else 1.0
