"""Whatever a text holds: it is read without a crash, and every offset points into it."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import ArticleError
from kg.model import Document, Span, TimeSpan
from kg.read import segment
from kg.read.decode import decode
from kg.read.front import front_matter
from kg.read.layout import layout
from kg.read.lines import lines_of

FRAGMENTS = [
    "",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "---",
    "* * *",
    "===",
    "# ",
    "- ",
    "> ",
    "```",
    "![",
    "](x)",
    "|",
    " | ",
    " -- ",
    "(",
    ")",
    ":",
    ".",
    "؟",
    "\u200f",
    "\ufeff",
    "\u0651",
    "ـ",
    "\x00",
    "\x85",
    "\u2028",
    "title: x",
    "Related articles",
    "مقالات ذات صلة",
    "اقرأ أيضاً: ",
    "المصدر: ",
    "كلمات دلالية:",
    "We use cookies on this site.",
    "رفض",
    "Reject all",
    "Photo: AP",
    "ملخص بالعربية",
    "Published: 5 May 2024",
    "7 نوفمبر",
    "in February",
    "SEOUL, Jan. 6 (Yonhap) -- ",
    "(سيول) ",
    "All rights reserved",
    "Lee met Xi in Beijing on January 5 for talks on trade and security.",
    "التقى لي نظيره الصيني في بكين يوم 5 يناير لبحث التجارة والأمن في المنطقة.",
    "Trump plans to meet Kim",
    "ترامب يخطط للقاء كيم",
]
pages = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=30).map("".join)


@given(pages, st.one_of(st.none(), st.dates().map(TimeSpan.day)), st.one_of(st.none(), st.text(max_size=20)))
@settings(max_examples=150, deadline=None)
@example("---\n---\n", None, None)
@example("ß" * 300 + "ﷺ", None, "ﷺ")
def test_blocks_lie_inside_the_text_in_order_and_say_something(
    text: str, published: TimeSpan | None, title: str | None
) -> None:
    passages = segment(Document.of("page.txt", text, published=published, title=title))
    taken: list[Span] = []
    for index, passage in enumerate(passages):
        assert passage.index == index
        for block in passage.blocks:
            assert 0 <= block.span.start < block.span.end <= len(text)
            assert block.span.of(text) == block.span.of(text).strip()
            assert any(char.isalnum() for char in block.span.of(text))
            assert not any(block.span.overlaps(other) for other in taken)
            taken.append(block.span)
    assert [p.blocks[0].span for p in passages] == sorted(p.blocks[0].span for p in passages)


@given(pages)
@settings(max_examples=100, deadline=None)
def test_lines_follow_each_other_inside_the_text(text: str) -> None:
    end = front_matter(text).body
    for line in lines_of(text, end, layout()):
        assert end <= line.span.start <= line.span.end <= len(text)
        end = line.span.end


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_bytes_are_text_or_an_error_that_says_what_to_do(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ArticleError as err:
        assert "\n" not in str(err)
    else:
        assert decoded.text.strip()
        assert decoded.text.encode("utf-8")


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_front_matter_never_hides_text_that_is_not_between_its_rules(text: str) -> None:
    front = front_matter(text)
    assert front.body == 0 or text[: front.body].rstrip().endswith(("---", "..."))
