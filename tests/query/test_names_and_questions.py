"""Names in any script lead to things; stored questions run, and their parameters restrict them."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import DataError, NotFoundError, QueryError
from kg.query import Graph, Table, load, stored_queries, stored_query, story_of
from kg.query.filling import filled
from kg.query.stored import _read
from kg.vocab.terms import Property

STORY = Path(__file__).parents[1] / "graph" / "data" / "story.ttl"
SUMMIT = "ev:summit-beijing-2026-01"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(STORY)


def rows(graph: Graph, name: str, **given: str) -> Table:
    answer = stored_query(name).ask(given, graph)
    assert isinstance(answer, Table)
    return answer


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Xi Jinping", "ent:xi-jinping"),
        ("XI  JINPING", "ent:xi-jinping"),
        ("شي جين بينغ", "ent:xi-jinping"),
        ("شـي جين بينغ", "ent:xi-jinping"),
        ("Lee", "ent:lee-jae-myung"),
        ("ميونغ", "ent:lee-jae-myung"),
        ("وزير", None),
    ],
)
def test_a_name_in_either_script_finds_its_bearer(graph: Graph, name: str, iri: str | None) -> None:
    assert [graph.short(found.iri) for found in graph.names.find(name, "entity")] == ([iri] if iri else [])


def test_a_name_of_several_lists_them(tmp_path: Path) -> None:
    file = tmp_path / "two.ttl"
    other = STORY.read_text("utf-8").replace("Xi Jinping", "Lee Myung Bak").replace("شي جين بينغ", "لي ميونغ باك")
    file.write_text(other.replace('"Lee"@en', '"L."@en'), "utf-8")
    with pytest.raises(QueryError, match=r"names 2 things.*/(lee-jae-myung|xi-jinping)>.*/(lee-jae-myung|xi-jinping)>"):
        load(file).names.one("Lee", "entity")


def test_an_unknown_name_is_told_its_nearest(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="Xi Jinping"):
        graph.names.one("Xi Jinpin", "entity")


def test_every_stored_question_has_an_example_that_is_itself() -> None:
    found = stored_queries()
    assert len(found) >= 8
    for name, query in found.items():
        assert query.example.startswith(f"kg query --name {name}")
        assert all(parameter.about for parameter in query.parameters)


# What each question answers on the story: its parameters, and how many rows they leave.
ANSWERS: list[tuple[str, dict[str, str], int]] = [
    ("disputed-events", {}, 2),
    ("disputed-events", {"on": "Date"}, 2),
    ("disputed-events", {"on": "Place"}, 0),
    ("documents", {}, 2),
    ("entities", {}, 5),
    ("entities", {"kind": "Person"}, 2),
    ("entities", {"kind": "شخص", "language": "ar"}, 2),
    ("entities", {"language": "ar"}, 3),
    ("events", {}, 1),
    ("events", {"since": "2026-01-06"}, 1),
    ("events", {"since": "2026-02"}, 0),
    ("events", {"until": "2026-01-05"}, 0),
    ("events", {"place": "الصين", "kind": "Summit"}, 1),
    ("events", {"place": "Russia"}, 0),
    ("events-between", {"a": "شي", "b": "Lee"}, 1),
    ("events-between", {"a": "شي", "b": "Lee", "kind": "قمة"}, 1),
    ("events-between", {"a": "شي", "b": "Lee", "kind": "Talks"}, 0),
    ("events-between", {"a": "Xi", "b": "Russia"}, 0),
    ("matches-of", {"who": "Xi"}, 1),
    ("meetings", {"who": "Lee"}, 1),
    ("meetings", {"who": "Lee", "since": "2027"}, 0),
    ("names-of", {"who": "Lee"}, 3),
    ("office-holders", {}, 1),
    ("office-holders", {"title": "رئيس", "of": "China"}, 1),
    ("office-holders", {"who": "Lee"}, 0),
    ("office-holders", {"of": "Russia"}, 0),
    ("only-in-language", {"language": "en"}, 1),
    ("only-in-language", {"language": "ar"}, 0),
    ("places-of-meetings", {}, 1),
    ("places-of-meetings", {"who": "Russia"}, 0),
    ("reports-of-event", {"event": SUMMIT}, 2),
    ("sentences-of-event", {"event": SUMMIT}, 2),
    ("sentences-of-event", {"event": "قمة شي جين بينغ ولي جاي ميونغ"}, 2),
    ("statements-by", {"who": "Lee"}, 1),
    ("statements-by", {"who": "Xi"}, 0),
    ("sentences-of-event", {"event": "summit Lee Xi Jinping"}, 2),
    ("agreements-between", {"a": "China", "b": "Lee"}, 0),
    ("co-participants", {"who": "Xi"}, 1),
    ("co-participants", {"who": "Xi", "kind": "Talks"}, 0),
    ("deals-between", {"a": "Xi"}, 0),
    ("detentions", {}, 0),
    ("exercises", {}, 0),
    ("force-by", {"who": "Xi"}, 0),
    ("meeting-dates", {"a": "Xi", "b": "Lee"}, 2),
    ("meeting-dates", {"a": "Xi", "b": "Lee", "place": "China"}, 2),
    ("meeting-dates", {"a": "Xi", "b": "Lee", "place": "Russia"}, 0),
    ("meetings-between", {"a": "Xi", "b": "Lee", "kind": "Summit", "status": "happened"}, 1),
    ("meetings-between", {"a": "Xi", "b": "Lee", "status": "denied"}, 0),
    ("names-of-holder", {"of": "China", "title": "رئيس"}, 2),
    ("names-of-holder", {"of": "Russia"}, 0),
    ("office-history", {"of": "China"}, 1),
    ("office-holders", {"of": "China", "at": "2027"}, 1),
    ("office-holders", {"of": "China", "at": "2020"}, 0),
    ("press-conferences", {"who": "Xi"}, 0),
    ("results-of-meetings", {"a": "Xi", "b": "Lee"}, 2),
    ("terms-of-office", {"who": "Xi"}, 0),
    ("untraced", {}, 0),
    ("whether-met", {"a": "Xi", "b": "Lee"}, 2),
    ("who-met-where", {"place": "China"}, 4),
    ("who-met-where", {"place": "China", "since": "2027"}, 0),
    ("whom-met", {"who": "Lee", "place": "بكين"}, 1),
    ("whom-met", {"who": "Lee", "place": "Russia"}, 0),
    ("timeline", {"who": "Lee"}, 2),
    ("timeline", {"who": "Lee", "status": "planned"}, 0),
    ("timeline", {"who": "China"}, 1),
]


@pytest.mark.parametrize(("name", "given", "count"), ANSWERS, ids=lambda value: str(value))
def test_stored_questions_answer(graph: Graph, name: str, given: dict[str, str], count: int) -> None:
    found = rows(graph, name, **given)
    assert len(found.rows) == count
    assert not {parameter.name for parameter in stored_query(name).parameters} & set(found.variables)


def changed(folder: Path, old: str, new: str) -> Graph:
    """The story with `old`, which it has once, replaced by `new`."""
    text = STORY.read_text("utf-8")
    assert text.count(old) == 1
    (folder / "changed.ttl").write_text(text.replace(old, new), "utf-8")
    return load(folder / "changed.ttl")


def test_an_office_of_nothing_known_is_no_office_of_every_country(tmp_path: Path) -> None:
    graph = changed(tmp_path, "\tkg:of ent:china ;\n\tkg:office off:president .", "\tkg:office off:president .")
    (row,) = rows(graph, "office-holders").values()
    assert row["person"] == "Xi Jinping"
    assert "country" not in row
    assert rows(graph, "office-holders", of="China").rows == ()


def test_a_report_without_a_date_hides_no_date_of_the_others(tmp_path: Path) -> None:
    undated = "cl:undated kg:about ev:summit-beijing-2026-01 ; kg:statedIn se:3e73f3338913-106-148 .\n\noff:president a"
    graph = changed(tmp_path, "off:president a", undated)
    found = {row["dates"] for row in rows(graph, "reports-of-event", event=SUMMIT).values()}
    assert found == {"2026-01-05", "2026-01-06"}


@pytest.mark.parametrize(
    ("sentence", "days", "met"),
    [
        ("se:3e73f3338913-106-148", ("2026-01-04", "2026-01-06"), True),
        ("se:3e73f3338913-106-148", ("2026-01-06", "2026-01-07"), False),
        ("se:de2252c4be45-0-54", ("2026-01-04", "2026-01-06"), False),
    ],
)
def test_a_meeting_without_a_place_is_where_its_article_has_the_visitor(
    tmp_path: Path, sentence: str, days: tuple[str, str], met: bool
) -> None:
    came, left = (f'"{day}T00:00:00Z"^^xsd:dateTime' for day in days)
    day = '"2026-01-05T00:00:00Z"^^xsd:dateTime'
    more = f"""ev:visit a kg:Visit ; kg:participant ent:lee-jae-myung ; kg:occursIn ent:beijing ;
            kg:earliest {came} ; kg:latest {left} .
        cl:visit kg:about ev:visit ; kg:statedIn {sentence} .
        ev:talks a kg:MeetingEvent ; kg:kind kg:Talks ; kg:status kg:Happened ; kg:earliest {day} ; kg:latest {day} ;
            kg:participant ent:lee-jae-myung , ent:xi-jinping .
        cl:talks kg:about ev:talks ; kg:statedIn se:3e73f3338913-18-105 .
        off:president a"""
    graph = changed(tmp_path, "off:president a", more)
    found = {row["kind"] for row in rows(graph, "whom-met", who="Lee", place="Beijing").values()}
    assert found == ({"Summit", "Talks"} if met else {"Summit"})


@pytest.mark.parametrize(("name", "given", "count"), ANSWERS, ids=lambda value: str(value))
def test_the_text_for_other_stores_asks_the_same(graph: Graph, name: str, given: dict[str, str], count: int) -> None:
    text = stored_query(name).text(given, graph)
    plain = Graph(graph.store, {}, "declares its prefixes by itself").ask(text)
    assert plain == rows(graph, name, **given)


def test_values_are_written_out_only_where_a_variable_means_them(graph: Graph) -> None:
    sparql = """# title
SELECT ?who (COUNT(?who) AS ?n) "?who" WHERE { ?x kg:participant ?who FILTER(?whole != "?who") } GROUP BY ?who"""
    text = filled(sparql, {"who"}, {"who": ox.NamedNode("http://a.b/?who")}, graph.prefixes)
    assert text.startswith("PREFIX kg: <https://w3id.org/jisr/ontology#>\nSELECT")
    assert '(COUNT(<http://a.b/?who>) AS ?n) "?who"' in text
    assert '{ ?x kg:participant <http://a.b/?who> FILTER(?whole != "?who") } GROUP BY' in text
    assert text.rstrip().endswith("GROUP BY")


def test_every_question_has_a_title_in_both_languages() -> None:
    for query in stored_queries().values():
        assert set(query.titles) == {"en", "ar"}
        assert any("\u0600" <= letter <= "\u06ff" for letter in query.titles["ar"])


def test_no_stored_question_is_left_untried() -> None:
    assert {name for name, *_ in ANSWERS} == set(stored_queries())


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "needs --param who"),
        ({"who": "Lee", "whom": "Xi"}, "no parameter 'whom'"),
        ({"who": "Lee", "since": "yesterday"}, "not a date"),
    ],
)
def test_a_wrong_parameter_is_told_what_is_right(graph: Graph, given: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        rows(graph, "meetings", **given)


def test_a_stored_question_without_a_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("SELECT * { ?s ?p ?o }")
    with pytest.raises(DataError, match="example"):
        _read(tmp_path / "q.rq")
    with pytest.raises(NotFoundError, match="meetings"):
        stored_query("no-such-question")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("events", {}),
        ("timeline", {"who": "Xi Jinping"}),
        ("meetings", {"who": "Xi Jinping"}),
        ("events-between", {"a": "Xi Jinping", "b": "Lee Jae Myung"}),
        ("meetings-between", {"a": "Xi Jinping", "b": "Lee Jae Myung"}),
    ],
)
def test_what_was_carried_over_from_a_translation_is_no_report_of_its_own(
    name: str, given: dict[str, str], tmp_path: Path
) -> None:
    text = STORY.read_text("utf-8")
    clash = "kg:contradicts cl:de2252c4be45-30-Summit"
    assert clash in text
    (tmp_path / "over.ttl").write_text(text.replace(clash, clash.replace("contradicts", "translates")), "utf-8")
    for path, reports in ((STORY, 2), (tmp_path / "over.ttl", 1)):
        table = rows(load(path), name, **given)
        told = [row["reports"] for row in table.values() if row["event"].endswith("/summit-beijing-2026-01")]
        assert told == [str(reports)]


def test_the_story_of_an_entity_has_all_that_speaks_for_and_against_it(graph: Graph) -> None:
    story = story_of(graph, graph.names.one("Xi Jinping"))
    assert {form.text for form in story.forms} == {"Xi Jinping", "شي جين بينغ"}
    assert [judged.judgement for judged in story.judged] == ["same"]
    summit, office = story.happenings
    assert summit.disputed == ("date",)
    assert story.disputes == (summit,)
    assert [report.contradicts for report in summit.reports] == [(summit.reports[1].claim,), (summit.reports[0].claim,)]
    assert "president" in office.kind
    for report in (*summit.reports, *office.reports):
        assert len(report.sentence) == report.end - report.begin


def test_the_story_of_an_event_is_its_reports(graph: Graph) -> None:
    about = graph.names.at(graph.expand(SUMMIT) or "")
    assert about is not None
    (happening,) = story_of(graph, about).happenings
    assert len(happening.reports) == 2
    assert [judged.left for judged in happening.judged] == ["met"]


def test_links_to_other_data_sets_are_told(graph: Graph) -> None:
    beijing = graph.names.one("بكين")
    links = story_of(graph, beijing).links
    assert links == tuple(
        quad.object.value
        for quad in ox.parse(path=STORY)
        if quad.predicate.value == Property.SKOS_EXACT_MATCH and quad.subject.value == beijing.iri
    )
    assert links
