"""Is a graph file what it promises to be? Answers in words a person can act on."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg import resources
from kg.errors import DataError, NotFoundError
from kg.graph.consistency import inconsistencies
from kg.graph.iris import prefixes as default_prefixes
from kg.graph.literals import plain
from kg.model import Issue
from kg.vocab.terms import NAMESPACE, Class, Property

ONTOLOGY = ox.NamedNode(NAMESPACE.removesuffix("#"))
"""The named graph that holds the ontology while a graph is checked."""

SAMPLE = 200
"""Of how many things a reasoner looks at what follows: a few seconds."""


def validate(
    path: Path, *, texts: Mapping[str, str] | None = None, reason: bool = False, language: str = "en"
) -> tuple[Issue, ...]:
    """Everything that is wrong with the graph in the file `path`, sorted; nothing if all is well.

    Checked are the syntax, the shapes in `ontology/shapes.ttl`, consistency with the ontology
    (for a sample also of all that follows, by a reasoner, if `reason`), and, where `texts` maps
    document ids to texts as read, that every quote stands in its text at its offsets. The messages
    come in `language`. `source` of an issue is the node
    concerned, shortened with the prefixes of the file or the usual ones.

    Raises `NotFoundError` where there is no file, `DataError` where its suffix names no RDF format.
    """
    store, prefixes, broken = _load(path)
    if broken is not None:
        return (broken,)
    # pyshacl and rdflib take a quarter of a second to load, and only this needs them.
    from kg.graph.shapes import violations

    # rdflib logs every literal it thinks odd; the shapes say it better.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    found = [*violations(store, language), *inconsistencies(store, ONTOLOGY, language)]
    if reason:
        from kg.graph.reasoning import contradictions

        found.extend(contradictions(store, ONTOLOGY, language, most=SAMPLE))
    if texts is not None:
        found.extend(_misquoted(store, texts))
    return tuple(sorted({Issue(_short(node, prefixes), _shortened(message, prefixes)) for node, message in found}))


def _load(path: Path) -> tuple[ox.Store, Mapping[str, str], Issue | None]:
    if not path.is_file():
        raise NotFoundError(f"there is no graph at {path}; build one with: kg build")
    format_ = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format_ is None:
        raise DataError(f"{path.name} has no suffix of an RDF format; use .ttl or .nq")
    store = ox.Store()
    parser = ox.parse(path=path, format=format_)
    try:
        store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in parser)
    except SyntaxError as err:
        place = path.name if err.lineno is None else f"{path.name}:{err.lineno}"
        return store, {}, Issue(place, f"not readable as RDF ({err.msg}); build the graph again")
    store.load(path=resources.ontology() / "kg.ttl", format=ox.RdfFormat.TURTLE, to_graph=ONTOLOGY)
    return store, {**default_prefixes(), **parser.prefixes}, None


def _misquoted(store: ox.Store, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Sentences that their article does not have where the graph says."""
    rows = store.query(f"""
        SELECT ?sentence ?document ?quote ?begin ?end WHERE {{
            ?sentence a <{Class.SENTENCE}> ; <{Property.SCHEMA_IS_PART_OF}> ?document ;
                <{Property.NIF_ANCHOR_OF}> ?quote ;
                <{Property.NIF_BEGIN_INDEX}> ?begin ; <{Property.NIF_END_INDEX}> ?end .
        }}""")
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        document = row["document"].value
        text = texts.get(document.rpartition("/")[2])
        if text is None:
            yield document, "its article is not at hand or has changed since the graph was built; build the graph again"
        elif plain(text[int(row["begin"].value) : int(row["end"].value)]).value != row["quote"].value:
            yield row["sentence"].value, "its article does not have this quote at these offsets; build the graph again"


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in sorted(prefixes.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _shortened(message: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in sorted(prefixes.items(), key=lambda item: -len(item[1])):
        message = message.replace(namespace, f"{prefix}:")
    return message
