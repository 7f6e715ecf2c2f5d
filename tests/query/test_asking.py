"""Queries read one graph and no other, answer in the formats of the standard, and say what is wrong with them."""

import csv
import gc
import io
import json
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import InputError, NotFoundError, QueryError
from kg.query import FORMATS, Graph, Statements, Truth, load

STORY = Path(__file__).parents[1] / "graph" / "data" / "story.ttl"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(STORY)


def test_rows_come_with_the_prefixes_of_the_graph(graph: Graph) -> None:
    table = graph.select("SELECT ?who { ev:summit-beijing-2026-01 kg:participant ?who } ORDER BY ?who")
    assert [graph.short(row["who"]) for row in table.values()] == ["ent:lee-jae-myung", "ent:xi-jinping"]


def test_yes_or_no_and_statements_are_answers_too(graph: Graph) -> None:
    assert graph.ask("ASK { ?e a kg:Summit }") == Truth(True)
    assert graph.ask("ASK { ?e a kg:Threat }") == Truth(False)
    made = graph.ask('CONSTRUCT { ?e rdfs:label ?l } { ?e a kg:Summit ; rdfs:label ?l FILTER(LANG(?l) = "ar") }')
    assert isinstance(made, Statements)
    assert [triple.object.value for triple in made.triples] == ["قمة شي جين بينغ ولي جاي ميونغ"]


def test_the_ontology_answers_for_its_own_terms_beside_the_graph(graph: Graph) -> None:
    found = graph.select(
        "SELECT ?label { GRAPH <https://w3id.org/jisr/ontology> "
        "{ kg:Summit rdfs:label ?label FILTER(LANG(?label) = 'ar') } }"
    )
    assert len(found.rows) == 1
    assert graph.ask("ASK { kg:Summit rdfs:label ?label }") == Truth(False)


def test_a_bound_value_is_a_term_whatever_it_spells(graph: Graph) -> None:
    hostile = ox.Literal('x" } INSERT DATA { <a:b> <a:b> "')
    assert graph.select("SELECT ?l ?e { ?e rdfs:label ?l }", {"l": hostile}).rows == ()
    label = ox.Literal("Beijing", language="en")
    assert graph.select("SELECT ?l ?e { ?e rdfs:label ?l }", {"l": label}).variables == ("e",)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "does not parse"),
        ("SELECT * { SERVICE <http://localhost/sparql> { ?s ?p ?o } }", "another endpoint"),
        ("SELECT * { ?s ?p ?o . service SILENT ?x { ?s ?p ?o } }", "another endpoint"),
        (r"PREFIX x: <a:> SELECT * { ?s x:a\#b ?o . SERVICE <http://localhost/> { ?s ?p ?o } }", "another endpoint"),
        ("SELECT * { ?s <a:\u00a0'> ?o . SERVICE <http://localhost/> {} FILTER(?o = \"'\") }", "another endpoint"),
        (r"SELECT * { ?s <a:\u003e'> ?o . SERVICE <http://localhost/> {} FILTER(?o = \"'\") }", "another endpoint"),
        ("SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<http://localhost/>{} FILTER(3>2) }", "another endpoint"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "changes the graph"),
        ("PREFIX a: <a:>\n# harmless\nDELETE WHERE { ?s ?p ?o }", "changes the graph"),
        ("SELECT ?x { ?x nosuch:thing ?y }", "does not parse"),
    ],
)
def test_refusals_say_what_is_wrong_in_one_line(graph: Graph, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as refused:
        graph.ask(query)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s rdfs:label "SERVICE and INSERT" }',
        "SELECT ?service { ?service a kg:Summit } # SERVICE <http://a.b/> {}",
        "SELECT ?s { ?s <http://example.org/service> ?o }",
        'PREFIX service: <a:> SELECT ?s { ?s service:insert \'service\'@service ; <a:#> """\'service""" }',
        "PREFIX insert: <a:> SELECT ?delete { ?delete insert:service _:service }",
    ],
)
def test_words_in_strings_names_and_comments_are_no_commands(graph: Graph, query: str) -> None:
    graph.select(query)


def test_csv_and_json_say_the_same(graph: Graph) -> None:
    answer = graph.ask(
        "SELECT ?e ?label ?date { ?e a kg:Event OPTIONAL { ?e rdfs:label ?label } OPTIONAL { ?e kg:date ?date } }"
    )
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](answer, graph.prefixes))))
    told = json.loads(FORMATS["json"](answer, graph.prefixes))
    assert told["head"]["vars"] == list(rows[0])
    values = [{name: cell["value"] for name, cell in row.items()} for row in told["results"]["bindings"]]
    assert values == [{name: cell for name, cell in row.items() if cell} for row in rows]
    assert any(cell.get("xml:lang") == "ar" for row in told["results"]["bindings"] for cell in row.values())


def test_turtle_is_for_statements_and_reads_back(graph: Graph) -> None:
    answer = graph.ask("CONSTRUCT WHERE { ?e a kg:Summit ; kg:participant ?who }")
    assert isinstance(answer, Statements)
    written = FORMATS["turtle"](answer, graph.prefixes)
    assert {quad.triple for quad in ox.parse(written, format=ox.RdfFormat.TURTLE)} == set(answer.triples)
    with pytest.raises(QueryError, match="CONSTRUCT"):
        FORMATS["turtle"](graph.ask("SELECT ?s { ?s ?p ?o }"), graph.prefixes)


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("this is no turtle")
    with pytest.raises(InputError, match="line 1"):
        load(tmp_path / "bad.ttl")
    with pytest.raises(NotFoundError, match="kg build"):
        load(tmp_path / "none.ttl")
    (tmp_path / "graph.json").write_text("{}")
    with pytest.raises(InputError, match=r"\.ttl"):
        load(tmp_path / "graph.json")


def test_n_quads_answer_like_turtle(graph: Graph, tmp_path: Path) -> None:
    file = tmp_path / "story.nq"
    ox.serialize((ox.Quad(*q.triple) for q in ox.parse(path=STORY)), file, format=ox.RdfFormat.N_QUADS)
    query = "SELECT ?e ?l { ?e a kg:Event ; rdfs:label ?l } ORDER BY ?e ?l"
    assert load(file).select(query) == graph.select(query)
    assert load(file).short("https://w3id.org/jisr/entity/xi-jinping") == "ent:xi-jinping"


@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_an_error_that_another_thread_lets_go_of_holds_nothing_of_the_store(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("no table today")

    monkeypatch.setattr("kg.query.graph.Table", broken)
    with pytest.raises(QueryError, match="no table today") as caught:
        graph.ask("SELECT * { ?s ?p ?o }")
    ring: list[object] = [caught.value]
    ring.append(ring)
    del caught, ring
    collector = threading.Thread(target=gc.collect)
    collector.start()
    collector.join()
