"""Where the data files of the package are: the ontology and the seeds.

In a checkout they lie beside `kg/`; a built wheel carries them inside it, under `kg/_data/`.
No other module builds a path to them.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


def _root(name: str) -> Path:
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise DataError(f"data folder {name!r} is missing from this installation of jisr; reinstall the package")


def ontology() -> Path:
    """The folder that holds `kg.ttl`, `shapes.ttl`, the alignments and `queries/*.rq`."""
    return _root("ontology")


def decisions() -> Path:
    """The file of people's judgements on names when none is named: in a checkout that of the seeds.

    What an installed package carries belongs to its installer, so there it is `decisions.yaml` in the current folder.
    """
    return Path("decisions.yaml") if (_PACKAGE / "_data").is_dir() else seeds() / "decisions.yaml"


def seeds() -> Path:
    """The folder that holds `articles/`, `events/`, `names/` and `decisions.yaml`."""
    return _root("seeds")
