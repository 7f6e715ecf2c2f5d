"""The resolver's folding as a table, so that the search of the page finds what the resolver would.

JavaScript has the same Unicode algorithms but neither `casefold` nor combining classes nor digit values; what
it lacks goes along, taken from `kg.text.fold` and from Unicode itself, so that there is one folding and not two.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from typing import TypedDict

from kg.text.fold import SPELLINGS, UNSEEN


class Folding(TypedDict):
    """What `fold.js` is given: letters levelled, characters left out, case foldings that are not
    lower case, and the code points of the digits zero."""

    spellings: dict[str, str]
    unseen: str
    casefold: dict[str, str]
    zeros: list[int]


@cache
def folding() -> Folding:
    """The table; the same for every graph."""
    characters = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    # Spacing marks with a combining class: JavaScript knows the category but not the class.
    joined = {c for c in characters if unicodedata.combining(c) and unicodedata.category(c) not in ("Cf", "Mn", "Me")}
    return {
        "spellings": dict(sorted(SPELLINGS.items())),
        "unseen": "".join(sorted(UNSEEN | joined)),
        "casefold": {c: c.casefold() for c in characters if c.casefold() != c.lower()},
        "zeros": [ord(c) for c in characters if unicodedata.decimal(c, None) == 0],
    }
