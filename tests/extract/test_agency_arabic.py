"""The prose of Arabic news agencies: datelines, refusals, appositions, those who act for others, what towns see."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


def test_a_negation_of_the_verb_that_carries_an_event_denies_it() -> None:
    text = "لم تتوصل أرمينيا وأذربيجان إلى اتفاق بشأن ترسيم الحدود."
    claim = only("Agreement", text, "ar")
    assert (claim.participants, claim.status) == ({"أرمينيا", "أذربيجان"}, "denied")
    assert only("Agreement", "Armenia and Azerbaijan did not sign an agreement.").status == "denied"


def test_how_something_went_is_not_whether_it_happened() -> None:
    assert only("Visit", "The visit of Paul Kagame to Chad did not go well.").status == "happened"


@pytest.mark.parametrize("dateline", ["يريفان - ", "يريفان (أ ف ب) – ", "يريفان / 2 يونيو 2025 (أرمنبرس) - "])
def test_the_town_of_a_dateline_does_nothing(dateline: str) -> None:
    text = dateline + "يعتزم رئيس الوزراء الأرميني نيكول باشينيان زيارة طهران، وفق ما نقلت وكالة عن مصدر حكومي."
    claim = only("Visit", text, "ar")
    assert (claim.participants, claim.places, claim.status) == ({"نيكول باشينيان"}, {"طهران"}, "planned")
    assert "Statement" not in {claim.type for claim in read(text, "ar")}


def test_what_is_done_after_something_else_is_not_planned_by_it() -> None:
    text = "اتفقت كينيا وأوغندا على إنشاء لجنة، وذلك عقب محادثات أجراها ويليام روتو مع يويري موسيفيني في كمبالا."
    talks = only("Talks", text, "ar")
    assert (talks.participants, talks.status) == ({"ويليام روتو", "يويري موسيفيني"}, "happened")


def test_the_name_of_a_capital_behind_what_it_is_is_the_place() -> None:
    text = "التقى الرئيس الغاني جون ماهاما نظيره التوغولي فور غناسينغبي في العاصمة الغانية أكرا."
    assert only("Summit", text, "ar").places == {"أكرا"}


def test_what_a_town_sees_happens_there() -> None:
    text = "شهدت العاصمة الموريتانية نواكشوط توقيع مذكرة تفاهم بين موريتانيا وتركيا في مجال التعدين."
    claim = only("Agreement", text, "ar")
    assert (claim.participants, claim.places) == ({"موريتانيا", "تركيا"}, {"نواكشوط"})


def test_those_who_act_for_a_side_stand_for_it() -> None:
    text = "استأنف ممثلون عن الحكومة الفلبينية وجبهة تحرير مورو مفاوضات السلام في كوالالمبور."
    assert only("Talks", text, "ar").participants == {"الفلبينية", "جبهة تحرير مورو"}


def test_where_a_planned_visit_was_to_lead_is_its_place() -> None:
    text = "أرجأ الرئيس الصربي ألكسندر فوتشيتش زيارته التي كانت مقررة إلى فيتنام."
    claim = only("Visit", text, "ar")
    assert (claim.places, claim.status) == ({"فيتنام"}, "denied")


def test_a_pronoun_for_two_means_the_people_and_not_the_nationality_of_one() -> None:
    text = "شكر الرئيس الأنغولي جواو لورينسو نظيره الزامبي هاكايندي هيشيليما خلال قمة جمعتهما في لواندا."
    assert only("Summit", text, "ar").participants == {"جواو لورينسو", "هاكايندي هيشيليما"}


def test_a_counterpart_whose_adjectives_come_before_her_name_is_in_the_event() -> None:
    text = "ترأس وزير الخارجية المصري بدر عبد العاطي ونظيرته الكينية السابقة راشيل أومامو اجتماعا في القاهرة."
    assert only("Meeting", text, "ar").participants == {"بدر عبد العاطي", "راشيل أومامو"}


def test_ships_and_rebels_act_for_those_whose_they_are() -> None:
    drill = only("MilitaryExercise", "أجرت سفن هندية وفيتنامية تدريبات مشتركة في خليج عدن.", "ar")
    assert drill.participants == {"هندية", "فيتنامية"}
    talks = only("Talks", "بدأت محادثات سلام في أوسلو بين الحكومة الكولومبية ومتمردي جيش التحرير الوطني.", "ar")
    assert talks.participants == {"الكولومبية", "جيش التحرير الوطني"}


def test_a_country_that_two_only_talk_about_is_no_place() -> None:
    text = "استقبل الرئيس الغاني جون ماهاما الرئيس الرواندي بول كاغامي، وبحثا الأزمة في شرق الكونغو."
    assert all("الكونغو" not in claim.places for claim in read(text, "ar"))


def test_a_verb_that_goes_on_with_an_attack_tells_where_it_was() -> None:
    text = "تبنت حركة الشباب تفجيرا استهدف فندقا في مقديشو مساء السبت."
    claim = only("Attack", text, "ar")
    assert (claim.participants, claim.places) == ({"حركة الشباب"}, {"مقديشو"})


def test_voters_who_go_to_the_polls_hold_an_election() -> None:
    text = "يتوجه الناخبون في مالاوي إلى صناديق الاقتراع في 16 سبتمبر لاختيار رئيس جديد."
    claim = only("Election", text, "ar", "2025-07-29")
    assert (claim.participants, claim.date, claim.status) == ({"مالاوي"}, "2025-09-16", "planned")
    assert not read("يتوجه السياح في مالاوي إلى البحيرة.", "ar")


def test_a_protest_that_its_own_words_put_somewhere_is_one() -> None:
    text = "قدم رئيس الوزراء المنغولي أويون إردين استقالته بعد أسابيع من الاحتجاجات في العاصمة أولان باتور."
    assert only("Protest", text, "ar").places == {"أولان باتور"}
    assert "Protest" not in {claim.type for claim in read("تحدث بول كاغامي عن الاحتجاجات.", "ar")}


def test_what_was_agreed_at_talks_is_agreed_by_those_who_talked() -> None:
    text = "عقدت أرمينيا وتركيا جولة محادثات في الدوحة، واتُّفق خلالها على فتح معبر حدودي."
    assert only("Agreement", text, "ar").participants == {"أرمينيا", "تركيا"}
