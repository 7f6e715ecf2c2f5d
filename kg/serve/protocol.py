"""The SPARQL 1.1 protocol: from a request to a task, or to a refusal with its status."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.errors import QueryError
from kg.serve.frames import Task
from kg.serve.negotiation import HTML, ROWS, SHORT, STATEMENTS, preferred
from kg.text.sparql import restricted

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

_MOST_PARAMETERS = 100


class RefusedError(QueryError):
    """A request that is answered with an error status and a line that says why."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a request, whichever of the three ways it came."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self.pairs if key == name)

    def one(self, name: str) -> str | None:
        """The only value of the parameter; None if it is not there. Raises `RefusedError` where it comes twice."""
        values = self.all(name)
        if len(values) > 1:
            raise RefusedError(400, f"the parameter {name!r} comes {len(values)} times; give it once")
        return values[0] if values else None


async def asked(request: Request, limit: int) -> Asked:
    """The parameters of a request with at most `limit` bytes in its body.

    Raises `RefusedError` for what the protocol forbids.
    """
    pairs = _decoded(request.url.query.encode("ascii", "replace"))
    if request.method in ("GET", "HEAD"):
        if any(key == "update" for key, _ in pairs):
            raise RefusedError(400, "an update is sent with POST")
        return Asked(pairs)
    media, charset = _content_type(request)
    body = await _body(request, limit)
    if media == FORM:
        return Asked((*pairs, *_decoded(body)))
    if media in (QUERY, UPDATE):
        if charset not in (None, "utf-8", "utf8"):
            raise RefusedError(415, f"the text is sent as {charset}; send it as UTF-8")
        name = "query" if media == QUERY else "update"
        if any(key in ("query", "update") for key, _ in pairs):
            raise RefusedError(400, "the text is in the body and in the address; send it once")
        return Asked(((name, _utf8(body)), *pairs))
    raise RefusedError(415, f"the body is {media or 'of no stated type'}; send it as {QUERY}, {UPDATE} or {FORM}")


def task_of(asked: Asked, accept: str | None, base: str) -> Task:
    """The task that the parameters state, answers in what `accept` prefers. Raises `RefusedError`."""
    query, update = asked.one("query"), asked.one("update")
    if query is not None and update is not None:
        raise RefusedError(400, "a request is a query or an update, not both")
    if update is not None:
        return _update(update, asked, base)
    if query is None:
        raise RefusedError(400, "there is no query; send it as the parameter 'query'")
    if asked.all("using-graph-uri") or asked.all("using-named-graph-uri"):
        raise RefusedError(400, "using-graph-uri is for updates; a query takes default-graph-uri")
    short = asked.one("format")
    if short is not None:
        if short.lower() not in SHORT:
            raise RefusedError(400, f"there is no format {short!r}; use one of {', '.join(SHORT)}")
        accept = SHORT[short.lower()]
    default, named = _graphs(asked, "default-graph-uri"), _graphs(asked, "named-graph-uri")
    restricts = bool(default or named)
    rows, statements = preferred(accept, ROWS), preferred(accept, STATEMENTS)
    if rows is None and statements is None and accept is not None and HTML not in accept:
        raise RefusedError(406, f"the answer comes as {', '.join((*ROWS, *STATEMENTS))}; accept one of these")
    return Task(
        query,
        base=base,
        # A browser that follows a link takes anything that can be read.
        rows=rows or (ROWS[0] if statements is None else None),
        statements=statements or (STATEMENTS[0] if rows is None else None),
        default=default if restricts else None,
        named=named if restricts else None,
    )


def _update(update: str, asked: Asked, base: str) -> Task:
    if asked.all("default-graph-uri") or asked.all("named-graph-uri"):
        raise RefusedError(400, "default-graph-uri is for queries; an update takes using-graph-uri")
    default, named = _graphs(asked, "using-graph-uri"), _graphs(asked, "using-named-graph-uri")
    if default or named:
        text = restricted(update, default, named)
        if text is None:
            raise RefusedError(400, "the update names its graphs (USING, WITH) and so does the request; do one")
        update = text
    return Task(update, updating=True, base=base)


def _graphs(asked: Asked, name: str) -> tuple[str, ...]:
    found = asked.all(name)
    for iri in found:
        if any(character in '<>"{}|^`\\' or ord(character) <= 0x20 for character in iri) or ":" not in iri:
            raise RefusedError(400, f"{name}={iri!r} is no absolute IRI")
    return found


def _content_type(request: Request) -> tuple[str, str | None]:
    media, *parameters = request.headers.get("content-type", "").split(";")
    charset = next((p.partition("=")[2] for p in parameters if p.strip().lower().startswith("charset=")), None)
    return media.strip().lower(), None if charset is None else charset.strip().strip('"').lower()


async def _body(request: Request, limit: int) -> bytes:
    too_large = RefusedError(413, f"the body is larger than {limit} bytes")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length) > limit:
        raise too_large
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > limit:
            raise too_large
    return bytes(body)


def _decoded(text: bytes) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(
            parse_qsl(
                _utf8(text), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_MOST_PARAMETERS
            )
        )
    except UnicodeDecodeError as err:
        raise RefusedError(400, "the parameters are not UTF-8; send them percent-encoded as UTF-8") from err
    except ValueError as err:
        raise RefusedError(400, f"the parameters cannot be read ({err})") from err


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as err:
        raise RefusedError(400, "the text is not UTF-8; send it as UTF-8") from err
