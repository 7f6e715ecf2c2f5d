"""The page of the ontology says all of it, in both languages, and is fresh."""

import re

import pyoxigraph as ox
import pytest

from kg import resources
from kg.serve.manual import main, manual
from kg.vocab.terms import LABELS, NAMESPACE


def test_the_pages_are_those_of_the_ontology() -> None:
    assert main(["--check"]) == 0, "run: python -m kg.serve.manual"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_term_has_its_place_label_and_comment(language: str) -> None:
    page = manual(language)
    quads = list(ox.parse(path=resources.ontology() / "kg.ttl"))
    ours = {
        q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(NAMESPACE)
    }
    assert len(ours) > 100
    for iri in ours:
        assert f'id="{iri.removeprefix(NAMESPACE)}"' in page
    for labels in LABELS.values():
        assert labels[language] in page
    for quad in quads:
        if quad.predicate.value.endswith(("#comment", "#example")) and isinstance(quad.object, ox.Literal):
            assert (quad.object.value in page) is (quad.object.language == language)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_links_stay_on_the_page_and_lead_somewhere(language: str) -> None:
    page = manual(language)
    targets = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets
    assert not re.search(r"<(?:script|link|img|iframe)", page)
