"""Native Arabic news prose: who arrives, who goes on acting, what takes up a noun, who is named behind a post."""

from __future__ import annotations

import pytest

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Direction, Document, Passage, Span
from tests.extract.claim_reading import extractor, only, read


def kinds(text: str) -> set[str]:
    return {claim.type for claim in read(text, "ar")}


def test_a_ministry_that_nobody_lists_speaks_and_acts_for_its_country() -> None:
    text = "نفت وزارة الخارجية السورية عقد لقاء مع مسؤولين بيروفيين في ليما."
    claim = only("Meeting", text, "ar")
    assert claim.participants - {"بيروفيين"} in ({"السورية"}, {"وزارة الخارجية السورية"})
    assert (claim.places, claim.status) == ({"ليما"}, "denied")


def test_a_body_of_a_country_is_a_named_speaker_and_a_person_of_it_is_not() -> None:
    assert only("Statement", "أعلنت الرئاسة الأنغولية أن الحدود مفتوحة.", "ar").participants == {"الأنغولية"}
    assert "Statement" not in kinds("أعلن مسؤول أنغولي أن الحدود مفتوحة.")


def test_a_minister_who_arrives_somewhere_is_no_minister_to_that_place() -> None:
    claim = only("Visit", "وصل وزير الخارجية السلوفاكي إلى نيروبي في زيارة عمل.", "ar")
    assert (claim.participants, claim.places) == ({"وزير الخارجية السلوفاكي"}, {"نيروبي"})


def test_what_follows_a_name_may_be_in_the_future() -> None:
    text = "أكد الوزير أن المحادثات بين غانا وتوغو ستستأنف في لومي."
    claim = only("Talks", text, "ar")
    assert (claim.participants, claim.places, claim.status) == ({"غانا", "توغو"}, {"لومي"}, "planned")


def test_what_is_said_of_an_event_that_opens_a_clause_is_said_of_it() -> None:
    assert only("Summit", "وقال الوزير إن القمة بين غانا وتوغو ألغيت.", "ar").status == "denied"


def test_a_joined_verb_keeps_its_subject_and_leaves_the_noun_behind_it_to_be_the_object() -> None:
    text = "أعربت بنما عن قلقها إزاء التصعيد، ودعت جميع الأطراف إلى ضبط النفس."
    assert only("Demand", text, "ar").participants == {"بنما"}


def test_a_joined_verb_does_not_take_whom_somebody_met_for_its_subject() -> None:
    text = "وكان ويليام روتو قد وقع اتفاقا مع غانا قبل أن يلتقي الرئيس جون ماهاما ويتفقد ميناء تيما."
    visit = only("Visit", text, "ar")
    assert visit.participants == {"ويليام روتو"}


def test_a_remark_beside_a_demand_hides_it_not() -> None:
    text = "شدد الرئيس الزامبي هاكايندي هيشيليما على أن بلاده مستقرة، داعيا المجتمع الدولي إلى تخفيف الديون."
    assert kinds(text) >= {"Statement", "Demand"}


def test_a_verb_that_takes_up_an_indefinite_noun_carries_it() -> None:
    text = "راجعت اللجنة عقودا وقعتها حكومة ناميبيا مع بوتسوانا."
    assert only("Agreement", text, "ar").participants == {"ناميبيا", "بوتسوانا"}


def test_an_adjective_says_that_an_agreement_was_signed_whatever_becomes_of_it() -> None:
    claim = only("Agreement", "ستحترم الحكومة الاتفاق الموقع مع جبهة تحرير مورو في مانيلا.", "ar")
    assert (claim.participants, claim.status) == ({"جبهة تحرير مورو"}, "happened")


def test_a_definite_noun_behind_another_is_the_object_and_no_adjective() -> None:
    claim = only("Criticism", "انتقد المجلس الهجوم على ميناء مومباسا، وأدانت كينيا الاعتداء.", "ar")
    assert claim.participants == {"كينيا"}
    assert "Attack" in kinds("أدانت الحكومة الهجوم على ميناء مومباسا.")


def test_what_something_is_done_under_exists_in_any_case() -> None:
    claim = only("Agreement", "سيحاكم المتهم وفق الاتفاق بين كينيا وأوغندا.", "ar")
    assert claim.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "بحث وزير الدفاع الكيني مع قائد القوات البحرية الهندية دينيش تريباتي أمن الملاحة.",
        "بحث وزير الدفاع الكيني مع رجل الأعمال الهندي دينيش تريباتي أمن الملاحة.",
    ],
)
def test_a_name_right_behind_a_post_says_who_holds_it(text: str) -> None:
    assert "دينيش تريباتي" in only("Talks", text, "ar").participants


def test_heads_of_two_governments_visit_for_their_countries() -> None:
    claim = only("Visit", "يزور رئيسا وزراء بلغاريا وكرواتيا أنغولا غدا.", "ar")
    assert (claim.participants, claim.places) == ({"بلغاريا", "كرواتيا"}, {"أنغولا"})


def test_what_two_talk_over_is_no_event_between_them() -> None:
    text = "بحث وزير الخارجية الكيني موساليا مودافادي مع نظيره السويدي سبل تعزيز التعاون بين البلدين."
    assert kinds(text) == {"Talks"}
    assert "Agreement" not in kinds("ناقش رئيس الوزراء الكيني مع وفد السويد خطط الاستثمار.")


def test_who_stands_alone_behind_a_verb_of_force_suffered_it() -> None:
    claim = only("Attack", "قتل جنديان نيباليان في انفجار شمالي مالي.", "ar")
    assert (claim.participants, claim.places) == ({"نيباليان"}, {"مالي"})


def test_a_noun_for_a_direction_introduces_a_place() -> None:
    assert only("Attack", "تعرضت سفينة لهجوم قبالة سواحل مومباسا.", "ar").places == {"مومباسا"}


def test_whoever_takes_part_in_what_was_held_somewhere_is_there() -> None:
    claim = only("Meeting", "شارك الوزير الأول الكيني في المؤتمر الذي عقد في لواندا.", "ar")
    assert (claim.participants, claim.places) == ({"الوزير الأول الكيني"}, {"لواندا"})


def test_during_a_stay_that_is_to_come_a_meeting_is_to_come() -> None:
    text = "سيمضي لولا دا سيلفا يومين في هانوي يلتقي خلالهما الرئيس لوونغ كوونغ."
    assert only("Visit", text, "ar").places == {"هانوي"}
    assert {claim.status for claim in read(text, "ar")} == {"planned"}


def test_a_pronoun_in_a_relative_clause_takes_up_the_noun_before_it() -> None:
    text = "أعلن المتحدث باسم الخارجية السويدية أن الوزيرة ستحدد الدول التي ستزورها."
    assert "Visit" not in kinds(text)


def test_that_stands_before_a_subject() -> None:
    text = "أفادت الوكالة بأن وزير الداخلية الكيني التقى في مومباسا السفير الهندي."
    assert len(only("Meeting", text, "ar").participants) == 2


def test_shots_at_something_are_an_attack_and_drones_are_not_two() -> None:
    assert only("Attack", "أطلق الحوثيون صواريخ على سفينة في خليج عدن.", "ar").participants == {"الحوثيون"}
    assert only("Attack", "شنت القوات الإثيوبية هجوما بطائرات مسيرة على هرجيسا.", "ar").places == {"هرجيسا"}


def test_a_country_before_a_colon_does_what_the_headline_says() -> None:
    assert only("Talks", "غانا وتوغو: مباحثات لتعزيز الأمن.", "ar").participants == {"غانا", "توغو"}


def claims_of(title: str, text: str, language: str = "ar") -> list[tuple[str, int]]:
    """The types of the claims of an article with where their sentences begin."""
    whole = f"{title}\n\n{text}"
    document = Document.of("example.txt", whole)
    passage = Passage(
        document=document.id,
        index=0,
        language=language,
        direction=Direction.RTL if language == "ar" else Direction.LTR,
        blocks=(
            Block(Span(0, len(title)), BlockKind.HEADLINE),
            Block(Span(len(title) + 2, len(whole)), BlockKind.PARAGRAPH),
        ),
    )
    reader: Extractor = extractor()
    done = reader.extract(document, [pack(language).analyze(document, passage)])
    return [(claim.type, claim.evidence.span.start) for claim in done.claims]


def test_a_headline_reports_what_the_text_below_does_not_tell() -> None:
    assert claims_of("وزيرا دفاع كينيا والسويد يوقعان مذكرة تفاهم", "الطقس جميل في نيروبي هذا الأسبوع.") == [
        ("Agreement", 0)
    ]
    told = "وقعت كينيا والسويد مذكرة تفاهم في نيروبي."
    assert [at > 0 for _, at in claims_of("وزيرا دفاع كينيا والسويد يوقعان مذكرة تفاهم", told)] == [True]
    assert claims_of("Kenya and Sweden sign a defence pact", "The weather is fine.", "en") == [("Agreement", 0)]
