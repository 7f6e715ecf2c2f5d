"""Other people's stores load the file of a build unedited and answer the stored questions as our own does.

Run by `pytest -m stores`. A store whose package is not installed is skipped with its name; what all of them said
is one table at the end.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.query import StoredQuery, load, stored_queries
from tests.stores.real_stores import STORES, MissingError, Rows, pyoxigraph_store

pytestmark = [pytest.mark.stores, pytest.mark.slow, pytest.mark.timeout(900)]

_PLAIN = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(_PLAIN + name for name in ("integer", "int", "long", "decimal"))
VALUES = {
    "a": "South Korea",
    "at": "2026-01-10",
    "b": "United States",
    "kind": "MeetingEvent",
    "language": "ar",
    "of": "South Korea",
    "on": "Date",
    "place": "Seoul",
    "since": "2025-06",
    "status": "happened",
    "title": "president",
    "until": "2026-02",
    "who": "Lee Jae Myung",
}
"""What parameters get that an example leaves out, by their names."""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@dataclass(slots=True)
class Line:
    """What became of one store: how long it took to load, its triples, questions right of all, seconds for them."""

    loaded: str = "no"
    triples: int = 0
    right: int = 0
    wrong: tuple[str, ...] = ()
    seconds: float = 0.0


@pytest.fixture(scope="module")
def lines() -> Iterator[dict[str, Line]]:
    found: dict[str, Line] = {}
    yield found
    print(f"\n\n{'store':<20}{'loads':<12}{'triples':>9}{'right':>8}{'seconds':>10}  not the same")
    for name, line in found.items():
        print(
            f"{name:<20}{line.loaded:<12}{line.triples:>9}{line.right:>8}{line.seconds:>10.2f}  {', '.join(line.wrong)}"
        )


@pytest.fixture(scope="module")
def questions(seeds_build: Path) -> dict[str, tuple[str, ...]]:
    """The texts of each stored question: as its example, without and with what is optional, and of nobody."""
    graph = load(seeds_build / "graph.ttl")
    found: dict[str, tuple[str, ...]] = {}
    for name, query in stored_queries().items():
        texts = {}
        for given in _given(query):
            with suppress(KgError):  # a value names what the build does not find
                texts[query.text(given, graph)] = None
        if texts:
            found[name] = tuple(texts)
    assert len(found) >= 25
    return found


def _given(query: StoredQuery) -> Iterator[Mapping[str, str]]:
    example = query.example_values
    values = VALUES | example
    needed = {each.name: values[each.name] for each in query.parameters if not each.optional}
    optional = {each.name: values[each.name] for each in query.parameters if each.optional}
    yield example
    yield needed
    for name, value in optional.items():
        yield needed | {name: value}
    yield needed | optional
    yield needed | {each.name: "ent:nobody" for each in query.parameters if each.type in ("entity", "event", "office")}


@pytest.fixture(scope="module")
def expected(
    seeds_build: Path, questions: dict[str, tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Counter[str]]:
    with pyoxigraph_store(seeds_build / "graph.ttl", tmp_path_factory.mktemp("own")) as ask:
        return {text: alike(ask(text)) for texts in questions.values() for text in texts}


def alike(rows: Rows) -> Counter[str]:
    """The rows without what the standard leaves open: the order of equals and of what is joined to one text."""

    def cell(value: dict[str, str]) -> list[object]:
        kind = "literal" if value["type"] == "typed-literal" else value["type"]
        datatype = value.get("datatype", "")
        datatype = "number" if datatype in _INTEGERS else datatype.removeprefix(_PLAIN + "string")
        return [kind, sorted(value["value"].split(", ")), value.get("xml:lang", "").lower(), datatype]

    return Counter(json.dumps({name: cell(row[name]) for name in sorted(row)}, ensure_ascii=False) for row in rows)


@pytest.mark.parametrize("store", STORES)
def test_a_store_loads_the_file_and_answers_as_ours_does(
    store: str,
    lines: dict[str, Line],
    seeds_build: Path,
    questions: dict[str, tuple[str, ...]],
    expected: dict[str, Counter[str]],
    tmp_path: Path,
) -> None:
    line = lines.setdefault(store, Line())
    started = time.monotonic()
    try:
        with STORES[store](seeds_build / "graph.ttl", tmp_path) as ask:
            line.triples = int(ask(COUNT)[0]["n"]["value"])
            line.loaded = f"{time.monotonic() - started:.1f} s"
            started = time.monotonic()
            wrong = []
            for name, texts in questions.items():
                try:
                    same = all(alike(ask(text)) == expected[text] for text in texts)
                except (OSError, RuntimeError, ValueError, KeyError) as err:
                    print(f"{store}: {name}: {err}")
                    same = False
                line.right += same
                wrong += [] if same else [name]
            line.seconds, line.wrong = time.monotonic() - started, tuple(wrong)
    except MissingError as err:
        line.loaded = "not here"
        pytest.skip(f"{store} DID NOT RUN: {err} is not installed")
    with pyoxigraph_store(seeds_build / "graph.ttl", tmp_path) as ask:
        assert line.triples == int(ask(COUNT)[0]["n"]["value"])
    assert line.wrong == ()
