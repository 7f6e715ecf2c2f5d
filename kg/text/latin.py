"""How Latin-script names are punctuated: apostrophes, possessives, acronyms, initials."""

from __future__ import annotations

import re

APOSTROPHES = frozenset("'`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}")
HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{MINUS SIGN}")

_QUOTE = "[" + "".join(sorted(APOSTROPHES)) + "]"
_POSSESSIVE = re.compile(rf"(?:(?<=\w){_QUOTE}[sS]|(?<=[sSxXzZ]){_QUOTE})$")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?")
_WORD = re.compile(r"[^\W\d_]+")


def without_possessive(surface: str) -> str:
    """`surface` without a final possessive: "Trump's" → "Trump", "the Philippines’" → "the Philippines"."""
    return _POSSESSIVE.sub("", surface)


def without_possessives(name: str) -> str:
    """`name` without possessives on any of its words: "Qatar's Foreign Ministry" → "Qatar Foreign Ministry"."""
    return " ".join(map(without_possessive, name.split()))


def undotted(surface: str) -> str:
    """`surface` with acronyms closed up: "U.S. troops" → "US troops", "J.D. Vance" → "JD Vance"."""
    return _DOTTED.sub(lambda match: match.group(0).replace(".", ""), surface)


def initials(name: str) -> str:
    """The first letters of the words, hyphens counted as spaces: "Lee Jae-myung" → "LJM"."""
    return "".join(word[0].upper() for word in _WORD.findall(name))


def is_acronym(word: str) -> bool:
    """Whether `word` is written as an acronym: "NATO", "U.N.", "G7", "MI6"."""
    letters = undotted(word)
    signs = all(c.isupper() or c.isdigit() for c in letters)
    return len(letters) >= 2 and signs and any(map(str.isupper, letters))
