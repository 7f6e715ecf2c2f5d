"""The matcher of names, beside what else can be installed: retrieval, hard pairs, speed, blocking.

Rivals need `pip install 'jisr[evaluate]'`; what is not installed is said and left out.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

from kg.evaluate import name_sets
from kg.evaluate.curves import area, best_f1, counts, f1, recall_at
from kg.evaluate.figures import Figure
from kg.evaluate.name_rivals import Rival, Romanized, rivals
from kg.evaluate.name_sets import Pair, key
from kg.evaluate.sources import Sources
from kg.model import EntityType, Judgement
from kg.resolve import entity_type, match_names
from kg.resolve.blocks import blocks
from kg.resolve.collector import uncollected
from kg.resolve.names import weigh_names

NAME, US = "names", "jisr"
POOL = 20_000
QUERIES = 1_000
TRUE_PAIRS = 5_000
NEGATIVES = 3
PRECISE = 0.995


def figures(sources: Sources) -> Iterator[Figure]:
    """Every figure of the notes on names that there is data for."""
    hard = sources.gold / "names-dev" / "pairs.tsv"
    if hard.is_file():
        yield from _hard_pairs(hard)
    else:
        yield Figure(NAME, "names-dev", US, "F1", None, note=f"no {hard}; set JISR_GOLD to the annotated graphs")
    if not (sources.data / "anetac").is_dir():
        yield Figure(
            NAME, "anetac", US, "recall@1", None, note=f"no data sets at {sources.data}; set JISR_DATA to their folder"
        )
        return
    others, missing = rivals()
    yield from (Figure(NAME, "everypolitician", name, "F1", None, note=note) for name, note in missing)
    trained = name_sets.trained_words(sources.data)
    sets = name_sets.anetac(sources.data, trained)
    for name, pairs in sets.items():
        overlap = sum(key(pair.latin) in trained or key(pair.arabic) in trained for pair in pairs)
        yield Figure(NAME, f"anetac {name}", US, "names trained on", float(overlap), "names")
    filling = [pair.latin for pairs in sets.values() for pair in pairs]
    for name, pairs in sets.items():
        yield from _retrieval(f"anetac {name}", pairs, filling, others)
    yield from _retrieval("full names", name_sets.people(sources.data), (), others)
    yield from _retrieval("translated bodies", name_sets.bodies(sources.data), filling, others)
    every = name_sets.sample((pair for pairs in sets.values() for pair in pairs), TRUE_PAIRS)
    yield from _pairs("anetac", tuple(name_sets.with_hard_negatives(every, NEGATIVES)), others)
    yield from _pairs(
        "everypolitician", tuple(name_sets.with_hard_negatives(name_sets.politicians(sources.data), 1)), others
    )


def _hard_pairs(path: Path) -> Iterator[Figure]:
    """F1 and false merges at the shipped threshold on pairs that people chose to be hard."""
    right = wrong = missed = 0
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = dict(zip(header.split("\t"), line.split("\t"), strict=False))
        kind = entity_type(row["type"])
        same = match_names(row["name_a"], row["lang_a"], row["name_b"], row["lang_b"], kind).judgement is Judgement.SAME
        right += same and row["same"] == "1"
        wrong += same and row["same"] == "0"
        missed += not same and row["same"] == "1"
    yield Figure(NAME, "names-dev", US, "F1", f1(right, wrong, missed))
    yield Figure(NAME, "names-dev", US, "false merges", float(wrong), "pairs")


def _retrieval(data: str, pairs: Sequence[Pair], filling: Iterable[str], others: Sequence[Rival]) -> Iterator[Figure]:
    """Recall@1 of Arabic names among Latin ones; ours looks only where a block is shared."""
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        partners[pair.arabic].add(key(pair.latin))
    queries = name_sets.sample(pairs, QUERIES)
    pool = _pool(queries, pairs, filling)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, latin in enumerate(pool):
        for block in blocks(latin, "en"):
            index[block].append(number)
    found = reached = compared = 0
    for query in queries:
        near = sorted({number for block in blocks(query.arabic, "ar") for number in index.get(block, ())})
        compared += len(near)
        reached += any(key(pool[number]) in partners[query.arabic] for number in near)
        best = max(near, key=lambda number: (_log_odds(query.arabic, pool[number], query.type), -number), default=None)
        found += best is not None and key(pool[best]) in partners[query.arabic]
    size = f"{data}, {len(queries)} among {len(pool)}"
    yield Figure(NAME, size, US, "recall@1", found / len(queries))
    yield Figure(NAME, size, US, "blocking recall", reached / len(queries))
    yield Figure(NAME, size, US, "compared", compared / len(queries), "names a query")
    for rival in others:
        if not isinstance(rival, Romanized):
            continue
        ranked = rival.ranks([query.arabic for query in queries], pool)
        hits = sum(key(pool[best]) in partners[q.arabic] for q, best in zip(queries, ranked, strict=True))
        yield Figure(NAME, size, rival.name, "recall@1", hits / len(queries))


def _pool(queries: Sequence[Pair], pairs: Sequence[Pair], filling: Iterable[str]) -> list[str]:
    """`POOL` Latin names, those of the queries first, one for each folded name."""
    chosen: dict[str, str] = {}
    more = name_sets.sample(pairs, len(pairs))
    for latin in (*(q.latin for q in queries), *(p.latin for p in more), *filling):
        if len(chosen) == POOL:
            break
        chosen.setdefault(key(latin), latin)
    return sorted(chosen.values())


def _pairs(data: str, pairs: Sequence[Pair], others: Sequence[Rival]) -> Iterator[Figure]:
    """AUC, the best F1, F1 at the shipped threshold and recall where precision is high; and the time a pair takes."""
    answers = [pair.same for pair in pairs]
    yield Figure(NAME, data, US, "pairs", float(len(pairs)), "pairs")
    with get_context("spawn").Pool(1) as pool:
        cold, warm = pool.apply(seconds, (pairs,))
    scores = [_log_odds(pair.arabic, pair.latin, pair.type) for pair in pairs]
    judged = [match_names(p.arabic, "ar", p.latin, "en", p.type).judgement is Judgement.SAME for p in pairs]
    yield Figure(NAME, data, US, "F1", f1(*counts(judged, answers)))
    yield Figure(NAME, data, US, "false merges", float(counts(judged, answers)[1]), "pairs")
    yield from _curve(data, US, scores, answers)
    yield Figure(NAME, data, US, "time a pair", 1e6 * cold / len(pairs), "µs", "names never seen before")
    yield Figure(NAME, data, US, "time a pair again", 1e6 * warm / len(pairs), "µs", "names and words seen before")
    for rival in others:
        start = time.process_time()
        scores = rival.scores([(pair.arabic, pair.latin) for pair in pairs])
        spent = time.process_time() - start
        if rival.threshold is not None:
            judged = [score >= rival.threshold for score in scores]
            yield Figure(NAME, data, rival.name, "F1", f1(*counts(judged, answers)))
            yield Figure(NAME, data, rival.name, "false merges", float(counts(judged, answers)[1]), "pairs")
        yield from _curve(data, rival.name, scores, answers)
        yield Figure(NAME, data, rival.name, "time a pair", 1e6 * spent / len(pairs), "µs")


def seconds(pairs: Sequence[Pair]) -> tuple[float, float]:
    """Processor seconds that weighing pairs takes in a process that has seen none of their names, and once more.

    No garbage is collected meanwhile, as in a resolution: a pass over the lists of names takes 30 ms, and would fall on
    a thousand pairs or not.
    """
    # The first loads the lists of names, the second those of sounds and letters, which words in no list ask for.
    _log_odds("لندن", "London", EntityType.PLACE)
    _log_odds("زغنوط قشمير", "Zagnoot Qashmeer", EntityType.PERSON)
    took = []
    with uncollected():
        for _ in range(2):
            start = time.process_time()
            for pair in pairs:
                _log_odds(pair.arabic, pair.latin, pair.type)
            took.append(time.process_time() - start)
    return took[0], took[1]


def _curve(data: str, system: str, scores: Sequence[float], answers: Sequence[bool]) -> Iterator[Figure]:
    yield Figure(NAME, data, system, "AUC", area(scores, answers))
    yield Figure(NAME, data, system, "best F1", best_f1(scores, answers))
    yield Figure(NAME, data, system, f"recall at precision {PRECISE}", recall_at(scores, answers, PRECISE))


def _log_odds(arabic: str, latin: str, type: EntityType) -> float:
    return weigh_names(arabic, "ar", latin, "en", type).log_odds
