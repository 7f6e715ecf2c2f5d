"""Arabic clauses behind words that could be taken for more than they are: an occasion, a "but"."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        (
            "التقى وزير الخارجية الكيني موساليا مودافادي على هامش المؤتمر نظيره الأوغندي أودونغو جيجي.",
            {"موساليا مودافادي", "أودونغو جيجي"},
        ),
        (
            "التقى وزير الخارجية الكيني موساليا مودافادي في القمة الرئيس الأوغندي يويري موسيفيني.",
            {"موساليا مودافادي", "يويري موسيفيني"},
        ),
    ],
)
def test_whom_somebody_met_on_an_occasion_does_not_describe_that_occasion(text: str, participants: set[str]) -> None:
    assert only("Meeting", text, "ar").participants == participants


@pytest.mark.parametrize("but", ["غير أن", "إلا أن", "بيد أن"])
def test_a_but_denies_nothing(but: str) -> None:
    text = f"أعلنت كينيا التوصل إلى اتفاق، {but} أوغندا تطالب رواندا بتعديل دستورها."
    assert only("Demand", text, "ar").status == "happened"
