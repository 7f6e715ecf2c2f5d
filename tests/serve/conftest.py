"""Servers to ask: one that reads, one that also takes updates, one with narrow limits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg import resources
from kg.graph import DEFAULT_BASE, prefixes
from kg.query import ONTOLOGY
from kg.serve import Example, Limits, Site, Source, application, filled_store
from kg.serve.manual import manual
from kg.vocab.terms import NAMESPACE

STORY = Path(__file__).parents[1] / "graph" / "data" / "story.ttl"
TOKEN = "a token of the tests"
SOURCES = (Source(STORY), Source(resources.ontology() / "kg.ttl", ONTOLOGY.value))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What goes wrong where nobody can catch it, such as in pipes that outlive their loop, fails the test it hits."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning"))


def site(**changes: object) -> Site:
    given = {
        "sources": SOURCES,
        "base": DEFAULT_BASE,
        "terms": NAMESPACE,
        "prefixes": prefixes(),
        "examples": (Example("all", {"en": "All <of> it", "ar": "كل شيء"}, "SELECT * { ?s ?p ?o }"),),
        "view": "<!doctype html><title>drawn</title>",
        "manual": {language: manual(language) for language in ("en", "ar")},
        "limits": Limits(workers=1),
    }
    return Site(**(given | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def reading() -> Iterator[TestClient]:
    with TestClient(application(site())) as client:
        yield client


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[TestClient]:
    """A server that takes updates, with the graphs of the protocol's test cases."""
    folder = tmp_path / "store"
    for number in range(1, 4):
        (tmp_path / f"data{number}.nt").write_text(f"<urn:s> <urn:p> <urn:{number}> .\n")
    filled_store(folder, [Source(tmp_path / f"data{n}.nt", f"http://example.org/data{n}.nt") for n in range(1, 4)])
    with TestClient(application(site(folder=folder, token=TOKEN))) as client:
        yield client


@pytest.fixture
def update(writing: TestClient) -> Callable[..., int]:
    """Sends an update in a form, with the token; the status of the answer."""

    def send(**form: object) -> int:
        return writing.post("/sparql", data=form, headers={"Authorization": f"Bearer {TOKEN}"}).status_code

    return send
