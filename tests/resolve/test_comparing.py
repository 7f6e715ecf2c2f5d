"""Who judges the pairs of a collection changes nothing."""

import sys
from collections.abc import Sequence
from typing import cast

import pytest

from kg.model import Decision, EntityType, Judgement, Match, Mention, Span
from kg.resolve.clusters import cluster
from kg.resolve.comparing import Judged, judgements
from kg.resolve.forms import Key, NameForm
from kg.vocab.decisions import Decisions

NAMES = (
    ("Margaret Thatcher", "en"),
    ("مارغريت تاتشر", "ar"),
    ("Margaret Thacher", "en"),
    ("Samira Khalil", "en"),
    ("سميرة خليل", "ar"),
    ("Samir Khalil", "en"),
    ("سمير خليل", "ar"),
    ("Khalil Samir", "en"),
    ("Yusuf al-Hamdani", "en"),
    ("يوسف الحمداني", "ar"),
    ("Youssef Hamdani", "en"),
)
KEYS = {name: ("Person", name, language) for name, language in NAMES}
DECISIONS = Decisions((Decision("Khalil Samir", "Samir Khalil", Judgement.DIFFERENT, "brothers"),))


def forms() -> Sequence[NameForm]:
    made = []
    for number, (name, language) in enumerate(sorted(NAMES)):
        mention = Mention(
            f"d{number}", 0, "", Span(0, len(name)), name, name, EntityType.PERSON, language, basis=("cue:title",)
        )
        made.append(
            NameForm(("Person", name, language), name, language, mention.type, (mention,), frozenset(), frozenset())
        )
    return made


@pytest.fixture(scope="module")
def alone() -> Judged:
    return judgements(forms(), DECISIONS, processes=1)


def test_pairs_are_judged_one_apart_and_in_doubt(alone: Judged) -> None:
    judged = {frozenset((m.left, m.right)): m.judgement for m in alone.matches.values()}
    assert judged[frozenset(("سميرة خليل", "Samira Khalil"))] is Judgement.SAME
    assert judged[frozenset(("Margaret Thatcher", "Margaret Thacher"))] is Judgement.SAME
    for one, other in (("Khalil Samir", "Samir Khalil"), ("سميرة خليل", "Samir Khalil")):
        assert alone.apart(KEYS[one], KEYS[other]) and alone.apart(KEYS[other], KEYS[one])
    assert not any(alone.apart(one, other) for one, other in alone.matches)
    assert not alone.apart(KEYS["Margaret Thatcher"], KEYS["يوسف الحمداني"])


def test_any_number_of_processes_judges_alike(alone: Judged) -> None:
    assert judgements(forms(), DECISIONS, processes=3) == alone


def test_work_that_another_process_cannot_do_is_done(alone: Judged, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/there/is/no/python")
    assert judgements(forms(), DECISIONS, processes=2) == alone


def test_what_was_not_compared_is_not_apart() -> None:
    judged = judgements(forms(), DECISIONS)
    known = ("known", "country:KE", "ar", "الكيني")
    assert not judged.apart(known, KEYS["Samir Khalil"])
    assert judged.apart(KEYS["Samir Khalil"], KEYS["Khalil Samir"])


class Counting:
    """Judgements on eight forms: the first four are one, the last four too, all of the one resemble all of the other,
    but one pair across is apart."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys, self.asked = keys, 0
        self.matches = {
            (a, b): Match("a", "b", Judgement.SAME, 0.9 if (i < 4) == (j < 4) else 0.6, ("alike",))
            for i, a in enumerate(keys)
            for j, b in enumerate(keys)
            if i < j and (i, j) != (3, 4)
        }

    def match(self, one: Key, other: Key) -> Match | None:
        return self.matches.get((one, other)) or self.matches.get((other, one))

    def apart(self, one: Key, other: Key) -> bool:
        self.asked += 1
        return {one, other} == {self.keys[3], self.keys[4]}


def test_what_keeps_two_groups_apart_is_asked_once() -> None:
    made = forms()[:8]
    judged = Counting([form.key for form in made])
    found = cluster(made, cast(Judged, judged))
    assert sorted(map(len, found)) == [4, 4]
    assert judged.asked == 1
