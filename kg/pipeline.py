"""The one place that knows the order of the stages: files → extractions → resolution → graph → files.

Up to resolution, documents go through one by one: `extractions` is a stream, and what it yields for
a document depends on that document alone. Nothing here reads a clock or keeps the order of a set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from kg import graph, write
from kg.errors import InputError, KgError
from kg.extract import Extractor
from kg.lang.registry import pack
from kg.model import BuildReport, Document, Entity, Event, Extraction, Issue, Judgement, Resolution
from kg.read import read, segment, sources
from kg.resolve import resolve
from kg.run import current_run
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a build can be told; everything else is data in `seeds/`. `decisions` is a file of judgements on names."""

    base_iri: str = graph.DEFAULT_BASE
    decisions: Path | None = None
    quads: bool = False
    """Write `graph.nq` too, where each article has a named graph for what it says."""


class Watcher(Protocol):
    """Is told how far a build is: files done of all files, and which one comes next."""

    def __call__(self, done: int, total: int, name: str) -> None: ...


def _unwatched(done: int, total: int, name: str) -> None:
    """Nobody looks."""


def build(
    paths: Sequence[Path], out: Path, options: Options | None = None, *, watch: Watcher = _unwatched
) -> BuildReport:
    """Read articles and write `graph.ttl`, `graph.json`, `graph.html` and `report.json` to the folder `out`.

    A bad article is an issue of the report and ends nothing. Raises `InputError` if no article at all
    can be read, if a path is not there, or if `out` cannot be written to.
    """
    from kg.view import page

    chosen = options if options is not None else Options()
    decisions = Decisions.load(chosen.decisions)
    done: list[Extraction] = []
    issues: list[Issue] = []
    for each in extractions(sources(paths), watch=watch):
        if isinstance(each, Issue):
            issues.append(each)
        else:
            done.append(each)
    issues.sort()
    if not done:
        told = f"; the first problem is {issues[0].source}: {issues[0].message}" if issues else ""
        raise InputError(f"no article could be read in {', '.join(map(str, paths))}{told}")
    done.sort(key=lambda extraction: (extraction.document.source, extraction.document.id))
    gazetteer, offices = Gazetteer.load(), Offices.load()
    resolution = resolve(done, gazetteer=gazetteer, decisions=decisions)
    reference = graph.Reference.of(resolution, gazetteer, offices)
    run = current_run(base_iri=chosen.base_iri, decisions=decisions)
    quads = graph.quads(done, resolution, run, base_iri=chosen.base_iri, reference=reference)
    write.turtle(quads, out / "graph.ttl", prefixes=graph.prefixes(chosen.base_iri))
    if chosen.quads:
        parted = graph.quads(done, resolution, run, base_iri=chosen.base_iri, reference=reference, per_article=True)
        write.nquads(parted, out / "graph.nq", prefixes=graph.prefixes(chosen.base_iri))
    flat = graph.flat(done, resolution, run, base_iri=chosen.base_iri, reference=reference)
    write.json(flat, out / "graph.json")
    write.text(page(flat), out / "graph.html")
    report = BuildReport(len(done), _counts(done, resolution), tuple(issues), dict(run.versions))
    write.json(_sorted(asdict(report)), out / "report.json")
    return report


def extractions(
    files: Sequence[Path], *, extractor: Extractor | None = None, watch: Watcher = _unwatched
) -> Iterator[Extraction | Issue]:
    """What each document says, one at a time, and an issue for everything that could not be read.

    A document that comes twice (the same file name with the same text) is read once.
    """
    reader = extractor if extractor is not None else Extractor()
    seen: dict[str, str] = {}
    for number, path in enumerate(files):
        watch(number, len(files), path.name)
        for each in read(path):
            if isinstance(each, Issue):
                yield each
            elif each.id not in seen:
                if each.source in seen.values():
                    yield Issue(each.source, "is the name of several different articles; rename one to tell them apart")
                seen[each.id] = each.source
                yield from extraction(each, reader)
    watch(len(files), len(files), "")


def extraction(document: Document, extractor: Extractor) -> Iterator[Extraction | Issue]:
    """What one document says; an issue in its place if it breaks a rule, beside it if it holds no text we read."""
    try:
        passages = segment(document)
        if not passages:
            yield Issue(document.source, "holds no English or Arabic text to read; check that it is an article")
        begun = [pack(passage.language).begin(document, passage) for passage in passages]
        yield extractor.extract(document, (finish() for finish in begun))
    except KgError as err:
        yield Issue(document.source, f"could not be analysed ({err}); take it out, or report this with the article")


def _counts(done: Iterable[Extraction], resolution: Resolution) -> Mapping[str, int]:
    """How much there is of everything, by the words of the ontology."""
    counts: Counter[str] = Counter()
    for each in done:
        counts["passages"] += len(each.analyses)
        counts["sentences"] += sum(len(analysis.sentences) for analysis in each.analyses)
        counts["mentions"] += sum(len(analysis.mentions) for analysis in each.analyses)
        counts["claims"] += len(each.claims) + len(each.offices)
    things: list[Entity | Event] = [*resolution.entities, *resolution.events]
    merges = sum(match.judgement is Judgement.SAME for thing in things for match in thing.matches)
    return {
        **counts,
        "claims carried over by translation": len(resolution.carried),
        "entities": len(resolution.entities),
        "events": len(resolution.events),
        "events disputed": sum(bool(event.disputed) for event in resolution.events),
        "office holdings": len(resolution.holdings),
        "merges": merges,
        "pairs left open": len(resolution.unsure),
    }


def _sorted(value: object) -> object:
    """The value with the keys of its mappings in order, as JSON takes it."""
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, (list, tuple)):
        return [_sorted(each) for each in value]
    return value
