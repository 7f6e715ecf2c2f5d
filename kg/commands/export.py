"""`kg export`: a built graph in the formats of other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg import write
from kg.commands.flat import read_flat
from kg.commands.speech import say
from kg.errors import InputError
from kg.graph import statements
from kg.network import NETWORK_FORMATS
from kg.write import RDF_WRITERS


def run(path: Path, suffixes: list[str], out: Path | None) -> int:
    """Write the graph at `path` beside itself, or into the folder `out`, in each of the formats."""
    folder = out if out is not None else path.parent
    for suffix in dict.fromkeys(each.lower().removeprefix(".") for each in suffixes):
        if suffix not in FORMATS:
            raise InputError(f"there is no format {suffix!r}; use {', '.join(FORMATS)}")
        target = folder / f"{path.stem}.{suffix}"
        if target == path:
            raise InputError(f"{path} is in that format already; choose another with --format")
        FORMATS[suffix](path, target)
        say(f"written: {target}")
    return 0


def _rdf(path: Path, target: Path) -> None:
    found, prefixes = statements(path)
    RDF_WRITERS[target.suffix](found, target, prefixes=prefixes)


def _network(path: Path, target: Path) -> None:
    write.text(NETWORK_FORMATS[target.suffix.removeprefix(".")](read_flat(path)), target)


FORMATS: Mapping[str, Callable[[Path, Path], None]] = MappingProxyType(
    {
        **{suffix.removeprefix("."): _rdf for suffix in RDF_WRITERS},
        **dict.fromkeys(NETWORK_FORMATS, _network),
    }
)
"""File suffix to what writes such a file."""
