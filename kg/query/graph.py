"""A built graph in memory, and queries on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import resources
from kg.errors import InputError, NotFoundError, QueryError
from kg.query.answers import Answer, Statements, Table, Term, Truth
from kg.query.names import Names
from kg.text.sparql import refusal
from kg.vocab.terms import NAMESPACE

ONTOLOGY = ox.NamedNode(NAMESPACE.removesuffix("#"))
"""The named graph with the ontology, for labels of classes: GRAPH <…/ontology> { kg:Summit rdfs:label ?label }."""

_NO_BINDINGS: Mapping[str, Term] = MappingProxyType({})


class Graph:
    """Statements with the prefixes that queries may use without declaring them."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], source: str) -> None:
        self.store, self.prefixes, self.source = store, prefixes, source

    @cached_property
    def names(self) -> Names:
        """The entities, events and offices of the graph by their names."""
        return Names(self.store)

    def ask(self, sparql: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> Answer:
        """The answer to any query. `bindings` give variables of its SELECT clause their terms.

        Bound variables are no columns of the answer. Raises `QueryError` for a query that does not
        parse, changes the graph, or would fetch from elsewhere (SERVICE): a query only reads this graph.
        """
        _check(sparql)
        substitutions = {ox.Variable(name): term for name, term in bindings.items()}
        found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples | None = None
        try:
            found = self.store.query(sparql, prefixes=dict(self.prefixes), substitutions=substitutions or None)
            if isinstance(found, ox.QueryBoolean):
                return Truth(bool(found))
            if isinstance(found, ox.QueryTriples):
                return Statements(tuple(sorted(set(found), key=str)))
            variables = tuple(variable.value for variable in found.variables)
            return Table(variables, tuple(map(tuple, found))).without(*bindings)
        except SyntaxError as err:
            raise QueryError(f"the query does not parse: {_brief(err.msg)}; correct it there") from err
        except (RuntimeError, ValueError, OSError) as err:
            raise QueryError(f"the query cannot be answered: {_brief(str(err))}; change that part of it") from err
        finally:
            # Only this thread may let go of it, and an error that is kept would keep it.
            found = None

    def select(self, sparql: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> Table:
        """The rows of a SELECT. Raises `QueryError` as `ask` does, and for a query of another form."""
        answer = self.ask(sparql, bindings)
        if not isinstance(answer, Table):
            raise QueryError("the query gives no rows; begin it with SELECT")
        return answer

    def short(self, iri: str) -> str:
        """The IRI with the prefix under which it falls, or as it is."""
        for prefix, namespace in self._by_length:
            if iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def expand(self, text: str) -> str | None:
        """The IRI that `text` writes in full, in angle brackets or with a prefix; None if it is no IRI."""
        prefix, colon, rest = text.partition(":")
        if colon and prefix in self.prefixes and not rest.startswith("//"):
            return self.prefixes[prefix] + rest
        bare = text.removeprefix("<").removesuffix(">")
        return bare if re.match(r"[a-z][a-z0-9+.-]*://\S+$", bare) else None

    @cached_property
    def _by_length(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted(self.prefixes.items(), key=lambda item: -len(item[1])))


def load(path: Path) -> Graph:
    """The graph in a Turtle or N-Quads file.

    Raises `NotFoundError` where there is no file, `InputError` where it is not RDF.
    """
    if not path.is_file():
        raise NotFoundError(f"there is no graph at {path}; build one with: kg build")
    format_ = _FORMATS.get(path.suffix.lower())
    if format_ is None:
        raise InputError(f"{path} has no suffix of a graph ({', '.join(_FORMATS)}); give the .ttl of a build")
    store = ox.Store()
    parser = ox.parse(path=path, format=format_)
    try:
        store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in parser)
    except (SyntaxError, OSError) as err:
        where = f" line {err.lineno}" if isinstance(err, SyntaxError) and err.lineno is not None else ""
        raise InputError(
            f"{path}{where} is not readable as RDF ({_brief(str(err))}); build it again: kg build"
        ) from err
    ontology = ox.parse(path=resources.ontology() / "kg.ttl", format=ox.RdfFormat.TURTLE)
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY) for quad in ontology)
    return Graph(store, MappingProxyType({**ontology.prefixes, **_USUAL, **parser.prefixes}), str(path))


_FORMATS: Mapping[str, ox.RdfFormat] = MappingProxyType(
    {
        ".ttl": ox.RdfFormat.TURTLE,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".nq": ox.RdfFormat.N_QUADS,
        ".trig": ox.RdfFormat.TRIG,
    }
)

# For N-Quads, which has no prefixes of its own.
_USUAL: Mapping[str, str] = MappingProxyType(
    {
        prefix: NAMESPACE.removesuffix("ontology#") + path
        for prefix, path in {
            "ev": "event/",
            "ent": "entity/",
            "oh": "holding/",
            "off": "office/",
            "cl": "claim/",
            "me": "mention/",
            "se": "sentence/",
            "doc": "document/",
        }.items()
    }
)


def _check(sparql: str) -> None:
    why = refusal(sparql)
    if why is not None:
        raise QueryError(why)


def _brief(message: str) -> str:
    """The first line of a parser's message without its list of characters that could have come."""
    line = " ".join(message.split())
    return line if len(line) <= 160 else f"{line[:157]}…"
