"""By-names that a text itself gives: "Josip Broz, the partisan known as Tito", "محمد حمدان دقلو (حميدتي)".

No comparison of letters finds them; the words, brackets or quotation marks between the two names do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.model import EntityType, Extraction, Form, Mention
from kg.text.fold import fold
from kg.vocab.nameparts import NameParts

_APART = 60
"""Characters between a name and a by-name, with a description of the person between them."""
_MARKS = {
    "(": ")",
    "[": "]",
    '"': '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
}
_ENDS = frozenset(".;:!?\n\N{ARABIC QUESTION MARK}\N{ARABIC SEMICOLON}")


def by_names(extractions: Iterable[Extraction]) -> Iterator[tuple[str, str]]:
    """Mentions of a person and of the by-name right behind it, by id."""
    lore = NameParts.load()
    for extraction in extractions:
        text = extraction.document.text
        for analysis in extraction.analyses:
            people = [m for m in analysis.mentions if m.type is EntityType.PERSON and m.form is Form.NAME]
            for name, other in pairwise(sorted(people, key=lambda m: m.span)):
                if name.sentence == other.sentence and _another(name, other):
                    between, behind = text[name.span.end : other.span.start], text[other.span.end :][:1]
                    if _MARKS.get(between.strip()) == behind or _introduced(between, lore.by_names):
                        yield name.id, other.id


def _another(name: Mention, other: Mention) -> bool:
    """Whether a full name is followed by a single word that is none of its parts, nor somebody else of the lists."""
    if name.known is not None and other.known is not None and name.known != other.known:
        return False
    full, short = fold(name.name).split(), fold(other.name).split()
    return len(full) > 1 and len(short) == 1 and short[0] not in full


def _introduced(between: str, words: frozenset[str]) -> bool:
    if len(between) > _APART or _ENDS & set(between):
        return False
    said = f" {fold(between)} "
    return any(said.rstrip().endswith(f" {word}") for word in words)
