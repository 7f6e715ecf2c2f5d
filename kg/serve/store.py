"""The store behind a server, in memory or in a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, NotFoundError
from kg.serve.site import Source


def fill(store: ox.Store, sources: Iterable[Source]) -> None:
    """Load the files; the named graphs of a dataset are kept, and their statements are in the default graph too.

    Raises `NotFoundError` and `InputError` for files that are not there or are not RDF.
    """
    for source in sources:
        if not source.path.is_file():
            raise NotFoundError(f"there is no graph at {source.path}; build one with: kg build")
        format_ = ox.RdfFormat.from_extension(source.path.suffix.removeprefix("."))
        if format_ is None:
            raise InputError(f"{source.path} has no suffix of a graph; give the .ttl or .nq of a build")
        try:
            if format_.supports_datasets:
                store.bulk_extend(ox.Quad(*quad.triple) for quad in ox.parse(path=source.path, format=format_))
                store.bulk_load(path=source.path, format=format_)
            else:
                named = None if source.graph is None else ox.NamedNode(source.graph)
                store.bulk_load(path=source.path, format=format_, to_graph=named)
        except (SyntaxError, OSError) as err:
            raise InputError(f"{source.path} is not readable as RDF ({err}); build it again: kg build") from err


def filled_store(folder: Path, sources: Iterable[Source]) -> bool:
    """Make a store in `folder` from the files, or leave the one that is there; true if it was made now."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(folder)
    except OSError as err:
        raise InputError(f"cannot open the store {folder} ({err}); is another server using it?") from err
    if len(store):
        return False
    fill(store, sources)
    store.optimize()
    store.flush()
    return True
