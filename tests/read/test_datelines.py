"""Where, when and for whom a piece was written is told apart from what it says."""

import pytest

from kg.model import BlockKind, Document, Passage
from kg.read import segment
from kg.text.script import language_of

EN = "President Lee Jae Myung met President Xi Jinping in Beijing, his office said on Tuesday evening."
AR = "أعلن وزير الدفاع الأمريكي ونظيره الكوري الجنوبي تعزيز التعاون العسكري في مواجهة كوريا الشمالية."


def only(text: str) -> Passage:
    (passage,) = segment(Document.of("page.txt", text))
    return passage


def said(text: str, kind: BlockKind) -> list[str]:
    return [block.span.of(text) for block in only(text).blocks if block.kind is kind]


@pytest.mark.parametrize(
    ("dateline", "names", "date"),
    [
        ("ISTANBUL , July 24, 2025 (Bosphorus Wire)  -- ", ["ISTANBUL", "Bosphorus Wire"], "2025-07-24"),
        ("SEOUL, South Korea (AP) — ", ["SEOUL", "South Korea", "AP"], None),
        ("BEIJING, 6 January 2026 (Xinhua) -- ", ["BEIJING", "Xinhua"], "2026-01-06"),
        ("NAIROBI (Reuters) - ", ["NAIROBI", "Reuters"], None),
        ("Nairobi, 4 March 2025 – ", ["Nairobi"], "2025-03-04"),
        ("WASHINGTON — ", ["WASHINGTON"], None),
        ("(CNN) -- ", ["CNN"], None),
        ("[KINSHASA] ", ["KINSHASA"], None),
    ],
)
def test_english_datelines_are_cut_off(dateline: str, names: list[str], date: str | None) -> None:
    text = f"{dateline}{EN}\n\nThe two leaders agreed to meet again, the office added in its statement.\n"
    assert said(text, BlockKind.DATELINE) == names
    assert said(text, BlockKind.PARAGRAPH)[0] == EN
    published = only(text).published
    assert (published.edtf if published is not None else None) == date


@pytest.mark.parametrize(
    ("dateline", "names", "date"),
    [
        ("(سيول) ", ["سيول"], None),
        ("القاهرة (رويترز) - ", ["القاهرة", "رويترز"], None),
        ("واشنطن - (أ ف ب) - ", ["واشنطن", "أ ف ب"], None),
        ("عمّان - بترا - ", ["عمّان", "بترا"], None),
        ("الرياض / واس / ", ["الرياض", "واس"], None),
        ("دبي، 12 نوفمبر 2025 (وام) -- ", ["دبي", "وام"], "2025-11-12"),
        ("الدوحة – 12 نوفمبر 2025 (قنا): ", ["الدوحة", "قنا"], "2025-11-12"),
    ],
)
def test_arabic_datelines_are_cut_off(dateline: str, names: list[str], date: str | None) -> None:
    text = f"{dateline}{AR}\n\nوأوضح الوزيران في بيان مشترك أن البلدين اتفقا على توسيع التدريبات.\n"
    assert said(text, BlockKind.DATELINE) == names
    assert said(text, BlockKind.PARAGRAPH)[0] == AR
    published = only(text).published
    assert (published.edtf if published is not None else None) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO – founded in 1949 – has 32 members, of which Finland and Sweden are the last that joined it.",
        "Trump – the president – said on Tuesday that he would meet Putin in Alaska in the coming weeks.",
        "Tariffs announced on April 2, 2025—dubbed Liberation Day—remain in force, the White House said.",
        "The minister (and his wife) - both in their seventies - arrived in Muscat for talks on Sunday.",
        "In 2024 -- a year of elections -- half of the world was called to the polls, the report said.",
        "رئيس الوزراء - وهو من مواليد 1960 - قال إن بلاده لن تشارك في المؤتمر المقبل في باريس.",
        "قال الوزير إن البلدين - مصر والأردن - اتفقا على عقد قمة في العقبة خلال الشهر المقبل.",
        "وصل الرئيس (73 عاما) - الذي يزور القاهرة - إلى المطار مساء الثلاثاء وفق مصادر رسمية.",
    ],
)
def test_dashes_in_a_sentence_make_no_dateline(sentence: str) -> None:
    assert said(f"{sentence}\n", BlockKind.DATELINE) == []
    assert said(f"{sentence}\n", BlockKind.PARAGRAPH) == [sentence]


@pytest.mark.parametrize(
    ("line", "names", "date"),
    [
        ("Odesa Port Journal  |  Tuesday 29 July 2025  |  3 min read", ["Odesa Port Journal"], "2025-07-29"),
        ("By Amina Odhiambo | The Coast Gazette | 4 March 2025", ["Amina Odhiambo", "The Coast Gazette"], "2025-03-04"),
        ("Published: 5 May 2024 at 14:30 GMT", [], "2024-05-05"),
        ("Last updated on May 5, 2024, 2:30 p.m.", [], "2024-05-05"),
        ("Tuesday, May 7, 2024", [], "2024-05-07"),
        ("The Times of Israel - Tuesday, May 7, 2024", ["The Times of Israel"], "2024-05-07"),
    ],
)
def test_a_line_with_the_date_of_an_english_article_gives_its_date(line: str, names: list[str], date: str) -> None:
    text = f"Lee meets Xi in Beijing for talks\n{line}\n\n{EN}\n"
    passage = only(text)
    assert passage.title == "Lee meets Xi in Beijing for talks"
    assert said(text, BlockKind.DATELINE) == names
    assert passage.published is not None
    assert passage.published.edtf == date


@pytest.mark.parametrize(
    ("line", "names", "date"),
    [
        ("تاريخ النشر: 8th, February 2025 GMT", [], "2025-02-08"),
        ("الخميس ١٣ نوفمبر ٢٠٢٥م - ٢٢ جمادى الأولى ١٤٤٧هـ", [], "2025-11-13"),
        ("السودان الآن – جدة  | الجمعة، 14 تشرين الثاني/نوفمبر 2025   18:05", ["السودان الآن", "جدة"], "2025-11-14"),
        ("الجمعة 25 يوليوز 2025 - 14:30", [], "2025-07-25"),
        ("نشر في: 3 جوان 2024 - آخر تحديث 4 جوان 2024", [], "2024-06-03"),
        ("الرياض 18 ربيع الأول 1446 هـ الموافق 21 سبتمبر 2024 م واس", ["الرياض", "واس"], "2024-09-21"),
        ("كتب: أحمد بن علي | 3 حزيران 2024", ["أحمد بن علي"], "2024-06-03"),
    ],
)
def test_a_line_with_the_date_of_an_arabic_article_gives_its_date(line: str, names: list[str], date: str) -> None:
    text = f"وزيرا الدفاع يتفقان على تعزيز التعاون العسكري\n{line}\n\n{AR}\n"
    passage = only(text)
    assert passage.title == "وزيرا الدفاع يتفقان على تعزيز التعاون العسكري"
    assert said(text, BlockKind.DATELINE) == names
    assert passage.published is not None
    assert passage.published.edtf == date


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Layla Mansour in Riyadh", ["Layla Mansour", "Riyadh"]),
        ("Layla Mansour", ["Layla Mansour"]),
        ("الرياض -  «المدار»", ["الرياض", "المدار"]),
        ("كتبت: ليلى منصوري", ["ليلى منصوري"]),
        ("Source: The Wire", ["The Wire"]),
        ("المصدر: صدى البلد", ["صدى البلد"]),
    ],
)
def test_authors_places_and_papers_are_names_without_events(line: str, names: list[str]) -> None:
    article = {"en": f"Defence ministers agree on closer ties\n{line}\n\n{EN}\n"}
    article["ar"] = f"وزيرا الدفاع يتفقان على تعزيز التعاون\n{line}\n\n{AR}\n"
    assert said(article[language_of(line) or "en"], BlockKind.DATELINE) == names


def test_the_name_of_the_site_above_the_headline_is_not_the_headline() -> None:
    text = f"أطلس بريس | دولي\nوزيرا الدفاع يتفقان على تعزيز التعاون العسكري\n\n{AR}\n"
    assert only(text).title == "وزيرا الدفاع يتفقان على تعزيز التعاون العسكري"
    assert said(text, BlockKind.DATELINE) == ["أطلس بريس"]


def test_a_headline_with_a_date_in_it_stays_a_headline() -> None:
    text = f"What the summit of 5 January 2026 in Beijing was about\n\n{EN}\n"
    assert only(text).title == "What the summit of 5 January 2026 in Beijing was about"
    assert said(text, BlockKind.DATELINE) == []
