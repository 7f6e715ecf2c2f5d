"""Whether it happened is read from tense, modality, negation and reporting words, in both languages."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Minister Sergei Lavrov met Minister Hakan Fidan in Ankara.", "happened"),
        ("Minister Sergei Lavrov will meet Minister Hakan Fidan in Ankara.", "planned"),
        ("Minister Sergei Lavrov is due to meet Minister Hakan Fidan in Ankara.", "planned"),
        ("Minister Sergei Lavrov plans to meet Minister Hakan Fidan in Ankara.", "planned"),
        ("Minister Sergei Lavrov may meet Minister Hakan Fidan in Ankara.", "possible"),
        ("Minister Sergei Lavrov hopes to meet Minister Hakan Fidan in Ankara.", "possible"),
        ("Minister Sergei Lavrov did not meet Minister Hakan Fidan in Ankara.", "denied"),
        ("Minister Sergei Lavrov refused to meet Minister Hakan Fidan in Ankara.", "denied"),
        ("Russia denied that Minister Sergei Lavrov had met Minister Hakan Fidan in Ankara.", "denied"),
        ("Russia denied a report that Minister Sergei Lavrov had met Minister Hakan Fidan in Ankara.", "denied"),
        ("Russia did not say whether Minister Sergei Lavrov would meet Minister Hakan Fidan in Ankara.", "possible"),
    ],
)
def test_english_says_whether_a_meeting_took_place(text: str, status: str) -> None:
    assert only("Meeting", text).status == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("التقى سيرغي لافروف مع هاكان فيدان في أنقرة.", "happened"),
        ("سيلتقي سيرغي لافروف مع هاكان فيدان في أنقرة.", "planned"),
        ("من المقرر أن يلتقي سيرغي لافروف مع هاكان فيدان في أنقرة.", "planned"),
        ("يعتزم سيرغي لافروف لقاء هاكان فيدان في أنقرة.", "planned"),
        ("قد يلتقي سيرغي لافروف مع هاكان فيدان في أنقرة.", "possible"),
        ("لم يلتق سيرغي لافروف مع هاكان فيدان في أنقرة.", "denied"),
        ("نفت روسيا أن يكون سيرغي لافروف قد التقى هاكان فيدان في أنقرة.", "denied"),
    ],
)
def test_arabic_says_whether_a_meeting_took_place(text: str, status: str) -> None:
    assert only("Meeting", text, "ar").status == status


def test_a_hypothesis_reports_nothing() -> None:
    assert not [c for c in read("If Russia attacks Poland, the alliance will answer.") if c.type == "Attack"]


def test_what_lies_after_the_day_of_writing_is_planned() -> None:
    claim = only("Summit", "The US-China summit in Rome on 4 May is on the agenda.", published="2025-04-20")
    assert (claim.date, claim.status) == ("2025-05-04", "planned")


def test_next_week_does_not_make_a_pledge_a_plan() -> None:
    claim = only("Pledge", "Kenya pledged on Monday to reopen the border next week.", published="2025-04-23")
    assert claim.status == "happened"
