"""JSON Lines: one article a line; a bad line is an issue and the others go on."""

import json
from pathlib import Path

import pytest

from kg.model import Document, Issue
from kg.read import read, segment

TEXT = "Lavrov met Fidan in Ankara on Tuesday, the Turkish foreign ministry said in a statement."


def outcome(tmp_path: Path, *lines: str | bytes) -> tuple[list[Document], list[Issue]]:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines) + b"\n")
    found = list(read(path))
    return [d for d in found if isinstance(d, Document)], [i for i in found if isinstance(i, Issue)]


def test_each_record_is_a_document_named_after_its_line(tmp_path: Path) -> None:
    record = {"text": TEXT, "title": "Lavrov in Ankara", "date": "2025-02-18", "source": "TASS", "url": "https://x.org"}
    documents, issues = outcome(
        tmp_path, json.dumps(record), json.dumps({"text": "لقاء في أنقرة."}, ensure_ascii=False)
    )
    assert issues == []
    first, second = documents
    assert (first.source, first.text, first.title) == ("feed.jsonl#1", TEXT, "Lavrov in Ankara")
    assert (first.publisher, first.url) == ("TASS", "https://x.org")
    assert first.published is not None
    assert first.published.edtf == "2025-02-18"
    assert (second.source, second.text) == ("feed.jsonl#2", "لقاء في أنقرة.")
    assert segment(first)[0].title == "Lavrov in Ankara"


@pytest.mark.parametrize("key", ["text", "content", "body", "article", "Text"])
def test_the_text_may_have_any_of_its_usual_names(tmp_path: Path, key: str) -> None:
    (document,), _ = outcome(tmp_path, json.dumps({key: TEXT}))
    assert document.text == TEXT


def test_the_publisher_may_be_an_object_with_a_name(tmp_path: Path) -> None:
    (document,), _ = outcome(tmp_path, json.dumps({"text": TEXT, "source": {"id": 3, "name": "TASS"}}))
    assert document.publisher == "TASS"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{not json}", "no JSON"),
        ('{"text": "cut off', "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('"text"', "no JSON object"),
        ("{}", "no article"),
        ('{"title": "only a title"}', "no article"),
        ('{"text": "  "}', "no article"),
        ('{"text": 7.5e}', "no JSON"),
        (r'{"text": "half a character \ud83d in it"}', "lone surrogate"),
        (b'{"text": "\xff\xfe\xfa"}', "not UTF-8"),
        ("[" * 100_000, "no JSON"),
        (json.dumps({"text": "word " * 30_000}), "more than the 100,000 a line may have"),
    ],
)
def test_a_bad_record_is_an_issue_and_the_others_go_on(tmp_path: Path, line: str | bytes, reason: str) -> None:
    good = json.dumps({"text": TEXT})
    documents, issues = outcome(tmp_path, good, line, good)
    assert [document.source for document in documents] == ["feed.jsonl#1", "feed.jsonl#3"]
    (issue,) = issues
    assert issue.source == "feed.jsonl#2"
    assert reason in issue.message


def test_a_line_beyond_all_bounds_is_skipped_whole(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    documents, (issue,) = outcome(tmp_path, b"x" * 70_000_000, good)
    assert [document.source for document in documents] == ["feed.jsonl#2"]
    assert (issue.source, "more than 32 MB" in issue.message) == ("feed.jsonl#1", True)


def test_blank_lines_and_a_byte_order_mark_are_no_records(tmp_path: Path) -> None:
    documents, issues = outcome(tmp_path, b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), "", "  ")
    assert ([document.source for document in documents], issues) == (["feed.jsonl#1"], [])


def test_equal_records_of_a_file_are_two_documents(tmp_path: Path) -> None:
    documents, _ = outcome(tmp_path, json.dumps({"text": TEXT}), json.dumps({"text": TEXT}))
    assert documents[0].id != documents[1].id


def test_a_date_that_cannot_be_read_is_an_issue_and_the_article_stays(tmp_path: Path) -> None:
    documents, issues = outcome(tmp_path, json.dumps({"text": TEXT, "date": "some day"}))
    assert (len(documents), [issue.source for issue in issues]) == (1, ["feed.jsonl#1"])
