"""Human judgements on identity, from `seeds/decisions.yaml` or a file of the user's own; they beat every score.

One line is one judgement, so that a line added and deleted again leaves everything as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kg import resources
from kg.errors import DataError, InputError
from kg.model import Decision, Judgement
from kg.text.fold import fold

_HEADER = "# What people have judged of pairs of names; it beats every score, and deleting a line undoes it exactly.\n"
_EMPTY = "[]"


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    left: str
    right: str
    judgement: Judgement
    note: str = ""


_ROWS = TypeAdapter(list[_Row])


@dataclass(frozen=True)
class Decisions:
    """Judgements on pairs of names, looked up by folded name in either order."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    def load(cls, path: Path | None = None) -> Decisions:
        """The decisions of a file, by default `resources.decisions()`; a default that is not there holds none.

        Raises `DataError` on a bad entry, or where decisions contradict each other, and `InputError` where the
        file given cannot be read.
        """
        file = path if path is not None else resources.decisions()
        if path is None and not file.is_file():
            return cls()
        try:
            data = yaml.safe_load(file.read_text("utf-8"))
            rows = _ROWS.validate_python(data or [])
        except OSError as err:
            raise InputError(f"cannot read {file}: {err.strerror or err}; check the path of the decisions") from err
        except yaml.YAMLError as err:
            raise DataError(f"{file} is no YAML ({' '.join(str(err).split())}); mend it there") from err
        except ValidationError as err:
            first = err.errors()[0]
            raise DataError(
                f"{file}: {first['msg']} at {'.'.join(map(str, first['loc']))}; "
                "an entry has left, right, judgement (same or different) and a note"
            ) from err
        found = cls(tuple(Decision(row.left, row.right, row.judgement, row.note) for row in rows))
        found.check(file)
        return found

    @cached_property
    def _by_pair(self) -> Mapping[frozenset[str], Decision]:
        """The last decision on a pair counts."""
        return {_pair(row.left, row.right): row for row in self.rows}

    def on(self, left: str, right: str) -> Decision | None:
        """The decision on two names, None if people have not judged them."""
        return self._by_pair.get(_pair(left, right)) if self.rows else None

    def apart(self) -> tuple[Decision, ...]:
        """The pairs of names that are two things."""
        return tuple(row for row in self._by_pair.values() if row.judgement is Judgement.DIFFERENT)

    def together(self) -> tuple[Decision, ...]:
        """The pairs of names that are one thing."""
        return tuple(row for row in self._by_pair.values() if row.judgement is Judgement.SAME)

    def check(self, file: Path) -> None:
        """Raises `DataError` where names said to be one, directly or over others, are also said to be two."""
        home: dict[str, str] = {}

        def first(name: str) -> str:
            while home.get(name, name) != name:
                name = home[name]
            return name

        for row in self.together():
            home[first(fold(row.left))] = first(fold(row.right))
        for row in self.apart():
            if first(fold(row.left)) == first(fold(row.right)):
                raise DataError(
                    f"{file}: {row.left!r} and {row.right!r} are said to be different, but others make them one; "
                    "delete the entry that is wrong"
                )


def _pair(left: str, right: str) -> frozenset[str]:
    return frozenset((fold(left), fold(right)))


def decided(text: str, decision: Decision) -> str:
    """The text of a file of decisions with one more in its own line, in place of an earlier one on the same pair."""
    kept = [line for line in text.splitlines() if not _says(line, decision)]
    return "\n".join([*_started(kept), _line(decision)]) + "\n"


def _started(lines: Iterable[str]) -> list[str]:
    kept = [line for line in lines if line.strip() != _EMPTY]
    return kept or _HEADER.splitlines()


def _line(decision: Decision) -> str:
    # JSON strings are YAML strings, whatever quotes and colons the names hold.
    words = {
        "left": decision.left,
        "right": decision.right,
        "judgement": str(decision.judgement),
        "note": decision.note,
    }
    return "- {" + ", ".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in words.items()) + "}"


def _says(line: str, decision: Decision) -> bool:
    """Whether a line is a judgement on the same pair of names."""
    if not line.startswith("- {"):
        return False
    row = yaml.safe_load(line)[0]
    return _pair(str(row.get("left", "")), str(row.get("right", ""))) == _pair(decision.left, decision.right)
