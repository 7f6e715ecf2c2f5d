"""`kg build`: articles in, graph out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg import resources
from kg.commands.speech import progress, say, say_issues
from kg.pipeline import Options, build


def run(
    paths: Sequence[Path],
    out: Path,
    *,
    base_iri: str | None = None,
    decisions: Path | None = None,
    quads: bool = False,
) -> int:
    """Build into the folder `out`; 1 if there were issues."""
    chosen = paths or [resources.seeds() / "articles"]
    options = Options(decisions=decisions, quads=quads)
    if base_iri is not None:
        options = replace(options, base_iri=base_iri)
    with progress("reading") as watch:
        report = build(chosen, out, options, watch=watch)
    counts = report.counts
    say(
        f"{report.documents} documents, {counts['claims']} claims, {counts['entities']} entities, "
        f"{counts['events']} events ({counts['events disputed']} disputed), {counts['office holdings']} office holdings"
    )
    names = ("graph.ttl", *(["graph.nq"] if quads else []), "graph.json", "graph.html", "report.json")
    say(f"written: {', '.join(str(out / name) for name in names)}")
    say_issues(report.issues)
    return 1 if report.issues else 0
