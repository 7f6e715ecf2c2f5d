"""Every thing of the graph has an address: a page in two languages for people, statements for programs."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.serve import application
from kg.serve.html import ASSETS
from tests.serve.conftest import SOURCES, STORY, site

HTML = {"Accept": "text/html"}


class Links(HTMLParser):
    """All addresses in a page, by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value or "") for name, value in attrs if name in ("href", "src")]


@pytest.mark.parametrize(("tongue", "title", "direction"), [("en", "Xi Jinping", "ltr"), ("ar", "شي جين بينغ", "rtl")])
def test_a_thing_has_a_page_in_both_languages(reading: TestClient, tongue: str, title: str, direction: str) -> None:
    for response in (
        reading.get("/entity/xi-jinping", headers={**HTML, "Accept-Language": tongue}),
        reading.get(f"/entity/xi-jinping?lang={tongue}", headers=HTML),
    ):
        assert response.status_code == 200
        assert response.headers["content-language"] == tongue
        assert f'lang="{tongue}" dir="{direction}"' in response.text
        assert f"<title>{title}</title>" in response.text
        assert "Accept-Language" in response.headers["vary"]


@pytest.mark.parametrize(
    ("media", "suffix"),
    [
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "rdf"),
    ],
)
def test_a_thing_comes_as_data_by_header_or_suffix(reading: TestClient, media: str, suffix: str) -> None:
    by_header = reading.get("/entity/xi-jinping", headers={"Accept": media})
    by_suffix = reading.get(f"/entity/xi-jinping.{suffix}", headers=HTML)
    for response in (by_header, by_suffix):
        assert response.headers["content-type"].partition(";")[0] == media
        subjects = {
            str(quad.subject) for quad in ox.parse(response.content, format=ox.RdfFormat.from_media_type(media))
        }
        assert "<https://w3id.org/jisr/entity/xi-jinping>" in subjects
    assert reading.get("/entity/xi-jinping", headers={"Accept": "image/png"}).status_code == 406


def test_all_that_a_page_leads_to_here_is_there(reading: TestClient) -> None:
    page = reading.get("/event/summit-beijing-2026-01", headers=HTML).text
    local = {href for _, href in Links(page).found if href.startswith("/") and not href.startswith("/ontology#")}
    assert len(local) > 10
    for href in sorted(local):
        assert reading.get(href, headers=HTML).status_code == 200, href


def test_every_subject_of_a_graph_has_its_address(reading: TestClient) -> None:
    subjects = {q.subject.value for q in ox.parse(path=STORY) if isinstance(q.subject, ox.NamedNode)}
    ours = sorted(iri.removeprefix("https://w3id.org/jisr") for iri in subjects if "/ontology" not in iri)
    for path in ours[::5]:
        assert reading.get(quote(path, safe="/"), headers=HTML).status_code == 200, path


@pytest.mark.parametrize("name", ["لويد-أوستن", "a%2Cb", "c%25d"])
def test_names_in_any_script_and_encoded_ones_are_found(tmp_path: Path, name: str) -> None:
    file = tmp_path / "graph.nt"
    file.write_text(f'<https://w3id.org/jisr/entity/{name}> <http://a.b/c> "d" .\n', "utf-8")
    with TestClient(application(site(sources=(SOURCES[1], type(SOURCES[0])(file))))) as client:
        for way in {name, quote(name, safe="-%"), quote(name, safe="-")}:
            assert client.get(f"/entity/{way}", headers={"Accept": "text/turtle"}).status_code == 200, way


def test_what_is_not_there_is_said_in_the_reader_s_language(reading: TestClient) -> None:
    for path in ("/entity/nobody", "/nothing/at/all", "/entity/x%22%3E%3Cscript", "/entity/%00", "/%FF"):
        assert reading.get(path, headers=HTML).status_code == 404, path
    assert "لا شيء" in reading.get("/entity/nobody?lang=ar", headers=HTML).text


def test_words_of_a_graph_are_never_markup(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(
        '<https://w3id.org/jisr/entity/a> <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>"@en ;'
        ' <http://a.b/\\"c> <javascript:alert(1)> , "\\" onload=alert(1)" .',
        "utf-8",
    )
    file.write_text(file.read_text("utf-8").replace('\\"c', "c"), "utf-8")
    with TestClient(application(site(sources=(type(SOURCES[0])(file),)))) as client:
        page = client.get("/entity/a", headers=HTML)
    assert "<script>alert" not in page.text
    assert not any(href.startswith("javascript") for _, href in Links(page.text).found)
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_the_first_page_leads_to_all_others(reading: TestClient) -> None:
    page = reading.get("/", headers={**HTML, "Accept-Language": "ar"})
    assert "كل شيء" in page.text
    for _, href in Links(page.text).found:
        if href.startswith("/"):
            assert reading.get(href, headers=HTML).status_code == 200, href
    assert reading.get("/graph").text.endswith("<title>drawn</title>")


def test_the_editor_offers_the_questions_and_fetches_nothing_from_elsewhere(reading: TestClient) -> None:
    page = reading.get("/query", headers=HTML)
    assert '"query": "SELECT * { ?s ?p ?o }"' in page.text
    assert "All \\u003cof> it" in page.text
    for tag, address in Links(page.text).found:
        assert address.startswith(("/", "data:")), (tag, address)
        if address.startswith("/assets"):
            assert reading.get(address).status_code == 200
    assert "connect-src 'self'" in page.headers["content-security-policy"]


def test_what_the_editor_carries_of_others_is_named_with_its_licence() -> None:
    licences = (ASSETS / "LICENCES.md").read_text("utf-8")
    assert re.search(r"@triply/yasgui [\d.]+ \(MIT\)", licences)
    assert "Permission is hereby granted" in licences
    assert (ASSETS / "yasgui.min.js").stat().st_size > 500_000


@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_the_ontology_has_a_page_for_people_and_statements_for_programs(reading: TestClient, tongue: str) -> None:
    page = reading.get(f"/ontology?lang={tongue}", headers=HTML)
    assert f'<html lang="{tongue}"' in page.text
    assert 'id="Summit"' in page.text
    data = reading.get("/ontology", headers={"Accept": "text/turtle"})
    assert len(list(ox.parse(data.content, format=ox.RdfFormat.TURTLE))) > 500
