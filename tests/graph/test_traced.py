"""Every fact of the world is reachable from a claim or a mention, and every quote stands in its article."""

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import graph, resources
from kg.evaluate.sources import Sources
from kg.model import Document
from kg.query import Table, load, stored_query
from kg.read import read, sources
from kg.vocab.terms import Class, Property

_QUOTES = f"""SELECT ?document ?quote ?begin ?end {{
  {{ ?node a <{Class.SENTENCE}> ; <{Property.SCHEMA_IS_PART_OF}> ?document }}
  UNION {{ ?node a <{Class.MENTION}> ; <{Property.NIF_REFERENCE_CONTEXT}> ?document }}
  ?node <{Property.NIF_ANCHOR_OF}> ?quote ; <{Property.NIF_BEGIN_INDEX}> ?begin ; <{Property.NIF_END_INDEX}> ?end }}"""


def texts(articles: Path) -> Mapping[str, str]:
    return {each.id: each.text for path in sources([articles]) for each in read(path) if isinstance(each, Document)}


def untraced(file: Path) -> Table:
    answer = stored_query("untraced").ask({}, load(file))
    assert isinstance(answer, Table)
    return answer


def misquoted(file: Path, articles: Path, count: int) -> Iterator[Mapping[str, str]]:
    """Those of `count` quotes, taken at random, that are no exact substring at their offsets."""
    rows = sorted(load(file).select(_QUOTES).values(), key=lambda row: json.dumps(dict(row)))
    assert len(rows) > count
    written = texts(articles)
    for row in random.Random(6).sample(rows, count):
        text = written[row["document"].rpartition("/")[2]]
        if text[int(row["begin"]) : int(row["end"])] != row["quote"]:
            yield row


def test_no_fact_of_the_seeds_is_without_a_sentence(seeds_build: Path) -> None:
    assert untraced(seeds_build / "graph.ttl").rows == ()


def test_a_hundred_quotes_of_the_seeds_stand_where_the_graph_says(seeds_build: Path) -> None:
    assert list(misquoted(seeds_build / "graph.ttl", resources.seeds() / "articles", 100)) == []


def test_the_seeds_keep_every_shape_and_every_quote(seeds_build: Path) -> None:
    assert graph.validate(seeds_build / "graph.ttl", texts=texts(resources.seeds() / "articles")) == ()


@pytest.mark.parametrize(
    "lost",
    [Property.ABOUT, Property.STATED_IN, Property.CLAIMS_PARTICIPANT, Property.CLAIMS_HOLDER, Property.CLAIMS_STATUS],
    ids=lambda iri: iri.rpartition("#")[2],
)
def test_a_fact_whose_evidence_is_lost_is_found(seeds_build: Path, tmp_path: Path, lost: str) -> None:
    quads = [quad for quad in ox.parse(path=seeds_build / "graph.ttl") if quad.predicate.value != lost]
    ox.serialize((quad.triple for quad in quads), tmp_path / "graph.ttl", format=ox.RdfFormat.TURTLE)
    assert untraced(tmp_path / "graph.ttl").rows


@pytest.mark.slow
@pytest.mark.parametrize("name", ["news-dev", "ntrex-dev"])
def test_no_fact_of_other_articles_is_without_a_sentence(name: str, tmp_path: Path) -> None:
    from kg.pipeline import build

    articles = Sources.found().gold / name / "articles"
    if not articles.is_dir():
        pytest.skip(f"no articles at {articles}; JISR_GOLD names the folder that holds them")
    build([articles], tmp_path)
    assert untraced(tmp_path / "graph.ttl").rows == ()
    assert list(misquoted(tmp_path / "graph.ttl", articles, 100)) == []
    assert graph.validate(tmp_path / "graph.ttl", texts=texts(articles)) == ()
