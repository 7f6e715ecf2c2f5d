"""HTML: the article is kept with headline, author and date; the page around it is not."""

from pathlib import Path

import pytest

from kg.model import BlockKind, Document, Issue, Passage
from kg.read import read, segment

DATA = Path(__file__).parent / "data"
ENGLISH = (DATA / "english.html").read_text(encoding="utf-8")
ARABIC = (DATA / "arabic.html").read_text(encoding="utf-8")


def page(tmp_path: Path, data: bytes) -> tuple[Document, list[Issue], tuple[Passage, ...]]:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    found = list(read(path))
    (document,) = [item for item in found if isinstance(item, Document)]
    return document, [item for item in found if isinstance(item, Issue)], segment(document)


def said(document: Document, passage: Passage, kind: BlockKind) -> list[str]:
    return [block.span.of(document.text) for block in passage.blocks if block.kind is kind]


def test_an_english_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path) -> None:
    document, issues, (passage,) = page(tmp_path, ENGLISH.encode())
    assert issues == []
    assert (document.source, document.title) == ("page.html", "Ruto hosts Samia in Nairobi for trade talks")
    assert (document.publisher, document.url) == ("The Coast Gazette", "https://coast.example/a/1")
    assert document.published is not None
    assert (document.published.edtf, document.language) == ("2025-03-04", "en")
    assert said(document, passage, BlockKind.HEADLINE) == [document.title, "Border dispute"]
    assert said(document, passage, BlockKind.DATELINE) == ["Amina Odhiambo", "Nairobi"]
    first, second, third = said(document, passage, BlockKind.PARAGRAPH)
    assert first.startswith("Kenyan President William Ruto received his Tanzanian counterpart, Samia Suluhu Hassan")
    assert "trade & security" in first
    assert second == "The two leaders signed three agreements. “We are neighbours,” Ruto said."
    assert third.startswith("Their ministers had met in Arusha")


@pytest.mark.parametrize(
    "words", ["cookies", "ADVERTISEMENT", "Mombasa", "Kilifi", "Home", "Uganda", "newsletter", "Coast Media", "section"]
)
def test_the_page_around_the_article_is_gone(tmp_path: Path, words: str) -> None:
    document, _, passages = page(tmp_path, ENGLISH.encode())
    assert not any(words in block.span.of(document.text) for passage in passages for block in passage.blocks)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-6"])
def test_an_arabic_page_is_read_in_the_encoding_it_declares(tmp_path: Path, charset: str) -> None:
    document, issues, (passage,) = page(tmp_path, ARABIC.replace("utf-8", charset).encode(charset))
    assert issues == []
    assert (passage.language, passage.title) == ("ar", "تبون يستقبل سعيد في الجزائر")
    assert passage.published is not None
    assert passage.published.edtf == "2024-05-06"
    assert said(document, passage, BlockKind.DATELINE) == ["ليلى منصوري"]
    assert len(said(document, passage, BlockKind.PARAGRAPH)) == 2
    text = " ".join(block.span.of(document.text) for block in passage.blocks)
    assert not any(words in text for words in ("الارتباط", "الرئيسية", "ماكرون", "المنامة", "محفوظة"))


def test_a_page_without_date_has_none(tmp_path: Path) -> None:
    bare = ENGLISH.replace('<meta property="article:published_time" content="2025-03-04T21:40:00+03:00">', "")
    bare = bare.replace('<time datetime="2025-03-04">4 March 2025</time>', "")
    document, _, _ = page(tmp_path, bare.encode())
    assert document.published is None


def test_a_date_to_come_is_read_like_any_other(tmp_path: Path) -> None:
    """Nothing depends on the day on which a build runs."""
    document, _, _ = page(tmp_path, ENGLISH.replace("2025-03-04", "2093-03-04").encode())
    assert document.published is not None
    assert document.published.edtf == "2093-03-04"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Talks in Oslo</h1><p>Iran and the US met in Oslo on Monday, Norway's foreign minister said.",
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Talks in Oslo</h1>"
        "<p>Iran and the US met in Oslo on Monday, Norway's foreign minister said.</p></body></html>",
        "<div>Talks in Oslo<br><br>Iran and the US met in Oslo on Monday, Norway's foreign minister said.</div>",
    ],
)
def test_careless_html_is_read_too(tmp_path: Path, html: str) -> None:
    document, _, passages = page(tmp_path, html.encode())
    assert "Iran and the US met in Oslo on Monday" in document.text
    assert passages[0].language == "en"
