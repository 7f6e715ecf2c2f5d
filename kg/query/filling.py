"""A stored question with its parameters written out: SPARQL 1.1 that any store answers, with its prefixes declared.

`Graph.ask` gives variables their terms beside the text, which only our own store can. Here the terms
take the place of the variables in the text; where a variable may stand but no term (a projection,
GROUP BY) it is left out, as parameters are no columns of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from kg.query.answers import Term
from kg.text.sparql import TOKEN


def filled(sparql: str, parameters: Collection[str], terms: Mapping[str, Term], prefixes: Mapping[str, str]) -> str:
    """`sparql` without its comment header, with `terms` for those of its `parameters` that are given."""
    body = "\n".join(line for line in sparql.splitlines() if not line.startswith("#"))
    used: set[str] = set()
    text = "".join(_tokens(body, parameters, terms, used))
    declared = "".join(f"PREFIX {name}: <{space}>\n" for name, space in sorted(prefixes.items()) if name in used)
    return declared + re.sub(r"[ \t]+\n", "\n", re.sub(r"(?<=\S) {2,}", " ", text)).strip() + "\n"


def _tokens(body: str, parameters: Collection[str], terms: Mapping[str, Term], used: set[str]) -> Iterator[str]:
    listing, depth = False, 0
    for token in TOKEN.finditer(body):
        word, variable = (token["word"] or "").upper(), token["variable"]
        if token["prefix"] is not None:
            used.add(token["prefix"])
        if word in ("SELECT", "BY"):
            listing, depth = True, 0
        elif word in ("WHERE", "ORDER", "HAVING", "LIMIT", "OFFSET") or token["mark"] in ("{", "}"):
            listing = False
        depth += (token["mark"] == "(") - (token["mark"] == ")")
        if variable not in parameters:
            yield token[0]
        elif listing and depth == 0:
            yield ""
        else:
            yield str(terms[variable]) if variable in terms else token[0]
