"""`kg serve`: a built graph over HTTP."""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from kg import resources
from kg.commands.flat import read_flat
from kg.commands.speech import say
from kg.errors import InputError, NotFoundError
from kg.graph import DEFAULT_BASE
from kg.query import ONTOLOGY, Graph, load, stored_queries
from kg.serve import Example, Limits, Site, Source, application, filled_store
from kg.serve.manual import manual
from kg.vocab.terms import LABELS, NAMESPACE

TOKEN = "JISR_TOKEN"  # noqa: S105  # the name of a variable of the environment, not a token


def run(
    path: Path,
    *,
    host: str,
    port: int,
    store: Path | None,
    writable: bool,
    base_iri: str | None,
    seconds: float,
    workers: int,
) -> int:
    """Serve until stopped; 0 then."""
    import uvicorn

    if writable and store is None:
        raise InputError("updates need a store to be kept in; add --store DIR")
    token = (os.environ.get(TOKEN) or secrets.token_urlsafe(24)) if writable else None
    site = _site(path, store, token, base_iri or DEFAULT_BASE, Limits(seconds=seconds, workers=workers))
    if not _loopback(host):
        say(f"{host} can be reached from other machines; whoever reaches it may ask the graph anything")
    if token is not None and not os.environ.get(TOKEN):
        say(f"token for updates: {token}  (or set {TOKEN})")
    say(f"serving on http://{f'[{host}]' if ':' in host else host}:{port}/  SPARQL at /sparql; stop with Ctrl-C")
    server = uvicorn.Server(uvicorn.Config(application(site), host=host, port=port, log_level="warning"))
    server.run()
    return 0


def _site(path: Path, folder: Path | None, token: str | None, base: str, limits: Limits) -> Site:
    sources = (Source(path), Source(resources.ontology() / "kg.ttl", ONTOLOGY.value))
    if folder is not None and filled_store(folder, sources):
        say(f"loaded {path} into {folder}")
    elif folder is not None:
        say(f"serving what is in {folder}; delete it to load {path} anew")
    graph = load(path)
    return Site(
        sources=sources,
        base=base,
        terms=NAMESPACE,
        prefixes=dict(graph.prefixes),
        examples=tuple(_examples(graph)),
        view=_view(path.with_suffix(".json")),
        manual={language: manual(language) for language in LABELS["Event"]},
        folder=folder,
        token=token,
        limits=limits,
    )


def _examples(graph: Graph) -> Iterator[Example]:
    """The stored questions with the values of their examples, as far as the graph has them."""
    for query in stored_queries().values():
        try:
            text = query.text(query.example_values, graph)
        except (InputError, NotFoundError):
            continue  # the graph is of other people; the question stays in kg query
        yield Example(query.name, query.titles, text)


def _view(path: Path) -> str | None:
    """The page that draws the graph, where `graph.json` lies beside it."""
    from kg.view import page

    if not path.is_file():
        return None
    return page(read_flat(path))


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
