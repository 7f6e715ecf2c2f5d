"""The server as an ASGI application: routes, and what each kind of failure looks like to a client."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve import html
from kg.serve.description import description
from kg.serve.frames import Reply
from kg.serve.negotiation import HTML, SHORT, STATEMENTS, language, preferred
from kg.serve.protocol import RefusedError, asked, task_of
from kg.serve.site import Site
from kg.serve.things import Things
from kg.serve.words import LANGUAGES
from kg.serve.workers import DiedError, OverdueError, Workers

_STATUS = {"bad": 400, "unacceptable": 406, "too-large": 413, "failed": 503}
_SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def application(site: Site) -> Starlette:
    """The application; its processes start and end with it."""
    workers = Workers(site)
    pages = _Pages(site, workers)
    endpoint = _Endpoint(site, workers)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        try:
            await workers.start()
            yield
        finally:
            await workers.close()

    return Starlette(
        routes=[
            Route("/", pages.home),
            Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
            Route("/query", pages.editor),
            Route("/graph", pages.view),
            Route("/ontology", pages.manual),
            Mount("/assets", StaticFiles(directory=html.ASSETS)),
            Route("/{path:path}", pages.thing),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Content-Type", "Authorization"],
                max_age=3600,
            )
        ],
        exception_handlers={RefusedError: _refused, OverdueError: _overdue, DiedError: _died},
        lifespan=running,
    )


class _Endpoint:
    """`/sparql`: the protocol."""

    def __init__(self, site: Site, workers: Workers) -> None:
        self._site, self._workers = site, workers

    async def answer(self, request: Request) -> Response:
        given = await asked(request, self._site.limits.body)
        accept = request.headers.get("accept")
        address = str(request.url.replace(query="", fragment=""))
        if request.method != "POST" and not given.pairs:
            return self._itself(accept, address)
        task = task_of(given, accept, address)
        if task.updating:
            self._allow(request)
        reply = await self._workers.answer(task)
        if reply.outcome != "ok":
            raise RefusedError(_STATUS[reply.outcome], reply.message)
        if task.updating:
            return Response(status_code=204)
        return _told(reply)

    def _itself(self, accept: str | None, address: str) -> Response:
        media = preferred(accept, (*STATEMENTS, HTML))
        if media is None:
            raise RefusedError(406, f"the description comes as {', '.join(STATEMENTS)}; accept one of these")
        if media == HTML:
            return RedirectResponse("/query", 303, {"Vary": "Accept"})
        written = description(address, media, writable=self._site.token is not None)
        return Response(written, headers={"Vary": "Accept", **_SAFE}, media_type=media)

    def _allow(self, request: Request) -> None:
        if self._site.token is None:
            raise RefusedError(403, "this server only reads; start it with --writable to take updates")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(token.strip().encode(), self._site.token.encode()):
            raise RefusedError(401, "an update needs the token of this server: Authorization: Bearer TOKEN")


class _Pages:
    """What people look at."""

    def __init__(self, site: Site, workers: Workers) -> None:
        self._site, self._things = site, Things(site, workers)

    async def home(self, request: Request) -> Response:
        site = self._site
        return _html(
            html.home(_language(request), site.examples, view=site.view is not None, manual=bool(site.manual)), request
        )

    async def editor(self, request: Request) -> Response:
        return _html(html.editor(_language(request), self._site.examples), request)

    async def view(self, request: Request) -> Response:
        if self._site.view is None:
            return _html(html.missing(_language(request)), request, 404)
        # The page has a policy of its own, by which nothing but its own script runs.
        return HTMLResponse(self._site.view, headers=_SAFE)

    async def manual(self, request: Request) -> Response:
        """The pages of the ontology; programs are sent on to its statements."""
        accept = preferred(request.headers.get("accept"), (HTML, *STATEMENTS))
        if accept not in (HTML, None) or not self._site.manual:
            return RedirectResponse(f"/sparql?query={_ONTOLOGY}", 303, {"Vary": "Accept"})
        return _html(self._site.manual[_language(request)], request)

    async def thing(self, request: Request) -> Response:
        """One thing of the graph: as a page for people, as statements for programs, by Accept or by suffix."""
        path = request.scope["raw_path"].decode("ascii", "replace").partition("?")[0]
        stem, dot, suffix = path.rpartition(".")
        by_suffix = SHORT.get(suffix) if dot else None
        iri = await self._things.iri(stem) if by_suffix is not None else None
        if iri is None:
            by_suffix, stem = None, path
            iri = await self._things.iri(path)
        tongue = _language(request)
        if iri is None:
            return _html(html.missing(tongue), request, 404)
        media = by_suffix or preferred(request.headers.get("accept"), (HTML, *STATEMENTS))
        if media is None or media not in (HTML, *STATEMENTS):
            raise RefusedError(406, f"this thing comes as {', '.join((HTML, *STATEMENTS))}; accept one of these")
        if media != HTML:
            data = await self._things.data(iri, media)
            return Response(data, headers={"Vary": "Accept", **_SAFE}, media_type=media)
        facts = await self._things.facts(iri, tongue)
        inverse = await self._things.inverse(iri, tongue)
        return _html(html.thing(tongue, *html.heading(facts, iri, tongue), iri, stem, facts, inverse), request)


_ONTOLOGY = "CONSTRUCT%20%7B%3Fs%20%3Fp%20%3Fo%7D%20%7BGRAPH%20%3Fg%20%7B%3Fs%20%3Fp%20%3Fo%7D%7D"


def _language(request: Request) -> str:
    wanted = request.query_params.get("lang")
    return wanted if wanted in LANGUAGES else language(request.headers.get("accept-language"), LANGUAGES)


def _html(text: str, request: Request, status: int = 200) -> Response:
    headers = {"Content-Security-Policy": html.POLICY, "Vary": "Accept, Accept-Language", **_SAFE}
    return HTMLResponse(text, status, {**headers, "Content-Language": _language(request)})


def _told(reply: Reply) -> Response:
    # Browsers would show a CSV as text and may take XML for a page of this site.
    return Response(reply.body, headers={"Vary": "Accept", **_SAFE}, media_type=reply.media)


async def _refused(request: Request, err: Exception) -> Response:
    status = err.status if isinstance(err, RefusedError) else 400
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return PlainTextResponse(f"{err}\n", status, {**headers, **_SAFE})


async def _overdue(request: Request, err: Exception) -> Response:
    return PlainTextResponse(f"{err}\n", 504, {"Retry-After": "10", **_SAFE})


async def _died(request: Request, err: Exception) -> Response:
    return PlainTextResponse(f"{err}\n", 503, {"Retry-After": "10", **_SAFE})
