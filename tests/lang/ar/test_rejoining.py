"""A name keeps the letters that look like a proclitic, and two names that one joins stay two."""

from __future__ import annotations

import pytest

from kg.lang.registry import pack
from kg.model import Document, EntityType
from kg.read import segment


def people(text: str) -> set[str]:
    document = Document.of("line", text)
    return {
        mention.surface
        for passage in segment(document)
        for mention in pack("ar").analyze(document, passage).mentions
        if mention.type is EntityType.PERSON
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأجرى الوزير مكالمة هاتفية مع نظيره الصومالي أحمد معلم فقي.", "أحمد معلم فقي"),
        ("وأجرى الوزير مكالمة هاتفية مع نظيره عبد السلام فقي في وقت متأخر.", "عبد السلام فقي"),
    ],
)
def test_the_last_name_keeps_a_first_letter_that_looks_like_a_proclitic(text: str, name: str) -> None:
    assert name in people(text)


def test_names_joined_by_a_written_on_conjunction_stay_two() -> None:
    assert people("التقى الوزير أحمد شوقي ومحمود فهمي في القاهرة.") == {"أحمد شوقي", "محمود فهمي"}
