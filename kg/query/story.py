"""Everything a graph holds on one entity or event, for people: what is behind it, what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query.graph import Graph
from kg.query.names import Named


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name as written, in which language, and how often."""

    text: str
    language: str
    form: str
    times: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Why two names or reports were taken for one, or not."""

    left: str
    right: str
    judgement: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What one sentence says of an event or office: `source` with `begin` and `end` is where it stands.

    `translates` is the claim that this one was carried over from, as its sentence translates that one's.
    """

    claim: str
    source: str
    begin: int
    end: int
    sentence: str
    says: str
    attributed: str | None
    extractor: str
    confidence: float
    contradicts: tuple[str, ...]
    translates: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or an office holding with the reports behind it; `disputed` are the aspects they differ on."""

    iri: str
    label: str
    kind: str
    date: str | None
    status: str | None
    participants: tuple[str, ...]
    places: tuple[str, ...]
    disputed: tuple[str, ...]
    reports: tuple[Reported, ...]
    judged: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The whole of it: for an event `happenings` is itself, for an entity its offices and events in order of time."""

    about: Named
    links: tuple[str, ...]
    forms: tuple[Form, ...]
    judged: tuple[Judged, ...]
    happenings: tuple[Happening, ...]

    @property
    def disputes(self) -> tuple[Happening, ...]:
        """The happenings on which reports disagree."""
        return tuple(each for each in self.happenings if each.disputed)


_FORMS = """
SELECT ?thing ?name ?language ?form (COUNT(?mention) AS ?times) WHERE {
  ?mention kg:denotes ?thing ; nif:anchorOf ?written ; kg:form ?form .
  BIND(STR(?written) AS ?name) BIND(LANG(?written) AS ?language)
} GROUP BY ?thing ?name ?language ?form ORDER BY ?form ?language DESC(?times) ?name"""

_LINKS = "SELECT ?thing ?link WHERE { ?thing owl:sameAs|skos:exactMatch ?link } ORDER BY ?link"

_JUDGED = """
SELECT ?thing ?left ?right ?judgement ?score ?reasons WHERE {
  ?thing kg:match ?match .
  ?match kg:left ?left ; kg:right ?right ; kg:judgement ?is ; kg:score ?score ; rdfs:comment ?reasons .
  BIND(STRAFTER(STR(?is), "#") AS ?judgement)
} ORDER BY DESC(?judgement) DESC(?score) ?left ?right"""

_HAPPENINGS = """
SELECT DISTINCT ?thing ?event ?first WHERE {
  { ?event kg:participant|kg:speaker|kg:addressee|kg:target|kg:host|kg:place ?thing . ?event a kg:Event }
  UNION { ?event a kg:OfficeHolding ; kg:holder|kg:of ?thing }
  UNION { ?event a kg:Event FILTER(?event = ?thing) }
  OPTIONAL { ?event kg:earliest ?first }
} ORDER BY (!BOUND(?first)) ?first ?event"""

_FACTS = """
SELECT ?event ?about ?value WHERE {
  { ?event kg:kind ?value BIND("kind" AS ?about) } UNION { ?event kg:office ?value BIND("office" AS ?about) }
  UNION { ?event kg:date ?value BIND("date" AS ?about) } UNION { ?event kg:status ?value BIND("status" AS ?about) }
  UNION { ?event kg:participant|kg:holder|kg:of ?value BIND("participant" AS ?about) }
  UNION { ?event kg:place ?value BIND("place" AS ?about) }
  UNION { ?event kg:disputed ?value BIND("disputed" AS ?about) }
} ORDER BY ?about ?value"""

_REPORTS = """
SELECT ?event ?claim ?source ?begin ?end ?sentence ?date ?status ?tenure ?place ?said ?extractor ?confidence ?original
WHERE {
  ?claim kg:about ?event ; kg:statedIn ?se ; kg:extractor ?extractor ; kg:confidence ?confidence .
  ?se nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end ; schema:isPartOf/kg:source ?source .
  OPTIONAL { ?claim kg:claimsDate ?date } OPTIONAL { ?claim kg:attribution ?said }
  OPTIONAL { ?claim kg:claimsStatus ?status } OPTIONAL { ?claim kg:claimsTenure ?tenure }
  OPTIONAL { ?claim kg:translates ?original }
} ORDER BY ?source ?begin ?claim"""

_PLACES = "SELECT ?claim ?place WHERE { ?claim kg:claimsPlace ?place } ORDER BY ?place"
_CONTRADICTS = "SELECT ?claim ?other WHERE { ?claim kg:contradicts ?other } ORDER BY ?other"


def story_of(graph: Graph, about: Named) -> Story:
    """What is behind the entity or event `about`."""
    thing = {"thing": ox.NamedNode(about.iri)}
    forms = tuple(
        Form(row["name"], row["language"], row["form"], int(row["times"]))
        for row in graph.select(_FORMS, thing).values()
        if "name" in row
    )
    links = tuple(row["link"] for row in graph.select(_LINKS, thing).values())
    found = dict.fromkeys(row["event"] for row in graph.select(_HAPPENINGS, thing).values())
    judged = () if about.kind == "event" else _judged(graph, about.iri)
    return Story(about, links, forms, judged, tuple(_happening(graph, iri) for iri in found))


def _judged(graph: Graph, iri: str) -> tuple[Judged, ...]:
    rows = graph.select(_JUDGED, {"thing": ox.NamedNode(iri)}).values()
    return tuple(
        Judged(row["left"], row["right"], row["judgement"].lower(), float(row["score"]), row["reasons"]) for row in rows
    )


def _happening(graph: Graph, iri: str) -> Happening:
    event = {"event": ox.NamedNode(iri)}
    facts: dict[str, list[str]] = {}
    for row in graph.select(_FACTS, event).values():
        facts.setdefault(row["about"], []).append(row["value"])

    def said(about: str) -> tuple[str, ...]:
        return tuple(_shown(graph, value) for value in facts.get(about, ()))

    kind = said("kind") or said("office") or ("",)
    named = graph.names.at(iri)
    return Happening(
        iri,
        named.label if named is not None else f"{kind[0]}: {', '.join(said('participant'))}",
        kind[0],
        next(iter(facts.get("date", ())), None),
        next((status.lower() for status in said("status")), None),
        said("participant"),
        said("place"),
        tuple(aspect.removesuffix("Aspect").lower() for aspect in said("disputed")),
        tuple(_reported(graph, row) for row in graph.select(_REPORTS, event).values()),
        _judged(graph, iri),
    )


def _reported(graph: Graph, row: Mapping[str, str]) -> Reported:
    claim = {"claim": ox.NamedNode(row["claim"])}
    where = [_shown(graph, each["place"]) for each in graph.select(_PLACES, claim).values()]
    how = row.get("status", row.get("tenure", ""))
    says = (row.get("date", ""), " in ".join(["", *where]).strip(), _shown(graph, how).removesuffix("Tenure").lower())
    return Reported(
        row["claim"],
        row["source"],
        int(row["begin"]),
        int(row["end"]),
        row["sentence"],
        ", ".join(filter(None, says)),
        row.get("said"),
        row["extractor"],
        float(row["confidence"]),
        tuple(each["other"] for each in graph.select(_CONTRADICTS, claim).values()),
        row.get("original"),
    )


def _shown(graph: Graph, value: str) -> str:
    """The English label of a thing, another one if it has none, the local name of a term."""
    named = graph.names.at(value)
    if named is not None:
        labels = dict(named.labels)
        return labels.get("en") or next(iter(labels.values()), value)
    return value.rpartition("#")[2] or value
