"""The network says who shares events with whom, the same for the same graph, and travels to other programs."""

import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.commands.flat import read_flat
from kg.model.flat import FlatGraph
from kg.network import NETWORK_FORMATS, measures, network


@pytest.fixture(scope="module")
def flat(seeds_build: Path) -> FlatGraph:
    return read_flat(seeds_build / "graph.ttl")


def test_ties_are_common_events(flat: FlatGraph) -> None:
    made = network(flat)
    counted = [
        event
        for event in flat["events"]
        if {"xi-jinping", "lee-jae-myung"} <= set(event["participants"]) and event["status"] in ("happened", "planned")
    ]
    assert counted
    assert made["xi-jinping"]["lee-jae-myung"]["weight"] == len(counted)
    assert made.nodes["xi-jinping"]["ar"] == "شي جين بينغ"


def test_who_only_might_meet_is_not_tied(flat: FlatGraph) -> None:
    possible = [{**event, "status": "possible"} for event in flat["events"]]
    assert network({**flat, "events": possible}).number_of_edges() == 0  # type: ignore[typeddict-item]


def test_the_figures_are_those_of_networkx_and_in_order(flat: FlatGraph) -> None:
    found, made = measures(flat), network(flat)
    assert found.ties == made.number_of_edges()
    ranks = [each.rank for each in found.standings]
    assert ranks == sorted(ranks, reverse=True)
    assert sum(ranks) == pytest.approx(1, abs=0.01)
    assert sorted(member for group in found.communities for member in group.members) == sorted(made)
    for each in found.bridges:
        assert each.country not in each.countries
        assert each.id not in each.countries


def test_the_order_of_what_is_read_changes_nothing(flat: FlatGraph) -> None:
    turned = {name: list(reversed(value)) if isinstance(value, list) else value for name, value in flat.items()}
    assert measures(turned) == measures(flat)  # type: ignore[arg-type]
    for write in NETWORK_FORMATS.values():
        assert write(turned) == write(flat)  # type: ignore[arg-type]


def test_nothing_has_no_figures() -> None:
    empty: FlatGraph = {"run": {}, "documents": [], "entities": [], "events": [], "roles": []}
    found = measures(empty)
    assert (found.entities, found.standings, found.bridges) == (0, (), ())


def test_a_network_file_reads_back(flat: FlatGraph, tmp_path: Path) -> None:
    readers = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
    for name, write in NETWORK_FORMATS.items():
        file = tmp_path / f"graph.{name}"
        file.write_text(write(flat), "utf-8")
        again = readers[name](file)
        assert set(again) == set(network(flat))
        assert again["xi-jinping"]["lee-jae-myung"]["weight"] == network(flat)["xi-jinping"]["lee-jae-myung"]["weight"]
        assert "lastmodifieddate" not in file.read_text("utf-8")


def test_stats_and_export_are_commands(seeds_build: Path, tmp_path: Path) -> None:
    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *arguments]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    graph = str(seeds_build / "graph.ttl")
    told = json.loads(kg("stats", graph, "--json").stdout)
    assert {"standings", "communities", "bridges"} <= told.keys()
    shown = kg("stats", graph, "--most", "3")
    assert shown.returncode == 0
    assert "Bridges between countries" in shown.stdout
    formats = [f"--format={each}" for each in ("nq", "nt", "jsonld", "graphml", "gexf")]
    done = kg("export", graph, *formats, f"--out={tmp_path}")
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in tmp_path.iterdir()} == {".nq", ".nt", ".jsonld", ".graphml", ".gexf"}
    refused = kg("export", graph, "--format", "pdf")
    assert refused.returncode == 2
    assert "graphml" in refused.stderr
