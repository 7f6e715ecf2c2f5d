"""From words that the trained recogniser labels to the names in them.

The model labels written words. A name stands behind the proclitics of its first word ("ولترامب") and
behind offices, titles and nationalities ("الرئيس الكيني ويليام روتو"), which are read as cues; and
where a conjunction or preposition is written onto a word inside ("بوليفيا وشيلي"), another begins.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.lang.ar.namewords import NameWords
from kg.lang.ar.sketch import Sketch
from kg.lang.recogniser import Labelled, Seen
from kg.model import EntityType, Token

_NO_END = frozenset({"PUNCT", "ADP", "CCONJ"})
_OPEN = 0.25
"""The probability of being in the name from which an adjective of direction behind it is."""

_CERTAIN = 0.9
"""The recogniser's confidence from which the name of a month is believed to be a firm's."""

_CLITICS = frozenset({"CCONJ", "ADP", "PART"})


def named(sketch: Sketch, found: Labelled, names: NameWords, seen: Seen) -> Iterator[tuple[int, int]]:
    """The token ranges (half-open) of the names in a labelled stretch, in text order."""
    inside = [i for i, token in enumerate(sketch.tokens) if found.span.overlaps(token.span)]
    if not inside:
        return
    start, last = inside[0], inside[-1] + 1
    cuts = [i for i in inside[1:] if _conjunction(sketch, i)] if found.type is not EntityType.ORGANIZATION else []
    if found.type is EntityType.PERSON:
        cuts = sorted(
            {*cuts, *(i for i in inside[1:] if _elsewhere(sketch, i) or (i > start + 1 and _capital(sketch, i)))}
        )
        cuts = sorted({*cuts, *(i for i in inside[1:] if _verb(sketch, i, names))})
    for end in (*cuts, last):
        trimmed = _trimmed(sketch, start, end, found.type, names, seen)
        if trimmed is not None and not (
            found.confidence < _CERTAIN and all(map(names.dated, sketch.tokens[slice(*trimmed)]))
        ):
            yield trimmed
        start = end


def _trimmed(
    sketch: Sketch, start: int, end: int, kind: EntityType, names: NameWords, seen: Seen
) -> tuple[int, int] | None:
    """The range without what is no part of a name at its ends; None where nothing of a name is left."""
    tokens = sketch.tokens
    while start < end and (_clitic(sketch, start) or tokens[start].pos == "PUNCT"):
        start += 1
    if kind is EntityType.PERSON:
        start = _behind_offices(sketch, start, end)
        while start < end and _verb(sketch, start, names):
            start += 1
    while start < end and (
        tokens[end - 1].pos in _NO_END or (kind is EntityType.PERSON and _adverbial(tokens[end - 1]))
    ):
        end -= 1
    if not any(token.norm[:1].isalpha() for token in tokens[start:end]):
        return None
    if kind is EntityType.PLACE and end < len(tokens) and tokens[end].definite and names.has("compass", tokens[end]):
        end += seen.within(tokens[end].span, kind) >= _OPEN  # "جاوة الشرقية"
    hit = sketch.hits.get(start)
    if hit is not None and hit.demonym and hit.end >= end:
        return None
    return start, end


def _verb(sketch: Sketch, at: int, names: NameWords) -> bool:
    """Whether a token is a verb of saying or meeting, or "his counterpart", which are no part of a name."""
    token = sketch.tokens[at]
    if at > 0 and names.opener(sketch.tokens[at - 1]):
        return False  # "أبو طالب"
    return not token.definite and (token.norm in names.sets["speech"] or names.has("counterparts", token))


def _adverbial(token: Token) -> bool:
    """Whether a word is written as an indefinite accusative, as participles beside a verb are ("ذاكرًا")."""
    return "\N{ARABIC FATHATAN}" in token.surface[-2:]


def _clitic(sketch: Sketch, at: int) -> bool:
    """Whether a token is written onto the next one."""
    token, following = sketch.tokens[at], sketch.tokens[at + 1 : at + 2]
    return (
        token.pos in _CLITICS
        and bool(following)
        and following[0].span.start == token.span.end
        and len(token.surface) == 1
    )


def _conjunction(sketch: Sketch, at: int) -> bool:
    """Whether a conjunction is written onto the next token; a preposition may stand inside a name ("المعتصم بالله")."""
    return sketch.tokens[at].pos == "CCONJ" and _clitic(sketch, at)


def _elsewhere(sketch: Sketch, at: int) -> bool:
    """Whether a country or a body begins there, which no name of a person runs over."""
    hit = sketch.hits.get(at)
    if hit is None or hit.demonym or hit.weak:
        return False
    return hit.entries[0].type in (EntityType.COUNTRY, EntityType.ORGANIZATION)


def _capital(sketch: Sketch, at: int) -> bool:
    """Whether a capital stands there, as behind the two names of a subject: "زار أنور إبراهيم باريس"."""
    hit = sketch.hits.get(at)
    return hit is not None and not hit.weak and hit.entries[0].capital_of is not None


def _behind_offices(sketch: Sketch, start: int, end: int) -> int:
    """Where a person's name begins behind the offices, titles, countries and nationality words at `start`."""
    ends = {role.start: role.end for role in sketch.roles}
    ends |= {at: hit.end for at, hit in sketch.hits.items() if _elsewhere(sketch, at) and hit.end < end}
    ends |= {at: hit.end for at, hit in sketch.hits.items() if hit.demonym and sketch.tokens[at].definite}
    while start in ends:
        start = ends[start]
    return start
