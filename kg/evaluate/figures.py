"""What a benchmark says: one measured number, or why it could not be measured."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one system on one data set.

    `value` is None where it could not be measured; `note` then says why and what to do. `unit` is "" for
    shares between 0 and 1.
    """

    benchmark: str
    data: str
    system: str
    measure: str
    value: float | None
    unit: str = ""
    note: str = ""
