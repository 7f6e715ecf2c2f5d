"""Who judges the pairs of a collection changes nothing."""

import sys
from collections.abc import Sequence

import pytest

from kg.model import Decision, EntityType, Judgement, Mention, Span
from kg.resolve.comparing import Judged, judgements
from kg.resolve.forms import NameForm
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
