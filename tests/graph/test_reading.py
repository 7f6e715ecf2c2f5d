"""A graph comes back from its file as it was, in pyoxigraph's terms and in rdflib's."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.errors import InputError, NotFoundError
from kg.graph import statements

STORY = Path(__file__).parent / "data" / "story.ttl"


def normalized(term: rdflib.term.Node) -> rdflib.term.Node:
    return term.normalize() if isinstance(term, rdflib.Literal) else term


def test_rdflib_is_given_what_its_own_reader_would_read() -> None:
    theirs = rdflib.Graph().parse(STORY)
    ours = kg.load(STORY)
    # rdflib's reader writes times anew (Z becomes +00:00); ours leaves them as the file has them.
    assert {(s, p, normalized(o)) for s, p, o in ours} == set(theirs)
    assert {str(n) for _, n in ours.namespaces()} >= {
        "https://w3id.org/jisr/entity/",
        "https://w3id.org/jisr/ontology#",
    }
    (label,) = ours.query('SELECT ?l { ent:xi-jinping rdfs:label ?l FILTER(LANG(?l) = "ar") }')
    assert str(label[0]) == "شي جين بينغ"


def test_statements_come_with_their_prefixes() -> None:
    found, prefixes = statements(STORY)
    assert set(found) == set(ox.parse(path=STORY))
    assert prefixes["ent"] == "https://w3id.org/jisr/entity/"


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="kg build"):
        kg.load(tmp_path / "none.ttl")
    (tmp_path / "bad.ttl").write_text("no turtle")
    with pytest.raises(InputError, match="not readable"):
        kg.load(tmp_path / "bad.ttl")
    (tmp_path / "graph.pdf").write_text("")
    with pytest.raises(InputError, match="suffix"):
        kg.load(str(tmp_path / "graph.pdf"))
