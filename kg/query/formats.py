"""Answers as text for programs: the CSV and JSON of the SPARQL 1.1 recommendations, and Turtle.

Tables for people are drawn by the command line.
"""

from __future__ import annotations

import csv as _csv
import io
import json as _json
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.answers import Answer, Statements, Table, Term, Truth
from kg.vocab.terms import Datatype

Prefixes = Mapping[str, str]


def csv(answer: Answer, prefixes: Prefixes) -> str:
    """SPARQL 1.1 CSV: bare values, one row a line; statements as three columns."""
    if isinstance(answer, Truth):
        raise QueryError("an ASK query has no rows to write as CSV; use --format json or table")
    table = as_table(answer)
    out = io.StringIO()
    writer = _csv.writer(out, lineterminator="\n")
    writer.writerow(table.variables)
    writer.writerows(["" if term is None else bare(term) for term in row] for row in table.rows)
    return out.getvalue()


def json(answer: Answer, prefixes: Prefixes) -> str:
    """SPARQL 1.1 JSON; statements as rows of subject, predicate and object."""
    if isinstance(answer, Truth):
        return _json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    table = as_table(answer)
    bindings = [
        {name: _binding(term) for name, term in zip(table.variables, row, strict=True) if term is not None}
        for row in table.rows
    ]
    document = {"head": {"vars": list(table.variables)}, "results": {"bindings": bindings}}
    return _json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def turtle(answer: Answer, prefixes: Prefixes) -> str:
    """Turtle, sorted; only CONSTRUCT and DESCRIBE give statements to write."""
    if not isinstance(answer, Statements):
        raise QueryError("only CONSTRUCT and DESCRIBE give statements; use --format table, csv or json")
    used = [term.value for triple in answer.triples for term in triple if isinstance(term, ox.NamedNode)]
    needed = {prefix: space for prefix, space in prefixes.items() if any(iri.startswith(space) for iri in used)}
    written = ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=needed)
    return "" if written is None else written.decode()


FORMATS: Mapping[str, Callable[[Answer, Prefixes], str]] = MappingProxyType(
    {"csv": csv, "json": json, "turtle": turtle}
)
"""Format name to writer: a format is one function here and one line."""


def as_table(answer: Table | Statements) -> Table:
    """Statements as rows; rows as they are."""
    if isinstance(answer, Table):
        return answer
    return Table(("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in answer.triples))


def bare(term: Term) -> str:
    """A term as its bare text: an IRI, the characters of a literal."""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _binding(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language is not None:
        found["xml:lang"] = term.language
    elif term.datatype.value != Datatype.STRING:
        found["datatype"] = term.datatype.value
    return found
