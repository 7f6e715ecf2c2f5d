"""What is done in the course of an event is done when and where the event is."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only

_TALKS = {
    "en": "Sergei Lavrov and Hakan Fidan held talks in Doha on Monday. ",
    "ar": "عقد سيرغي لافروف وهاكان فيدان محادثات في الدوحة يوم الاثنين. ",
}
_PLACE = {"en": "Doha", "ar": "الدوحة"}


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("Meeting", "On the sidelines of the talks, Mary Ng met Ken Saito.", "en"),
        ("Pledge", "Chad pledged during the talks to send aid to Peru.", "en"),
        ("Pledge", "وتعهدت تشاد خلال المحادثات بإرسال مساعدات إلى بيرو.", "ar"),
        ("Meeting", "وعلى هامش المحادثات التقت أنغيلا ميركل بدر عبد العاطي.", "ar"),
    ],
)
def test_what_is_done_at_an_event_told_before_is_of_its_day_and_place(kind: str, text: str, language: str) -> None:
    seen = only(kind, _TALKS[language] + text, language, "2025-03-13")
    assert (seen.date, seen.places) == ("2025-03-10", {_PLACE[language]})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("After the talks, Chad pledged to send aid to Peru.", "en"),
        ("Before the talks, Chad pledged to send aid to Peru.", "en"),
        ("Chad pledged during a visit to send aid to Peru.", "en"),
        ("وبعد المحادثات تعهدت تشاد بإرسال مساعدات إلى بيرو.", "ar"),
    ],
)
def test_what_is_done_before_or_after_an_event_is_not_at_its_place(text: str, language: str) -> None:
    assert not only("Pledge", _TALKS[language] + text, language, "2025-03-13").places


def test_a_noun_that_may_mean_two_events_dates_nothing() -> None:
    text = (
        "Lavrov met Fidan in Doha on 3 June 2025. Lavrov met Angela Merkel in Oslo on 9 October 2025. "
        "Chad pledged during the meeting to send aid to Peru."
    )
    seen = only("Pledge", text)
    assert (seen.date, seen.places) == (None, frozenset())


def test_what_is_done_on_a_visit_is_at_its_place_but_not_always_on_the_day_of_arrival() -> None:
    text = "Espen Barth Eide arrived in Jakarta on 4 March 2025. During the visit, Norway pledged aid to Chad."
    seen = only("Pledge", text)
    assert (seen.date, seen.places) == (None, {"Jakarta"})


def test_what_is_said_during_a_call_is_at_no_place_of_a_meeting() -> None:
    text = (
        "Lavrov met Fidan in Doha on 3 June 2025. Lavrov telephoned Merkel on 4 June 2025. "
        "Lavrov said during the call that Chad was safe."
    )
    assert not only("Statement", text).places


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chad denied that Angela Merkel had met Badr Abdelatty on the sidelines of the talks.", "en"),
        ("ونفت تشاد أن تكون أنغيلا ميركل قد التقت بدر عبد العاطي على هامش المحادثات.", "ar"),
    ],
)
def test_what_is_denied_is_denied_for_the_place_of_the_event_it_would_have_been_at(text: str, language: str) -> None:
    seen = only("Meeting", _TALKS[language] + text, language, "2025-03-13")
    assert (seen.status, seen.places) == ("denied", {_PLACE[language]})
