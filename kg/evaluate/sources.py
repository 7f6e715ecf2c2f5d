"""Where the data of the benchmarks lie: none of it is part of the package."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError

_SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True, slots=True)
class Sources:
    """The folder of public data sets and the folder of annotated graphs."""

    data: Path
    gold: Path

    @classmethod
    def found(cls, data: Path | None = None, gold: Path | None = None) -> Sources:
        """The folders given, else those of `JISR_DATA` and `JISR_GOLD`, else those beside the checkout."""
        return cls(
            data or Path(os.environ.get("JISR_DATA") or _SHARED / "data"),
            gold or Path(os.environ.get("JISR_GOLD") or _SHARED / "gold"),
        )


def data_folder() -> Path:
    """The folder of public data sets; an error that says how to name it where there is none."""
    folder = Sources.found().data
    if not folder.is_dir():
        raise DataError(f"no data sets at {folder}; set JISR_DATA to the folder that holds them")
    return folder
