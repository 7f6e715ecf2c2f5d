"""What the tests of extraction share: reading a text with the real packs into claims people can compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import (
    Block,
    BlockKind,
    DateBasis,
    Direction,
    Document,
    Extraction,
    Passage,
    Role,
    Span,
    TimeSpan,
)

DIRECTIONS = {"en": Direction.LTR, "ar": Direction.RTL}


@dataclass(frozen=True)
class Seen:
    """A claim with surfaces for mentions."""

    type: str
    participants: frozenset[str]
    places: frozenset[str]
    date: str | None
    status: str
    speaker: str | None


@cache
def extractor() -> Extractor:
    return Extractor()


def extraction(text: str, language: str = "en", published: str | None = None) -> Extraction:
    """The extraction of one paragraph."""
    document = Document.of("example.txt", text)
    passage = Passage(
        document=document.id,
        index=0,
        language=language,
        direction=DIRECTIONS[language],
        blocks=(Block(Span(0, len(text)), BlockKind.PARAGRAPH),),
        published=None if published is None else TimeSpan.parse(published),
        date_basis=DateBasis.UNKNOWN if published is None else DateBasis.STATED,
    )
    return extractor().extract(document, [pack(language).analyze(document, passage)])


def read(text: str, language: str = "en", published: str | None = None) -> list[Seen]:
    """The claims of one paragraph, in text order."""
    found = extraction(text, language, published)
    surfaces = {m.id: m.surface for analysis in found.analyses for m in analysis.mentions}
    return [
        Seen(
            claim.type,
            frozenset(surfaces[a.mention] for a in claim.arguments if a.role is not Role.PLACE),
            frozenset(surfaces[a.mention] for a in claim.arguments if a.role is Role.PLACE),
            None if claim.time is None else claim.time.edtf,
            claim.status.value,
            None if claim.attribution is None else claim.attribution.words,
        )
        for claim in found.claims
    ]


def only(kind: str, text: str, language: str = "en", published: str | None = None) -> Seen:
    """The one claim of a type that the text makes."""
    found = [claim for claim in read(text, language, published) if claim.type == kind]
    assert len(found) == 1, f"{len(found)} claims of type {kind} in {text!r}: {found}"
    return found[0]
