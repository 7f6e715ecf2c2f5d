"""RDF files: whole or not there, one order, every format in the table."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.write import RDF_WRITERS, rdf, turtle

DATA = "https://example.org/"
PREFIXES = {"b": f"{DATA}b/", "a": f"{DATA}a/", "x": "http://www.w3.org/2001/XMLSchema#"}
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}

nodes = st.builds(
    lambda kind, name: ox.NamedNode(f"{DATA}{kind}/{name}"), st.sampled_from("abc"), st.sampled_from("12ب")
)
literals = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(ox.Literal),
    st.builds(lambda t: ox.Literal(t, language="ar"), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)),
    st.integers().map(ox.Literal),
)
graphs = st.lists(st.builds(ox.Quad, nodes, nodes, st.one_of(nodes, literals)), max_size=12)


@pytest.mark.parametrize("suffix", sorted(RDF_WRITERS))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(graph=graphs, seed=st.integers(0, 9))
def test_a_graph_has_one_file_and_comes_back_from_it(
    tmp_path: Path, suffix: str, graph: list[ox.Quad], seed: int
) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    shuffled = [*graph, *graph]
    random.Random(seed).shuffle(shuffled)
    RDF_WRITERS[suffix](graph, one, prefixes=PREFIXES)
    RDF_WRITERS[suffix](iter(shuffled), other, prefixes=PREFIXES)
    assert one.read_bytes() == other.read_bytes()
    assert set(ox.parse(path=one, format=FORMATS[suffix])) == set(graph)


@pytest.mark.parametrize("suffix", sorted(RDF_WRITERS))
def test_more_than_memory_should_hold_is_sorted_all_the_same(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = [
        ox.Quad(ox.NamedNode(f"{DATA}{kind}/{n % 7}"), ox.NamedNode(f"{DATA}p"), ox.Literal(str(n % 40)))
        for n in range(100)
        for kind in "ab"
    ]
    random.Random(1).shuffle(graph)
    RDF_WRITERS[suffix](graph, tmp_path / f"one{suffix}", prefixes=PREFIXES)
    monkeypatch.setattr(rdf, "_IN_MEMORY", 10)
    RDF_WRITERS[suffix](iter(graph), tmp_path / f"other{suffix}", prefixes=PREFIXES)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"other{suffix}").read_bytes()


@pytest.mark.slow
def test_a_million_statements_are_written_in_seconds_and_a_bounded_memory(tmp_path: Path) -> None:
    """Time is that of the processor: what others run on the machine does not count."""
    program = f"""
import time
import pyoxigraph as ox
from pathlib import Path
from kg.evaluate.memory import peak
from kg.write import turtle
def made():
    for n in range(1_000_000):
        subject = ox.NamedNode(f"{DATA}a/{{(n * 7919) % 200_003}}")
        yield ox.Quad(subject, ox.NamedNode("{DATA}b/p"), ox.Literal(f"شي {{n}}", language="ar"))
started = time.process_time()
turtle(made(), Path({str(tmp_path / "graph.ttl")!r}), prefixes={PREFIXES!r})
print(time.process_time() - started, peak())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    seconds, mebibytes = map(float, done.stdout.split())
    print(f"1,000,000 statements: {seconds:.1f} s of processor time, {mebibytes:.0f} MiB at most")
    assert seconds < 15
    assert mebibytes < 600
    assert sum(1 for _ in ox.parse(path=tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE)) == 1_000_000


def test_turtle_reads_like_a_text(tmp_path: Path) -> None:
    def node(name: str) -> ox.NamedNode:
        return ox.NamedNode(DATA + name)

    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    graph = [
        ox.Quad(node("a/شي"), node("b/near"), node("b/2")),
        ox.Quad(node("a/شي"), node("b/near"), node("b/1")),
        ox.Quad(node("a/شي"), kind, node("b/City")),
        ox.Quad(node("b/1"), node("a/label"), ox.Literal("بكين", language="ar")),
    ]
    path = tmp_path / "graph.ttl"
    turtle(graph, path, prefixes=PREFIXES)
    assert path.read_text("utf-8") == (
        "@prefix b: <https://example.org/b/> .\n"
        "@prefix a: <https://example.org/a/> .\n"
        "@prefix x: <http://www.w3.org/2001/XMLSchema#> .\n"
        "\n"
        'b:1 a:label "بكين"@ar .\n'
        "\n"
        "a:شي a b:City ;\n"
        "\tb:near b:1 , b:2 .\n"
        "\n"
    )


def test_a_failure_on_the_way_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", "utf-8")

    def failing() -> object:
        yield ox.Quad(ox.NamedNode("https://e.org/s"), ox.NamedNode("https://e.org/p"), ox.Literal("o"))
        raise RuntimeError("the article broke")

    with pytest.raises(RuntimeError):
        turtle(failing(), path)  # type: ignore[arg-type]  # a generator of quads
    assert path.read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["graph.ttl"]


def test_folders_are_made_and_an_impossible_place_is_said_plainly(tmp_path: Path) -> None:
    turtle([], tmp_path / "new" / "folder" / "graph.ttl")
    assert (tmp_path / "new" / "folder" / "graph.ttl").is_file()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", "utf-8")
    with pytest.raises(InputError, match="choose another folder"):
        turtle([], in_the_way / "graph.ttl")
