"""Texts and their parts: documents, passages, sentences, tokens.

All offsets are half-open ranges of Unicode code points in `Document.text`, which is the text
exactly as it was read: it is never normalised, trimmed or re-encoded after that.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from kg.errors import InvariantError
from kg.model.time import TimeSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in the text of one document."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InvariantError(f"span [{self.start}, {self.end}) is not a range")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shift(self, by: int) -> Span:
        """The same range in a text that begins `by` code points earlier."""
        return Span(self.start + by, self.end + by)


class Direction(StrEnum):
    """The base direction a script is written in, as HTML's `dir` spells it."""

    LTR = "ltr"
    RTL = "rtl"


class BlockKind(StrEnum):
    """What a block of text is on the page; only headlines and running text report events.

    A CAPTION says what a picture shows, which may be symbolic; a DATELINE who wrote a piece, where
    and for whom ("ISTANBUL", "(رويترز)", "المصدر: صدى البلد"); KEYWORDS are what it is filed under
    ("Tags: Kenya, William Ruto"). They hold names but no events.
    """

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    ITEM = "item"
    DATELINE = "dateline"
    KEYWORDS = "keywords"

    @property
    def reports(self) -> bool:
        """Whether sentences in such a block count as reports of events, a headline's where nothing below tells them."""
        return self in (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.ITEM)


class DateBasis(StrEnum):
    """How a publication date is known."""

    STATED = "stated"
    IMPLIED = "implied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Document:
    """One source text as read, with what its container said about it.

    `source` is the file name (with `#n` for the n-th record of a file that holds several);
    `id` is derived from source and text alone, so that the same article has the same id in
    every build.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    published: TimeSpan | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None

    def __post_init__(self) -> None:
        if self.id != document_id(self.source, self.text):
            raise InvariantError(f"document id {self.id!r} does not belong to the content of {self.source!r}")

    @classmethod
    def of(
        cls,
        source: str,
        text: str,
        *,
        title: str | None = None,
        published: TimeSpan | None = None,
        url: str | None = None,
        language: str | None = None,
        publisher: str | None = None,
    ) -> Document:
        """A document whose id is computed from `source` and `text`."""
        return cls(document_id(source, text), source, text, title, published, url, language, publisher)


def document_id(source: str, text: str) -> str:
    """Twelve hexadecimal digits of the SHA-256 of source and text (48 bits: about one chance
    in a million of two equal ids among 20,000 documents)."""
    return hashlib.sha256(f"{source}\x00{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together on the page: a headline, a paragraph, a caption."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of writing in one language inside a document: an article, a summary, a caption.

    A page may hold several; each has its own title and publication date where the text gives
    them. Short forms ("Lee") and references ("the two leaders") are resolved within a passage.
    Boilerplate (navigation, cookie notices, related links) is in no block of any passage.
    """

    document: str
    index: int
    language: str
    direction: Direction
    blocks: tuple[Block, ...]
    title: str | None = None
    published: TimeSpan | None = None
    date_basis: DateBasis = DateBasis.UNKNOWN

    def __post_init__(self) -> None:
        if not self.blocks:
            raise InvariantError(f"passage {self.index} of document {self.document} has no text")
        for before, after in zip(self.blocks, self.blocks[1:], strict=False):
            if after.span.start < before.span.end:
                raise InvariantError(f"blocks of passage {self.index} of document {self.document} overlap")
        if (self.published is None) != (self.date_basis is DateBasis.UNKNOWN):
            raise InvariantError("a passage has a publication date exactly when it says how that is known")

    @property
    def span(self) -> Span:
        return Span(self.blocks[0].span.start, self.blocks[-1].span.end)


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word: Arabic proclitics are tokens of their own, adjacent to their host.

    `norm` is the key for lexicon look-ups (folded, without diacritics; for Arabic without the
    article when `definite`); `lemma` is a dictionary form where the pack knows one, else `norm`.
    `pos` is a Universal POS tag or "" when unknown. `head` is the index of the governing token in
    the sentence and `relation` the dependency label of the parser; both are empty
    (`None`, "") for the root and in sentences without a parse.
    """

    span: Span
    surface: str
    norm: str
    lemma: str
    pos: str = ""
    definite: bool = False
    head: int | None = None
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage with its tokens; `span` and token spans are document offsets.

    `parsed` tells whether the tokens carry a dependency tree; argument finding depends on it,
    never on the name of the language.
    """

    document: str
    passage: int
    index: int
    span: Span
    text: str
    language: str
    direction: Direction
    kind: BlockKind
    tokens: tuple[Token, ...]
    parsed: bool = False

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise InvariantError(f"sentence text and span {self.span} differ in length")

    @property
    def id(self) -> str:
        return f"{self.document}-{self.span.start}-{self.span.end}"
