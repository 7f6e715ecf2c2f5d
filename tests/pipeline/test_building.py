"""A build reads what can be read, says what cannot, and writes the same bytes for the same articles."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from kg import pipeline, resources
from kg.errors import InputError
from kg.graph import validate
from kg.model import Document, Extraction, Issue
from kg.read import read

FILES = ("graph.ttl", "graph.json", "graph.html", "report.json")
ARTICLES = sorted((resources.seeds() / "articles").iterdir())
GOOD = "Rubio meets Lavrov\n\nMarco Rubio met Sergei Lavrov in Riyadh on 18 February 2025, the State Department said.\n"
ARABIC = "التقى وزير الخارجية الأمريكي ماركو روبيو نظيره الروسي سيرغي لافروف في الرياض يوم 18 فبراير 2025.\n"


def build(paths: list[Path], out: Path, *, seed: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", "build", *map(str, paths), "--out", str(out)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the seed articles."""
    out = tmp_path_factory.mktemp("built")
    done = build([resources.seeds() / "articles"], out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_articles_give_the_same_bytes(built: Path, tmp_path: Path, seed: int) -> None:
    order = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    folders = []
    for number, article in enumerate(order):
        # Where an article lies says nothing about it.
        folder = tmp_path / f"{number}-{seed}"
        folder.mkdir()
        (folder / article.name).write_bytes(article.read_bytes())
        folders.append(folder)
    assert build(folders, tmp_path / "out", seed=seed).returncode == 0
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (built / name).read_bytes(), name


def test_rdflib_and_pyoxigraph_read_the_same_graph(built: Path) -> None:
    ours = rdflib.Graph().parse(built / "graph.ttl")
    lines = ox.serialize(ox.parse(path=built / "graph.ttl"), format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    theirs = rdflib.Graph().parse(data=lines, format="nt")
    assert len(ours) > 1000
    assert to_isomorphic(ours) == to_isomorphic(theirs)


def test_the_graph_of_the_seeds_is_valid_and_its_quotes_stand(built: Path) -> None:
    texts = {each.id: each.text for path in ARTICLES for each in read(path) if isinstance(each, Document)}
    assert validate(built / "graph.ttl", texts=texts) == ()


def test_every_quote_of_the_export_stands_in_its_article(built: Path) -> None:
    texts = {each.source: each.text for path in ARTICLES for each in read(path) if isinstance(each, Document)}
    flat = json.loads((built / "graph.json").read_text("utf-8"))
    parts = [(m, m["text"]) for entity in flat["entities"] for m in entity["mentions"]]
    parts += [(e, e["quote"]) for thing in (*flat["events"], *flat["roles"]) for e in thing["evidence"]]
    assert len(parts) > 100
    for part, quote in parts:
        assert texts[part["source"]][part["start"] : part["end"]] == quote


def test_the_report_counts_and_names_versions_and_no_time(built: Path) -> None:
    report = json.loads((built / "report.json").read_text("utf-8"))
    assert report["documents"] == len(ARTICLES)
    assert report["counts"]["claims"] > 50
    assert report["issues"] == []
    assert {"jisr", "ontology", "spacy"} <= report["versions"].keys()
    assert list(report["counts"]) == sorted(report["counts"])


def test_bad_files_are_issues_and_the_good_one_is_in_the_graph(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "invalid.txt").write_bytes(GOOD.encode() * 3 + b"\xff\xfe\xfa" * 200)
    (folder / "line.txt").write_bytes(b"word " * 4_194_304)
    done = build([folder], tmp_path / "out")
    assert done.returncode == 1
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert {issue["source"] for issue in report["issues"]} == {"empty.txt", "binary.txt", "invalid.txt", "line.txt"}
    for issue in report["issues"]:
        assert issue["message"] in done.stderr
    flat = json.loads((tmp_path / "out" / "graph.json").read_text("utf-8"))
    assert "good.txt" in {document["source"] for document in flat["documents"]}
    assert "Marco Rubio" in {entity["labels"].get("en") for entity in flat["entities"]}


def test_nothing_readable_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = build([tmp_path], tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "empty.txt: is empty" in done.stderr
    with pytest.raises(InputError, match="no such file"):
        pipeline.build([tmp_path / "nowhere"], tmp_path / "out")


def outcomes(folder: Path) -> list[Extraction | Issue]:
    return list(pipeline.extractions(tuple(sorted(folder.rglob("*.txt")))))


def test_the_same_article_twice_is_read_once(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(GOOD, "utf-8")
    assert [type(each) for each in outcomes(tmp_path)] == [Extraction]


def test_two_articles_of_one_name_are_both_read_and_told(tmp_path: Path) -> None:
    for name, text in (("a", GOOD), ("b", ARABIC)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(text, "utf-8")
    found = outcomes(tmp_path)
    assert sum(isinstance(each, Extraction) for each in found) == 2
    assert [each.message for each in found if isinstance(each, Issue)] == [
        "is the name of several different articles; rename one to tell them apart"
    ]


def test_what_a_document_says_does_not_depend_on_the_others(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(GOOD, "utf-8")
    (tmp_path / "2.txt").write_text(ARABIC, "utf-8")
    together = [each for each in outcomes(tmp_path) if isinstance(each, Extraction)]
    (tmp_path / "1.txt").unlink()
    assert outcomes(tmp_path) == together[1:]


def test_a_build_streams(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ARABIC, "utf-8")
    told: list[tuple[int, str]] = []
    stream = pipeline.extractions(
        tuple(sorted(tmp_path.iterdir())), watch=lambda done, total, name: told.append((done, name))
    )
    next(stream)
    assert told == [(0, "0.txt")]
    list(stream)
    assert told[-1] == (3, "")


def test_a_base_iri_of_ones_own_is_kept_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, "utf-8")
    pipeline.build([tmp_path / "a.txt"], tmp_path / "out", pipeline.Options(base_iri="https://example.org/news/"))
    subjects = {quad.subject.value for quad in ox.parse(path=tmp_path / "out" / "graph.ttl")}
    assert subjects
    assert all(subject.startswith("https://example.org/news/") for subject in subjects)
    with pytest.raises(InputError, match="base IRI"):
        pipeline.build([tmp_path / "a.txt"], tmp_path / "out", pipeline.Options(base_iri="no iri"))
