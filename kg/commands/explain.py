"""`kg explain`: everything behind a name, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.commands.speech import say
from kg.commands.terminal import isolated, output, printable
from kg.errors import NotFoundError
from kg.query import Graph, Named, Story, load, story_of
from kg.query.story import Happening, Judged, Reported

_CANDIDATES = 12


def run(path: Path, name: str) -> int:
    """Print what is behind the entity or event called `name`; the candidates if it may be several."""
    graph = load(path)
    found = _found(graph, name)
    console = output()
    if len(found) > 1:
        say(f"{name!r} may be any of {len(found)}; ask again with the full name or the IRI of one:")
        for each in found[:_CANDIDATES]:
            console.print(f"{graph.short(each.iri)}  {each.type}  {_label(each.label)}")
        return 1
    for line in _lines(story_of(graph, found[0]), graph):
        console.print(line)
    return 0


def _found(graph: Graph, name: str) -> tuple[Named, ...]:
    iri = graph.expand(name)
    if iri is not None:
        named = graph.names.at(iri)
        if named is None:
            raise NotFoundError(f"the graph has nothing called {name}; look with: kg query --name entities")
        return (named,)
    found = graph.names.find(name, "entity") or graph.names.find(name, "event")
    return found or (graph.names.one(name, "entity", "event"),)


def _lines(story: Story, graph: Graph) -> Iterator[str]:
    about = story.about
    yield f"{_label(about.label)}  ({about.type}, {graph.short(about.iri)})"
    yield from (f"  = {link}" for link in story.links)
    names = [form for form in story.forms if form.form == "name"]
    other = [form for form in story.forms if form.form != "name"]
    for title, forms in (("Names", names), ("Referred to as", other)):
        if forms:
            yield ""
            yield title
            yield from (f"  {form.language}  {_text(form.text)}  ×{form.times}" for form in forms)
    yield from _judged("Merges and near misses", story.judged, "")
    if story.happenings and about.kind != "event":
        yield ""
        yield f"Events and offices ({len(story.happenings)})"
    for happening in story.happenings:
        yield ""
        yield from _happening(happening, graph)
    if story.disputes and about.kind != "event":
        yield ""
        yield "Reports disagree on"
        yield from (f"  {_label(each.label)}: {', '.join(each.disputed)}" for each in story.disputes)


def _happening(event: Happening, graph: Graph) -> Iterator[str]:
    facts = [event.kind, event.date or "no date", *([event.status] if event.status else [])]
    yield f"  {_label(event.label)}  ({', '.join(facts)}; {graph.short(event.iri)})"
    if event.participants:
        yield f"    who: {', '.join(map(_text, event.participants))}"
    if event.places:
        yield f"    where: {', '.join(map(_text, event.places))}"
    if event.disputed:
        yield f"    disputed: {', '.join(event.disputed)}"
    numbers = {report.claim: n for n, report in enumerate(event.reports, start=1)}
    for report in event.reports:
        yield from _report(report, numbers)
    yield from _judged("taken for one because", event.judged, "    ")


def _report(report: Reported, numbers: dict[str, int]) -> Iterator[str]:
    against = sorted(numbers[other] for other in report.contradicts if other in numbers)
    clash = f"; contradicts {', '.join(f'[{n}]' for n in against)}" if against else ""
    said = f"; according to {_text(report.attributed)}" if report.attributed else ""
    origin = numbers.get(report.translates or "")
    over = f"; carried over from [{origin}], which it translates" if origin is not None else ""
    yield f"    [{numbers[report.claim]}] {report.says}{said}{clash}{over}"
    yield f"        {_text(report.sentence)}"
    yield (
        f"        {printable(report.source)} {report.begin}–{report.end}, "
        f"{report.extractor}, confidence {report.confidence:.2f}"
    )


def _judged(title: str, judged: Sequence[Judged], indent: str) -> Iterator[str]:
    if judged:
        yield from ([""] if not indent else [])
        yield f"{indent}{title}"
        for each in judged:
            pair = f"{_text(each.left)} ~ {_text(each.right)}"
            yield f"{indent}  {each.judgement} ({each.score:.2f}): {pair}: {_text(each.reasons)}"


def _text(text: str) -> str:
    return isolated(printable(text))


def _label(label: str) -> str:
    """A label in several languages, each part in its own direction."""
    return " · ".join(map(_text, label.split(" · ")))
