"""Arabic sentences of several clauses: who takes part in what a noun, a masdar or a participle tells."""

from __future__ import annotations

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("text", "kind", "participants", "status"),
    [
        (
            "يبدو الرئيس الكولومبي غوستافو بيترو على وشك استئناف المفاوضات مع فنزويلا.",
            "Talks",
            {"غوستافو بيترو", "فنزويلا"},
            "possible",
        ),
        ("أعلنت كندا وقف التجارب الصاروخية.", "WeaponsTest", {"كندا"}, "denied"),
        ("دعت نيروبي أوغندا إلى إجراء محادثات مع رواندا.", "Talks", {"أوغندا", "رواندا"}, "possible"),
        ("دفع الهجوم أرمينيا إلى إرسال مقاتلات.", "MilitaryExercise", {"أرمينيا"}, "happened"),
    ],
)
def test_a_noun_of_a_verb_carries_an_event_as_the_verb_does(
    text: str, kind: str, participants: set[str], status: str
) -> None:
    claim = only(kind, text, "ar")
    assert (claim.participants, claim.status) == (participants, status)


def test_those_whom_a_tour_or_a_meeting_brings_together_are_in_it() -> None:
    tour = only("Visit", "اختتم وزير الدفاع الإيطالي غويدو كروسيتو جولة أفريقية شملت كينيا والصومال.", "ar")
    assert (tour.participants, tour.places) == ({"غويدو كروسيتو"}, {"كينيا", "الصومال"})


def test_who_attends_is_in_the_event() -> None:
    claim = only("Meeting", "أقيمت في نيروبي ندوة بحضور رئيس الوزراء الإثيوبي آبي أحمد.", "ar")
    assert (claim.participants, claim.places) == ({"آبي أحمد"}, {"نيروبي"})


def test_who_speaks_goes_on_speaking_in_a_participle() -> None:
    text = "قال لويس لولا إن الحرب تسببت في أزمة غذاء داعيا كييف إلى قبول الوساطة."
    assert only("Demand", text, "ar").participants == {"لويس لولا", "كييف"}
    assert "Demand" not in {claim.type for claim in read("ألقى لويس لولا خطابا داعيا إلى الهدوء.", "ar")}


def test_who_is_quoted_through_an_agency_speaks() -> None:
    assert only("Statement", "نقلت رويترز عن جوزيف كابيلا قوله إن الطريق مغلق.", "ar").participants == {"جوزيف كابيلا"}


def test_who_prefers_talks_with_another_takes_part_and_who_blames_them_does_not() -> None:
    text = "يفضل الرئيس القبرصي نيكوس خريستودوليدس التفاوض مع تركيا."
    assert only("Talks", text, "ar").participants == {"نيكوس خريستودوليدس", "تركيا"}
    assert "Talks" not in {claim.type for claim in read("انتقد نيكوس خريستودوليدس التفاوض مع تركيا.", "ar")}


def test_a_counterpart_whose_office_nobody_tells_is_his_country() -> None:
    text = "اقترحت الخرطوم عقد قمة بين عبد الفتاح البرهان ونظيره الإثيوبي قبل نهاية سبتمبر."
    assert only("Summit", text, "ar").participants == {"عبد الفتاح البرهان", "الإثيوبي"}


def test_an_office_told_later_in_the_passage_tells_who_the_counterpart_is() -> None:
    text = (
        "وقع اتفاق في لقاء جمع عبد العاطي بنظيره الكيني في القاهرة. "
        "وكان وزير الخارجية المصري بدر عبد العاطي قد زار نيروبي."
    )
    assert only("Meeting", text, "ar").participants == {"عبد العاطي", "نظيره الكيني"}


def test_a_verb_in_the_dual_has_its_subject_elsewhere() -> None:
    text = "عقد الرئيس الكيني ويليام روتو والرئيسة التنزانية سامية صلوحي قمة في نيروبي. وقعا ثلاث مذكرات تفاهم."
    assert only("Agreement", text, "ar").participants == {"ويليام روتو", "سامية صلوحي"}


def test_words_written_without_spaces_report_events_too() -> None:
    claim = only("Visit", "زارالرئيسالمصريأوغنداثلاثمراتهذاالعام.", "ar")
    assert (claim.participants, claim.places) == ({"الرئيسالمصري"}, {"أوغندا"})


def test_the_end_of_a_rule_is_the_removal_of_the_ruler() -> None:
    assert only("Removal", "أنهت الثورة حكم عمر البشير.", "ar").participants == {"عمر البشير"}


def test_a_clause_that_takes_up_the_noun_before_it_is_told_of_its_place() -> None:
    text = "جرى الاحتفال في قصر بابلسبرغ ألقي فيه خطاب من وزيرة الخارجية الكندية ميلاني جولي."
    claim = only("Statement", text, "ar")
    assert (claim.participants, claim.places) == ({"ميلاني جولي"}, {"قصر بابلسبرغ"})


def test_what_is_said_in_a_speech_is_said_by_who_gave_it() -> None:
    text = "بعد لقاء ميلاني جولي، ألقى الرئيس الكيني ويليام روتو كلمة أكد فيها أن الحدود مفتوحة."
    assert {who for claim in read(text, "ar") if claim.type == "Statement" for who in claim.participants} == {
        "ويليام روتو"
    }


def test_a_place_told_with_one_verb_is_not_that_of_the_next() -> None:
    text = "أكد الوزير التعاون في القطب الشمالي، ووقعت النرويج اتفاقية مع آيسلندا."
    assert only("Agreement", text, "ar").places == frozenset()
