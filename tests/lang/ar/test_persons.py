"""Who is a person in Arabic text: words that only look like parts of names are none."""

from __future__ import annotations

import pytest

from kg.lang.lines import recognize
from kg.model import EntityType


def people(text: str) -> set[str]:
    return {m.surface for line in recognize([text]) for m in line.names if m.type is EntityType.PERSON}


@pytest.mark.parametrize(
    "text", ["تأخر المؤتمر حتى ظهور الإسلام السياسي في البلاد.", "فداه الله بذبح عظيم كما تقول الرواية."]
)
def test_a_word_before_god_or_islam_is_no_given_name_by_that(text: str) -> None:
    assert people(text) == set()


def test_names_that_end_in_god_faith_and_islam_stay_whole() -> None:
    assert {"صلاح الدين ربيع", "خير الله خير الله"} <= people(
        "التقى صلاح الدين ربيع نظيره خير الله خير الله في الرباط."
    )


def test_a_short_form_ends_where_its_words_end() -> None:
    names = [
        m.surface for line in recognize(["قصف الجيش شرق غزة , ثم جنوب القطاع , بينما سقط ثالث."]) for m in line.names
    ]
    assert "القطاع" in names


def test_no_name_ends_in_a_preposition_or_a_participle() -> None:
    found = people("كما أكد السيد أوستن في سيول التزام بلاده. وقال كيم جونج أون، ذاكرًا الاتفاق، إنه سيعود.")
    assert not any(name.endswith(("في", "ذاكرًا")) for name in found)
    assert "أوستن" in found
