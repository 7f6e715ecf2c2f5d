"""Who is in an event by words beside it: partners met besides, "we", "between them", the parties of a treaty."""

import pytest

from tests.extract.claim_reading import only, read


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        (
            "en",
            "Besides his counterpart Fuad Hussein, Badr Abdelatty met President Abdul Latif Rashid on Tuesday.",
            [{"Badr Abdelatty", "Fuad Hussein"}, {"Badr Abdelatty", "Abdul Latif Rashid"}],
        ),
        (
            "ar",
            "التقى بدر عبد العاطي، بالإضافة إلى نظيره العراقي فؤاد حسين، رئيس الوزراء محمد شياع السوداني.",
            [{"بدر عبد العاطي", "فؤاد حسين"}, {"بدر عبد العاطي", "محمد شياع السوداني"}],
        ),
    ],
)
def test_whoever_is_met_besides_is_in_a_meeting_of_its_own(language: str, text: str, pairs: list[set[str]]) -> None:
    found = [set(claim.participants) for claim in read(text, language, "2025-06-20") if claim.type == "Meeting"]
    assert sorted(map(sorted, found)) == sorted(map(sorted, pairs))


@pytest.mark.parametrize(
    ("language", "text", "participants"),
    [
        ("en", "“We agreed with Ghana on two ports,” Kenyan President William Ruto said.", {"Ghana", "William Ruto"}),
        ("ar", "وقال الرئيس الكيني ويليام روتو: «اتفقنا مع غانا على بناء ميناءين».", {"غانا", "ويليام روتو"}),
    ],
)
def test_we_are_the_side_of_whoever_is_quoted(language: str, text: str, participants: set[str]) -> None:
    assert only("Agreement", text, language).participants == participants


def test_a_pronoun_behind_between_means_the_two_just_named() -> None:
    claim = only("MilitaryExercise", "اتفقت غانا وتوغو على توسيع التدريبات العسكرية المشتركة بينهما.", "ar")
    assert (claim.participants, claim.status) == ({"غانا", "توغو"}, "planned")


def test_two_capitals_are_the_two_countries_spoken_of() -> None:
    text = "زار الرئيس الكيني ويليام روتو غانا. وعززت نيروبي وأكرا تعاونهما. وسيجري البلدان مناورات عسكرية في يوليو."
    assert only("MilitaryExercise", text, "ar", "2025-06-20").participants == {"الكيني", "غانا"}


@pytest.mark.parametrize(
    ("text", "participants", "date"),
    [
        ("تعززت العلاقات بين فرنسا وألمانيا منذ توقيع معاهدة الإليزيه في عام 1963.", {"فرنسا", "ألمانيا"}, "1963"),
        ("وقعت كينيا وغانا اتفاقية للتعاون القضائي في أكرا عام 2019.", {"كينيا", "غانا"}, "2019"),
    ],
)
def test_a_treaty_is_an_agreement_whatever_it_is_about(text: str, participants: set[str], date: str) -> None:
    claim = only("Agreement", text, "ar")
    assert (claim.participants, claim.date) == (participants, date)
    assert {claim.type for claim in read(text, "ar")} == {"Agreement"}


def test_a_place_of_what_is_spoken_about_is_not_the_place_of_the_talks() -> None:
    text = "بحث الرئيس المصري عبد الفتاح السيسي مع نظيره الكيني ويليام روتو التطورات في القرن الأفريقي."
    assert only("Summit", text, "ar").places == frozenset()
    text = "ستعقد الجولة السادسة من المفاوضات الصربية الكوسوفية في بروكسل يوم الأحد."
    assert only("Talks", text, "ar", "2025-06-20").places == {"بروكسل"}


def test_a_country_that_is_feminine_is_no_subject_of_a_masculine_verb() -> None:
    claim = only("Criticism", "التقى غوستافو بيترو الصحفيين واتهم الولايات المتحدة بانتهاك السيادة.", "ar")
    assert claim.participants == {"غوستافو بيترو", "الولايات المتحدة"}
    assert only("Criticism", "اتهم العراق تركيا بانتهاك السيادة.", "ar").participants == {"العراق", "تركيا"}


def test_an_insertion_in_commas_does_not_make_a_noun_a_verb() -> None:
    text = "نفت الخارجية الكينية، الخميس، عقد أي لقاء بين وليام روتو وكاغامي."
    assert only("Meeting", text, "ar", "2025-06-20").status == "denied"


def test_whoever_travels_to_meet_somebody_meets_him() -> None:
    text = "سيزور الوزير أيمن الصفدي دمشق الأسبوع المقبل للقاء نظيره السوري أسعد الشيباني."
    claim = only("Meeting", text, "ar", "2025-06-20")
    assert (claim.participants, claim.status) == ({"أيمن الصفدي", "أسعد الشيباني"}, "planned")
