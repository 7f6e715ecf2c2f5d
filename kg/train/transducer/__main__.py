"""`python -m kg.train.transducer DATA`: learn the weights of the name matcher and write them down."""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from kg.resolve.transducer import Transducer
from kg.train.transducer.contrast import Contrast, Table, association, calibrate, sharpen
from kg.train.transducer.estimate import joint
from kg.train.transducer.pairs import Corpus, Pair, load, measured_names, variants

SEED = 20260105
VARIANTS = 40_000
LIGHTEST = -12.0
"""Rewritings below this weight never lie on a best chain worth having."""


def learn(pairs: Mapping[Pair, float]) -> tuple[Table, tuple[float, float, float]]:
    """Weights and calibration of one direction."""
    pairs = plausible(pairs, Transducer(association(joint(pairs), pairs)))
    table = association(joint(pairs), pairs)
    trained = sharpen(table, Contrast(pairs, seed=SEED))
    calibration = calibrate(table, trained)
    kept = {
        source: {target: round(weight, 2) for target, weight in sorted(row.items()) if weight > LIGHTEST}
        for source, row in sorted(table.items())
    }
    return kept, calibration


def plausible(pairs: Mapping[Pair, float], model: Transducer) -> Mapping[Pair, float]:
    """The pairs that a first model finds likelier than chance: the rest are slips of the lists (مصطفيقلي, mustafa)."""
    return {pair: weight for pair, weight in pairs.items() if model.score(*pair) > 0.0}


def found_first(table: Table, held: tuple[Pair, ...], *, queries: int = 400, pool: int = 2000) -> float:
    """Share of kept-back words whose partner is the best of `pool` words: a quick check of the weights."""
    chooser = random.Random(SEED)  # noqa: S311 - no secret depends on it
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for source, target in held:
        partners[source].add(target)
    asked = chooser.sample(sorted(partners), min(queries, len(partners)))
    words = sorted({target for _, target in chooser.sample(held, min(pool, len(held)))})
    model = Transducer(table)
    hits = 0
    for source in asked:
        ranked = max([*words, *sorted(partners[source])], key=lambda word: model.score(source, word))
        hits += ranked in partners[source]
    return hits / len(asked)


def spellings(corpus: Corpus) -> Mapping[str, Mapping[str, int]]:
    """The attested Latin spellings of each Arabic word with the number of people, the commonest first."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (arabic, latin), count in sorted(corpus.attested.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        found[arabic][latin] = count
    return found


def main(
    data: Annotated[
        Path,
        typer.Argument(
            help="Folder with coling2018-names, google-ar2en, arabic-latin-names and everypolitician-names."
        ),
    ],
    out: Annotated[Path, typer.Option(help="The file to write.")] = Path("kg/resolve/data/names.json.gz"),
) -> None:
    """Learn from open name lists; the same lists give the same file."""
    corpus = load(data, measured_names(data))
    likely = {pair: weight for pair, weight in corpus.train.items() if pair in corpus.attested or weight >= 1.0}
    sets = {
        "ar-en": corpus.train,
        "ar-ar": variants(likely, 0, VARIANTS),
        "en-en": variants(dict.fromkeys(corpus.attested, 1.0), 1, VARIANTS),
    }
    transducers, calibrations = {}, {}
    for name, pairs in sets.items():
        transducers[name], calibrations[name] = learn(pairs)
        typer.echo(
            f"{name}: {len(pairs)} pairs, {sum(map(len, transducers[name].values()))} weights, {calibrations[name]}"
        )
    typer.echo(f"ar-en: {found_first(transducers['ar-en'], corpus.held):.3f} of kept-back words found first among 2000")
    content = {"calibrations": calibrations, "spellings": spellings(corpus), "transducers": transducers}
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(json.dumps(content, ensure_ascii=False, sort_keys=False, separators=(",", ":")).encode())
    typer.echo(f"wrote {out} ({out.stat().st_size // 1000} kB)")


if __name__ == "__main__":
    typer.run(main)
