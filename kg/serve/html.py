"""The pages that the server makes itself, as text. What comes from the graph is escaped and isolated in direction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from kg.serve.site import Example
from kg.serve.words import LANGUAGES, WORDS
from kg.vocab.terms import Property

ASSETS = Path(__file__).parent / "assets"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing runs but the server's own scripts, and nothing is fetched from elsewhere."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as people read it: its words, their language, and where it leads; None for a literal."""

    words: str
    language: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One property of a thing with its values, and how many there are in all."""

    iri: str
    property: Shown
    values: tuple[Shown, ...]
    count: int


def home(language: str, examples: Sequence[Example], *, view: bool, manual: bool) -> str:
    """The first page: where everything is."""
    words = WORDS[language]
    links = [("/graph", words["graph"])] if view else []
    links += [("/query", words["editor"]), ("/sparql", words["endpoint"])]
    links += [("/ontology", words["manual"])] if manual else []
    listed = "".join(f'<li><a href="{href}">{escape(text)}</a></li>' for href, text in links)
    questions = "".join(
        f'<li><a href="/query?name={escape(each.name)}">{escape(each.titles[language])}</a></li>' for each in examples
    )
    body = (
        f"<h1>{words['title']}</h1><p>{words['about']}</p><ul>{listed}</ul>"
        f"<h2>{words['questions']}</h2><ul>{questions}</ul>"
    )
    return _page(language, words["title"], body, "/")


def thing(
    language: str, title: Shown, kind: Shown | None, iri: str, path: str, facts: Iterable[Line], inverse: Iterable[Line]
) -> str:
    """The page of one thing: what the graph says of it, and what leads to it."""
    words = WORDS[language]
    formats = " ".join(
        f'<a href="{escape(path)}.{suffix}">{name}</a>'
        for suffix, name in (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples"), ("rdf", "RDF/XML"))
    )
    body = (
        f"<h1>{_value(title)}</h1>"
        + (f"<p>{_value(kind)}</p>" if kind is not None else "")
        + f"<p><code dir=ltr>{escape(iri)}</code></p><p>{words['as']}: {formats}</p>"
        + _table(words["facts"], facts, words)
        + _table(words["inverse"], inverse, words)
    )
    return _page(language, title.words, body, path)


def missing(language: str) -> str:
    """The page for an address under which there is nothing."""
    return _page(language, WORDS[language]["missing"], f"<h1>{WORDS[language]['missing']}</h1>", "/")


def editor(language: str, examples: Sequence[Example]) -> str:
    """The query editor with the named questions beside it."""
    words = WORDS[language]
    offered = [{"name": e.name, "title": e.titles[language], "query": e.sparql} for e in examples]
    # No character of JSON in here can end the script element.
    data = json.dumps(offered, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    body = (
        f"<h1>{words['editor']}</h1><p><label for=examples>{words['pick']}</label> <select id=examples></select></p>"
        f'<div id=yasgui dir=ltr></div><script id=questions type="application/json">{data}</script>'
    )
    head = (
        '<link rel=stylesheet href="/assets/yasgui.min.css"><script defer src="/assets/yasgui.min.js"></script>'
        '<script defer src="/assets/editor.js"></script>'
    )
    return _page(language, words["editor"], body, "/query", head)


def heading(facts: Sequence[Line], iri: str, language: str) -> tuple[Shown, Shown | None]:
    """What a thing is called and what kind of thing it is, from what is said of it."""
    found = {line.iri: line.values for line in facts}
    labels = found.get(Property.RDFS_LABEL, ()) or found.get(Property.NIF_ANCHOR_OF, ())
    title = next((each for each in labels if each.language == language), labels[0] if labels else Shown(iri))
    kind = found.get(Property.KIND, ()) or found.get(Property.RDF_TYPE, ())
    return title, kind[0] if kind else None


def _table(title: str, lines: Iterable[Line], words: Mapping[str, str]) -> str:
    rows = []
    for line in lines:
        values = "".join(f"<li>{_value(value)}</li>" for value in line.values)
        more = f"<li>{words['more']} ({line.count})</li>" if line.count > len(line.values) else ""
        rows.append(f"<tr><th scope=row>{_value(line.property)}</th><td><ul>{values}{more}</ul></td></tr>")
    if not rows:
        return ""
    return f"<h2>{title}</h2><table>{''.join(rows)}</table>"


def _value(shown: Shown) -> str:
    attributes = f' lang="{escape(shown.language)}"' if shown.language else ""
    text = f"<bdi{attributes}>{escape(shown.words)}</bdi>"
    return text if shown.link is None else f'<a href="{escape(shown.link)}">{text}</a>'


def _page(language: str, title: str, body: str, path: str, head: str = "") -> str:
    words = WORDS[language]
    other = next(each for each in LANGUAGES if each != language)
    return (
        f'<!doctype html><html lang="{language}" dir="{words["direction"]}"><head><meta charset=utf-8>'
        f'<meta name=viewport content="width=device-width, initial-scale=1"><title>{escape(title)}</title>'
        f'<link rel=stylesheet href="/assets/site.css"><link rel=icon href="data:,">{head}</head><body><nav>'
        f'<a href="/?lang={language}">{words["home"]}</a> <a href="/query?lang={language}">{words["editor"]}</a> '
        f'<a href="{escape(path)}?lang={other}" lang="{other}" hreflang="{other}">{words["other"]}</a></nav>'
        f"<main>{body}</main></body></html>\n"
    )
