"""What an endpoint says of itself, in the format asked for."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

_DATA = Path(__file__).parent / "data"


def description(address: str, media: str, *, writable: bool) -> bytes:
    """The service description of the endpoint at `address`, as `media`."""
    names = ["service.ttl", *(["updates.ttl"] if writable else [])]
    parsers = [ox.parse(path=_DATA / name, format=ox.RdfFormat.TURTLE, base_iri=address) for name in names]
    triples = [quad.triple for parser in parsers for quad in parser]
    format_ = ox.RdfFormat.from_media_type(media)
    assert format_ is not None, "the server offers only formats that there are"
    written = ox.serialize(triples, format=format_, prefixes=parsers[0].prefixes)
    assert written is not None, "without a file to write to, the bytes come back"
    return written
