"""Mentions: where a text names or refers to a person, an organisation or a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.errors import InvariantError
from kg.model.text import Span


class EntityType(StrEnum):
    """The entity classes of the ontology; values are the local names of the classes."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    CITY = "City"
    PLACE = "Place"

    @property
    def spatial(self) -> bool:
        """Whether things of this class are somewhere one can be."""
        return self in (EntityType.COUNTRY, EntityType.CITY, EntityType.PLACE)


class Form(StrEnum):
    """How a mention refers.

    NAME is a proper name ("Lee Jae Myung"); DEMONYM a nationality word that stands for a country
    ("Russian", "الأمريكي"); ROLE a description by office ("the Turkish president"); ANAPHOR a
    pronoun or a description that only the passage resolves ("he", "the two leaders", "نظيره").
    Only names give an entity its names.
    """

    NAME = "name"
    DEMONYM = "demonym"
    ROLE = "role"
    ANAPHOR = "anaphor"


class Tenure(StrEnum):
    """Whether an office is held, was held, or is about to be."""

    CURRENT = "current"
    FORMER = "former"
    ELECT = "elect"


@dataclass(frozen=True, slots=True)
class OfficeCue:
    """An office that the text gives to a mention: "US Defense Secretary", "وزير الدفاع الأمريكي".

    `office` is an id of `seeds/names/offices.yaml`; `of` is the known id of the country or
    organisation the office belongs to (`country:US`), or None where the text names none;
    `of_mention` is the id of the mention that names it, when there is one.
    """

    office: str
    span: Span
    of: str | None = None
    of_mention: str | None = None
    tenure: Tenure = Tenure.CURRENT


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference to an entity at one place of one document.

    `surface` is the text exactly as written at `span`, without clitics, titles or offices;
    `name` is `surface` cleaned for display (tatweel, diacritics and odd spaces removed);
    the key for comparing names is computed from `name` where it is needed and is not stored.
    `known` is the id of a gazetteer entry (`country:KR`, `city:1835848`, `org:apec`,
    `place:white-house`), None if the name is in no list or fits several entries: those are then
    in `candidates`, the likeliest first. `basis` names the sources of the judgement
    ("gazetteer", "spacy", "cue:title", …); `confidence` is a probability. `refers_to` holds the
    mention ids an ANAPHOR stands for, in text order.
    """

    document: str
    passage: int
    sentence: str
    span: Span
    surface: str
    name: str
    type: EntityType
    language: str
    form: Form = Form.NAME
    known: str | None = None
    candidates: tuple[str, ...] = ()
    offices: tuple[OfficeCue, ...] = ()
    refers_to: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if len(self.surface) != len(self.span) or not self.surface.strip():
            raise InvariantError(f"mention {self.surface!r} does not fit its span {self.span}")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvariantError(f"confidence {self.confidence} of mention {self.surface!r} is no probability")

    @property
    def id(self) -> str:
        return f"{self.document}-{self.span.start}-{self.span.end}"
