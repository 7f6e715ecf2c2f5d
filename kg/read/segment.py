"""Document → passages: the pieces of writing on a page, by layout and script, with their dates.

A page may hold an article, a caption and eight summaries in two languages. What belongs together
is seen in headings, blank lines, rules, credits and the script of the letters; what is no news is
known by the phrases of `seeds/layout.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Block, BlockKind, DateBasis, Document, Passage, TimeSpan
from kg.read.blocks import Laid, laid_out, with_datelines
from kg.read.front import front_matter
from kg.read.layout import Layout, layout
from kg.read.lines import lines_of
from kg.read.parts import parts_of
from kg.read.pieces import Origin, Piece, pieces_of
from kg.read.published import Mentioned, completed, implied, mentioned, month_of, narrowed
from kg.text.fold import fold
from kg.text.script import direction_of, language_of

_Dated = tuple[TimeSpan | None, DateBasis]
_UNKNOWN: _Dated = (None, DateBasis.UNKNOWN)


def segment(document: Document) -> tuple[Passage, ...]:
    """The passages of `document`, in order of their first block; none if it holds no text in a known script.

    Blocks are in page order, do not overlap, and hold no boilerplate. The blocks of a passage need
    not be adjacent: a paragraph in the other language may stand between them.
    """
    known, text = layout(), document.text
    front = front_matter(text)
    lines = tuple(lines_of(text, front.body, known))
    items = with_datelines(text, tuple(parts_of(text, lines, known)), known)
    pieces = [(piece, laid_out(text, piece, known)) for piece in pieces_of(text, items, known)]
    pieces = [(piece, laid) for piece, laid in pieces if laid.blocks]
    if pieces:
        pieces[0] = pieces[0][0], _titled(document, *pieces[0])
    dates = _dates(document, pieces, known)
    return tuple(
        Passage(
            document=document.id,
            index=index,
            language=piece.language,
            direction=direction_of(piece.language),
            blocks=laid.blocks,
            title=laid.title,
            published=published,
            date_basis=basis,
        )
        for index, ((piece, laid), (published, basis)) in enumerate(zip(pieces, dates, strict=True))
    )


def _titled(document: Document, piece: Piece, laid: Laid) -> Laid:
    """The first piece with the title that the container gives; in front matter it is text of the file.

    A title that the text does not repeat becomes a headline there, so that what it says counts.
    """
    title = document.title
    if title is None or language_of(title) != piece.language:
        return laid
    if laid.title is not None and fold(laid.title) != fold(title):
        return laid
    if laid.title is not None:
        return replace(laid, title=title)
    span = front_matter(document.text).span(document.text, "title")
    if span is None or span.end > laid.blocks[0].span.start or span.of(document.text) != title:
        return replace(laid, title=title)
    return replace(laid, title=title, blocks=(Block(span, BlockKind.HEADLINE), *laid.blocks))


def _dates(document: Document, pieces: Sequence[tuple[Piece, Laid]], known: Layout) -> list[_Dated]:
    """The publication date of each piece: stated by it, or taken from the page and its own dates."""

    def said(piece: Piece, laid: Laid) -> tuple[Mentioned, ...]:
        return mentioned(document.text, laid.blocks, (piece.language,), known)

    if not pieces:
        return []
    first, laid = pieces[0]
    page: _Dated = (document.published or laid.published, DateBasis.STATED)
    if page[0] is None:
        page = (_implied(laid, said(first, laid), [said(*other) for other in pieces[1:]]), DateBasis.IMPLIED)
    dates = [page if page[0] is not None else _UNKNOWN]
    for piece, laid in pieces[1:]:
        if laid.published is not None:
            dates.append((laid.published, DateBasis.STATED))
        elif page[0] is None:
            dates.append(_UNKNOWN)
        elif piece.origin in (Origin.MAIN, Origin.SAME):
            dates.append((page[0], DateBasis.IMPLIED))
        else:
            day = completed(laid.partial, until=page[0].latest)
            brief = sum(1 for block in laid.blocks if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)) == 1
            near = narrowed(page[0], said(piece, laid), brief=brief)
            dates.append((day or near or month_of(page[0]), DateBasis.IMPLIED))
    return dates


def _implied(laid: Laid, own: Sequence[Mentioned], others: Sequence[Sequence[Mentioned]]) -> TimeSpan | None:
    """The time that the first piece implies; what it is silent of, the rest of the page may tell."""
    page = implied(own) or implied([date for dates in others for date in dates])
    if page is None:
        return None
    return completed(laid.partial, since=page.earliest) or page
