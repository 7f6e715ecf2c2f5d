"""Fifty clients at once for half a minute on this machine: no error, and not far from the Oxigraph server.

Only the loopback is asked, and both servers get the same queries in the same run.
"""

from __future__ import annotations

import http.client
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from kg.query import load, stored_query
from tests.stores.real_stores import MissingError, free_port, program_at, running

pytestmark = [pytest.mark.stores, pytest.mark.slow, pytest.mark.timeout(400)]
CLIENTS, SECONDS, FACTOR = 50, 30, 2.0
ASKED = ("meeting-dates", "names-of-holder", "timeline", "office-history", "entities")


@dataclass(frozen=True, slots=True)
class Load:
    """What a load did: answers, errors, answers a second, and the longest wait but for one in a hundred."""

    answers: int
    errors: int
    rate: float
    p99: float


def put_under_load(address: str, queries: list[str]) -> Load:
    """Each client asks one query after the other over one connection, until the time is over."""
    target, waits, errors = urlsplit(address), [], []
    until = time.monotonic() + SECONDS

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=60)
        turn = number
        while time.monotonic() < until:
            body = urlencode({"query": queries[turn % len(queries)]})
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
            started = time.monotonic()
            try:
                connection.request("POST", target.path, body, headers)
                answer = connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException) as err:
                errors.append(str(err))
                connection.close()
            else:
                waits.append(time.monotonic() - started)
                if answer.status != 200:
                    errors.append(str(answer.status))
            turn += 1
        connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waits.sort()
    took = time.monotonic() - started
    return Load(len(waits), len(errors), len(waits) / took, waits[int(len(waits) * 0.99)] if waits else took)


def test_fifty_clients_are_served_without_error_as_fast_as_half_the_oxigraph_server(
    seeds_build: Path, tmp_path: Path
) -> None:
    import subprocess
    import sys

    graph = load(seeds_build / "graph.ttl")
    queries = [stored_query(name).text(stored_query(name).example_values, graph) for name in ASKED]
    found: dict[str, Load] = {}
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", str(seeds_build / "graph.ttl"), "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/sparql"):
        found["kg serve"] = put_under_load(f"http://127.0.0.1:{port}/sparql", queries)
    try:
        program = program_at("oxigraph", "the PyPI package oxigraph", Path(sys.executable).parent)
    except MissingError as err:
        pytest.skip(f"the Oxigraph server DID NOT RUN: {err} is not installed; kg serve: {found['kg serve']}")
    subprocess.run(
        [program, "load", "--location", tmp_path, "--file", seeds_build / "graph.ttl"], check=True, capture_output=True
    )
    port = free_port()
    command = [program, "serve-read-only", "--location", str(tmp_path), "--bind", f"127.0.0.1:{port}"]
    with running(command, f"http://127.0.0.1:{port}/query"):
        found["Oxigraph server"] = put_under_load(f"http://127.0.0.1:{port}/query", queries)
    print(f"\n{CLIENTS} clients, {SECONDS} s\n{'server':<18}{'answers':>9}{'errors':>8}{'a second':>10}{'p99 s':>8}")
    for name, line in found.items():
        print(f"{name:<18}{line.answers:>9}{line.errors:>8}{line.rate:>10.1f}{line.p99:>8.2f}")
    ours, theirs = found["kg serve"], found["Oxigraph server"]
    assert ours.errors == 0
    assert ours.rate * FACTOR >= theirs.rate
    assert ours.p99 <= theirs.p99 * FACTOR
