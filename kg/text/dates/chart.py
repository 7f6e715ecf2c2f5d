"""A small bottom-up parser: rules over categories, applied level by level.

A level reads what the levels below it found, so that rules may build on each other without
recursion. A rule is `Rule(makes, pattern, build)`. Its pattern is a row of elements: categories
with `|` between alternatives, `?` after an optional one, `=value` to ask for a value (a unit, for
meanings), `name:` before it to hand what it matched to `build`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.text.dates.meaning import Meaning
from kg.text.dates.tokens import Item


@dataclass(frozen=True, slots=True)
class Count:
    """So many units; `number` is None for "a few"."""

    unit: str
    number: int | None


Value = int | str | Meaning | Count | None


@dataclass(frozen=True, slots=True)
class Edge:
    """Something found from item `start` up to item `end`."""

    makes: str
    start: int
    end: int
    value: Value


class Captures:
    """What the named elements of a pattern matched."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def number(self, name: str) -> int:
        value = self._values[name]
        assert isinstance(value, int), f"{name} is {value!r}, not a number"
        return value

    def maybe(self, name: str) -> int | None:
        return self.number(name) if name in self._values else None

    def word(self, name: str) -> str:
        value = self._values[name]
        assert isinstance(value, str), f"{name} is {value!r}, not a word"
        return value

    def count(self, name: str) -> Count:
        value = self._values[name]
        assert isinstance(value, Count), f"{name} is {value!r}, not a count"
        return value

    def meaning(self, name: str) -> Meaning:
        value = self._values[name]
        assert not isinstance(value, int | str | Count | None), f"{name} is {value!r}, not a meaning"
        return value


Guard = Callable[[Sequence[Item], int, int], bool]
Build = Callable[[Captures], Value]


@dataclass(frozen=True, slots=True)
class _Element:
    accepts: tuple[tuple[str, str | None], ...]
    optional: bool
    name: str | None

    @classmethod
    def parse(cls, written: str) -> _Element:
        optional = written.endswith("?")
        name, _, categories = written.rstrip("?").rpartition(":")
        accepts = []
        for choice in categories.split("|"):
            category, _, wanted = choice.partition("=")
            accepts.append((category, wanted or None))
        return cls(tuple(accepts), optional, name or None)

    def admits(self, category: str, value: Value) -> bool:
        unit = getattr(value, "unit", value)
        return any(category == made and (wanted is None or str(unit) == wanted) for made, wanted in self.accepts)


class Rule:
    """One way to read a row of items; `build` may return None to say that it makes no sense."""

    __slots__ = ("build", "elements", "guard", "makes", "pattern")

    def __init__(self, makes: str, pattern: str, build: Build, guard: Guard | None = None) -> None:
        self.makes = makes
        self.pattern = pattern
        self.build = build
        self.guard = guard
        self.elements = tuple(_Element.parse(written) for written in pattern.split())

    def starts(self) -> frozenset[str]:
        """The categories it can begin with."""
        out: set[str] = set()
        for element in self.elements:
            out.update(category for category, _ in element.accepts)
            if not element.optional:
                break
        return frozenset(out)


class Chart:
    """All edges over the items of one text."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._edges: list[list[Edge]] = [
            [Edge(category, index, index + 1, value) for category, value in item.terms.items()]
            for index, item in enumerate(items)
        ]

    def apply(self, level: Sequence[Rule]) -> None:
        """Add what the rules of one level find over the edges there are."""
        by_start: dict[str, list[Rule]] = {}
        for rule in level:
            for category in sorted(rule.starts()):
                by_start.setdefault(category, []).append(rule)
        new: list[Edge] = []
        for start, edges in enumerate(self._edges):
            rules = dict.fromkeys(rule for edge in edges for rule in by_start.get(edge.makes, ()))
            for rule in sorted(rules, key=level.index):
                new.extend(self._found(rule, start))
        for edge in dict.fromkeys(new):
            if edge not in self._edges[edge.start]:
                self._edges[edge.start].append(edge)

    def _found(self, rule: Rule, start: int) -> Iterator[Edge]:
        for end, captured in self._match(rule.elements, start, {}):
            if end == start or (rule.guard is not None and not rule.guard(self.items, start, end)):
                continue
            value = rule.build(Captures(captured))
            if value is not None:
                yield Edge(rule.makes, start, end, value)

    def _match(
        self, elements: Sequence[_Element], at: int, captured: Mapping[str, Value]
    ) -> Iterator[tuple[int, Mapping[str, Value]]]:
        if not elements:
            yield at, captured
            return
        element, rest = elements[0], elements[1:]
        if at < len(self._edges):
            for edge in self._edges[at]:
                if element.admits(edge.makes, edge.value):
                    more = {**captured, element.name: edge.value} if element.name else captured
                    yield from self._match(rest, edge.end, more)
        if element.optional:
            yield from self._match(rest, at, captured)

    def longest(self, wanted: Sequence[str]) -> Iterator[Edge]:
        """Edges of the wanted categories from left to right, the longest first, without overlap.

        Of equally long ones the last found wins: higher levels have understood more.
        """
        at = 0
        while at < len(self._edges):
            edges = [edge for edge in self._edges[at] if edge.makes in wanted]
            if not edges:
                at += 1
                continue
            end = max(edge.end for edge in edges)
            best = [edge for edge in edges if edge.end == end][-1]
            yield best
            at = best.end
