"""The ground floor: frozen values that every room shares, standard library only."""

from kg.model.claim import Argument, Attribution, Claim, Evidence, OfficeClaim, Quantity, Role, Status
from kg.model.extraction import Analysis, Extraction
from kg.model.mention import EntityType, Form, Mention, OfficeCue, Tenure
from kg.model.report import BuildReport, Issue
from kg.model.resolution import (
    Contradiction,
    Decision,
    Entity,
    Event,
    Judgement,
    Match,
    Name,
    OfficeHolding,
    Resolution,
)
from kg.model.run import Run
from kg.model.text import (
    Block,
    BlockKind,
    DateBasis,
    Direction,
    Document,
    Passage,
    Sentence,
    Span,
    Token,
    document_id,
)
from kg.model.time import TimeSpan

__all__ = [
    "Analysis",
    "Argument",
    "Attribution",
    "Block",
    "BlockKind",
    "BuildReport",
    "Claim",
    "Contradiction",
    "DateBasis",
    "Decision",
    "Direction",
    "Document",
    "Entity",
    "EntityType",
    "Event",
    "Evidence",
    "Extraction",
    "Form",
    "Issue",
    "Judgement",
    "Match",
    "Mention",
    "Name",
    "OfficeClaim",
    "OfficeCue",
    "OfficeHolding",
    "Passage",
    "Quantity",
    "Resolution",
    "Role",
    "Run",
    "Sentence",
    "Span",
    "Status",
    "Tenure",
    "TimeSpan",
    "Token",
    "document_id",
]
