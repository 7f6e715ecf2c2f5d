"""The judgement on two forms of a collection: their names, and what the texts say beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType, Judgement, Match
from kg.resolve import policy
from kg.resolve.forms import NameForm, kind_of
from kg.resolve.names import weigh_names
from kg.resolve.parts import person_name
from kg.resolve.policy import judge, probability, weigh
from kg.resolve.spelling import Spelling
from kg.vocab.decisions import Decisions

COMMON = 10.0
"""Below this sum of rarities a name says little: محمد علي has 7, Pete Hegseth more than 20."""
RARE = COMMON - 2.0
"""From this rarity on one part of a name is the same person's over articles."""
COMPANY = 0.4
_LEAST_COMPANY = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """What a form is compared by: its name, and what the texts say beside it."""

    name: str
    language: str
    type: EntityType
    guessed: bool
    namesake: bool
    offices: frozenset[tuple[str, str]]
    around: frozenset[str]
    documents: frozenset[str]

    @classmethod
    def of(cls, form: NameForm) -> Compared:
        """What is compared of a form of a collection."""
        return cls(
            form.name,
            form.language,
            form.type,
            form.guessed,
            form.namesake,
            form.offices,
            form.around,
            form.documents,
        )

    @property
    def kind(self) -> str:
        """What may be one thing with it: people, organizations, places."""
        return kind_of(self.type)

    @property
    def countries(self) -> frozenset[str]:
        """The countries and bodies its offices belong to."""
        return frozenset([of for _, of in self.offices])


def judgement(left: Compared, right: Compared, decisions: Decisions) -> Match | None:
    """The match of two forms that are or may be one thing, None if they are DIFFERENT: then nobody asks why.

    Human decisions beat everything, known entries never merge.
    """
    decided = decisions.on(left.name, right.name)
    if decided is not None:
        if decided.judgement is Judgement.DIFFERENT:
            return None
        return Match(left.name, right.name, decided.judgement, 1.0, (f"decided: {decided.note or 'by people'}",))
    if left.type is not right.type and left.kind != right.kind and not (left.guessed or right.guessed):
        return None
    if left.namesake != right.namesake:
        return None
    names = weigh_names(left.name, left.language, right.name, right.language, _type(left, right))
    if judge(probability(names.log_odds + policy.MOST_BESIDE[names.partial])) is Judgement.DIFFERENT:
        return None
    beside = weigh(_features(left, right, partial=names.partial), policy.CONTEXT, 0.0)
    score = probability(names.log_odds + beside.log_odds)
    judged = judge(score)
    if judged is Judgement.DIFFERENT:
        return None
    return Match(
        left.name,
        right.name,
        judged,
        score,
        (*names.reasons, *beside.reasons),
        (*names.features, *beside.features),
    )


def _type(left: Compared, right: Compared) -> EntityType:
    """The class two forms are compared as: that of the one whose class is sure."""
    return right.type if left.guessed and not right.guessed else left.type


def _features(left: Compared, right: Compared, *, partial: bool) -> dict[str, float]:
    features: dict[str, float] = {}
    if left.kind != right.kind:
        features["guessed class"] = 1.0
    countries = left.countries, right.countries
    if all(countries) and not countries[0] & countries[1]:
        features["offices of other countries"] = 1.0
    company = left.around & right.around
    near = len(company) >= max(_LEAST_COMPANY, COMPANY * min(len(left.around), len(right.around)))
    if partial:
        features["same office"] = float(bool(left.offices & right.offices))
        features["same article"] = float(bool(left.documents & right.documents))
    if near:
        features["same company"] = 1.0
    elif left.type is EntityType.PERSON and rarity(left.name) < COMMON and not left.offices & right.offices:
        features["common name"] = 1.0
    if countries[0] & countries[1]:
        features["offices of one country"] = 1.0
    return features


@lru_cache(maxsize=100_000)
def rarity(name: str) -> float:
    """How much it says that two people share a name: the sum over its parts, in nats."""
    spelling = Spelling.load()
    return sum(spelling.rarity(part.key) for part in person_name(name).parts if not part.weak)
