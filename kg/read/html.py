"""HTML pages: the article without the page around it, found by trafilatura.

The document is the extracted text, laid out like Markdown so that segmenting sees what the page
showed: `# ` before headings, `- ` before list items, `![…]` around captions, a blank line between
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata

from kg.errors import ArticleError
from kg.model import Document, Issue
from kg.read.contents import contents
from kg.read.decode import decode
from kg.read.fields import Fields
from kg.read.limits import check_text

# lxml, whose trees trafilatura takes and gives, has no types.
HtmlElement = Any

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# What the page itself declares, nothing guessed from its text, and no look at the clock.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
_BYLINE = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
    "[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::header[not(ancestor::article)])]"
)
_BYLINE_LENGTH = 150
_NOTHING = "holds no article that could be told from the page around it; save its text as .txt or .md"


def read_html(path: Path) -> Iterator[Document | Issue]:
    """The one document of a page, with an issue if its encoding had to be guessed."""
    data = contents(path)
    charset = _CHARSET.search(data, 0, _HEAD_BYTES)
    decoded = decode(data, declared=charset[1].decode("ascii") if charset else None)
    tree = load_html(decoded.text)
    if tree is None:
        raise ArticleError(_NOTHING)
    said = extract_metadata(tree, date_config=_DATES)
    title = _headline(tree) or _one_line(said.title)
    byline = _byline(tree)
    captions = frozenset(_one_line(figure.text_content()) for figure in tree.iter("figcaption"))
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    around = (title, f"# {title}", byline)
    blocks = [block for block in _blocks(_article(tree), captions) if block not in around]
    if all(block.startswith("#") for block in blocks):
        raise ArticleError(_NOTHING)
    head = [f"# {title}"] if title else []
    text = "\n\n".join([*head, *([byline] if byline else []), *blocks]) + "\n"
    check_text(text)
    values = {"title": title, "date": said.date, "url": said.url, "language": language, "publisher": said.sitename}
    fields, problems = Fields.of({name: value for name, value in values.items() if value})
    for problem in (decoded.note, *problems):
        if problem is not None:
            yield Issue(path.name, problem)
    yield fields.document(path.name, text)


def _article(tree: HtmlElement) -> HtmlElement:
    """The body of the article: careful first, since what is no news must not become claims; pages
    that are not laid out as articles, for which that finds nothing, with less care."""
    for precise in (True, False):
        try:
            found = bare_extraction(tree, include_comments=False, include_formatting=False, favor_precision=precise)
        except RecursionError as err:
            raise ArticleError(_NOTHING) from err
        if found is not None and not isinstance(found, dict) and _one_line("".join(found.body.itertext())):
            return found.body
    raise ArticleError(_NOTHING)


def _one_line(text: str | None) -> str:
    return " ".join(text.split()) if text else ""


def _headline(tree: HtmlElement) -> str:
    """The only first-level heading of the page, empty if there are none or several."""
    headings = {_one_line(heading.text_content()) for heading in tree.iter("h1")} - {""}
    return headings.pop() if len(headings) == 1 else ""


def _byline(tree: HtmlElement) -> str:
    """Who wrote it and where, as the page says it, empty if it does not."""
    for element in tree.xpath(_BYLINE):
        line = _one_line(element.text_content())
        if 0 < len(line) <= _BYLINE_LENGTH:
            return line
    return ""


def _blocks(body: HtmlElement, captions: frozenset[str]) -> Iterator[str]:
    """The texts of the extracted tree (TEI-like: p, head, list/item, quote, table/row/cell)."""
    for element in body:
        if element.tag == "head":
            level = re.sub(r"\D", "", element.get("rend", "")) or "2"
            heading = _one_line("".join(element.itertext()))
            if heading:
                yield f"{'#' * int(level)} {heading}"
        elif element.tag == "list":
            items = [_one_line("".join(item.itertext())) for item in element.iter("item")]
            if any(items):
                yield "\n".join(f"- {item}" for item in items if item)
        elif element.tag == "table":
            yield from filter(None, (_one_line("".join(cell.itertext())) for cell in element.iter("cell")))
        elif element.tag in ("quote", "div") and len(element):
            yield from filter(None, [_one_line(element.text)])
            yield from _blocks(element, captions)
        else:
            yield from _paragraphs(element, captions)
        yield from filter(None, [_one_line(element.tail)])


def _paragraphs(element: HtmlElement, captions: frozenset[str]) -> Iterator[str]:
    """The paragraphs of one element: line breaks divide what pages without <p> write as one."""
    for breaks in element.iter("lb"):
        breaks.tail = "\n" + (breaks.tail or "")
    for line in "".join(element.itertext()).split("\n"):
        paragraph = _one_line(line)
        if paragraph:
            yield f"![{paragraph}]" if paragraph in captions else paragraph
