"""The cases of the W3C's test suite for the SPARQL 1.1 protocol, written anew from the specification.

Each test bears the name of its case in the suite. Updates are asked of a server that takes them; what the
reading server says to them is asked as well.
"""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

ASK = "ASK {}"
QUERY_TYPE = "application/sparql-query"
UPDATE_TYPE = "application/sparql-update"
FORM_TYPE = "application/x-www-form-urlencoded"
DATA = [f"http://example.org/data{number}.nt" for number in range(1, 4)]
ROWS_TYPES = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv"}
GRAPH_TYPES = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}


def true(response: object) -> bool:
    assert response.status_code == 200, response.text  # type: ignore[attr-defined]
    value: bool = response.json()["boolean"]  # type: ignore[attr-defined]
    return value


# ------------------------------------------------------------------ queries


def test_query_post_form(reading: TestClient) -> None:
    assert true(reading.post("/sparql", data={"query": ASK}))


def test_query_get(reading: TestClient) -> None:
    assert true(reading.get("/sparql", params={"query": ASK}))


def test_query_post_direct(reading: TestClient) -> None:
    assert true(reading.post("/sparql", content=ASK, headers={"Content-Type": QUERY_TYPE}))


HOLDS = "ASK {{ {} }}"
IN_ALL = " ".join(f"<urn:s> <urn:p> <urn:{n}> ." for n in (1, 2))
IN_NAMED = " ".join(f"GRAPH <{DATA[n - 1]}> {{ <urn:s> <urn:p> <urn:{n}> }}" for n in (1, 2))
THIRD = "GRAPH ?g { ?s ?p <urn:3> }"


def test_query_dataset_default_graph(writing: TestClient) -> None:
    only = "ASK { <urn:s> <urn:p> <urn:1> FILTER NOT EXISTS { ?s ?p <urn:2> } }"
    assert true(writing.post("/sparql", params={"default-graph-uri": DATA[0]}, data={"query": only}))


def test_query_dataset_default_graphs_get(writing: TestClient) -> None:
    assert true(writing.get("/sparql", params={"query": HOLDS.format(IN_ALL), "default-graph-uri": DATA[:2]}))


def test_query_dataset_default_graphs_post(writing: TestClient) -> None:
    assert true(writing.post("/sparql", data={"query": HOLDS.format(IN_ALL), "default-graph-uri": DATA[:2]}))
    assert not true(writing.post("/sparql", data={"query": "ASK { ?s ?p <urn:3> }", "default-graph-uri": DATA[:2]}))


def test_query_dataset_named_graphs_post(writing: TestClient) -> None:
    assert true(writing.post("/sparql", data={"query": HOLDS.format(IN_NAMED), "named-graph-uri": DATA[:2]}))
    assert not true(writing.post("/sparql", data={"query": HOLDS.format(THIRD), "named-graph-uri": DATA[:2]}))


def test_query_dataset_named_graphs_get(writing: TestClient) -> None:
    assert true(writing.get("/sparql", params={"query": HOLDS.format(IN_NAMED), "named-graph-uri": DATA[:2]}))


def test_query_dataset_full(writing: TestClient) -> None:
    text = HOLDS.format(f"?s ?p <urn:3> . {IN_NAMED} FILTER NOT EXISTS {{ {THIRD} }}")
    asked = {"query": text, "default-graph-uri": DATA[2], "named-graph-uri": DATA[:2]}
    assert true(writing.post("/sparql", data=asked))


def test_query_multiple_dataset(writing: TestClient) -> None:
    """The dataset of the request stands in the place of that of the query."""
    text = f"ASK FROM <{DATA[2]}> {{ <urn:s> <urn:p> <urn:1> FILTER NOT EXISTS {{ ?s ?p <urn:3> }} }}"
    assert true(writing.post("/sparql", data={"query": text, "default-graph-uri": DATA[0]}))


@pytest.mark.parametrize(
    ("case", "text", "types"),
    [
        ("query_content_type_select", "SELECT (1 AS ?value) {}", ROWS_TYPES),
        ("query_content_type_ask", ASK, ROWS_TYPES),
        ("query_content_type_describe", "DESCRIBE <http://example.org/>", GRAPH_TYPES),
        ("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPH_TYPES),
    ],
)
def test_query_content_type(reading: TestClient, case: str, text: str, types: set[str]) -> None:
    response = reading.get("/sparql", params={"query": text})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] in types


def test_bad_query_method(reading: TestClient) -> None:
    assert reading.put("/sparql", params={"query": ASK}).status_code == 405


def test_bad_multiple_queries(reading: TestClient) -> None:
    assert reading.get("/sparql", params={"query": [ASK, "SELECT * {}"]}).status_code == 400


def test_bad_query_wrong_media_type(reading: TestClient) -> None:
    assert reading.post("/sparql", content=ASK, headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_query_missing_form_type(reading: TestClient) -> None:
    response = reading.post("/sparql", content=f"query={quote(ASK)}")
    assert response.status_code == 415


def test_bad_query_missing_direct_type(reading: TestClient) -> None:
    assert reading.post("/sparql", content=ASK).status_code == 415


def test_bad_query_non_utf8(reading: TestClient) -> None:
    text = ASK.encode("utf-16")
    assert reading.post("/sparql", content=text, headers={"Content-Type": QUERY_TYPE}).status_code == 400
    stated = {"Content-Type": f"{QUERY_TYPE}; charset=UTF-16"}
    assert reading.post("/sparql", content=text, headers=stated).status_code == 415


def test_bad_query_syntax(reading: TestClient) -> None:
    response = reading.get("/sparql", params={"query": "ASK {"})
    assert response.status_code == 400
    assert "does not parse" in response.text


# ------------------------------------------------------------------ updates

Send = Callable[..., int]
INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }"
MOVED = "DELETE { ?s ?p ?o } INSERT { GRAPH <urn:new> { ?s ?p ?o } } WHERE { ?s ?p ?o }"


def in_new(client: TestClient, *numbers: int) -> bool:
    rows = client.get("/sparql", params={"query": "SELECT ?o { GRAPH <urn:new> { ?s ?p ?o } }"}).json()
    found = {row["o"]["value"] for row in rows["results"]["bindings"]}
    return found == {f"urn:{number}" for number in numbers}


def test_update_post_form(writing: TestClient, update: Send) -> None:
    assert update(update=INSERT) == 204
    assert true(writing.get("/sparql", params={"query": "ASK { GRAPH <urn:g> { ?s ?p ?o } }"}))


def test_update_post_direct(writing: TestClient) -> None:
    headers = {"Content-Type": UPDATE_TYPE, "Authorization": "Bearer a token of the tests"}
    assert writing.post("/sparql", content=INSERT, headers=headers).status_code == 204
    assert true(writing.get("/sparql", params={"query": "ASK { GRAPH <urn:g> { ?s ?p ?o } }"}))


def test_update_dataset_default_graph(writing: TestClient, update: Send) -> None:
    assert update(update=MOVED, **{"using-graph-uri": DATA[0]}) == 204
    assert in_new(writing, 1)


def test_update_dataset_default_graphs(writing: TestClient, update: Send) -> None:
    assert update(update=MOVED, **{"using-graph-uri": DATA[:2]}) == 204
    assert in_new(writing, 1, 2)


def test_update_dataset_named_graphs(writing: TestClient, update: Send) -> None:
    text = "INSERT { GRAPH <urn:new> { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert update(update=text, **{"using-named-graph-uri": DATA[1:]}) == 204
    assert in_new(writing, 2, 3)


def test_update_dataset_full(writing: TestClient, update: Send) -> None:
    text = "INSERT { GRAPH <urn:new> { ?s ?p ?o } } WHERE { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } }"
    assert update(update=text, **{"using-graph-uri": DATA[0], "using-named-graph-uri": DATA[1]}) == 204
    assert in_new(writing, 1, 2)


def test_update_base_uri(writing: TestClient, update: Send) -> None:
    """A relative IRI is one below the address of the endpoint, unless the text has a base of its own."""
    text = "CLEAR SILENT GRAPH <urn:g> ; INSERT DATA { GRAPH <urn:g> { <a> <b> <test> } }"
    assert update(update=text) == 204
    assert update(update="BASE <http://b.c/> INSERT DATA { GRAPH <urn:g> { <a> <b> <test> } }") == 204
    asked = "ASK { GRAPH <urn:g> { <http://testserver/a> ?p <http://testserver/test> . <http://b.c/a> ?q ?r } }"
    assert true(writing.get("/sparql", params={"query": asked}))


def test_bad_update_get(writing: TestClient) -> None:
    headers = {"Authorization": "Bearer a token of the tests"}
    assert writing.get("/sparql", params={"update": INSERT}, headers=headers).status_code == 400


def test_bad_multiple_updates(update: Send) -> None:
    assert update(update=[INSERT, "CLEAR NAMED"]) == 400


def test_bad_update_wrong_media_type(writing: TestClient) -> None:
    assert writing.post("/sparql", content=INSERT, headers={"Content-Type": "text/plain"}).status_code == 415


def test_bad_update_missing_form_type(writing: TestClient) -> None:
    assert writing.post("/sparql", content=f"update={quote(INSERT)}").status_code == 415


def test_bad_update_non_utf8(writing: TestClient) -> None:
    headers = {"Content-Type": UPDATE_TYPE, "Authorization": "Bearer a token of the tests"}
    assert writing.post("/sparql", content=INSERT.encode("utf-16"), headers=headers).status_code == 400


def test_bad_update_syntax(update: Send) -> None:
    assert update(update="INSERT DATA {") == 400


@pytest.mark.parametrize("clause", ["USING <urn:g>", "USING NAMED <urn:g>"])
def test_bad_update_dataset_conflict(update: Send, clause: str) -> None:
    text = f"DELETE {{ ?s ?p ?o }} {clause} WHERE {{ ?s ?p ?o }}"
    assert update(update=text, **{"using-graph-uri": DATA[0]}) == 400
    assert update(update="WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", **{"using-graph-uri": "a:b"}) == 400


# ------------------------------------------------------------------ who may change the graph


def test_a_reading_server_takes_no_update(reading: TestClient) -> None:
    for headers in ({}, {"Authorization": "Bearer anything"}):
        response = reading.post("/sparql", data={"update": INSERT}, headers=headers)
        assert response.status_code == 403
        assert "only reads" in response.text
    assert reading.post("/sparql", data={"query": INSERT}).status_code == 400


@pytest.mark.parametrize("sent", [None, "Bearer wrong", "Basic a token of the tests", "Bearer"])
def test_a_writing_server_asks_for_its_token(writing: TestClient, sent: str | None) -> None:
    headers = {} if sent is None else {"Authorization": sent}
    response = writing.post("/sparql", data={"update": "CLEAR ALL"}, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert true(writing.get("/sparql", params={"query": "ASK { GRAPH ?g { ?s ?p ?o } }"}))


def test_an_update_cannot_fetch(update: Send) -> None:
    assert update(update="LOAD <file:///etc/hostname> INTO GRAPH <urn:g>") == 400
