"""Front matter: fields of the document, written in the file, apart from its text."""

from pathlib import Path

import pytest

from kg.model import BlockKind, Document, Issue, Passage
from kg.read import read, segment
from kg.read.front import front_matter

BODY = "\nMarco Rubio met Sergei Lavrov in Riyadh on Tuesday, the US State Department said.\n"


def only(tmp_path: Path, text: str) -> tuple[Document, list[str], tuple[Passage, ...]]:
    path = tmp_path / "article.md"
    path.write_text(text, encoding="utf-8")
    found = list(read(path))
    (document,) = [item for item in found if isinstance(item, Document)]
    return document, [item.message for item in found if isinstance(item, Issue)], segment(document)


def test_fields_are_read_and_offsets_count_in_the_file(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Rubio in Riyadh\ndate: 2025-02-18\nsource: The Wire\nurl: https://x.org/1\nlanguage: en-US\n---\n"
        + BODY
    )
    document, issues, (passage,) = only(tmp_path, text)
    assert (document.source, document.text, issues) == ("article.md", text, [])
    assert (document.title, document.publisher) == ("Rubio in Riyadh", "The Wire")
    assert (document.url, document.language) == ("https://x.org/1", "en")
    assert document.published is not None
    assert document.published.edtf == "2025-02-18"
    assert passage.blocks[-1].span.of(text) == BODY.strip()
    assert passage.published == document.published


def test_a_title_that_the_text_does_not_repeat_is_its_headline(tmp_path: Path) -> None:
    _, _, (passage,) = only(tmp_path, '---\ntitle: "Rubio in Riyadh"\n---\n' + BODY)
    assert [block.kind for block in passage.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert passage.title == "Rubio in Riyadh"


def test_a_title_that_the_text_repeats_is_no_second_headline(tmp_path: Path) -> None:
    document, _, (passage,) = only(tmp_path, "---\ntitle: Rubio in Riyadh\n---\nRubio in Riyadh\n" + BODY)
    (headline,) = [block for block in passage.blocks if block.kind is BlockKind.HEADLINE]
    assert headline.span.start == document.text.rindex("Rubio in Riyadh")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Kyiv: talks resume", "Kyiv: talks resume"),
        ('title: "من \\"المستحيل\\" نزع السلاح"', 'من "المستحيل" نزع السلاح'),
        ("title: 'It''s over'", "It's over"),
        ("Title: 2024", "2024"),
        ("title: >\n  Two\n  lines", "Two lines"),
        ("title:", None),
    ],
)
def test_titles_are_read_as_meant(tmp_path: Path, line: str, title: str | None) -> None:
    document, issues, _ = only(tmp_path, f"---\n{line}\n---\n{BODY}")
    assert (document.title, issues) == (title, [])


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-02-18", "2025-02-18"),
        ("2025-02-18T09:30:00+03:00", "2025-02-18"),
        ("2025-02-18 09:30", "2025-02-18"),
        ("2025-02", "2025-02"),
        ("18 February 2025", "2025-02-18"),
        ("18 فبراير 2025", "2025-02-18"),
    ],
)
def test_dates_are_read_in_digits_and_in_words(tmp_path: Path, value: str, date: str) -> None:
    document, issues, _ = only(tmp_path, f"---\ndate: {value}\n---\n{BODY}")
    assert document.published is not None
    assert (document.published.edtf, issues) == (date, [])


@pytest.mark.parametrize("value", ["yesterday", "2025-13-45", "soon"])
def test_a_date_that_cannot_be_read_is_an_issue_and_the_article_stays(tmp_path: Path, value: str) -> None:
    document, issues, passages = only(tmp_path, f"---\ndate: {value}\n---\n{BODY}")
    assert document.published is None
    assert len(passages) == 1
    assert [value in issue for issue in issues] == [True]


@pytest.mark.parametrize("block", ["title: [a, b\nnonsense", "- a\ntitle: x", "title: {a: b\n}}", "key: &a\n? *b"])
def test_bad_front_matter_is_an_issue_and_the_text_below_it_is_read(tmp_path: Path, block: str) -> None:
    document, issues, (passage,) = only(tmp_path, f"---\n{block}\n---\n{BODY}")
    assert document.title is None
    assert passage.blocks[-1].span.of(document.text) == BODY.strip()
    assert [issue.startswith("front matter") for issue in issues] == [True]


def test_front_matter_that_never_ends_is_an_issue(tmp_path: Path) -> None:
    _, issues, _ = only(tmp_path, f"---\ntitle: Rubio\n{BODY}")
    assert ["not closed" in issue for issue in issues] == [True]


@pytest.mark.parametrize("text", ["---\nA line above a text.\n---\nMore.", "* * *\ntext", "Text\n---\ntitle: x\n---\n"])
def test_rules_are_not_front_matter(text: str) -> None:
    assert (front_matter(text).body, front_matter(text).problem) == (0, None)


def test_deep_nesting_does_not_break_it(tmp_path: Path) -> None:
    _, issues, _ = only(tmp_path, f"---\ntitle: {'[' * 1000}\n---\n{BODY}")
    assert len(issues) <= 1
