"""Articles that tell one story sentence by sentence are read side by side."""

from __future__ import annotations

from functools import cache

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Document, Extraction, Resolution, Sentence, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.resolve.parallel import corresponding
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer


@cache
def article(source: str, *paragraphs: str, published: str = "2024-05-20") -> Extraction:
    document = Document.of(source, "\n\n".join(paragraphs), published=TimeSpan.parse(published))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


ENGLISH = article(
    "a.txt",
    "Kenyan President William Ruto met Rwandan President Paul Kagame in Kigali on May 13.",
    "Ruto said Kenya would pay Rwanda 12 million dollars for tea.",
    "Uganda and Tanzania signed an agreement on fishing in Kampala.",
    "Kagame accused Burundi of closing the border 3 times.",
)
ARABIC = article(
    "b.txt",
    "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي يوم 13 مايو.",
    "وقال روتو إن كينيا ستدفع لرواندا 12 مليون دولار مقابل الشاي.",
    "ووقعت أوغندا وتنزانيا اتفاقية للصيد في كمبالا.",
    "واتهم كاغامي بوروندي بإغلاق الحدود 3 مرات.",
)
ANOTHER = article(
    "c.txt",
    "Burundi closed its border with Rwanda.",
    "Paul Kagame flew to Kampala.",
    "Kenya and Tanzania play football on Sunday.",
    "William Ruto praised the team of Uganda.",
)


def pairs(*articles: Extraction) -> set[tuple[str, str]]:
    denotes = _resolution(*articles).denotes
    text = {s.id: s.text for each in articles for a in each.analyses for s in a.sentences}
    found = corresponding(articles, denotes)
    return {(text[one].split()[0], text[other].split()[0]) for one in found for other in found[one]}


def _resolution(*articles: Extraction) -> Resolution:
    return resolve(articles, gazetteer=Gazetteer.load(), decisions=Decisions())


def test_sentences_of_a_translation_correspond_in_order() -> None:
    assert pairs(ENGLISH, ARABIC) >= {("Kenyan", "التقى"), ("Ruto", "وقال"), ("Uganda", "ووقعت"), ("Kagame", "واتهم")}


def test_articles_that_only_name_the_same_are_not_parallel() -> None:
    assert not pairs(ENGLISH, ANOTHER)


def test_a_sentence_that_the_translation_tells_elsewhere_is_found() -> None:
    texts = [sentence.text for sentence in sentences(ARABIC)]
    moved = article("i.txt", texts[3], *texts[:3])
    assert pairs(ENGLISH, moved) >= {("Ruto", "وقال"), ("Uganda", "ووقعت"), ("Kagame", "واتهم")}


def test_what_is_written_weeks_later_is_no_translation() -> None:
    later = article("h.txt", *(sentence.text for sentence in sentences(ARABIC)), published="2024-06-20")
    assert pairs(ENGLISH, ARABIC)
    assert not pairs(ENGLISH, later)


def test_a_remark_that_one_reading_takes_for_another_kind_is_one_remark() -> None:
    found = _resolution(ENGLISH, ARABIC)
    remarks = [e for e in found.events if e.type in ("Pledge", "Statement")]
    assert [{c.split("-")[0] for c in e.claims} for e in remarks] == [
        {ENGLISH.document.id, ARABIC.document.id},
    ]
    reasons = [reason for e in remarks for match in e.matches for reason in match.reasons]
    assert "the same sentence of a parallel article" in reasons


def test_every_event_of_a_translation_is_one_with_that_of_its_original() -> None:
    for event in _resolution(ENGLISH, ARABIC).events:
        assert len({claim.split("-")[0] for claim in event.claims}) == 2, event


def test_names_that_one_language_alone_gives_do_not_hide_a_translation() -> None:
    crowd = "Also present were Tom Wekesa, Jane Auma, Peter Mutua, Grace Akinyi, Ruth Nafula and Paul Odinga."
    theirs = "وحضر أيضا سامي الخطيب وليلى حداد وفادي منصور ورنا شاهين ووليد عون وهند صباغ وزياد نجار."
    english = article("d.txt", *(p.text for p in sentences(ENGLISH)), crowd)
    arabic = article("e.txt", *(p.text for p in sentences(ARABIC)), theirs)
    assert ("Kagame", "واتهم") in pairs(english, arabic)


def sentences(each: Extraction) -> list[Sentence]:
    return [sentence for analysis in each.analyses for sentence in analysis.sentences]


TWICE = article(
    "f.txt",
    "Kenyan President William Ruto met Rwandan President Paul Kagame in Kigali on May 13.",
    "Kagame accused Burundi of closing the border 3 times.",
    "Kagame said Rwanda would buy 40 buses from Uganda.",
)
TRANSLATED = article(
    "g.txt",
    "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي يوم 13 مايو.",
    "وقال كاغامي إن بوروندي أغلقت الحدود 3 مرات.",
    "وقال كاغامي إن رواندا ستشتري 40 حافلة من أوغندا.",
)


def test_each_remark_of_a_translation_is_one_with_its_own_original_whatever_it_is_called() -> None:
    said = [e for e in _resolution(TWICE, TRANSLATED).events if e.type in ("Criticism", "Statement", "Pledge")]
    quotes = {c.id: c.evidence.quote for each in (TWICE, TRANSLATED) for c in each.claims}
    told = {" ".join(sorted(quotes[claim] for claim in event.claims)) for event in said}
    assert {("Burundi" in each, "بوروندي" in each, "buses" in each, "حافلة" in each) for each in told} == {
        (True, True, False, False),
        (False, False, True, True),
    }


SECOND_ROUND = article(
    "r2.txt",
    "Delegations of Sudan and Chad began a second round of talks in Nairobi on Wednesday.",
    "Kenya mediates the talks, and President William Ruto opened them.",
    "The two sides exchanged 40 prisoners on Tuesday.",
    "Ethiopian Prime Minister Abiy Ahmed welcomed the talks.",
    "The African Union pledged 5 million dollars for the border of Sudan.",
    published="2025-09-11",
)
SECOND_ROUND_IN_ARABIC = article(
    "r2-ar.txt",
    "بدأ وفدا السودان وتشاد يوم الأربعاء جولة ثانية من المحادثات في نيروبي.",
    "وتتوسط كينيا في المحادثات التي افتتحها الرئيس ويليام روتو.",
    "وتبادل الجانبان 40 أسيرا يوم الثلاثاء.",
    "ورحب رئيس الوزراء الإثيوبي آبي أحمد بالمحادثات.",
    "وتعهد الاتحاد الأفريقي بتقديم 5 ملايين دولار لحدود السودان.",
    published="2025-09-12",
)
THIRD_ROUND = article(
    "r3-ar.txt",
    "اختتم وفدا السودان وتشاد يوم الجمعة جولة ثالثة من المحادثات في نيروبي.",
    "وتتوسط كينيا في المحادثات التي افتتحها الرئيس ويليام روتو.",
    "وتبادل الجانبان 60 أسيرا يوم الخميس.",
    "ورحب رئيس الوزراء الإثيوبي آبي أحمد بالمحادثات.",
    "وتعهد الاتحاد الأفريقي بتقديم 9 ملايين دولار لحدود السودان.",
    published="2025-09-13",
)


def test_a_translation_of_the_next_day_is_parallel() -> None:
    assert ("Delegations", "بدأ") in pairs(SECOND_ROUND, SECOND_ROUND_IN_ARABIC)


def test_an_article_on_the_next_round_of_the_same_talks_is_not_parallel() -> None:
    assert not pairs(SECOND_ROUND, THIRD_ROUND)
    rounds = [e for e in _resolution(SECOND_ROUND, THIRD_ROUND).events if e.type == "Talks"]
    assert {e.time.edtf for e in rounds if e.time is not None} >= {"2025-09-10", "2025-09-12"}


TREATY = article(
    "t.txt",
    "Brazil and Colombia agreed on Monday to reopen the border crossing at Leticia.",
    "Brazilian Foreign Minister Mauro Vieira called for joint patrols on the Amazon river.",
    "President Gustavo Petro will travel to Brasilia in July.",
    "Colombian police arrested 12 smugglers in Leticia on Saturday.",
    published="2025-05-20",
)
TREATY_IN_ARABIC = article(
    "t-ar.txt",
    "اتفقت البرازيل وكولومبيا يوم الاثنين على إعادة فتح المعبر الحدودي في ليتيسيا.",
    "ودعا وزير الخارجية البرازيلي ماورو فييرا إلى تسيير دوريات مشتركة في نهر الأمازون.",
    "وسيتوجه الرئيس غوستافو بيترو إلى برازيليا في يوليو.",
    "واعتقلت الشرطة الكولومبية 12 مهربا في ليتيسيا يوم السبت.",
    published="2025-05-20",
)


def test_each_event_of_another_translation_is_told_in_both_languages() -> None:
    resolution = _resolution(TREATY, TREATY_IN_ARABIC)
    documents = {"Agreement": 2, "Demand": 2, "Visit": 2, "Detention": 2}
    for event in resolution.events:
        if event.type in documents:
            assert len({claim.split("-")[0] for claim in event.claims}) == documents[event.type], event
