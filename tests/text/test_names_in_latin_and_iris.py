"""Scripts, IRI parts and Latin punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from kg.model import Direction
from kg.text.latin import initials, is_acronym, undotted, without_possessive
from kg.text.script import Script, direction_of, language_of, script_of, shares
from kg.text.slug import slug


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Lee met Trump", "en"),
        ("التقى لي ترامب", "ar"),
        ("وقالت شبكة CNN إن الرئيس", "ar"),
        ("The word جسر means bridge", "en"),
        ("2026 — 350", None),
        ("", None),
        ("北京 meets", "en"),
        ("北京首尔 a", None),
    ],
)
def test_most_letters_decide_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_letters_have_scripts_and_signs_have_none() -> None:
    assert [script_of(c) for c in "aéجیﻻ北٣ ."] == [
        *[Script.LATIN] * 2,
        *[Script.ARABIC] * 3,
        Script.OTHER,
        *[None] * 3,
    ]
    assert shares("ab جد") == {Script.ARABIC: 0.5, Script.LATIN: 0.5}


def test_direction_follows_the_language() -> None:
    assert (direction_of("ar"), direction_of("en"), direction_of("ko")) == (
        Direction.RTL,
        Direction.LTR,
        Direction.LTR,
    )


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("Lee Jae-myung", "lee-jae-myung"),
        ("لي جاي ميونغ", "لي-جاي-ميونغ"),
        ("São Tomé & Príncipe", "sao-tome-principe"),
        ("Łódź", "lodz"),
        ("Sana’a", "sanaa"),
        ("قمة ٢٠٢٦", "قمة-2026"),
        ("!!!", "u0021-u0021-u0021"),
        ("", "unnamed"),
    ],
)
def test_a_slug_is_readable(name: str, local: str) -> None:
    assert slug(name) == local


@given(st.text(max_size=60))
def test_a_slug_is_never_empty_and_parses_in_turtle(name: str) -> None:
    local = slug(name)
    assert local
    text = f"@prefix e: <https://example.org/> . e:{local} a <https://example.org/{local}> ."
    assert len(Graph().parse(data=text, format="turtle")) == 1


def test_long_names_with_one_beginning_keep_different_slugs() -> None:
    name = "committee for the " * 10
    assert len(slug(name)) <= 90
    assert slug(name + "east") != slug(name + "west")


def test_possessives_and_dots_go() -> None:
    assert [without_possessive(s) for s in ("Trump's", "Xi’s", "the Philippines’", "Lee")] == [
        "Trump",
        "Xi",
        "the Philippines",
        "Lee",
    ]
    assert undotted("U.S. and J.D. Vance at U.N") == "US and JD Vance at UN"


def test_initials_and_acronyms() -> None:
    assert initials("Lee Jae-myung") == "LJM"
    assert [w for w in ("NATO", "U.N.", "G7", "Nato", "7", "A") if is_acronym(w)] == ["NATO", "U.N.", "G7"]
