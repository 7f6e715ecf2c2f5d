"""What the stages before resolution yield, one document at a time."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.claim import Claim, OfficeClaim
from kg.model.mention import Mention
from kg.model.text import Document, Passage, Sentence


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a language pack finds in one passage: its sentences and mentions, in text order."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says: the unit that builds stream, store and distribute."""

    document: Document
    analyses: tuple[Analysis, ...]
    claims: tuple[Claim, ...]
    offices: tuple[OfficeClaim, ...]
