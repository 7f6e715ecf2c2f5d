"""Dates in English and Arabic text: one grammar for both, words as data.

`find` tells where a text speaks of time and what it means; `resolve` tells which days that is once
the day of writing and the tense of the sentence are known. Months may be called as in the Gulf, the
Levant or the Maghreb, days numbered in either digits, years counted from the Hijra.
"""

from kg.text.dates.expression import DateExpression, Relation, find, resolve
from kg.text.dates.meaning import Basis, Leaning, Meaning, Shifted, Window, Yearly
from kg.text.dates.units import Unit as Precision

__all__ = [
    "Basis",
    "DateExpression",
    "Leaning",
    "Meaning",
    "Precision",
    "Relation",
    "Shifted",
    "Window",
    "Yearly",
    "find",
    "resolve",
]
