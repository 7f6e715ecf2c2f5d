"""Bad files are issues that say what to do; the good ones beside them are read."""

import os
import random
from pathlib import Path

import pytest

from kg.model import Document, Issue
from kg.read import read, sources

GOOD = "Rubio meets Lavrov\n\nMarco Rubio met Sergei Lavrov in Riyadh on Tuesday, the US State Department said.\n"
ARABIC = (
    "أعلن الرئيس الأمريكي دونالد ترامب عن نيته استعادة العلاقات مع زعيم كوريا الشمالية كيم جونج أون، وفق ما أوردت "
    "شبكة سي إن إن الأمريكية، وأكد وزير الخارجية المصري أن بلاده تتابع المحادثات.\n"
)


def outcome(path: Path) -> tuple[list[Document], list[Issue]]:
    found = list(read(path))
    return [d for d in found if isinstance(d, Document)], [i for i in found if isinstance(i, Issue)]


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.md": (b" \n\t\r\n", "nothing but white space"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(2000), "binary"),
    "noise.txt": (random.Random(7).randbytes(5000).replace(b"\x00", b"\x01"), "not UTF-8"),
    "damaged.txt": (("يوم الثلاثاء " * 50).encode()[:601] + b"\xff\xfe" + b" and so on", "not UTF-8"),
    "scattered.txt": (b"A text in English \xff\xfe with two bytes that no encoding has there.", "not UTF-8"),
    "line.txt": (b"word " * 4_194_304, "line 1 has 20,971,520 characters"),
    "huge.txt": (b"A line of text.\n" * 2_200_000, "more than 32 MB"),
    "long.txt": (b"A line of text that is repeated.\n" * 70_000, "an article may have"),
    "program.exe": (b"MZ", "'.exe', which no reader knows"),
    "README": (b"text", "a name without ending"),
    "page.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article"),
    "none.jsonl": (b"\n\n", "is empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_an_issue_with_its_reason_and_no_document(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    documents, issues = outcome(written(tmp_path / name, data))
    assert documents == []
    (issue,) = issues
    assert issue.source == name
    assert reason in issue.message
    assert "\n" not in issue.message
    assert len(issue.message) < 400


def test_the_good_article_in_a_folder_of_bad_ones_is_read(tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        if len(data) < 1_000_000:
            written(tmp_path / name, data)
    written(tmp_path / "good.txt", GOOD.encode())
    found = [item for path in sources([tmp_path]) for item in read(path)]
    assert [item.source for item in found if isinstance(item, Document)] == ["good.txt"]
    assert len({item.source for item in found if isinstance(item, Issue)}) == len(found) - 1


def test_a_file_that_vanished_is_an_issue(tmp_path: Path) -> None:
    for name in ("gone.txt", "gone.html", "gone.jsonl"):
        documents, (issue,) = outcome(tmp_path / name)
        assert not documents
        assert "cannot be read" in issue.message


def test_a_folder_named_like_an_article_is_an_issue(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    _, (issue,) = outcome(tmp_path / "folder.txt")
    assert "cannot be read" in issue.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_an_issue(tmp_path: Path) -> None:
    path = written(tmp_path / "locked.txt", GOOD.encode())
    path.chmod(0)
    _, (issue,) = outcome(path)
    assert "cannot be read" in issue.message


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1256", ARABIC),
        ("iso8859_6", ARABIC),
        ("cp1252", "The president’s café meeting in São Paulo was “a success”, said Córdoba’s mayor, a critic.\n"),
    ],
)
def test_a_legacy_encoding_is_read_and_reported(tmp_path: Path, encoding: str, text: str) -> None:
    (document,), (issue,) = outcome(written(tmp_path / "old.txt", text.encode(encoding)))
    assert document.text == text
    assert "not UTF-8" in issue.message


def test_other_encodings_are_not_guessed(tmp_path: Path) -> None:
    russian = "Президент России встретился с министром иностранных дел Турции в Анкаре.\n" * 3
    documents, issues = outcome(written(tmp_path / "ru.txt", russian.encode("cp1251")))
    assert documents == []
    assert len(issues) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_text(tmp_path: Path, encoding: str) -> None:
    (document,), issues = outcome(written(tmp_path / "marked.txt", ARABIC.encode(encoding)))
    assert document.text == ARABIC
    assert issues == []


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    text = GOOD.replace("\n", "\r\n")
    (document,), _ = outcome(written(tmp_path / "dos.txt", text.encode()))
    assert document.text == text
