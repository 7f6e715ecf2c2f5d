"""Whatever is asked, there is a clear answer within the limit, and the next good question is answered."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.serve import Limits, application
from kg.serve.site import MEBI
from tests.serve.conftest import site

SECONDS = 1.5
LIMITS = Limits(seconds=SECONDS, waiting=20, result=2 * MEBI, body=64 << 10, memory=256 * MEBI, workers=1)
GOOD = "SELECT ?who { ?event a kg:Summit ; kg:participant ?who }"
ALL = "?a1 ?b1 ?c1 . ?a2 ?b2 ?c2 . ?a3 ?b3 ?c3 . ?a4 ?b4 ?c4 . ?a5 ?b5 ?c5"
PORT = "PORT"


@pytest.fixture(scope="module")
def narrow() -> Iterator[TestClient]:
    with TestClient(application(site(limits=LIMITS)), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def listening() -> Iterator[socket.socket]:
    """A socket that tells whether anybody asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def visited(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


QUERIES = {
    "a cartesian product that is counted": f"SELECT (COUNT(*) AS ?n) {{ {ALL} }}",
    "a cartesian product that is listed": f"SELECT * {{ {ALL} }}",
    "a cartesian product that is sorted": f"SELECT * {{ {ALL} }} ORDER BY ?a1 ?c5",
    "a cartesian product that is grouped": f"SELECT ?c1 ?c2 (GROUP_CONCAT(?c4) AS ?all) {{ {ALL} }} GROUP BY ?c1 ?c2",
    "distinct rows without end": f"SELECT DISTINCT * {{ {ALL} }}",
    "a deep path": "SELECT * { ?a (((!<a:a>|^!<a:b>)*)+/((!<a:c>|^!<a:d>)*))* ?b . ?c (!<a:e>|^!<a:f>)+ ?d }",
    "a huge pattern for text": (
        'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(STR(?c), "(a|b|c|d|e|.)*'
        + "(x+x+)+y" * 200
        + '")) }'
    ),
    "a string that doubles": "SELECT ?s40 { BIND('xxxxxxxxxxxxxxxx' AS ?s0) "
    + " ".join(f"BIND(CONCAT(?s{n}, ?s{n}) AS ?s{n + 1})" for n in range(40))
    + " }",
    "statements without end": f"CONSTRUCT {{ ?a1 ?b2 ?c3 . ?a2 ?b1 ?c5 }} {{ {ALL} }}",
    "another endpoint": f"SELECT * {{ SERVICE <http://127.0.0.1:{PORT}/> {{ ?s ?p ?o }} }}",
    "another endpoint, silently": f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{PORT}/> {{ ?s ?p ?o }} }}",
    "another endpoint behind names": rf"PREFIX x: <a:> ASK {{ ?s x:\#b ?o . SERVICE <http://127.0.0.1:{PORT}> {{}} }}",
    "a file to load": "LOAD <file:///etc/passwd>",
    "a change": "DELETE WHERE { ?s ?p ?o }",
    "no text": "",
    "brackets without end": "SELECT * " + "{" * 20_000,
    "a text with a null": "SELECT * { ?s ?p '\0' } \0",
    "a text too long": "SELECT * { ?s ?p ?o } #" + "x" * (70 << 10),
}
QUIET = {"a string that doubles", "a deep path", "a huge pattern for text"}
"""What a store may get done after all, if it is clever."""


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_ends_in_a_clear_refusal_and_the_next_is_answered(
    narrow: TestClient, listening: socket.socket, name: str
) -> None:
    text = QUERIES[name].replace(PORT, str(listening.getsockname()[1]))
    started = time.monotonic()
    response = narrow.post("/sparql", data={"query": text})
    took = time.monotonic() - started
    assert took < SECONDS + 3
    if response.status_code != 200 or name not in QUIET:
        assert 400 <= response.status_code < 600
        assert response.status_code != 500
        assert 0 < len(response.text) < 700
        assert response.text.count("\n") == 1
    assert not visited(listening)
    assert len(narrow.post("/sparql", data={"query": GOOD}).json()["results"]["bindings"]) == 2


def test_a_file_named_in_a_query_is_not_read(narrow: TestClient) -> None:
    response = narrow.get("/sparql", params={"query": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"})
    assert response.json()["results"]["bindings"] == []
    response = narrow.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"})
    assert response.json()["boolean"] is True


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"query=%FF%FE", {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        (b"query=ASK%20%7B%7D&" + b"a=1&" * 500, {"Content-Type": "application/x-www-form-urlencoded"}, 400),
        (b"\xff\xfe\x00", {"Content-Type": "application/sparql-query"}, 400),
        (b"x" * (65 << 10), {"Content-Type": "application/sparql-query"}, 413),
        (b"ASK {}", {"Content-Type": "application/sparql-query", "Content-Length": "99999999999"}, 413),
        (b"ASK {}", {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b"", {}, 415),
    ],
)
def test_a_hostile_body_is_refused(narrow: TestClient, content: bytes, headers: dict[str, str], status: int) -> None:
    assert narrow.post("/sparql", content=content, headers=headers).status_code == status
    assert narrow.get("/sparql", params={"query": GOOD}).status_code == 200


def test_a_body_without_end_is_cut_off(narrow: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 4096

    response = narrow.post("/sparql", content=pieces(), headers={"Content-Type": "application/sparql-query"})
    assert response.status_code == 413


@pytest.mark.parametrize("iri", ["no iri", "<a:b>", "a:b> } INSERT", "relative", "a:\u0000"])
def test_a_graph_that_is_no_iri_is_refused(narrow: TestClient, iri: str) -> None:
    assert narrow.get("/sparql", params={"query": "ASK {}", "default-graph-uri": iri}).status_code == 400


def test_an_address_with_bad_encoding_is_refused(narrow: TestClient) -> None:
    assert narrow.get("/sparql?query=%FF").status_code == 400
    assert narrow.get("/sparql?query=ASK%20%7B%7D&format=%ZZ").status_code == 400


def test_what_is_out_of_a_query_s_reach_stays_so(tmp_path: Path) -> None:
    """Behind the check of the text, a process that answers can open neither a file nor a socket."""
    import subprocess
    import sys

    program = """
import os, socket
from kg.serve.worker import _cut_off
import pyoxigraph as ox
_cut_off(1 << 30, in_memory=True)
for attempt in (lambda: socket.socket(), lambda: os.open("/etc/hostname", os.O_RDONLY)):
    try:
        attempt()
    except OSError as err:
        print(err.errno)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["24", "24"]


def test_a_slow_question_does_not_hold_up_the_others() -> None:
    from concurrent.futures import ThreadPoolExecutor

    limits = Limits(seconds=3, workers=2)
    with TestClient(application(site(limits=limits))) as client, ThreadPoolExecutor() as pool:
        slow = pool.submit(client.post, "/sparql", data={"query": QUERIES["a cartesian product that is counted"]})
        time.sleep(0.3)
        started = time.monotonic()
        assert client.post("/sparql", data={"query": GOOD}).status_code == 200
        assert time.monotonic() - started < 1.5
        assert slow.result().status_code == 504


def test_who_waits_too_long_for_a_turn_is_told() -> None:
    from concurrent.futures import ThreadPoolExecutor

    limits = Limits(seconds=3, waiting=0.3, workers=1)
    with TestClient(application(site(limits=limits))) as client, ThreadPoolExecutor() as pool:
        slow = pool.submit(client.post, "/sparql", data={"query": QUERIES["a cartesian product that is counted"]})
        time.sleep(0.3)
        busy = client.post("/sparql", data={"query": GOOD})
        assert (busy.status_code, busy.headers["retry-after"]) == (504, "10")
        assert "busy" in busy.text
        assert slow.result().status_code == 504
