"""What the graph says of one thing, as data or for a page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import quote, unquote

from kg.serve.frames import Task
from kg.serve.html import Line, Shown
from kg.serve.negotiation import ROWS
from kg.serve.site import Site
from kg.serve.words import TERMS
from kg.serve.workers import Workers

_MOST = 30
_PATH_SAFE = "/:@!$&'()*+,;=-._~%"

# Labels of terms are in the graph of the ontology, those of things in the default graph; a text is its own label.
_OUT = """SELECT ?property ?value ?called ?label {{
  <{iri}> ?property ?value .
  OPTIONAL {{ GRAPH ?vocabulary {{ ?property rdfs:label ?called FILTER(LANG(?called) = "{language}") }} }}
  OPTIONAL {{ {{ ?value rdfs:label|nif:anchorOf ?label }} UNION {{ GRAPH ?terms {{ ?value rdfs:label ?label }} }} }}
}} ORDER BY ?property ?value ?label"""
_IN = """SELECT ?property ?value ?called ?label {{
  ?value ?property <{iri}> .
  OPTIONAL {{ GRAPH ?vocabulary {{ ?property rdfs:label ?called FILTER(LANG(?called) = "{language}") }} }}
  OPTIONAL {{ ?value rdfs:label|nif:anchorOf|(kg:statedIn/nif:anchorOf)|(kg:inSentence/nif:anchorOf) ?label }}
}} ORDER BY ?property ?value ?label LIMIT 5000"""
_DATA = "CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}"
_THERE = "ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}"

_Binding = Mapping[str, Mapping[str, str]]
_NONE: _Binding = MappingProxyType({})


class Things:
    """The things of a site by their addresses here."""

    def __init__(self, site: Site, workers: Workers) -> None:
        self._site, self._workers = site, workers

    async def iri(self, path: str) -> str | None:
        """The IRI that the path of a request stands for; None if the graph has nothing there.

        Names in IRIs stand as they are or percent-encoded; browsers encode what they ask for once more.
        """
        bare = path.lstrip("/")
        for way in dict.fromkeys((_letters(bare), unquote(bare), bare)):
            iri = self._site.base + way
            if _writable(iri) and await self._there(iri):
                return iri
        return None

    async def data(self, iri: str, media: str) -> bytes:
        """The statements that begin or end in the thing."""
        return (await self._workers.answer(Task(_DATA.format(iri=iri), statements=media))).body

    async def facts(self, iri: str, language: str) -> tuple[Line, ...]:
        """What is said of the thing."""
        return self._lines((await self._rows(_OUT.format(iri=iri, language=language)))["results"]["bindings"], language)

    async def inverse(self, iri: str, language: str) -> tuple[Line, ...]:
        """What leads to the thing."""
        return self._lines((await self._rows(_IN.format(iri=iri, language=language)))["results"]["bindings"], language)

    async def _there(self, iri: str) -> bool:
        reply = await self._workers.answer(Task(_THERE.format(iri=iri), rows=ROWS[0]))
        # What is no IRI at all does not parse.
        return reply.outcome == "ok" and bool(json.loads(reply.body)["boolean"])

    async def _rows(self, sparql: str) -> dict[str, dict[str, list[_Binding]]]:
        reply = await self._workers.answer(Task(sparql, rows=ROWS[0]))
        assert reply.outcome == "ok", reply.message
        value: dict[str, dict[str, list[_Binding]]] = json.loads(reply.body)
        return value

    def _lines(self, rows: Sequence[_Binding], language: str) -> tuple[Line, ...]:
        properties: dict[str, Shown] = {}
        values: dict[str, dict[tuple[str, str], list[_Binding]]] = {}
        for row in rows:
            iri = row["property"]["value"]
            properties[iri] = Shown(row["called"]["value"], language) if "called" in row else _foreign(iri, language)
            key = (row["value"]["value"], row["value"].get("xml:lang", ""))
            values.setdefault(iri, {}).setdefault(key, []).append(row)
        return tuple(
            Line(
                iri,
                properties[iri],
                tuple(self._shown(group, language) for group in list(groups.values())[:_MOST]),
                len(groups),
            )
            for iri, groups in values.items()
        )

    def _shown(self, rows: Sequence[_Binding], language: str) -> Shown:
        value = rows[0]["value"]
        if value["type"] != "uri":
            return Shown(value["value"], value.get("xml:lang", ""))
        labels = {row["label"].get("xml:lang", ""): row["label"]["value"] for row in rows if "label" in row}
        chosen = language if language in labels else next(iter(sorted(labels)), None)
        link = self.link(value["value"])
        return Shown(_last(value["value"]), "", link) if chosen is None else Shown(labels[chosen], chosen, link)

    def link(self, iri: str) -> str | None:
        """Where the thing is shown: here if it is of this graph, else at its own address; None if it has none."""
        for begin, to in ((self._site.terms, "/ontology#"), (self._site.base, "/")):
            if iri.startswith(begin):
                return to + quote(iri.removeprefix(begin), safe="/-._~" if to == "/" else "-._~")
        return quote(iri, safe=_PATH_SAFE + "?#[]") if iri.startswith(("http://", "https://")) else None


def _foreign(iri: str, language: str) -> Shown:
    """A property of another vocabulary: its label, or at least its name."""
    words = TERMS.get(_last(iri))
    return Shown(_last(iri)) if words is None else Shown(words[language], language)


def _letters(path: str) -> str:
    """The path with letters of all scripts as they are, and ASCII as it was sent."""
    pieces = []
    for piece in path.split("/"):
        plain = unquote(piece)
        pieces.append("".join(c if ord(c) > 0x7F or c.isalnum() or c in "-_" else quote(c, safe="") for c in plain))
    return "/".join(pieces)


def _writable(iri: str) -> bool:
    return not any(character in '<>"{}|^`\\' or ord(character) <= 0x20 for character in iri)


def _last(iri: str) -> str:
    """The end of an IRI, which people can read."""
    return unquote(iri.rstrip("/#").replace("#", "/").rpartition("/")[2]) or iri
