"""`kg validate`: is a graph what it promises to be?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import graph
from kg.commands.speech import say, say_issues
from kg.errors import InputError
from kg.model import Document
from kg.read import read, sources
from kg.vocab.terms import LABELS

LANGUAGES = frozenset(language for labels in LABELS.values() for language in labels)
"""The languages that the ontology, and with it the messages of its shapes, is written in."""


def run(path: Path, articles: Sequence[Path], *, reason: bool = False, language: str = "en") -> int:
    """Print what is wrong with the graph; 1 if anything is."""
    if language not in LANGUAGES:
        raise InputError(f"there are no messages in {language!r}; use --language {' or '.join(sorted(LANGUAGES))}")
    issues = graph.validate(path, texts=_texts(articles) if articles else None, reason=reason, language=language)
    if not issues:
        followed = f" (what follows for a sample of up to {graph.SAMPLE} things included)" if reason else ""
        quotes = ", every quote stands" if articles else ""
        say(f"{path}: all shapes fit, nothing contradicts the ontology{followed}{quotes}")
    say_issues(issues)
    return 1 if issues else 0


def _texts(articles: Sequence[Path]) -> dict[str, str]:
    return {each.id: each.text for path in sources(articles) for each in read(path) if isinstance(each, Document)}
