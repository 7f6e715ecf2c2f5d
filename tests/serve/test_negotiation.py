"""Everything comes in the format and language asked for, and says so to caches and to scripts of other sites."""

import json

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.serve.negotiation import ROWS, STATEMENTS, language, preferred

SELECT = "SELECT ?who ?label { ?who a kg:Person ; rdfs:label ?label } ORDER BY ?who ?label"
CONSTRUCT = "CONSTRUCT WHERE { ?event a kg:Summit ; kg:participant ?who }"


@pytest.mark.parametrize(
    ("header", "best"),
    [
        (None, ROWS[0]),
        ("*/*", ROWS[0]),
        ("text/csv", "text/csv"),
        ("application/json", ROWS[0]),
        ("text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values"),
        ("text/*;q=0.3, application/sparql-results+xml;q=0.4", ROWS[1]),
        ("text/*, text/csv;q=0", "text/tab-separated-values"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("TEXT/CSV", "text/csv"),
    ],
)
def test_the_best_offer_for_a_header(header: str | None, best: str | None) -> None:
    assert preferred(header, ROWS) == best


@pytest.mark.parametrize(
    ("header", "best"), [(None, "en"), ("ar", "ar"), ("ar-EG, en;q=0.5", "ar"), ("fr, ar;q=0.2", "ar"), ("fr", "en")]
)
def test_the_best_language_for_a_header(header: str | None, best: str) -> None:
    assert language(header, ("en", "ar")) == best


@pytest.mark.parametrize("media", ROWS)
def test_rows_come_in_every_format_of_the_standard(reading: TestClient, media: str) -> None:
    response = reading.get("/sparql", params={"query": SELECT}, headers={"Accept": media})
    assert response.headers["content-type"].partition(";")[0] == media
    assert "Accept" in response.headers["vary"]
    format_ = ox.QueryResultsFormat.from_media_type(media)
    assert format_ is not None
    if media == "text/csv":
        assert response.text.splitlines()[0] == "who,label"
        assert "شي جين بينغ" in response.text
        return
    assert labels(response.content, format_) == ["Lee Jae Myung", "لي جاي ميونغ", "Xi Jinping", "شي جين بينغ"]


def labels(answer: bytes, format_: ox.QueryResultsFormat) -> list[str]:
    """The column of labels. Only this thread may let go of what is parsed, and the frame of a test may outlive it."""
    found = ox.parse_query_results(answer, format=format_)
    assert isinstance(found, ox.QuerySolutions)
    return [row["label"].value for row in found]


@pytest.mark.parametrize("media", STATEMENTS)
def test_statements_come_in_every_format_of_rdf(reading: TestClient, media: str) -> None:
    response = reading.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": media})
    assert response.headers["content-type"].partition(";")[0] == media
    format_ = ox.RdfFormat.from_media_type(media)
    assert len(list(ox.parse(response.content, format=format_))) == 3


def test_a_format_in_the_address_is_for_links(reading: TestClient) -> None:
    response = reading.get("/sparql", params={"query": SELECT, "format": "csv"}, headers={"Accept": "text/html"})
    assert response.headers["content-type"].startswith("text/csv")
    assert reading.get("/sparql", params={"query": SELECT, "format": "pdf"}).status_code == 400


def test_what_is_not_on_offer_is_refused(reading: TestClient) -> None:
    refused = reading.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"})
    assert refused.status_code == 406
    assert "text/csv" in refused.text
    assert reading.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": "text/csv"}).status_code == 406
    assert reading.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"}).status_code == 406


def test_the_endpoint_describes_itself(reading: TestClient) -> None:
    response = reading.get("/sparql", headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    quads = {
        (q.predicate.value.rpartition("#")[2], str(q.object))
        for q in ox.parse(response.content, format=ox.RdfFormat.TURTLE)
    }
    assert ("endpoint", "<http://testserver/sparql>") in quads
    assert any(name == "supportedLanguage" and "SPARQL11Query" in value for name, value in quads)
    assert not any("SPARQL11Update" in value for _, value in quads)
    browser = reading.get("/sparql", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (browser.status_code, browser.headers["location"]) == (303, "/query")


def test_a_writing_endpoint_says_that_it_takes_updates(writing: TestClient) -> None:
    assert "SPARQL11Update" in writing.get("/sparql", headers={"Accept": "application/n-triples"}).text


def test_scripts_of_other_sites_may_read(reading: TestClient) -> None:
    origin = {"Origin": "https://example.org"}
    response = reading.get("/sparql", params={"query": SELECT}, headers=origin)
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = reading.options("/sparql", headers=asked)
    assert allowed.status_code == 200
    assert "POST" in allowed.headers["access-control-allow-methods"]


def test_the_ontology_answers_in_its_own_graph(reading: TestClient) -> None:
    query = "SELECT ?l { GRAPH ?g { kg:Summit rdfs:label ?l } } ORDER BY ?l"
    rows = json.loads(reading.get("/sparql", params={"query": query}).content)["results"]["bindings"]
    assert [row["l"]["xml:lang"] for row in rows] == ["en", "ar"]
