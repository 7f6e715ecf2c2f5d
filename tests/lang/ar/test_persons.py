"""Who is a person in Arabic text: words that only look like parts of names are none."""

from __future__ import annotations

import pytest

from kg.lang.lines import recognize
from kg.model import EntityType


def people(text: str) -> set[str]:
    return {m.surface for line in recognize([text]) for m in line.names if m.type is EntityType.PERSON}


def names(text: str) -> set[str]:
    return {m.surface for line in recognize([text]) for m in line.names}


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


def test_two_people_and_what_one_says_of_the_other_are_no_one_name() -> None:
    found = people("أكد سولسكاير أن هاري كين سيلعب. ويعتقد نوير أن مولر سيعود.")
    assert {"سولسكاير", "هاري كين", "نوير", "مولر"} <= found
    assert not any(" أن " in name for name in found)


def test_a_word_that_lacks_only_dots_to_be_a_preposition_is_a_name_where_it_stands_for_one() -> None:
    assert "علي" in people("قال علي إن الحكومة ستتغير.")
    assert "علي بونغو أونديمبا" in people("وصل الرئيس علي بونغو أونديمبا.")


@pytest.mark.parametrize("text", ["واعتمد الناس علي المعونات الغذائية.", "وسافر الوفد الي نيروبي علي متن طائرة كينية."])
def test_a_preposition_with_dots_is_nobody(text: str) -> None:
    assert people(text) == set()


def test_a_preposition_inside_a_name_does_not_cut_it() -> None:
    assert "المعتصم بالله حسن" in people("التقى الوزير بالمعتصم بالله حسن في نواكشوط.")


def test_a_person_called_like_a_news_agency_is_one_where_he_speaks() -> None:
    assert people("وتوقع فارس أن تتراجع الأسعار في المنطقة.") == {"فارس"}
    assert people("وقالت وكالة فارس إن الأسعار تراجعت.") == set()


def test_a_firm_called_like_a_month_is_named_and_the_month_is_not() -> None:
    assert "نيسان" in names("أعلن المتحدث باسم « نيسان » لسيارات الدفع الرباعي.")
    assert "نيسان" not in names("سيزور الوزير لوساكا في نيسان المقبل.")


def test_a_listed_word_that_means_something_else_is_no_name() -> None:
    assert "القاعدة" not in names("يجب أن تشكل القاعدة السياسية أساسا لأي وقف لإطلاق النار.")
    assert {"القاعدة", "تنظيم القاعدة"} & names("أعلن تنظيم القاعدة مسؤوليته عن الهجوم.")


def test_what_a_newspaper_is_called_is_what_stands_in_quotation_marks() -> None:
    assert "نيويورك تايمز" in names('وذكرت صحيفة " نيويورك تايمز " أن الوزير استقال.')


@pytest.mark.parametrize("name", ["عمان", "باريس", "كينيا"])
def test_who_is_addressed_is_a_person_whatever_place_is_called_so(name: str) -> None:
    assert name in people(f"قال السيد {name} إن المحادثات فشلت.")
    assert name not in people(f"قال السيد نيلسون إن المحادثات في {name} فشلت.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("سجل الصندوق عجز مالي كبير هذا العام.", "مالي"),
        ("أضافت الطاهية جوز الهند إلى الكعكة.", "الهند"),
        ("يبلغ قطر الدائرة مترين.", "قطر"),
    ],
)
def test_a_common_word_spelt_like_a_country_is_none(text: str, country: str) -> None:
    assert country not in names(text)
    assert {"مالي", "النيجر"} <= names("وقعت مالي اتفاقا مع النيجر في باماكو.")
