"""From a name in any script to the things of a graph that bear it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.errors import NotFoundError, QueryError
from kg.text.fold import fold
from kg.vocab.terms import Class, Property

KINDS: Mapping[str, str] = {"entity": Class.ENTITY, "event": Class.EVENT, "office": Class.OFFICE}
"""What names can stand for: the word for it, and its class."""

_NEAR = 75.0
_SHOWN = 8


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing of the graph: its kind ("entity", "event", "office"), its class and labels by language."""

    iri: str
    kind: str
    type: str
    labels: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """Its labels in all languages, as a person reads them."""
        return " · ".join(text for _, text in sorted(self.labels, key=lambda each: each[0] != "en")) or self.iri


class Names:
    """The index of all labels; comparison is by `kg.text.fold`, within one script."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def find(self, name: str, *kinds: str) -> tuple[Named, ...]:
        """The things that bear the name, or of whose names it is whole words, the best known first.

        A thing whose label it is comes alone, before those it only is a further name of. Labels of events are
        descriptions, so for events any of their words will do, in any order: "summit Xi Jinping Beijing".
        """
        key = fold(name)
        if not key:
            return ()
        for index in (self._labels, self._others, self._parts):
            found = [self._things[iri] for iri in index.get(key, ()) if self._fits(iri, kinds)]
            if found:
                break
        else:
            found = self._described(frozenset(key.split())) if not kinds or "event" in kinds else []
        return tuple(sorted(found, key=lambda named: (-self._weight[named.iri], named.iri)))

    def one(self, name: str, *kinds: str) -> Named:
        """The one thing that bears the name.

        Raises `NotFoundError` with the nearest names if there is none, `QueryError` with the candidates if
        there are several.
        """
        found = self.find(name, *kinds)
        what = " or ".join(kinds) or "thing"
        if not found:
            near = self.near(name, *kinds)
            hint = f"nearest are: {'; '.join(near)}" if near else "look at the names with: kg query --name entities"
            raise NotFoundError(f"no {what} of the graph is called {name!r}; {hint}")
        if len(found) > 1:
            listed = "; ".join(f"{each.label} <{each.iri}>" for each in found[:_SHOWN])
            raise QueryError(f"{name!r} names {len(found)} things; give the full name or the IRI of one: {listed}")
        return found[0]

    def at(self, iri: str) -> Named | None:
        """The thing with the IRI, or the one that has taken its place."""
        if iri in self._things:
            return self._things[iri]
        return self._things.get(next(self._values(ox.NamedNode(iri), Property.REPLACED_BY), ""))

    def near(self, name: str, *kinds: str) -> tuple[str, ...]:
        """Labels much like the name, the likest first."""
        choices = {
            key: iri
            for index in (self._labels, self._others)
            for key, iris in index.items()
            for iri in iris
            if self._fits(iri, kinds)
        }
        found = process.extract(fold(name), sorted(choices), scorer=fuzz.WRatio, limit=5, score_cutoff=_NEAR)
        return tuple(dict.fromkeys(self._things[choices[key]].label for key, *_ in found))

    def _fits(self, iri: str, kinds: tuple[str, ...]) -> bool:
        return not kinds or self._things[iri].kind in kinds

    @cached_property
    def _things(self) -> Mapping[str, Named]:
        found: dict[str, Named] = {}
        for kind, class_ in sorted(KINDS.items()):
            for quad in self._store.quads_for_pattern(
                None, ox.NamedNode(Property.RDF_TYPE), ox.NamedNode(class_), ox.DefaultGraph()
            ):
                node = quad.subject
                type_ = next(self._values(node, Property.KIND), class_)
                labels = {
                    (label.language or "", label.value)
                    for label in self._objects(node, Property.RDFS_LABEL)
                    if isinstance(label, ox.Literal)
                }
                iri = _iri(node)
                found[iri] = Named(iri, kind, type_.rpartition("#")[2], tuple(sorted(labels)))
        return found

    @cached_property
    def _labels(self) -> Mapping[str, tuple[str, ...]]:
        return _index((fold(text), iri) for iri, named in self._things.items() for _, text in named.labels)

    @cached_property
    def _others(self) -> Mapping[str, tuple[str, ...]]:
        return _index(
            (fold(text), iri)
            for iri in self._things
            for text in self._values(ox.NamedNode(iri), Property.SKOS_ALT_LABEL)
        )

    @cached_property
    def _parts(self) -> Mapping[str, tuple[str, ...]]:
        """Runs of whole words of names of entities: "Xi", "جين بينغ"."""
        pairs: list[tuple[str, str]] = []
        for index in (self._labels, self._others):
            for key, iris in index.items():
                words = key.split()
                runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
                pairs += [(run, iri) for run in runs for iri in iris if self._things[iri].kind == "entity"]
        return _index(pairs)

    def _described(self, words: frozenset[str]) -> list[Named]:
        """Events in one of whose labels all the words stand."""
        found = dict.fromkeys(iri for said, iri in self._descriptions if words <= said)
        return [self._things[iri] for iri in found]

    @cached_property
    def _descriptions(self) -> tuple[tuple[frozenset[str], str], ...]:
        labels = {
            (frozenset(re.findall(r"\w+", fold(text))), named.iri)
            for named in self._things.values()
            if named.kind == "event"
            for _, text in named.labels
        }
        return tuple(sorted(labels, key=lambda each: each[1]))

    @cached_property
    def _weight(self) -> Mapping[str, int]:
        counts: dict[str, int] = defaultdict(int)
        for property_ in (Property.DENOTES, Property.ABOUT):
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(property_), None, ox.DefaultGraph()):
                counts[_iri(quad.object)] += 1
        return defaultdict(int, counts)

    def _objects(self, node: ox.NamedNode | ox.BlankNode | ox.Triple, property_: str) -> list[object]:
        return [q.object for q in self._store.quads_for_pattern(node, ox.NamedNode(property_), None, ox.DefaultGraph())]

    def _values(self, node: ox.NamedNode | ox.BlankNode | ox.Triple, property_: str) -> Iterator[str]:
        return (each.value for each in self._objects(node, property_) if isinstance(each, (ox.NamedNode, ox.Literal)))


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, iri in pairs:
        if key:
            found[key].add(iri)
    return {key: tuple(sorted(iris)) for key, iris in found.items()}
