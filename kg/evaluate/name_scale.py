"""Resolution of many names: how time and memory grow with the number of distinct written forms.

Pairs compared per name tell the same without a stopwatch: where they stay, work grows as the names do.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context

from kg.evaluate import name_sets
from kg.evaluate.figures import Figure
from kg.evaluate.memory import children, peak
from kg.evaluate.name_sets import Pair
from kg.evaluate.sources import Sources
from kg.model import EntityType, Mention, Span
from kg.resolve.entities import EntityResolver
from kg.resolve.forms import NameForm, is_short, kind_of
from kg.text.fold import fold
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer

NAME = "names-scale"
SIZES = (10_000, 30_000, 100_000, 300_000)
_STEEPNESS = 1.2
_MOST = 200


def figures(sources: Sources) -> Iterator[Figure]:
    """Seconds and memory of resolution for each number of forms, each in a process of its own."""
    if not (sources.data / "arabic-latin-names").is_dir():
        yield Figure(NAME, "forms", "jisr", "time", None, note=f"no data sets at {sources.data}; set JISR_DATA")
        return
    pairs = [*name_sets.people(sources.data)]
    for found in name_sets.anetac(sources.data, frozenset()).values():
        pairs += found
    for size in SIZES:
        with get_context("spawn").Pool(1) as pool:
            took: Took = pool.apply(measured, (pairs, size))
        yield Figure(NAME, f"{size} forms", "jisr", "time", took.seconds, "s")
        yield Figure(NAME, f"{size} forms", "jisr", "processor time", took.busy + took.others, "s")
        yield Figure(NAME, f"{size} forms", "jisr", "processor time, first process", took.busy, "s")
        yield Figure(NAME, f"{size} forms", "jisr", "memory", took.megabytes, "MB")
        yield Figure(NAME, f"{size} forms", "jisr", "entities", float(took.entities), "entities")
        yield Figure(NAME, f"{size} forms", "jisr", "pairs compared per name", took.compared / size, "pairs")


@dataclass(frozen=True, slots=True)
class Took:
    """What a resolution took: seconds by the clock, of the processor in this process and in those it started, peak
    memory of all together in MB; how many entities came of it, and how many pairs were compared for that."""

    seconds: float
    busy: float
    others: float
    megabytes: float
    entities: int
    compared: int


def measured(pairs: Sequence[Pair], size: int) -> Took:
    """What resolving the forms of `size` names takes, with the lists of names loaded before."""
    made = forms(pairs, size)
    resolver = EntityResolver(Gazetteer.load(), Decisions())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, busy = time.perf_counter(), time.process_time()
    with children() as marks:
        found = resolver.resolve(made)
    spent, worked = time.perf_counter() - start, time.process_time() - busy
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(spent, worked, others, peak() + sum(marks.values()), len(found.entities), found.compared)


def forms(pairs: Sequence[Pair], size: int) -> tuple[NameForm, ...]:
    """Forms of `size` distinct names in both scripts, named as often as names are: a few very often, most once.

    A person who is named by one part is a form of its own in each article, as in a build. Where the lists have too few
    names, parts of two names make further ones, as people share given and family names.
    """
    chooser = random.Random(name_sets.SEED)  # noqa: S311 - no secret depends on it
    shuffled = list(pairs)
    chooser.shuffle(shuffled)
    found: dict[tuple[str, str, str], Sequence[NameForm]] = {}
    for pair in _without_end(shuffled, chooser):
        for name, language in ((pair.arabic, "ar"), (pair.latin, "en")):
            key = (kind_of(pair.type), fold(name), language)
            if key[1] and key not in found and len(found) < size:
                times = min(_MOST, int(chooser.paretovariate(_STEEPNESS)))
                found[key] = _forms(key, name, language, pair.type, len(found), times)
        if len(found) >= size:
            break
    made = (form for forms in found.values() for form in forms)
    return tuple(sorted(made, key=lambda form: form.key))


def _without_end(pairs: Sequence[Pair], chooser: random.Random) -> Iterator[Pair]:
    yield from pairs
    full = [(p.arabic.split(), p.latin.split()) for p in pairs if p.type is EntityType.PERSON]
    twos = [(arabic, latin) for arabic, latin in full if len(arabic) == len(latin) == 2]
    while True:
        (a, b), (c, d) = chooser.choice(twos), chooser.choice(twos)
        yield Pair(f"{a[0]} {c[1]}", f"{b[0]} {d[1]}", EntityType.PERSON)


def _forms(
    key: tuple[str, ...], name: str, language: str, type: EntityType, number: int, times: int
) -> Sequence[NameForm]:
    mentions = tuple(
        Mention(f"d{number}x{turn}", 0, "", Span(0, len(name)), name, name, type, language, basis=("cue:title",))
        for turn in range(times)
    )
    if not is_short(mentions[0]):
        return (NameForm(key, name, language, type, mentions, frozenset(), frozenset()),)
    return [
        NameForm((*key, m.document, "0000"), name, language, type, (m,), frozenset(), frozenset(), short=True)
        for m in mentions
    ]
