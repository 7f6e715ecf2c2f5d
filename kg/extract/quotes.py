"""Which stretches of a text are quoted speech: "we" and "they" in them are not the reporter's."""

from __future__ import annotations

from kg.model import Span

_OPENING = "“«„"
_CLOSING = "”»"
_STRAIGHT = '"'


def quoted(text: str, *, inside: bool) -> tuple[tuple[Span, ...], bool]:
    """The quoted spans of a sentence, and whether a quotation is still open at its end.

    `inside` tells whether one was open before it. Straight quotes open and close by turns.
    """
    spans: list[Span] = []
    start = 0 if inside else None
    for index, character in enumerate(text):
        opens = character in _OPENING or (character == _STRAIGHT and start is None)
        closes = character in _CLOSING or (character == _STRAIGHT and start is not None)
        if opens and start is None:
            start = index
        elif closes and start is not None:
            spans.append(Span(start, index + 1))
            start = None
    if start is not None:
        spans.append(Span(start, len(text)))
    return tuple(spans), start is not None
