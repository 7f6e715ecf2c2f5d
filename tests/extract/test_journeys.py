"""What somebody travels for is at the place of the journey; what he hosts is at home."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("kind", "text", "language", "place"),
    [
        ("Talks", "A delegation from Sudan arrived in Doha to resume peace talks with Chad.", "en", "Doha"),
        ("Talks", "William Ruto flew to Rome for talks with Giorgia Meloni.", "en", "Rome"),
        ("Talks", "وصل وليام روتو إلى روما لإجراء محادثات مع إيطاليا.", "ar", "روما"),
        ("Talks", "توجه وفد سوداني إلى الدوحة لاستئناف المحادثات مع تشاد.", "ar", "الدوحة"),
        ("Agreement", "زار وليام روتو روما لتوقيع اتفاق مع إيطاليا.", "ar", "روما"),
        ("Summit", "تستعد كينيا لاستضافة قمة الاتحاد الأفريقي.", "ar", "كينيا"),
        ("Summit", "Kenya is preparing to host a summit of the African Union.", "en", "Kenya"),
    ],
)
def test_the_purpose_of_a_journey_is_at_its_end(kind: str, text: str, language: str, place: str) -> None:
    assert only(kind, text, language, "2023-03-17").places == frozenset({place})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("William Ruto left Nairobi for talks with Giorgia Meloni.", "en"),
        ("William Ruto visited Rome and said that Kenya would hold talks with Chad.", "en"),
        ("زار وليام روتو روما وقال إن كينيا ستجري محادثات مع تشاد.", "ar"),
    ],
)
def test_what_is_no_purpose_of_a_journey_is_not_put_there(text: str, language: str) -> None:
    talks = [c for c in read(text, language, "2023-03-17") if c.type in ("Talks", "Meeting")]
    assert not any(c.places for c in talks)
