"""Human judgements on identity, from `seeds/decisions.yaml`; they beat every score."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg import resources
from kg.errors import DataError
from kg.model import Decision, Judgement
from kg.text.fold import fold


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")
    left: str
    right: str
    judgement: Judgement
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements on pairs of names, looked up by folded name in either order."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    @cache
    def load(cls, path: Path | None = None) -> Decisions:
        """The decisions of a file, by default `seeds/decisions.yaml`; raises `DataError` on a bad entry."""
        file = path if path is not None else resources.seeds() / "decisions.yaml"
        data = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else None
        try:
            rows = [_Row.model_validate(row) for row in data or ()]
        except ValidationError as err:
            first = err.errors()[0]
            raise DataError(
                f"{file.name}: {first['msg']} at {'.'.join(map(str, first['loc']))}; "
                "an entry has left, right, judgement (same or different) and a note"
            ) from err
        return cls(tuple(Decision(row.left, row.right, row.judgement, row.note) for row in rows))

    def on(self, left: str, right: str) -> Decision | None:
        """The decision on two names, None if people have not judged them."""
        pair = {fold(left), fold(right)}
        return next((row for row in self.rows if {fold(row.left), fold(row.right)} == pair), None)
