"""Arabic trigger words are listed once; their forms follow by rule."""

from __future__ import annotations

import pytest

from kg.vocab.inflect import Number, Tense, arabic_noun_forms, arabic_verb_forms


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form", "tense", "number"),
    [
        ("التقى", "يلتقي", "التقت", Tense.PAST, Number.SINGULAR),
        ("التقى", "يلتقي", "التقيا", Tense.PAST, Number.DUAL),
        ("التقى", "يلتقي", "التقوا", Tense.PAST, Number.PLURAL),
        ("التقى", "يلتقي", "تلتقي", Tense.PRESENT, Number.SINGULAR),
        ("التقى", "يلتقي", "يلتقيان", Tense.PRESENT, Number.DUAL),
        ("التقى", "يلتقي", "يلتقون", Tense.PRESENT, Number.PLURAL),
        ("التقى", "يلتقي", "يلتق", Tense.PRESENT, Number.SINGULAR),
        ("زار", "يزور", "يزر", Tense.PRESENT, Number.SINGULAR),
        ("دعا", "يدعو", "دعت", Tense.PAST, Number.SINGULAR),
        ("بدأ", "يبدأ", "بدآ", Tense.PAST, Number.DUAL),
    ],
)
def test_verbs_inflect_for_person_number_and_mood(
    perfect: str, imperfect: str, form: str, tense: Tense, number: Number
) -> None:
    said = arabic_verb_forms(perfect, imperfect)[form]
    assert (said.tense, said.number) == (tense, number)


@pytest.mark.parametrize(
    ("perfect", "imperfect", "form"),
    [
        ("استأنف", "يستأنف", "استؤنفت"),
        ("استضاف", "يستضيف", "يستضاف"),
        ("قابل", "يقابل", "قوبل"),
        ("أقام", "يقيم", "تقام"),
    ],
)
def test_passives_that_show_in_the_letters_are_told(perfect: str, imperfect: str, form: str) -> None:
    assert arabic_verb_forms(perfect, imperfect)[form].passive


def test_attached_pronouns_are_told() -> None:
    assert arabic_verb_forms("التقى", "يلتقي")["التقاه"].suffix == "ه"
    assert arabic_noun_forms("زيارة")["زيارتها"].suffix == "ها"
    assert {arabic_noun_forms("لقاء")[form].suffix for form in ("لقاؤهما", "لقائهما", "لقاءهما")} == {"هما"}


def test_nouns_have_duals_and_listed_plurals() -> None:
    forms = arabic_noun_forms("قمة", "قمم")
    assert (forms["قمتين"].number, forms["قمم"].number, forms["قمة"].number) == (
        Number.DUAL,
        Number.PLURAL,
        Number.SINGULAR,
    )


def test_participles_beside_a_verb_are_told_and_adjectives_are_not() -> None:
    forms = arabic_verb_forms("أكد", "يؤكد", "مؤكد")
    assert forms["مؤكدا"].participle
    assert "مؤكد" not in forms
