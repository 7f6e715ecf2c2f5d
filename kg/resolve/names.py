"""Are two names one? The matcher of persons, organizations and places, within and across scripts."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kg.model import EntityType, Match
from kg.resolve import policy
from kg.resolve.align import align
from kg.resolve.features import Features, person_features
from kg.resolve.parts import PersonName, person_name
from kg.resolve.policy import Rule, Weighed, judge, probability, weigh
from kg.resolve.spelling import Spelling
from kg.resolve.terms import term_name
from kg.resolve.translated import term_features
from kg.text.fold import fold
from kg.text.script import language_of
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.holders import Holders

_TYPES = {
    "per": EntityType.PERSON,
    "person": EntityType.PERSON,
    "org": EntityType.ORGANIZATION,
    "organization": EntityType.ORGANIZATION,
    "organisation": EntityType.ORGANIZATION,
    "loc": EntityType.PLACE,
    "location": EntityType.PLACE,
    "gpe": EntityType.PLACE,
    "place": EntityType.PLACE,
    "city": EntityType.CITY,
    "country": EntityType.COUNTRY,
}


def entity_type(word: str | None) -> EntityType | None:
    """The class that a word such as "PER", "Person" or "LOC" stands for, None if it stands for none."""
    return _TYPES.get((word or "").strip().lower())


class Weighing(NamedTuple):
    """The log-odds that two names are one, and why; `partial` tells that one leaves out what the other has."""

    weighed: Weighed
    partial: bool = False

    @classmethod
    def listed(cls, log_odds: float, reason: str) -> Weighing:
        """What a list of names says."""
        return cls(Weighed(log_odds, ((Rule("listed", log_odds, reason), log_odds),)))

    @property
    def log_odds(self) -> float:
        return self.weighed.log_odds

    @property
    def reasons(self) -> tuple[str, ...]:
        """In words for people, the weightiest first."""
        return self.weighed.reasons or ("the names sound alike",)

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """By name, with the log-odds that each added."""
        return self.weighed.features


def match_names(a: str, lang_a: str | None, b: str, lang_b: str | None, type: EntityType | None = None) -> Match:
    """Whether `a` and `b` name the same person, organization or place, as far as names can tell.

    Languages are "en" and "ar"; None means what the script says. Without `type` the names themselves decide
    how they are compared. The score is a probability of SAME; names that may be short for each other, or lack
    what would tell, are UNSURE.
    """
    found = weigh_names(a, lang_a or language_of(a) or "en", b, lang_b or language_of(b) or "en", type)
    score = probability(found.log_odds)
    return Match(a, b, judge(score), score, found.reasons, found.features)


def weigh_names(a: str, lang_a: str, b: str, lang_b: str, type: EntityType | None = None) -> Weighing:
    """What `match_names` judges by, as log-odds to which context can be added."""
    keys = fold(a), fold(b)
    if not all(keys):
        return Weighing.listed(policy.TWO_KNOWN, "one of them has no letters")
    if a.endswith("+") != b.endswith("+"):
        return Weighing.listed(policy.TWO_KNOWN, "one is the wider group, with a plus")
    if type is not EntityType.PERSON:
        known = _known(keys[0], type), _known(keys[1], type)
        if all(known):
            shared = sorted(known[0] & known[1])
            if shared:
                return Weighing.listed(policy.ONE_KNOWN, f"both are names of {_label(shared[0])}")
            left, right = (_label(min(ids)) for ids in known)
            return Weighing.listed(policy.TWO_KNOWN, f"known as two: {left} and {right}")
    else:
        one, other = Holders.load().person(keys[0]), Holders.load().person(keys[1])
        if one is not None and other is not None:
            if one == other:
                return Weighing.listed(policy.ONE_KNOWN, f"both are names of {one} in the list of office holders")
            return Weighing.listed(policy.TWO_KNOWN, f"known as two office holders: {one} and {other}")
    if type is EntityType.PERSON or (type is None and not _has_head(a) and not _has_head(b)):
        return _persons(a, b, alike=lang_a == lang_b and keys[0] == keys[1])
    otherwise = bool(known[0]) != bool(known[1])
    return _translated(a, b, alike=lang_a == lang_b and keys[0] == keys[1], otherwise=otherwise)


def _persons(a: str, b: str, *, alike: bool) -> Weighing:
    left, right = person_name(a), person_name(b)
    if not left.parts or not right.parts:
        return Weighing.listed(policy.TWO_KNOWN, "one of them has no name in it")
    found = _weighed(left, right, alike=alike)
    if left.untitled or right.untitled:
        whole = _weighed(person_name(a, titles=True), person_name(b, titles=True), alike=alike)
        return whole if whole.log_odds > found.log_odds else found
    return found


def _weighed(left: PersonName, right: PersonName, *, alike: bool) -> Weighing:
    features = dict(person_features(left, right, align(left, right, Spelling.load())))
    if alike:
        features["written alike"] = 1.0
    return Weighing(weigh(features, policy.PERSON, policy.START), _partial(features))


def _translated(a: str, b: str, *, alike: bool, otherwise: bool) -> Weighing:
    left, right = term_name(a), term_name(b)
    features = dict(term_features(left, right, Spelling.load()))
    if alike:
        features["written alike"] = 1.0
    elif otherwise:
        features["known otherwise"] = 1.0
    start = policy.TRANSLATED_START if "shared meaning" in features or "acronym" in features else policy.START
    return Weighing(weigh(features, policy.TRANSLATED, start), _partial(features))


def _partial(features: Features) -> bool:
    """Whether nothing conflicts, but one name has words that the other lacks."""
    left_out = False
    for name in features:
        if name.startswith("other "):
            return False
        left_out = left_out or name.endswith(("left out", "part only"))
    return left_out


@lru_cache(maxsize=50_000)
def _known(key: str, type: EntityType | None) -> frozenset[str]:
    gazetteer = Gazetteer.load()
    entries = gazetteer.lookup(key) or gazetteer.lookup_bare(key)
    return frozenset(
        entry.id for entry in entries if type is None or entry.type is type or (entry.type.spatial and type.spatial)
    )


@lru_cache(maxsize=50_000)
def _has_head(name: str) -> bool:
    """Whether a name says of itself that it is a body or a place ("ministry", "نهر")."""
    return any(term.head for term in term_name(name).terms)


@cache
def _label(key: str) -> str:
    entry = Gazetteer.load().entry(key)
    return entry.label("en") or entry.label("ar") or key
