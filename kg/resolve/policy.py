"""The merging policy: what each feature of a pair is worth, and from which score on two are one.

Read each table top to bottom: log-odds start at `START`; every feature adds its weight times its value. The weights of
letters were fitted to open lists of names in both scripts and rounded; those of parts left out are set
so that a name that lacks its first or last part stays unsure on its own: context must decide.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Judgement

SAME_FROM = 0.55
DIFFERENT_BELOW = 0.35


@dataclass(frozen=True, slots=True)
class Rule:
    """A feature, its weight in log-odds, and how to say it to people; `against` where it may also count against."""

    feature: str
    weight: float
    words: str
    against: str = ""

    def told(self, gain: float) -> str:
        """The feature in words, by whether it counted for or against."""
        return self.against if gain < 0 and self.against else self.words


START = 0.3

PERSON = (
    Rule("written alike", 5.0, "the same letters"),
    Rule("weakest part", 0.7, "all parts sound alike", "two parts do not sound alike"),
    Rule("two parts", 2.1, "two or more parts agree"),
    Rule("same generation", 2.0, "the same number of a king, pope or heir"),
    Rule("initial fits", 0.3, "an initial fits"),
    Rule("initial left out", -0.3, "an initial is left out"),
    Rule("father's name left out", -2.0, "the father's name is left out"),
    Rule("Mohammed left out", -2.5, "Mohammed before another given name is left out"),
    Rule("middle part left out", -2.5, "a middle name is left out"),
    Rule("syllable left out", -5.5, "a syllable of the given name is left out"),
    Rule("order turned", -3.0, "family and given name change places"),
    Rule("first part left out", -5.7, "the first name is left out"),
    Rule("last part left out", -4.5, "the last name is left out"),
    Rule("one part only", -3.0, "one may be short for the other"),
    Rule("nothing in common", -5.0, "no part in common"),
    Rule("other generation", -7.0, "one is the father, the other the son"),
    Rule("other part", -7.5, "a part of the name is another one"),
)

TRANSLATED = (
    Rule("written alike", 6.0, "the same letters"),
    Rule("acronym", 5.5, "one is the acronym of the other"),
    Rule("shared meaning", 7.0, "the words mean the same"),
    Rule("weakest name", 0.7, "the names in it sound alike", "names in it do not sound alike"),
    Rule("two names", 1.0, "two or more names in it agree"),
    Rule("head left out", -1.0, "the word for what it is is left out"),
    Rule("known otherwise", -1.5, "one is well known, but not by this name"),
    Rule("left out", -3.5, "words are left out"),
    Rule("other consonants", -4.0, "the consonants differ"),
    Rule("organ left out", -6.0, "one is a body of the other"),
    Rule("nothing in common", -5.0, "no word in common"),
    Rule("other words", -7.0, "words differ"),
    Rule("other country", -8.0, "they belong to different countries"),
)
TRANSLATED_START = -3.5

CONTEXT = (
    Rule("decided", 30.0, "decided by people"),
    Rule("same office", 3.0, "both hold the same office"),
    Rule("same article", 2.2, "both stand in one article"),
    Rule("offices of one country", 1.0, "both hold offices of one country"),
    Rule("same company", 0.7, "the same countries and bodies are named beside them"),
    Rule("common name", -1.0, "many people have this name"),
    Rule("guessed class", -1.5, "one of them may be something else"),
    Rule("offices of other countries", -3.0, "they hold offices of different countries"),
)
"""What stands beside two names; offices and articles count only where the names leave a doubt."""
IN_DOUBT = frozenset(("same office", "same article"))
DECIDED = "decided"

ONE_KNOWN = 5.5
TWO_KNOWN = -6.0
"""Log-odds of two names in the gazetteer: of one entry, and of different ones."""


def probability(log_odds: float) -> float:
    """Log-odds as a probability, rounded so that it is the same on every machine."""
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds)))), 4)


def judge(score: float) -> Judgement:
    """The judgement that a probability stands for."""
    if score >= SAME_FROM:
        return Judgement.SAME
    return Judgement.DIFFERENT if score < DIFFERENT_BELOW else Judgement.UNSURE


class Weighed(NamedTuple):
    """Log-odds with the rules that counted and what each of them added, in the order of the table."""

    log_odds: float
    counted: tuple[tuple[Rule, float], ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """What counted, in words for people, the weightiest first: "two or more parts agree (+2.1)"."""
        return tuple(f"{rule.told(gain)} ({gain:+.1f})" for rule, gain in self._ranked())

    @property
    def features(self) -> tuple[tuple[str, float], ...]:
        """What counted, by name, with the log-odds it added, the weightiest first."""
        return tuple((rule.feature, round(gain, 2)) for rule, gain in self._ranked())

    def _ranked(self) -> list[tuple[Rule, float]]:
        return sorted(self.counted, key=lambda item: (-abs(item[1]), item[0].feature))


def weigh(features: Mapping[str, float], rules: tuple[Rule, ...], start: float) -> Weighed:
    """Log-odds of a pair by a table."""
    counted = tuple([(rule, rule.weight * features[rule.feature]) for rule in rules if features.get(rule.feature, 0.0)])
    return Weighed(start + sum([gain for _, gain in counted]), counted)


def gain(features: Mapping[str, float]) -> float:
    """What features of people's names, and what stands beside them, add to log-odds together."""
    return sum(rule.weight * features.get(rule.feature, 0.0) for rule in (*PERSON, *CONTEXT))


def _most(beside: frozenset[str]) -> float:
    return sum(rule.weight for rule in CONTEXT if rule.weight > 0 and rule.feature not in beside)


MOST_BESIDE = {True: _most(frozenset((DECIDED,))), False: _most(IN_DOUBT | {DECIDED})}
"""The most that context can add to two names, by whether they leave a doubt that offices and articles may settle."""
