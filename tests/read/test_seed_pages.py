"""The three real pages: which lines are one piece, in which language, of which day, and what is no news."""

from pathlib import Path

import pytest

from kg import resources
from kg.model import BlockKind, DateBasis, Document, Passage
from kg.read import read, segment

ARTICLES = resources.seeds() / "articles"
SUMMARIES, ISHIBA, AUSTIN = "000_fd87e1085990c1bc.txt", "001_34eaaa5aa4983557.txt", "002_98970a7380087d56.txt"


def page(name: str) -> tuple[Document, tuple[Passage, ...]]:
    (document,) = read(ARTICLES / name)
    assert isinstance(document, Document)
    return document, segment(document)


def lines(document: Document, passage: Passage, *kinds: BlockKind) -> list[int]:
    """The lines (from 1) on which blocks of these kinds begin; all kinds when none is given."""
    return [
        document.text.count("\n", 0, block.span.start) + 1
        for block in passage.blocks
        if not kinds or block.kind in kinds
    ]


# Lines of each piece, its language, the date it has and how that is known.
PIECES = {
    SUMMARIES: [
        ([1, 3, 5, 7, 9, 11, 13, 15], "en", "2026-01-20/2026-01-31", DateBasis.IMPLIED),
        ([19], "en", "2026-01", DateBasis.IMPLIED),
        ([22, 26], "ar", "2026-01", DateBasis.IMPLIED),
        ([28], "ar", "2025-11-07/2025-11-09", DateBasis.IMPLIED),
        ([32], "en", "2026-01-06/2026-01-08", DateBasis.IMPLIED),
        ([34], "ar", "2026-01", DateBasis.IMPLIED),
        ([38], "en", "2026-01", DateBasis.IMPLIED),
        ([40], "en", "2026-01", DateBasis.IMPLIED),
        ([44], "en", "2026-01-05/2026-01-07", DateBasis.IMPLIED),
    ],
    ISHIBA: [
        ([1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], "ar", "2025-02-08", DateBasis.STATED),
        ([16, 17, 18, 20, 21, 22, 23, 24], "ar", "2025-02", DateBasis.IMPLIED),
    ],
    AUSTIN: [([1, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27], "ar", "2023-01", DateBasis.IMPLIED)],
}


@pytest.mark.parametrize("name", PIECES)
def test_the_pieces_of_a_page_are_told_apart_by_line_language_and_date(name: str) -> None:
    document, passages = page(name)
    found = [
        (lines(document, p), p.language, p.published.edtf if p.published is not None else None, p.date_basis)
        for p in passages
    ]
    assert found == PIECES[name]


@pytest.mark.parametrize("name", PIECES)
def test_every_block_is_the_text_of_its_line(name: str) -> None:
    document, passages = page(name)
    raw = (ARTICLES / name).read_text(encoding="utf-8").split("\n")
    assert document.text == "\n".join(raw)
    for passage in passages:
        for block, line in zip(passage.blocks, lines(document, passage), strict=True):
            assert block.span.of(document.text) in raw[line - 1]


def test_headlines_are_titles_and_summaries_without_one_have_none() -> None:
    _, passages = page(SUMMARIES)
    assert [passage.title for passage in passages] == [
        "South Korea-US alliance navigates year of uncertainty following Trump's return",
        None,
        "كوريا الجنوبية تواجه تحديات دبلوماسية قبل زيارات ترامب وشي",
        *[None] * 6,
    ]
    _, passages = page(ISHIBA)
    assert [passage.title for passage in passages] == [
        "ترامب يخطط لاستعادة العلاقات مع كيم جونج أون.. فهل هذه الخطوة جديدة؟",
        "اليابان تتفق مع ترامب في ملفي كوريا الشمالية والصين",
    ]


def test_the_caption_of_a_generated_picture_reports_nothing() -> None:
    _, passages = page(SUMMARIES)
    (block,) = passages[1].blocks
    assert block.kind is BlockKind.CAPTION
    assert not block.kind.reports


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    document, (passage,) = page(AUSTIN)
    dateline, paragraph = passage.blocks[:2]
    assert (dateline.kind, dateline.span.of(document.text)) == (BlockKind.DATELINE, "سيول")
    assert paragraph.span.of(document.text).startswith("أعلن وزير الدفاع الأمريكي لويد أوستن")


def test_an_article_ends_with_its_source_and_the_words_it_is_filed_under() -> None:
    document, passages = page(ISHIBA)
    source, keywords = passages[0].blocks[-2:]
    assert (source.kind, source.span.of(document.text)) == (BlockKind.DATELINE, "صدى البلد")
    assert keywords.kind is BlockKind.KEYWORDS
    assert keywords.span.of(document.text).startswith("ترامب العالم كيم")


@pytest.mark.parametrize(
    "words",
    [
        "من إعداد الذكاء الاصطناعي",
        "صورة مولدة",
        "ملفات تعريف الارتباط",
        "مقالات ذات صلة",
        "إقرأ أيضاً",
        "صحافة أمريكا تُبرز",
        "كلمات دلالية",
        "تاريخ النشر",
    ],
)
def test_boilerplate_is_in_no_block(words: str) -> None:
    for name in PIECES:
        document, passages = page(name)
        assert not any(words in block.span.of(document.text) for passage in passages for block in passage.blocks)


def test_a_button_glued_to_the_next_headline_is_cut_off(tmp_path: Path) -> None:
    """Two pages saved one after the other: the last line of the first runs into the second."""
    glued = (ARTICLES / SUMMARIES).read_text("utf-8").rstrip("\n") + (ARTICLES / ISHIBA).read_text("utf-8")
    assert "رفضترامب" in glued
    (tmp_path / "glued.txt").write_text(glued, encoding="utf-8")
    (document,) = read(tmp_path / "glued.txt")
    assert isinstance(document, Document)
    titles = {passage.title: passage for passage in segment(document)}
    passage = titles["ترامب يخطط لاستعادة العلاقات مع كيم جونج أون.. فهل هذه الخطوة جديدة؟"]
    assert passage.published is not None
    assert (passage.published.edtf, passage.date_basis) == ("2025-02-08", DateBasis.STATED)
