"""How much one article may hold: beyond that a file is no article, and reading it would stall a build."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ArticleError

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """`size` bounds a file (or one record of a file of records) in bytes; `text` and `line` bound
    an article and one of its lines in code points.

    A long feature has 50,000 characters in all. Parsers take memory that grows with the length of
    a paragraph, so that a line far beyond that would stop a build instead of one article.
    """

    size: int = 32 * _MEGABYTE
    text: int = 2_000_000
    line: int = 100_000


LIMITS = Limits()
_SPLIT = "split it: one article a file, or one a line as JSON Lines (.jsonl)"


def check_size(size: int, limits: Limits = LIMITS) -> None:
    """Raises `ArticleError` if `size` bytes are more than a file may have."""
    if size > limits.size:
        raise ArticleError(f"has more than {limits.size // _MEGABYTE} MB; {_SPLIT}")


def check_text(text: str, limits: Limits = LIMITS) -> None:
    """Raises `ArticleError` if `text` or one of its lines is longer than it may be."""
    if len(text) <= limits.line:
        return
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > limits.line:
            raise ArticleError(
                f"line {number} has {len(line):,} characters, more than the {limits.line:,} a line may have; "
                "break it into paragraphs, or write one article a line as JSON Lines (.jsonl)"
            )
    if len(text) > limits.text:
        raise ArticleError(f"has {len(text):,} characters, more than the {limits.text:,} an article may have; {_SPLIT}")
