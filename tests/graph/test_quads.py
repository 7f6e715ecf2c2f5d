"""Claims and their resolution as RDF: two layers, everything traceable, nothing that breaks a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import InvariantError
from kg.graph import Reference, prefixes, quads, validate
from kg.vocab.terms import Class, Property
from kg.write import turtle
from tests.graph.story import ARABIC, Story, arabic, renamed, story

GOLDEN = Path(__file__).with_name("data") / "story.ttl"
REFERENCE = Reference(
    links={"city:1816670": ("https://sws.geonames.org/1816670/",)},
    within={"city:1816670": "country:CN"},
    offices={"president": {"en": "president", "ar": "رئيس"}},
)


def written(told: Story, to: Path) -> Path:
    turtle(quads(told.extractions, told.resolution, told.run, reference=REFERENCE), to, prefixes=prefixes())
    return to


def store(told: Story) -> ox.Store:
    filled = ox.Store()
    filled.extend(quads(told.extractions, told.resolution, told.run, reference=REFERENCE))
    return filled


def test_the_story_is_the_graph_a_person_wrote_down(tmp_path: Path) -> None:
    fresh = written(story(), tmp_path / "graph.ttl")
    assert fresh.read_text("utf-8") == GOLDEN.read_text("utf-8")


def test_two_parsers_read_the_same_graph(tmp_path: Path) -> None:
    path = written(story(), tmp_path / "graph.ttl")
    through_rdflib = Graph().parse(path)
    lines = ox.serialize(
        (quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)), format=ox.RdfFormat.N_TRIPLES
    )
    through_oxigraph = Graph().parse(data=lines, format="nt")
    assert isomorphic(through_rdflib, through_oxigraph)
    assert len(through_rdflib) == len(
        set(quads(story().extractions, story().resolution, story().run, reference=REFERENCE))
    )


def test_articles_can_have_named_graphs_of_their_own() -> None:
    told = story()
    parted = set(quads(told.extractions, told.resolution, told.run, reference=REFERENCE, per_article=True))
    assert {quad.triple for quad in parted} == {
        quad.triple for quad in quads(told.extractions, told.resolution, told.run, reference=REFERENCE)
    }
    documents = {quad.subject.value for quad in parted if quad.object == ox.NamedNode(Class.DOCUMENT)}
    graphs = {str(quad.graph_name).strip("<>") for quad in parted} - {"DEFAULT"}
    assert graphs == documents
    for quad in parted:
        said = quad.predicate.value in (Property.CLAIMS_PARTICIPANT, Property.NIF_ANCHOR_OF, Property.STATED_IN)
        world = quad.predicate.value in (Property.PARTICIPANT, Property.STATUS, Property.SPEAKER, Property.HOLDER)
        assert not said or quad.graph_name != ox.DefaultGraph()
        assert not world or quad.graph_name == ox.DefaultGraph()


def test_a_store_gives_back_what_it_was_given() -> None:
    given_ = {quad.triple for quad in quads(story().extractions, story().resolution, story().run, reference=REFERENCE)}
    assert {quad.triple for quad in store(story())} == given_


def test_the_order_of_articles_leaves_no_trace(tmp_path: Path) -> None:
    told = story()
    turned = replace(
        told,
        extractions=told.extractions[::-1],
        resolution=replace(
            told.resolution,
            entities=told.resolution.entities[::-1],
            events=told.resolution.events[::-1],
            denotes=dict(reversed(told.resolution.denotes.items())),
        ),
    )
    assert written(told, tmp_path / "a.ttl").read_bytes() == written(turned, tmp_path / "b.ttl").read_bytes()


def test_nothing_is_a_blank_node() -> None:
    for quad in store(story()):
        assert isinstance(quad.subject, ox.NamedNode)
        assert not isinstance(quad.object, ox.BlankNode)


def test_a_graph_made_here_is_valid(tmp_path: Path) -> None:
    texts = {each.document.id: each.document.text for each in story().extractions}
    assert validate(written(story(), tmp_path / "graph.ttl"), texts=texts) == ()


def test_what_was_not_resolved_is_left_out() -> None:
    told = story()
    en, _ = told.extractions
    pledge, russian = en.claims[1], en.analyses[0].mentions[5]
    resolution = replace(
        told.resolution,
        events=tuple(e for e in told.resolution.events if e.type != "Pledge"),
        denotes={m: e for m, e in told.resolution.denotes.items() if m != russian.id},
        about={c: e for c, e in told.resolution.about.items() if c != pledge.id},
    )
    left = store(replace(told, resolution=resolution))
    subjects = {quad.subject.value for quad in left}
    assert not any(pledge.id in subject or russian.id in subject for subject in subjects)
    assert any(en.claims[0].id in subject for subject in subjects)


def test_texts_that_carry_nothing_are_not_in_the_graph() -> None:
    told = story()
    nothing = replace(told.resolution, entities=(), events=(), holdings=(), denotes={}, about={}, contradictions=())
    left = store(replace(told, resolution=nothing))
    kinds = {quad.object.value for quad in left.quads_for_pattern(None, ox.NamedNode(Property.RDF_TYPE), None)}
    assert kinds == {Class.DOCUMENT, Class.RUN, Class.MATCH}


def test_evidence_in_a_sentence_that_is_not_there_is_a_bug_and_is_named() -> None:
    told = story()
    en, ar = told.extractions
    (found,) = en.analyses
    broken = replace(en, analyses=(replace(found, sentences=found.sentences[1:]),))
    with pytest.raises(InvariantError, match=r"beijing\.txt"):
        list(quads((broken, ar), told.resolution, told.run))


def test_claims_on_something_the_ontology_does_not_know_are_named() -> None:
    told = story()
    (differing,) = told.resolution.contradictions
    resolution = replace(told.resolution, contradictions=(replace(differing, aspect="colour"),))
    with pytest.raises(InvariantError, match="colour"):
        list(quads(told.extractions, resolution, told.run))


HOSTILE = st.one_of(
    st.text(st.characters(), min_size=1, max_size=25),
    st.sampled_from(
        [
            '"""',
            "'''\\",
            '" . <http://evil.example/s> <http://evil.example/p> "',
            "> <http://evil.example/p> <http://evil.example/o> . <",
            "line\nbreak\r\ttab .\n",
            " .\n",
            "@prefix kg: <http://evil.example/> .\n",
            "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe\N{POP DIRECTIONAL ISOLATE}",
            "🙂\N{ZERO WIDTH JOINER}🙂",
            "\ud83d half a pair",
            "<script>alert(1)</script>",
            "\N{ARABIC LETTER ALEF}\N{COMBINING DIAERESIS}\x00\x85\N{LINE SEPARATOR}",
            "?x } DELETE WHERE { ?s ?p ?o",
        ]
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(HOSTILE)
def test_hostile_names_stay_names(tmp_path: Path, name: str) -> None:
    told = renamed(story(), name)
    path = written(told, tmp_path / "graph.ttl")
    expected = {quad.triple for quad in quads(told.extractions, told.resolution, told.run, reference=REFERENCE)}
    assert {quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)} == expected
    assert len(Graph().parse(path)) == len(expected)
    assert not any("evil" in triple.predicate.value for triple in expected)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(HOSTILE)
def test_hostile_texts_keep_their_quotes_and_offsets(tmp_path: Path, before: str) -> None:
    told = story(second=arabic(text=before + ARABIC))
    texts = {each.document.id: each.document.text for each in told.extractions}
    assert validate(written(told, tmp_path / "graph.ttl"), texts=texts) == ()
