"""What a SPARQL text asks for, read from its tokens: enough to refuse what a reader of a graph may not do.

Tokens that can hold any words (strings, IRIs, comments, names) follow the grammar of SPARQL 1.1 letter by
letter. A rule that takes more than a parser would, such as a comment that begins inside the name `a:b\\#c`, would let
`SERVICE` hide there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_LETTER = r"\w\u00b7\u0300-\u036f\u203f-\u2040"
_LOCAL = (
    rf"(?:(?:[{_LETTER}:]|%[0-9A-Fa-f]{{2}}|\\.)"
    rf"(?:(?:[{_LETTER}:.-]|%[0-9A-Fa-f]{{2}}|\\.)*(?:[{_LETTER}:-]|%[0-9A-Fa-f]{{2}}|\\.))?)?"
)
TOKEN = re.compile(
    rf"""(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPE})*>)"""
    r"""|(?P<string>'''(?:[^\\]|\\.)*?'''|\"""(?:[^\\]|\\.)*?\"""|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")"""
    r"""|(?P<comment>\#[^\n\r]*)|(?P<space>\s+)|(?P<language>@[A-Za-z0-9-]+)"""
    rf"""|[?$](?P<variable>[{_LETTER}]+)"""
    rf"""|(?P<prefix>[{_LETTER}](?:[{_LETTER}.-]*[{_LETTER}-])?)?:{_LOCAL}"""
    rf"""|(?P<word>[{_LETTER}]+)|(?P<mark>.)""",
    re.DOTALL,
)
"""One token, by what kind it is; every text is wholly made of tokens."""

_UPDATES = frozenset(["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"])
_HEADERS = frozenset(("prefix", "base"))
_ELSEWHERE = "the query asks another endpoint (SERVICE), which is refused; ask only this graph"
_CHANGES = "the query changes the graph ({}), which is refused; use SELECT, ASK or CONSTRUCT"
_FETCHES = "the update reads a file or an address (LOAD), which is refused; send the statements with INSERT DATA"


def words(sparql: str) -> Iterator[str]:
    """The bare words of the text, in lower case: keywords, function names, `a`, numbers."""
    return (token["word"].lower() for token in TOKEN.finditer(sparql) if token["word"] is not None)


def refusal(sparql: str, *, updating: bool = False) -> str | None:
    """Why the text is refused, or None: it would reach out of the graph or, unless `updating`, change it."""
    found = list(words(sparql))
    # Parsers need no space between words: `1SERVICE <…> {}` is a number and then a keyword.
    if any("service" in word for word in found):
        return _ELSEWHERE
    if updating:
        return _FETCHES if any("load" in word for word in found) else None
    first = next((word for word in found if word not in _HEADERS), "")
    return _CHANGES.format(first.upper()) if first in _UPDATES else None


def restricted(update: str, default: tuple[str, ...], named: tuple[str, ...]) -> str | None:
    """`update` with its patterns matched against the given graphs only, as `USING` does.

    None where it names graphs by itself (`USING`, `WITH`): the protocol forbids both at once.
    """
    clause = "".join([*(f" USING <{iri}>" for iri in default), *(f" USING NAMED <{iri}>" for iri in named)])
    parts: list[str] = []
    depth, before = 0, ""
    for token in TOKEN.finditer(update):
        word = (token["word"] or "").lower()
        if depth == 0 and word in ("using", "with"):
            return None
        if depth == 0 and word == "where" and before == "}":
            parts.append(f"{clause.lstrip()} ")
        depth += (token[0] == "{") - (token[0] == "}")
        if token["space"] is None and token["comment"] is None:
            before = token[0]
        parts.append(token[0])
    return "".join(parts)
