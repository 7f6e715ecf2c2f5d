"""Ids become IRIs that are readable, stable, distinct and safe."""

from __future__ import annotations

import unicodedata

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.graph.iris import DEFAULT_BASE, Iris, prefixes, segment

ANY_TEXT = st.text(st.characters(), max_size=30)


def test_names_of_both_scripts_stay_readable() -> None:
    iris = Iris()
    assert iris.entity("xi-jinping").value == "https://w3id.org/jisr/entity/xi-jinping"
    assert iris.entity("شي-جين-بينغ").value == "https://w3id.org/jisr/entity/شي-جين-بينغ"


@given(ANY_TEXT, ANY_TEXT)
@example("%41", "A")
@example("a/b", "a%2Fb")
@example("\N{ANGSTROM SIGN}", "Å")
@example("ᄒ" + "ᅡ" + "ᆫ", "한")
def test_different_ids_never_share_an_iri(left: str, right: str) -> None:
    assert (segment(left) == segment(right)) == (left == right)
    same = unicodedata.normalize("NFC", segment(left)) == unicodedata.normalize("NFC", segment(right))
    assert same == (left == right)


@given(ANY_TEXT)
@example("> . <http://evil.example/> a <http://evil.example/> . <")
@example("\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH NON-JOINER}🙂\ud800\x00")
def test_no_id_breaks_out_of_its_iri(identifier: str) -> None:
    node = Iris().entity(identifier)
    line = ox.serialize([ox.Triple(node, node, node)], format=ox.RdfFormat.N_TRIPLES)
    (back,) = ox.parse(line, format=ox.RdfFormat.N_TRIPLES)
    assert back.subject == node
    assert node.value.startswith(f"{DEFAULT_BASE}entity/")
    assert set(node.value.removeprefix(f"{DEFAULT_BASE}entity/")).isdisjoint('<>"{}|\\^`/?#[] \n\t.')


def test_every_kind_of_thing_has_a_prefix_of_its_own() -> None:
    namespaces = list(prefixes("https://example.org/kg/").values())
    assert len(set(namespaces)) == len(namespaces)
    assert prefixes("https://example.org/kg/")["ent"] == "https://example.org/kg/entity/"


@pytest.mark.parametrize(
    "base", ["", "example", "https://example.org", "https://exa mple.org/", "https://e.org/>/", "/"]
)
def test_a_base_that_cannot_carry_iris_is_refused_with_advice(base: str) -> None:
    with pytest.raises(InputError, match="give an absolute one"):
        Iris(base)
