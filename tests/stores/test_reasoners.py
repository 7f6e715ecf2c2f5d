"""Reasoners find the ontology with a built graph consistent, and find what is planted in it.

HermiT (in the PyPI package owlready2, run by Java) knows all of OWL 2 DL; owlrl knows the rules of OWL 2 RL and
comes with pyshacl, so it also checks what `kg validate` asks of a store.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib

from kg import resources
from kg.graph import validate
from kg.vocab.terms import NAMESPACE, Class, Property
from tests.stores.real_stores import owlready_folder

STORY = Path(__file__).parents[1] / "graph" / "data" / "story.ttl"
KG = rdflib.Namespace(NAMESPACE)
PLANTED = {
    "a person who is a place": (Class.PERSON, Class.PLACE),
    "an event that is a claim": (Class.EVENT, Class.CLAIM),
    "an organization that is a city": (Class.ORGANIZATION, Class.CITY),
}


def with_ontology(graph: Path, to: Path, *planted: str) -> Path:
    """The graph and the ontology in one file, with one thing of all the planted classes."""
    triples = [quad.triple for path in (graph, resources.ontology() / "kg.ttl") for quad in ox.parse(path=path)]
    thing = ox.NamedNode("https://w3id.org/jisr/entity/planted")
    triples += [ox.Triple(thing, ox.NamedNode(Property.RDF_TYPE), ox.NamedNode(each)) for each in planted]
    ox.serialize(triples, to, format=ox.RdfFormat.RDF_XML)
    return to


def hermit_says(file: Path) -> str:
    """What HermiT says of the consistency of an RDF/XML file."""
    if shutil.which("java") is None:
        pytest.skip("HermiT DID NOT RUN: the Debian package default-jre-headless is not installed")
    jar = owlready_folder() / "hermit" / "HermiT.jar"
    command = ["java", "-Xmx1500m", "-cp", str(jar), "org.semanticweb.HermiT.cli.CommandLine", "-k", file.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=600)
    return done.stdout + done.stderr


@pytest.mark.stores
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_hermit_finds_the_ontology_with_the_seeds_consistent(seeds_build: Path, tmp_path: Path) -> None:
    said = hermit_says(with_ontology(seeds_build / "graph.ttl", tmp_path / "all.owl"))
    assert "is satisfiable" in said, said[-2000:]
    assert "not satisfiable" not in said


@pytest.mark.stores
@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", PLANTED)
def test_hermit_finds_a_planted_contradiction(seeds_build: Path, tmp_path: Path, name: str) -> None:
    said = hermit_says(with_ontology(seeds_build / "graph.ttl", tmp_path / "all.owl", *PLANTED[name]))
    assert "not satisfiable" in said or "nconsistent" in said, said[-2000:]


@pytest.mark.slow
def test_inverses_and_chains_follow_by_the_rules() -> None:
    graph = rdflib.Graph().parse(resources.ontology() / "kg.ttl").parse(STORY)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    prefix = "https://w3id.org/jisr/"
    summit, xi = rdflib.URIRef(f"{prefix}event/summit-beijing-2026-01"), rdflib.URIRef(f"{prefix}entity/xi-jinping")
    assert (xi, KG.participatesIn, summit) in graph
    for one, two in graph.subject_objects(KG.contradicts):
        assert (two, KG.contradicts, one) in graph
    for place, around in graph.subject_objects(KG.within):
        for event in graph.subjects(KG.place, place):
            assert (event, KG.occursIn, around) in graph


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANTED)
def test_kg_validate_finds_a_planted_contradiction_by_asking_and_by_the_rules(tmp_path: Path, name: str) -> None:
    file = tmp_path / "graph.ttl"
    types = " , ".join(f"<{each}>" for each in PLANTED[name])
    file.write_text(f"{STORY.read_text('utf-8')}\nent:planted a {types} .\n", "utf-8")
    found = [issue.message for issue in validate(file, reason=True) if issue.source == "ent:planted"]
    assert any("nothing can be both" in message for message in found), found
    assert any("by the rules of OWL 2 RL" in message for message in found), found
