"""Whom a traveller meets he meets where he travelled to, and nowhere that the story does not say."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Espen Barth Eide arrived in Jakarta on Tuesday. Prices have risen for months. "
            "Espen Barth Eide met Prabowo Subianto on Wednesday.",
            "en",
            "Jakarta",
        ),
        (
            "هذه هي الزيارة الثانية للوزير هاكان فيدان إلى طوكيو. والتقى هاكان فيدان يوم الأربعاء فوميو كيشيدا.",
            "ar",
            "طوكيو",
        ),
    ],
)
def test_a_traveller_meets_people_where_he_is(text: str, language: str, place: str) -> None:
    assert only("Meeting", text, language, "2025-03-14").places == {place}


@pytest.mark.parametrize(
    "text",
    [
        # months later
        "Espen Barth Eide visited Jakarta in May 2024. Espen Barth Eide met Prabowo Subianto on Wednesday.",
        # a day that was not made out
        "Espen Barth Eide visited Jakarta in May 2024. On Wednesday Espen Barth Eide met Prabowo Subianto.",
        # gone on to another place
        "Espen Barth Eide visited Jakarta on Monday. Espen Barth Eide gave a speech in Lima on Tuesday. "
        "Espen Barth Eide flew to Rome on Tuesday. On Wednesday Espen Barth Eide met Hakan Fidan in Oslo.",
        # somebody else travels
        "Espen Barth Eide visited Jakarta on Monday. On Wednesday Hakan Fidan met Prabowo Subianto.",
        # still to come
        "Espen Barth Eide will visit Jakarta next week. On Wednesday Espen Barth Eide met Prabowo Subianto.",
    ],
)
def test_a_visit_is_no_place_of_what_was_elsewhere_or_at_another_time(text: str) -> None:
    assert "Jakarta" not in only("Meeting", text, published="2025-03-14").places
