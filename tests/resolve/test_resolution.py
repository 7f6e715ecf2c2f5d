"""From articles to entities and events: one thing is one, two things stay two, and people may overrule both."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import pytest

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Document, Entity, Event, Extraction, Judgement, Resolution, Status, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.vocab.decisions import Decision, Decisions
from kg.vocab.gazetteer import Gazetteer


@cache
def article(source: str, text: str, published: str = "2024-05-20") -> Extraction:
    document = Document.of(source, text, published=TimeSpan.parse(published))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


def resolution(*articles: Extraction, decisions: Decisions | None = None) -> Resolution:
    return resolve(articles, gazetteer=Gazetteer.load(), decisions=decisions or Decisions())


def entity(found: Resolution, name: str) -> Entity:
    return next(e for e in found.entities if name in {n.text for n in e.names})


def encounters(found: Resolution) -> list[Event]:
    return [e for e in found.events if e.type in ("Summit", "Talks", "Meeting")]


MONDAY = article("a.txt", "Kenyan President William Ruto met Rwandan President Paul Kagame in Kigali on May 13, 2024.")
TUESDAY = article("b.txt", "President William Ruto and President Paul Kagame met in Kigali on May 14, 2024.")
JANUARY = article(
    "c.txt", "Kenyan President William Ruto met Rwandan President Paul Kagame in Nairobi on January 9, 2024."
)
ARABIC = article("d.txt", "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي يوم 13 مايو 2024.")
OTHERS = article("e.txt", "Peruvian Foreign Minister Ana Quispe visited Lima on May 2, 2024.")


def test_reports_a_day_apart_are_one_event_with_the_date_disputed() -> None:
    found = resolution(MONDAY, TUESDAY)
    (event,) = encounters(found)
    assert event.dates == ("2024-05-13", "2024-05-14")
    assert event.disputed == ("date",)
    assert {c.aspect for c in found.contradictions} == {"date"}
    assert len(event.claims) == 2


def test_meetings_of_one_pair_months_apart_stay_two() -> None:
    assert len(encounters(resolution(MONDAY, JANUARY))) == 2


def test_an_arabic_and_an_english_report_are_one_event_of_the_same_people() -> None:
    found = resolution(MONDAY, ARABIC)
    assert entity(found, "William Ruto").id == entity(found, "ويليام روتو").id
    (event,) = encounters(found)
    assert len(event.claims) == 2
    assert event.disputed == ()
    assert set(event.participants) == {entity(found, "William Ruto").id, entity(found, "Paul Kagame").id}
    assert event.labels.keys() == {"en", "ar"}


def test_every_merge_says_why() -> None:
    found = resolution(MONDAY, ARABIC)
    merged = entity(found, "William Ruto").matches
    assert any({m.left, m.right} == {"William Ruto", "ويليام روتو"} and m.reasons for m in merged)
    assert all(event.matches for event in found.events if len(event.claims) > 1)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_articles_changes_nothing(order: tuple[int, ...]) -> None:
    articles = (MONDAY, TUESDAY, ARABIC, OTHERS)
    assert resolution(*(articles[i] for i in order)) == resolution(*articles)


def test_an_unrelated_article_changes_no_id() -> None:
    before = {e.id for e in resolution(MONDAY, TUESDAY).entities}
    assert before <= {e.id for e in resolution(MONDAY, TUESDAY, OTHERS).entities}


def test_a_surname_means_the_person_named_before_it() -> None:
    text = "Rustem Umerov arrived in Ankara. Umerov said talks would follow."
    found = resolution(article("f.txt", text))
    assert entity(found, "Umerov").id == entity(found, "Rustem Umerov").id


def test_two_people_who_share_a_surname_are_not_one() -> None:
    first = article("g.txt", "South Korean President Lee Jae Myung spoke in Seoul.")
    second = article("h.txt", "Defense Minister Lee Jong-sup spoke in Seoul.")
    found = resolution(first, second)
    assert entity(found, "Lee Jae Myung").id != entity(found, "Lee Jong-sup").id


def test_an_office_stands_for_its_holder() -> None:
    text = "Kenyan President William Ruto flew to Kigali. The Kenyan president met Paul Kagame there."
    found = resolution(article("i.txt", text))
    (event,) = encounters(found)
    assert entity(found, "William Ruto").id in event.participants


def test_a_decision_beats_the_score_and_deleting_it_undoes_it_exactly() -> None:
    plain = resolution(MONDAY, ARABIC)
    row = Decision("William Ruto", "ويليام روتو", Judgement.DIFFERENT, "to try")
    parted = resolution(MONDAY, ARABIC, decisions=Decisions((row,)))
    assert entity(parted, "William Ruto").id != entity(parted, "ويليام روتو").id
    assert resolution(MONDAY, ARABIC) == plain


def test_a_decision_can_make_two_names_one() -> None:
    other = article("j.txt", "Zakayo Mtozaji met Paul Kagame in Kigali on May 13, 2024.")
    row = Decision("William Ruto", "Zakayo Mtozaji", Judgement.SAME, "his nickname")
    joined = resolution(MONDAY, other, decisions=Decisions((row,)))
    assert entity(joined, "William Ruto").id == entity(joined, "Zakayo Mtozaji").id


def test_what_was_planned_and_then_held_has_happened() -> None:
    plan = article("k.txt", "William Ruto will meet Paul Kagame in Kigali on May 13, 2024.", "2024-05-10")
    (event,) = encounters(resolution(plan, MONDAY))
    assert event.status is Status.HAPPENED


def test_every_participant_and_date_is_stated_by_a_claim() -> None:
    articles = (MONDAY, TUESDAY, ARABIC, OTHERS)
    found = resolution(*articles)
    claims = {claim.id: claim for each in articles for claim in each.claims}
    for event in found.events:
        stated = {found.denotes.get(a.mention) for c in event.claims for a in claims[c].arguments}
        assert set(event.participants) | set(event.places) <= stated
        assert set(event.dates) == {t.edtf for c in event.claims if (t := claims[c].time) is not None}


AGREED = article(
    "f.txt",
    "William Ruto and Paul Kagame signed an agreement on trade at a summit in Kigali.",
)
AGREED_AR = article(
    "g.txt", "خلال قمة في كيغالي، اتفق الرئيس الكيني ويليام روتو والرئيس الرواندي بول كاغامي على فتح الحدود."
)


@pytest.mark.parametrize("agreed", [AGREED, AGREED_AR], ids=["en", "ar"])
def test_what_is_agreed_at_a_meeting_that_another_report_dates_is_of_its_time(agreed: Extraction) -> None:
    found = resolution(MONDAY, agreed)
    (meeting,) = encounters(found)
    (agreement,) = [e for e in found.events if e.type == "Agreement"]
    assert agreement.agreed_at == meeting.id
    assert agreement.time == meeting.time == TimeSpan.parse("2024-05-13")
    assert agreement.dates == ()


def test_an_agreement_at_a_meeting_that_nobody_dates_stays_undated() -> None:
    alone = resolution(AGREED)
    (meeting,) = encounters(alone)
    (agreement,) = [e for e in alone.events if e.type == "Agreement"]
    assert (agreement.agreed_at, agreement.time) == (meeting.id, None)


FIRST = (
    article("k.txt", "William Ruto and Paul Kagame held a summit in Nairobi. The two sides signed three agreements."),
    article(
        "k.txt", "عقد الرئيس الكيني ويليام روتو ونظيره الرواندي بول كاغامي قمة في نيروبي. ووقع الجانبان ثلاث اتفاقيات."
    ),
)


@pytest.mark.parametrize("first", FIRST, ids=["en", "ar"])
@pytest.mark.parametrize("second", [AGREED, AGREED_AR], ids=["en", "ar"])
def test_what_is_agreed_at_two_meetings_of_a_pair_is_two_agreements(first: Extraction, second: Extraction) -> None:
    found = resolution(first, second, MONDAY)
    held = {place: event.id for event in encounters(found) for place in event.places}
    agreed = {event.agreed_at: event for event in found.events if event.type == "Agreement"}
    assert agreed.keys() == set(held.values())
    assert len(agreed) == 2
    assert {event.time for event in agreed.values()} == {None, TimeSpan.parse("2024-05-13")}


@pytest.mark.parametrize(
    "text",
    [
        "William Ruto met Paul Kagame in May 2024 and said that he would meet Paul Kagame again.",
        "عقدت كينيا والسودان محادثات في جدة، وستعقد كينيا والسودان محادثات أخرى.",
    ],
)
def test_what_was_held_and_what_is_to_come_in_one_sentence_are_two(text: str) -> None:
    assert len(encounters(resolution(article("f.txt", text)))) == 2


def test_ministers_who_talk_hold_no_summit_of_their_countries() -> None:
    ministers = article(
        "g.txt",
        "Kenyan Foreign Minister Musalia Mudavadi held talks with Norwegian Foreign Minister Espen Eide in May 2024.",
    )
    summit = article("h.txt", "ستعقد كينيا والنرويج قمة في مايو 2024.")
    talks = article("i.txt", "عقدت كينيا والنرويج محادثات في مايو 2024.")
    assert len(encounters(resolution(ministers, summit))) == 2
    assert len(encounters(resolution(ministers, talks))) == 1


@pytest.mark.parametrize(
    "undated",
    [
        "Ghana's president spoke of the Kenyan elections on Monday. The Kenyan elections divide Ghana.",
        "تحدثت غانا عن الانتخابات الكينية. الانتخابات الكينية تقسم غانا.",
    ],
)
def test_a_bare_noun_does_not_make_happen_what_is_dated_ahead(undated: str) -> None:
    ahead = article("k.txt", "Kenya will hold elections on November 5, 2024. Kenya is ready.")
    found = resolution(ahead, article("l.txt", undated))
    events = [e for e in found.events if e.type == "Election" and "kenya" in e.participants]
    assert {e.status for e in events if "2024-11-05" in e.dates} == {Status.PLANNED}
    assert any(len(e.claims) > 1 for e in events)


TOLD = article("h.txt", "Ghanaian President Nana Akufo-Addo has visited Togo three times this year.", "2024-05-20")
COMING = (
    article("i.txt", "Ghanaian President Nana Akufo-Addo will visit Togo in June.", "2024-05-19"),
    article("i.txt", "سيزور الرئيس الغاني نانا أكوفو أدو توغو في يونيو.", "2024-05-19"),
)


@pytest.mark.parametrize("coming", COMING)
def test_a_visit_that_is_still_to_come_is_none_of_those_made_so_far(coming: Extraction) -> None:
    visits = [e for e in resolution(TOLD, coming).events if e.type == "Visit"]
    assert sorted(e.status for e in visits) == [Status.HAPPENED, Status.PLANNED]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger agreed in Niamey on Monday to free 40 prisoners. On Friday Chad and Niger freed 12 others.",
        "President Idriss Keita visited Dakar on Friday. He will visit Dakar again in July with Alassane Sow.",
    ],
)
def test_what_an_article_says_has_been_and_what_it_says_is_to_come_are_two(text: str) -> None:
    found = resolution(article("j.txt", text, "2024-05-20"))
    for event in found.events:
        claims = [c for c in article("j.txt", text, "2024-05-20").claims if c.id in event.claims]
        assert len({claim.status for claim in claims}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger held talks in Niamey on May 14, officials said.",
        "أجرت تشاد والنيجر محادثات في نيامي يوم 14 مايو.",
    ],
    ids=["en", "ar"],
)
def test_talks_of_two_countries_are_not_those_of_one_of_them_with_a_third(text: str) -> None:
    leaders = article(
        "l.txt",
        "Niger's leader Abdourahamane Tiani met Nigerian President Bola Tinubu in Niamey on May 14, officials said.",
    )
    assert len(encounters(resolution(leaders, article("m.txt", text)))) == 2


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        (
            "Norway pledged Chad $60 million in aid on May 13.",
            "تعهدت النرويج لتشاد بـ 50 مليون دولار يوم 13 مايو.",
            True,
        ),
        (
            "Norway pledged Chad $60 million in aid on May 13.",
            "تعهدت النرويج لتشاد بـ 60 مليون دولار يوم 13 مايو.",
            False,
        ),
        ("Norway pledged Chad $1.9bn on May 13.", "On May 13 Norway pledged Chad more than $1.8 billion.", False),
        (
            "Norway pledged Chad $60 million in aid on May 13.",
            "On May 13 Norway pledged Chad $85 million in aid.",
            True,
        ),
    ],
)
def test_reports_that_give_two_amounts_are_one_event_with_the_amount_disputed(
    one: str, other: str, disputed: bool
) -> None:
    found = resolution(article("one.txt", one), article("other.txt", other))
    (event,) = (e for e in found.events if e.type == "Pledge")
    assert event.disputed == (("amount",) if disputed else ())
    assert bool(found.contradictions) is disputed


@pytest.mark.parametrize(
    ("habit", "coming"),
    [
        (
            "Kenyan and Rwandan forces have often held joint exercises.",
            "Kenya and Rwanda plan joint military exercises in July.",
        ),
        ("أجرت كينيا ورواندا مناورات عسكرية مشتركة.", "تعتزم كينيا ورواندا إجراء مناورات عسكرية مشتركة في يوليو."),
    ],
)
def test_exercises_held_so_far_are_not_those_still_to_come(habit: str, coming: str) -> None:
    earlier = article("habit.txt", habit, "2024-06-20")
    found = resolution(earlier, article("coming.txt", coming, "2024-06-02"))
    exercises = [e for e in found.events if e.type == "MilitaryExercise"]
    assert {e.status for e in exercises} == {Status.HAPPENED, Status.PLANNED}
    held = article("held.txt", "Kenya and Rwanda began joint military exercises on Monday.", "2024-07-18")
    exercises = [e for e in resolution(earlier, held).events if e.type == "MilitaryExercise"]
    assert len(exercises) == 2


def test_one_of_several_visits_stays_apart_from_the_count_of_them() -> None:
    text = "Kenyan President William Ruto has visited Rwanda three times this year. Ruto visited Rwanda in March."
    visits = [e for e in resolution(article("v.txt", text)).events if e.type == "Visit"]
    assert sorted(e.dates for e in visits) == [("2024",), ("2024-03",)]
