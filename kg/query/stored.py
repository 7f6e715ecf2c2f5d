"""Named questions: `ontology/queries/*.rq`, each with a comment header that says what it takes.

    # Meetings and calls of one person, organization or country.
    # ar: اجتماعات شخص أو منظمة أو دولة واتصالاتها
    # param who: entity - whose meetings, by any of its names
    # param since: date? - leave out what ended before this day
    # example: kg query --name meetings --param who="Xi Jinping"

The first line is the title, the second the same in Arabic. A parameter is a variable of the query,
which has to select it; its type says how its text becomes a term, and a question mark makes it optional.
Values are put in the place of variables, which BOUND does not see: whether one was given asks
`COALESCE(STR(?since), "") = ""`, true where it was not.

Other people's stores have to answer alike (`make test-stores`), so questions keep to what all of them do:
* a FILTER inside OPTIONAL uses variables of that OPTIONAL, and no BIND stands beside it (Virtuoso may lose the filter);
* a BIND that no FILTER needs is the last of its group (Virtuoso may lose rows of what comes after it);
* NOT EXISTS is a FILTER of its own, no part of an expression (Virtuoso may end);
* GROUP_CONCAT joins a variable that every row of its group has; else its value is an error (SPARQL 1.1, 18.5.1.7);
* a GROUP BY that may find nothing has a HAVING (rdflib gives a row without values);
* what an optional variable leads to is asked inside the OPTIONAL: outside, it would match anything where it is unbound;
* an answer is no truth value (Virtuoso gives 0 and 1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg import resources
from kg.errors import DataError, InvariantError, NotFoundError, QueryError
from kg.model import TimeSpan
from kg.query.answers import Answer, Table
from kg.query.filling import filled
from kg.query.graph import Graph
from kg.vocab.ontology import ancestors_of, iri_of
from kg.vocab.terms import LABELS, Datatype

Term = ox.NamedNode | ox.Literal

_LANGUAGES = frozenset(language for labels in LABELS.values() for language in labels)
_CLASSES = frozenset({"Event", "Entity"})
_PARAMETER = re.compile(r"(?P<name>[A-Za-z]\w*): (?P<type>[a-z]+)(?P<optional>\??) - (?P<about>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a stored query that the asker fills; `type` is a key of `TYPES`."""

    name: str
    type: str
    optional: bool
    about: str


@dataclass(frozen=True, slots=True)
class StoredQuery:
    """A question with a name, its title by language, what it takes and an example that runs."""

    name: str
    titles: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    example: str
    sparql: str

    @property
    def title(self) -> str:
        """The title in English."""
        return self.titles["en"]

    @property
    def example_values(self) -> Mapping[str, str]:
        """The parameters that the example gives."""
        return dict(re.findall(r"""--param (\w+)="?([^"]*?)"?(?= --|$)""", self.example))

    def ask(self, given: Mapping[str, str], graph: Graph) -> Answer:
        """The answer of `graph` for the values given; parameters are no columns of it. Raises as `terms` does."""
        answer = graph.ask(self.sparql, self.terms(given, graph))
        return answer.without(*(each.name for each in self.parameters)) if isinstance(answer, Table) else answer

    def text(self, given: Mapping[str, str], graph: Graph) -> str:
        """The question as SPARQL for any store, with the values given written into it. Raises as `terms` does."""
        names = {parameter.name for parameter in self.parameters}
        return filled(self.sparql, names, self.terms(given, graph), graph.prefixes)

    def terms(self, given: Mapping[str, str], graph: Graph) -> Mapping[str, Term]:
        """The terms that the texts in `given` stand for in `graph`.

        Raises `QueryError` for parameters that are missing, unknown or no value of their type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        takes = ", ".join(_signature(parameter) for parameter in self.parameters) or "no parameters"
        for name in given:
            if name not in known:
                raise QueryError(f"query {self.name!r} has no parameter {name!r}; it takes {takes}")
        for parameter in self.parameters:
            if parameter.name not in given and not parameter.optional:
                raise QueryError(f"query {self.name!r} needs --param {parameter.name}=…; try: {self.example}")
        return {name: TYPES[known[name].type](text, graph) for name, text in given.items()}


def stored_queries(folder: Path | None = None) -> Mapping[str, StoredQuery]:
    """The stored queries by name; `folder` is `ontology/queries` unless given."""
    files = sorted((folder or resources.ontology() / "queries").glob("*.rq"))
    return {file.stem: _read(file) for file in files}


def stored_query(name: str) -> StoredQuery:
    """The stored query called `name`; raises `NotFoundError` with the names there are."""
    known = stored_queries()
    if name not in known:
        raise NotFoundError(f"there is no stored query {name!r}; there are {', '.join(known)}")
    return known[name]


def _read(file: Path) -> StoredQuery:
    sparql = file.read_text("utf-8")
    header = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        header.append(line.removeprefix("#").strip())
    example = next((line.removeprefix("example: ") for line in header if line.startswith("example: ")), "")
    arabic = next((line.removeprefix("ar: ") for line in header if line.startswith("ar: ")), "")
    if not header or not arabic or not example:
        raise DataError(
            f"{file}: a stored query begins with '# title', '# ar: the title in Arabic' and '# example: kg query …'"
        )
    parameters = tuple(_parameter(line, file) for line in header if line.startswith("param "))
    titles = MappingProxyType({"en": header[0], "ar": arabic})
    return StoredQuery(file.stem, titles, parameters, example, sparql)


def _parameter(line: str, file: Path) -> Parameter:
    found = _PARAMETER.fullmatch(line.removeprefix("param "))
    if found is None or found["type"] not in TYPES:
        raise DataError(f"{file}: cannot read {line!r}; write 'param name: TYPE - what', TYPE of {', '.join(TYPES)}")
    return Parameter(found["name"], found["type"], bool(found["optional"]), found["about"])


def _signature(parameter: Parameter) -> str:
    return f"{parameter.name} ({parameter.type}{', optional' if parameter.optional else ''})"


def _entity(text: str, graph: Graph) -> Term:
    return _thing(text, graph, "entity")


def _event(text: str, graph: Graph) -> Term:
    return _thing(text, graph, "event")


def _office(text: str, graph: Graph) -> Term:
    return _thing(text, graph, "office")


def _thing(text: str, graph: Graph, kind: str) -> Term:
    """The one thing of a kind that has this IRI or bears this name; an unknown IRI is taken as it is."""
    iri = graph.expand(text)
    return ox.NamedNode(iri if iri is not None else graph.names.one(text, kind).iri)


def _class(text: str, graph: Graph) -> Term:
    """A class of entities or events by its local name or its label: "Summit", "MeetingEvent", "قمة", "Person"."""
    wanted = text.removeprefix("kg:").casefold()
    for name, labels in LABELS.items():
        if wanted in (name.casefold(), *(label.casefold() for label in labels.values())) and _CLASSES & {
            name,
            *ancestors_of(name),
        }:
            return ox.NamedNode(iri_of(name))
    raise QueryError(f"{text!r} is no class of events or entities; give one like Summit, MeetingEvent or Person")


def _date(text: str, graph: Graph) -> Term:
    """The first moment of a day, month or year, as the graph writes bounds."""
    try:
        first = TimeSpan.parse(text).earliest
    except InvariantError as err:
        raise QueryError(f"{text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD") from err
    return ox.Literal(f"{first.isoformat()}T00:00:00Z", datatype=ox.NamedNode(Datatype.DATE_TIME))


def _text(text: str, graph: Graph) -> Term:
    return ox.Literal(text)


def _language(text: str, graph: Graph) -> Term:
    if text not in _LANGUAGES:
        raise QueryError(f"{text!r} is no language of this graph; use {' or '.join(sorted(_LANGUAGES))}")
    return ox.Literal(text)


def _number(text: str, graph: Graph) -> Term:
    try:
        value = Decimal(text)
    except InvalidOperation as err:
        raise QueryError(f"{text!r} is not a number; write it like 0.5 or 12") from err
    if not value.is_finite():
        raise QueryError(f"{text!r} is not a number; write it like 0.5 or 12")
    return ox.Literal(format(value, "f"), datatype=ox.NamedNode(Datatype.DECIMAL))


TYPES: Mapping[str, Callable[[str, Graph], Term]] = MappingProxyType(
    {
        "entity": _entity,
        "event": _event,
        "office": _office,
        "class": _class,
        "date": _date,
        "language": _language,
        "number": _number,
        "text": _text,
    }
)
"""Parameter type to what makes a term of its text."""
