"""From words that the trained recogniser labels to the name in them.

The model labels written words. A name stands behind the proclitics of its first word ("ولترامب") and
behind offices, titles and nationalities ("الرئيس الكيني ويليام روتو"), which are read as cues.
"""

from __future__ import annotations

from kg.lang.ar.sketch import Sketch
from kg.lang.recogniser import Labelled
from kg.model import EntityType

_CLITICS = frozenset({"CCONJ", "ADP", "PART"})


def trimmed(sketch: Sketch, found: Labelled) -> tuple[int, int] | None:
    """The tokens (half-open range) of the name in a labelled stretch; None where nothing of a name is left."""
    tokens = sketch.tokens
    inside = [i for i, token in enumerate(tokens) if found.span.overlaps(token.span)]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    while start < end and _clitic(sketch, start):
        start += 1
    if found.type is EntityType.PERSON:
        start = _behind_offices(sketch, start)
    while start < end and tokens[end - 1].pos == "PUNCT":
        end -= 1
    while start < end and tokens[start].pos == "PUNCT":
        start += 1
    if not any(token.surface[:1].isalpha() for token in tokens[start:end]):
        return None
    return start, end


def _clitic(sketch: Sketch, at: int) -> bool:
    """Whether a token is written onto the next one."""
    token, following = sketch.tokens[at], sketch.tokens[at + 1 : at + 2]
    return token.pos in _CLITICS and bool(following) and following[0].span.start == token.span.end


def _behind_offices(sketch: Sketch, start: int) -> int:
    """Where a person's name begins behind the offices, titles and nationality words at `start`."""
    ends = {role.start: role.end for role in sketch.roles}
    ends |= {at: hit.end for at, hit in sketch.hits.items() if hit.demonym and sketch.tokens[at].definite}
    while start in ends:
        start = ends[start]
    return start
