"""What a query can answer: rows (SELECT), yes or no (ASK), statements (CONSTRUCT, DESCRIBE)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a SELECT; a cell is None where the variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def values(self) -> tuple[Mapping[str, str], ...]:
        """Each row as the bound variables with the text of their terms: an IRI, or what a literal says."""
        return tuple(
            {
                name: str(term) if isinstance(term, ox.Triple) else term.value
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }
            for row in self.rows
        )

    def without(self, *variables: str) -> Table:
        """The table with the given columns taken out."""
        kept = [n for n, name in enumerate(self.variables) if name not in variables]
        return Table(tuple(self.variables[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in self.rows))


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer to an ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Statements:
    """What a CONSTRUCT or DESCRIBE makes, sorted."""

    triples: tuple[ox.Triple, ...]


Answer: TypeAlias = Table | Truth | Statements
