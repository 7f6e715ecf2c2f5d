"""The ontology as a page for people, in each of its languages: `ontology/kg.LANGUAGE.html`.

    python -m kg.serve.manual            write the pages anew
    python -m kg.serve.manual --check    only say whether they are fresh (exit 1 if not)

The pages need nothing but themselves; the server shows them at /ontology.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import resources
from kg.serve.html import ASSETS
from kg.serve.words import LANGUAGES, WORDS
from kg.vocab.terms import NAMESPACE


def _titles(**pairs: tuple[str, str]) -> Mapping[str, Mapping[str, str]]:
    """Titles in English and Arabic, by name and language."""
    return MappingProxyType(
        {name: MappingProxyType(dict(zip(("en", "ar"), pair, strict=True))) for name, pair in pairs.items()}
    )


_SECTIONS = _titles(
    Class=("Classes", "الأصناف"),
    ObjectProperty=("Properties between things", "خصائص بين الأشياء"),
    DatatypeProperty=("Properties with values", "خصائص ذات قيم"),
    NamedIndividual=("Individuals", "أفراد"),
)
"""Kinds of terms by their local names in OWL, in the order of the page, with their titles."""

_FACTS = _titles(
    type=("is", "نوعه"),
    subClassOf=("is a kind of", "صنف من"),
    subPropertyOf=("is a way of", "حالة من"),
    domain=("of", "لـ"),
    range=("to", "إلى"),
    inverseOf=("inverse of", "عكس"),
    disjointWith=("never also", "لا يجتمع مع"),
    propertyChainAxiom=("follows from the chain", "ينتج عن السلسلة"),
    example=("example", "مثال"),
)
"""What is shown of a term, by the local name of the property, in the order of the page."""

_WORDS = _titles(version=("Version", "الإصدار"), prefix=("Prefix", "البادئة"), contents=("Contents", "المحتويات"))

_COMMAS: Mapping[str, str] = MappingProxyType({"en": ", ", "ar": "\N{ARABIC COMMA} "})

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_Facts = Mapping[str, Mapping[str, Sequence[_Term]]]


def manual(language: str, *, ontology: Path | None = None) -> str:
    """The page in `language`, whole: its style is in it, and it has no script."""
    parser = ox.parse(path=ontology or resources.ontology() / "kg.ttl", format=ox.RdfFormat.TURTLE)
    facts: dict[str, dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
    for quad in parser:
        subject = quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)
        facts[subject][_local(quad.predicate.value)].append(quad.object)
    about = facts[NAMESPACE.removesuffix("#")]
    sections = {kind: _terms(facts, kind) for kind in _SECTIONS}
    contents = "".join(
        f"<h3>{titles[language]}</h3><p>"
        + " · ".join(f'<a href="#{_local(term)}">{_label(facts, term, language)}</a>' for term in sections[kind])
        + "</p>"
        for kind, titles in _SECTIONS.items()
    )
    body = "".join(
        f"<h2>{titles[language]}</h2>"
        + "".join(_term(facts, term, language, parser.prefixes) for term in sections[kind])
        for kind, titles in _SECTIONS.items()
    )
    title = _text(about["label"], language)
    style = (ASSETS / "site.css").read_text("utf-8")
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{WORDS[language]["direction"]}"><head><meta charset=utf-8>'
        f'<meta name=viewport content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>\n{style}</style>"
        f"</head><body><main><h1>{title}</h1><p>{_text(about['comment'], language)}</p>"
        f"<dl><dt>IRI</dt><dd><code dir=ltr>{escape(NAMESPACE)}</code></dd>"
        f"<dt>{_WORDS['prefix'][language]}</dt><dd><code>kg</code></dd>"
        f"<dt>{_WORDS['version'][language]}</dt><dd><code dir=ltr>{_plain(about['versionIRI'])}</code></dd></dl>"
        f"<h2>{_WORDS['contents'][language]}</h2>{contents}\n{body}</main></body></html>\n"
    )


def _terms(facts: _Facts, kind: str) -> tuple[str, ...]:
    """The terms of one kind in the order of the file."""
    return tuple(
        iri
        for iri, said in facts.items()
        if iri.startswith(NAMESPACE) and kind in {_local(_plain([each])) for each in said.get("type", ())}
    )


def _term(facts: _Facts, iri: str, language: str, prefixes: Mapping[str, str]) -> str:
    said, name = facts[iri], _local(iri)
    others = ", ".join(
        f'<bdi lang="{each.language}">{escape(each.value)}</bdi>'
        for each in said["label"]
        if isinstance(each, ox.Literal) and each.language != language
    )
    rows = "".join(_rows(facts, said, language, prefixes))
    return (
        f'<section class=term id="{name}"><h3>{_label(facts, iri, language)} <small><code dir=ltr>kg:{name}</code> '
        f"{others}</small></h3><p>{_text(said['comment'], language)}</p><table>{rows}</table></section>\n"
    )


def _rows(
    facts: _Facts,
    said: Mapping[str, Sequence[_Term]],
    language: str,
    prefixes: Mapping[str, str],
) -> Iterator[str]:
    for name, titles in _FACTS.items():
        shown = [_value(facts, each, language, prefixes) for each in said.get(name, ())]
        kept = [each for each in shown if each]
        if kept:
            yield f"<tr><th scope=row>{titles[language]}</th><td>{_COMMAS[language].join(kept)}</td></tr>"


def _value(facts: _Facts, value: object, language: str, prefixes: Mapping[str, str]) -> str:
    """A value as a link or text; nothing for what the heading says already or for other languages."""
    if isinstance(value, ox.Literal):
        return f"<q>{escape(value.value)}</q>" if value.language == language else ""
    if isinstance(value, ox.BlankNode):
        return " → ".join(_value(facts, each, language, prefixes) for each in _list(facts, str(value)))
    assert isinstance(value, ox.NamedNode)
    if value.value.startswith(NAMESPACE):
        return f'<a href="#{_local(value.value)}">{_label(facts, value.value, language)}</a>'
    short = next((f"{p}:{value.value.removeprefix(s)}" for p, s in prefixes.items() if value.value.startswith(s)), "")
    return f"<code dir=ltr>{escape(short or value.value)}</code>"


def _list(facts: _Facts, node: str) -> Iterator[object]:
    """The members of an RDF list."""
    while node in facts:
        yield from facts[node]["first"]
        node = str(facts[node]["rest"][0])


def _label(facts: _Facts, iri: str, language: str) -> str:
    return _text(facts[iri]["label"], language)


def _text(values: Sequence[object], language: str) -> str:
    return next((escape(v.value) for v in values if isinstance(v, ox.Literal) and v.language == language), "")


def _plain(values: Sequence[object]) -> str:
    return next((v.value for v in values if isinstance(v, ox.NamedNode | ox.Literal)), "")


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def main(arguments: list[str]) -> int:
    """Exit status 1 if `--check` finds a page that is not fresh."""
    stale = []
    for language in LANGUAGES:
        path, text = resources.ontology() / f"kg.{language}.html", manual(language)
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(text, "utf-8")
    sys.stdout.write(f"{'stale' if '--check' in arguments else 'written'}: {', '.join(stale) or 'nothing'}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
