"""`kg match`: are two names one? For one pair, or for every row of a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.commands.terminal import isolated, output, printable
from kg.errors import InputError
from kg.model import EntityType, Match
from kg.resolve import entity_type, match_names

NAMES = ("name_a", "lang_a", "name_b", "lang_b")
"""The columns a table must have; a column `type` is used where there is one, others are kept."""
ADDED = ("score", "judgement")


def run(names: Sequence[str], *, tsv: Path | None, type_: str | None, languages: tuple[str | None, ...]) -> int:
    """Print the judgement on a pair of names, or the rows of `tsv` with `score` and `judgement` added."""
    if len(names) != (2 if tsv is None else 0):
        raise InputError("give two names, or --tsv FILE; kg match --help has examples")
    if tsv is not None:
        return _table(tsv, type_)
    console = output()
    for line in _told(match_names(names[0], languages[0], names[1], languages[1], _class(type_, "--type"))):
        console.print(line)
    return 0


def _told(match: Match) -> Iterator[str]:
    pair = " ~ ".join(isolated(printable(name)) for name in (match.left, match.right))
    yield f"{match.judgement} ({match.score:.4f}): {pair}"
    yield from (f"  {isolated(printable(reason))}" for reason in match.reasons)


def _table(path: Path, type_: str | None) -> int:
    default = _class(type_, "--type")
    columns: list[str] = []
    for number, row in _rows(path):
        if not columns:
            columns = [column for column in row if column not in ADDED]
            _write([*columns, *ADDED])
        cells = {column: row[column] for column in columns}
        if not cells["name_a"].strip() or not cells["name_b"].strip():
            raise InputError(f"{path}: line {number} has no name_a or no name_b; complete or remove it")
        kind = _class(cells["type"], f"{path}: line {number}") if cells.get("type", "").strip() else default
        match = match_names(cells["name_a"], cells["lang_a"] or None, cells["name_b"], cells["lang_b"] or None, kind)
        _write([*cells.values(), f"{match.score:.6f}", match.judgement])
    sys.stdout.flush()
    return 0


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with their line numbers; cells that are not there are empty."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            header = next(file, "").rstrip("\r\n").split("\t")
            missing = [column for column in NAMES if column not in header]
            if missing:
                raise InputError(
                    f"{path}: the first line lacks {', '.join(missing)}; it holds column names, tabs between"
                )
            for number, line in enumerate(file, start=2):
                if line.strip():
                    cells = line.rstrip("\r\n").split("\t")
                    yield number, dict(zip(header, [*cells, *[""] * len(header)], strict=False))
    except OSError as err:
        raise InputError(f"cannot read {path}: {err.strerror or err}; check the path") from err
    except UnicodeDecodeError as err:
        raise InputError(f"{path} is not UTF-8; convert it to UTF-8") from err


def _class(word: str | None, where: str) -> EntityType | None:
    if word is None:
        return None
    found = entity_type(word)
    if found is None:
        raise InputError(
            f"{where}: {word!r} is no type; use person, organization, place, city or country (or PER, ORG, LOC)"
        )
    return found


def _write(cells: Iterable[str]) -> None:
    sys.stdout.buffer.write(("\t".join(cells) + "\n").encode("utf-8", "backslashreplace"))
