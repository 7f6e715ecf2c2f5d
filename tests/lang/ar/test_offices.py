"""Offices in Arabic: said of somebody behind his name, with ل for the genitive, of a body named by its head alone."""

from __future__ import annotations

import pytest

from kg.lang.registry import pack
from kg.model import Block, BlockKind, DateBasis, Direction, Document, Form, Mention, Passage, Span


def mentions(text: str) -> dict[str, Mention]:
    document = Document.of("example.txt", text)
    passage = Passage(
        document=document.id,
        index=0,
        language="ar",
        direction=Direction.RTL,
        blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        published=None,
        date_basis=DateBasis.UNKNOWN,
    )
    return {m.surface: m for m in pack("ar").analyze(document, passage).mentions if m.form is Form.NAME}


def offices(text: str, person: str) -> list[str]:
    return [cue.office for cue in mentions(text)[person].offices]


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("زار مارتن غريفيث صنعاء كمبعوث للأمم المتحدة.", "مارتن غريفيث", "envoy"),
        ("كان مارتن غريفيث مبعوثا خاصا للأمم المتحدة.", "مارتن غريفيث", "envoy"),
        ("عين كريستوفر لوكسون وزيرا للخارجية في مايو.", "كريستوفر لوكسون", "foreign-minister"),
        ("أصبحت سامية حسن رئيسة للوزراء.", "سامية حسن", "prime-minister"),
    ],
)
def test_an_office_said_of_somebody_behind_his_name_is_his(text: str, person: str, office: str) -> None:
    assert offices(text, person) == [office]


@pytest.mark.parametrize("tenure", ["بالوكالة", "بالإنابة", "المؤقت"])
def test_a_word_of_tenure_stands_between_an_office_and_its_holder(tenure: str) -> None:
    text = f"التقى أنور إبراهيم رئيس الوزراء النيبالي {tenure} كريشنا شارما في كاتماندو."
    assert offices(text, "كريشنا شارما") == ["prime-minister"]
    assert offices(text, "أنور إبراهيم") == []


def test_an_adjective_is_no_office() -> None:
    assert offices("عقد كريستوفر لوكسون مؤتمرا صحفيا في أوكلاند.", "كريستوفر لوكسون") == []


def test_a_bare_office_behind_an_office_and_a_name_is_somebody_elses() -> None:
    text = "استقبل ولي العهد الكويتي الشيخ صباح الخالد الوزير الضيف."
    assert offices(text, "صباح الخالد") == ["crown-prince"]


def test_a_body_may_be_named_by_its_head_alone_once_it_is_known() -> None:
    found = mentions("انسحبت حركة العدل والتنمية من الحكومة. وقال زعيم الحركة أحمد ديري إن القرار نهائي.")
    (cue,) = found["أحمد ديري"].offices
    assert cue.of_mention == found["حركة العدل والتنمية"].id


def test_a_capital_behind_two_names_of_a_subject_is_where_he_went() -> None:
    found = mentions("زار رئيس الوزراء الماليزي أنور إبراهيم باريس.")
    assert {"أنور إبراهيم", "باريس"} <= found.keys()


def test_a_given_name_that_is_a_common_word_is_known_by_the_family_name_behind_it() -> None:
    assert "الأخضر الإبراهيمي" in mentions("سيخلف الأخضر الإبراهيمي زميله في المنصب.")


def test_a_country_is_known_without_the_feminine_ending_of_its_adjective() -> None:
    assert mentions("وصل المبعوث إلى كوريا الجنوبي أمس.")["كوريا الجنوبي"].known == "country:KR"


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        ("قاد الوساطة ديدييه مازينغا، كبير مستشاري الرئيس الكونغولي للشؤون الأفريقية.", "ديدييه مازينغا", "adviser"),
        ("وصل مستشار رئيس الوزراء العراقي حسين علاوي إلى طهران.", "حسين علاوي", "adviser"),
        ("قال ولي العهد رئيس مجلس الوزراء السعودي الأمير محمد بن سلمان.", "محمد بن سلمان", "crown-prince"),
    ],
)
def test_whom_an_office_serves_does_not_give_it_his_own(text: str, person: str, office: str) -> None:
    held = offices(text, person)
    assert held[0] == office
    assert ("president" in held, "prime-minister" in held) == (False, office == "crown-prince")


def test_the_deputy_of_a_woman_is_a_deputy() -> None:
    text = "أجرى نائب رئيسة الوزراء النيوزيلندية كريس هيبكينز مباحثات في سيدني."
    assert offices(text, "كريس هيبكينز") == ["deputy-prime-minister"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("التقى رئيسا الوفدين، الكيني ويليام روتو والرواندي بول كاغامي، على انفراد.", "ويليام روتو"),
        ("التقى رئيسا الوفدين، الكيني ويليام روتو والرواندي بول كاغامي، على انفراد.", "بول كاغامي"),
    ],
)
def test_heads_of_delegations_are_no_presidents(text: str, person: str) -> None:
    assert offices(text, person) == ["head"]


def test_an_office_of_many_is_not_of_the_one_named_next() -> None:
    assert offices("استقبل رؤساء الوفود الرئيس الكيني ويليام روتو.", "ويليام روتو") == ["president"]


def test_a_title_in_the_name_of_a_place_is_nobodys() -> None:
    assert offices("استقبله بمطار الملك خالد الدولي نظيره السعودي الأمير تركي بن محمد.", "تركي بن محمد") == []
