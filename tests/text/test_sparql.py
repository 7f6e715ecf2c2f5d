"""No way of writing SERVICE or LOAD gets past the check that our store would follow."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.text.sparql import TOKEN, refusal, restricted, words

AWAY = "SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }"
HIDDEN = [
    f"SELECT * {{ {AWAY} }}",
    f"SELECT * {{ ?s ?p 1{AWAY} }}",
    f"SELECT * {{ ?s ?p true{AWAY} }}",
    f"PREFIX x: <a:> SELECT * {{ ?s ?p x:.{AWAY} }}",
    f"PREFIX x: <a:> SELECT * {{ ?s ?p x:b.{AWAY} }}",
    rf"PREFIX x: <a:> SELECT * {{ ?s x:a\#b ?o . {AWAY} }}",
    rf"PREFIX x: <a:> SELECT * {{ ?s x:a\'b ?o . {AWAY} FILTER(?o = '') }}",
    f"SELECT * {{ ?s <a:\u00a0'> ?o . {AWAY} FILTER(?o = '') }}",
    rf"SELECT * {{ ?s <a:\u0027> ?o . {AWAY} FILTER(?o = '') }}",
    f"SELECT * {{ ?s <a:#> ?o . {AWAY} }}",
    f"SELECT * {{ ?s ?p '''''a''' . {AWAY} FILTER(?a = '''b''') }}",
    f"SELECT * {{ ?s ?p 'a\\\\' . {AWAY} FILTER(?a = '\\\\') }}",
    f"SELECT * {{ FILTER(1<2) {AWAY} FILTER(3>2) }}",
    f"SELECT * {{ ?s ?p 'a'@en . {AWAY} }}",
    f"SELECT * {{ _:a ?p _:b . {AWAY} }}",
    f"SELECT * # '\n {{ {AWAY} }} # '",
    f"SELECT * # '\r {{ {AWAY} }} # '",
]


def parses(text: str) -> bool:
    try:
        ox.Store().query(text)
    except SyntaxError:
        return False
    except OSError:  # it got as far as asking: the store itself does not like the port
        return True
    return True


def reaches_out(text: str) -> bool:
    """Whether our store takes the word for the keyword: with another word in its place the text is wrong."""
    return parses(text) and not parses(text.replace("SERVICE", "SERVLCE"))


def test_the_store_would_ask_elsewhere_if_it_were_let() -> None:
    assert sum(map(reaches_out, HIDDEN)) > len(HIDDEN) / 2


@pytest.mark.parametrize("text", HIDDEN)
def test_no_hiding_place_for_another_endpoint(text: str) -> None:
    assert refusal(text) is not None or not reaches_out(text)


_PIECES = ["SERVICE", " ", "<http://127.0.0.1:9/>", "{", "}", "?a ?b ?c", ".", "'", '"', "#", "\\", "<", ">", "x:", "1"]
_PIECES += ["\n", "a", "'''", "true", ";", "@en", "_:b", "\u00a0", "FILTER(", ")", "OPTIONAL", "\\u0027", "-", "%41"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=12), st.lists(st.sampled_from(_PIECES), max_size=6))
def test_whatever_stands_around_it_another_endpoint_is_seen(before: list[str], after: list[str]) -> None:
    text = f"PREFIX x: <a:> SELECT * {{ ?s ?p {''.join(before)}{AWAY}{''.join(after)} }}"
    assert refusal(text) is not None or not reaches_out(text)


@given(st.text())
def test_every_text_is_wholly_made_of_tokens(text: str) -> None:
    assert "".join(token[0] for token in TOKEN.finditer(text)) == text


def test_words_in_names_strings_and_comments_are_no_commands() -> None:
    text = "PREFIX service: <service> SELECT ?service { ?x service:load 'service'@service } # service"
    assert list(words(text)) == ["prefix", "select"]
    assert refusal(text) is None


def test_an_update_may_change_but_not_fetch() -> None:
    assert "changes the graph (INSERT)" in (refusal("PREFIX a: <a:> INSERT DATA { a:b a:b a:b }") or "")
    assert refusal("PREFIX a: <a:> INSERT DATA { a:b a:b a:b }", updating=True) is None
    for text in ("LOAD <file:///etc/passwd>", "CLEAR ALL;LOAD SILENT <http://a.b/c>"):
        assert "LOAD" in (refusal(text, updating=True) or "")
    assert "SERVICE" in (refusal(f"INSERT {{ ?a ?b ?c }} WHERE {{ {AWAY} }}", updating=True) or "")


def test_an_update_is_held_to_the_graphs_that_its_request_names() -> None:
    text = "DELETE { ?s ?p ?where } INSERT { ?s ?p 'WHERE' } WHERE { ?s ?p ?where { SELECT * WHERE { ?s ?p 1 } } }"
    held = restricted(text, ("a:b",), ("a:c",))
    assert held == text.replace("} WHERE { ?s ?p ?where {", "} USING <a:b> USING NAMED <a:c> WHERE { ?s ?p ?where {")
    assert restricted("WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ("a:b",), ()) is None
    assert restricted("INSERT { ?s ?p ?o } USING <a:b> WHERE { ?s ?p ?o }", ("a:b",), ()) is None
