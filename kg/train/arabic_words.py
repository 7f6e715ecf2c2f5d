"""`python -m kg.train.arabic_words`: derive the Arabic lexicon of `seeds/words/ar`.

Three kinds of evidence are brought together: how often words are written (the word list of
`wordfreq`), how often each is part of a name in annotated text (the training corpora), and in how
many names of the open name lists it occurs. A logistic regression over these, the forms a word is
seen in (with article, with pronouns, as a verb) and its letters says for each word how much it leans
towards being a name; a second one, over letters alone, judges words that are in no list.

The result is under CC BY-SA 4.0, as its sources ask; `seeds/words/ar/README.md` names them.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
import wordfreq
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from kg.evaluate import corpora
from kg.evaluate.sources import data_folder
from kg.lang.ar.lexicon import ARTICLE, letter_features
from kg.lang.ar.words import Words
from kg.text.arabic import proclitics
from kg.text.fold import fold

Features = dict[str, float]

RATES: Mapping[str, float] = {
    "و": 0.05, "ف": 0.005, "ب": 0.024, "ل": 0.024, "ك": 0.002, "س": 0.02,
    "وب": 0.002, "ول": 0.002, "وس": 0.002, "وك": 0.0003, "فل": 0.0002, "فب": 0.0001, "فس": 0.0003,
}  # fmt: skip
"""How often a word is written with each proclitic, as a share of its bare occurrences (newswire, rounded)."""

KEPT_COMMON = 2000
KEPT_NAMES = 300
"""Occurrences per billion from which common words and names are written down."""
KEPT_BEARERS = 4
LETTER_WEIGHTS = 2500
PRIOR = 3.0
"""How many annotated occurrences the regression's opinion is worth."""
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u0670-\u06d3]+")
_SUFFIXES = ("ها", "هم", "ه", "نا", "ات", "ون", "ين", "ان", "يه", "وا", "ت", "ا", "ي")


def written_frequencies() -> Mapping[str, float]:
    """Share of each written word (folded, clitics on) in running text."""
    found: defaultdict[str, float] = defaultdict(float)
    for word, share in wordfreq.get_frequency_dict("ar", wordlist="large").items():
        if _ARABIC.fullmatch(word):
            found[fold(word)] += share
    return found


def stem_frequencies(written: Mapping[str, float]) -> dict[str, float]:
    """What is left of each word's frequency when its readings as proclitics and stem are taken off.

    Short words first: stems are shorter than what is derived from them. Definite nouns behind
    prepositions and future verbs are so productive that they explain more than the average rate.
    """
    stems: dict[str, float] = {}
    for word in sorted(written, key=lambda w: (len(w), w)):
        explained = sum(
            (15 if stem.startswith(ARTICLE) or prefix.endswith("س") else 3) * RATES[prefix] * stems.get(stem, 0.0)
            for prefix, stem in readings(word)
        )
        if written[word] > explained:
            stems[word] = written[word] - explained
    return stems


def without_phrases(
    stems: Mapping[str, float], written: Mapping[str, float], named: Mapping[str, int]
) -> dict[str, float]:
    """The stems without what is a proclitic and a stem however frequent it is ("بشكل", "وأضاف", "لتعزيز").

    A true stem takes the article or a preposition now and then; a phrase never does. Only words
    frequent enough for that to show, whose stem is a usual word, and that name nobody are judged.
    """
    tags = Words.load().tags

    def phrase(word: str) -> bool:
        if stems[word] < 6e-7 or word in tags or named.get(word, 0) >= 10:
            return False
        if word.endswith("ا") and stems.get(word[:-1], 0.0) > stems[word]:
            return False
        for prefix, stem in readings(word):
            if prefix[-1] not in "وفبل" or len(stem) < 3 or stems.get(stem, 0.0) < 0.1 * stems[word]:
                continue
            seen = sum(written.get(p + word, 0.0) for p in (ARTICLE, "ب", "ل") if p != prefix[-1])
            if seen < 0.015 * written[word]:
                return True
        return False

    return {word: share for word, share in stems.items() if not phrase(word)}


def nominality(written: Mapping[str, float], stems: Mapping[str, float]) -> dict[str, int]:
    """How often, in a thousand, a stem has the article or the preposition ب: verbs never do."""
    found = {}
    for word, share in stems.items():
        marked = written.get(ARTICLE + word, 0.0) + written.get("ب" + word, 0.0)
        found[word] = round(1000 * marked / (marked + share))
    return found


def readings(word: str) -> Iterable[tuple[str, str]]:
    """The readings of a written word that take proclitics off; the article stays on the stem."""
    for split in proclitics(word):
        prefix = "".join(split.clitics)
        if prefix in RATES:
            yield prefix, (ARTICLE if split.definite else "") + split.stem


def best_stem(word: str, stems: Mapping[str, float]) -> str:
    return max(
        (("", word), *readings(word)),
        key=lambda reading: (RATES.get(reading[0], 1.0) * stems.get(reading[1], 1e-9), -len(reading[0])),
    )[1]


def annotated(stems: Mapping[str, float]) -> dict[str, tuple[int, int, int]]:
    """For each stem, how often annotators took it for (part of) a person's name, of a place's name, and
    for no name at all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for example in corpora.training():
        for word, label in zip(example.words, example.labels, strict=True):
            if example.language != "ar" or not _ARABIC.fullmatch(fold(word)):
                continue
            kind = ("PER", "LOC", "").index(label[2:]) if label[2:] in ("PER", "LOC", "") else None
            if kind is not None:
                counts[best_stem(fold(word), stems)][kind] += 1
    return {stem: (people, places, common) for stem, (people, places, common) in counts.items()}


def bearers() -> Counter[str]:
    """In how many names of the CC0 lists each word occurs."""
    folder = data_folder()
    found: Counter[str] = Counter()
    for part in ("wd_arabic_80.gz", "wd_arabic_20.gz"):
        with gzip.open(folder / "coling2018-names" / part, "rt", encoding="utf-8") as lines:
            for line in lines:
                _, letters, count = line.rstrip("\n").split("\t")
                found[fold(letters.replace(" ", ""))] += int(count)
    with gzip.open(folder / "arabic-latin-names" / "units.tsv.gz", "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            for word in columns[0].split():
                found[fold(word)] += int(columns[5])
    return found


def teacher_features(word: str, stems: Mapping[str, float], named: Mapping[str, int]) -> Features:
    """What the lists and the forms a word is seen in say of it."""
    definite = word.startswith(ARTICLE) and len(word) > 4
    base = word[2:] if definite else word
    bare, with_article = stems.get(base, 0.0), stems.get(ARTICLE + base, 0.0)
    ratio = math.log10((with_article + 1e-10) / (bare + 1e-10)) / 3
    count = max(named.get(word, 0), named.get(base, 0))

    def seen(form: str) -> bool:
        return stems.get(form, 0.0) > 1e-8

    features: Features = {
        "+frequency": (math.log10(stems.get(word, 0.0) + 1e-10) + 10) / 5,
        "+article": float(definite),
        "+article ratio": ratio,
        "+article ratio of definite": ratio * definite,
        "+suffixes": sum(seen(base + suffix) for suffix in _SUFFIXES) / 5,
        "+endings": float(sum(base.endswith(s) and seen(base.removesuffix(s)) for s in _SUFFIXES)),
        "+verb prefixes": sum(seen(prefix + base) for prefix in "يتنا") / 2,
        "+bearers": math.log10(1 + count),
        "+borne": float(count > 0),
        "+bearers by frequency": math.log10((count + 0.1) / (1e7 * (bare + with_article) + 0.1)),
        "+length": len(base) / 6,
    }
    marked = f"^{base}$"
    for length in (2, 3, 4):
        features |= {marked[i : i + length]: 1.0 for i in range(len(marked) - length + 1)}
    return features


def regression(
    rows: list[Features], shares: list[float], weights: list[float]
) -> tuple[DictVectorizer, LogisticRegression]:
    """A logistic regression of soft labels: each row counts as both classes, by its share."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([*rows, *rows])
    labels = np.array([1] * len(rows) + [0] * len(rows))
    sides = np.array([s * w for s, w in zip(shares, weights, strict=True)])
    others = np.array([(1 - s) * w for s, w in zip(shares, weights, strict=True)])
    model = LogisticRegression(C=0.3, max_iter=600)
    model.fit(matrix, labels, sample_weight=np.concatenate([sides, others]))
    return vectorizer, model


def leans(
    stems: Mapping[str, float], counts: Mapping[str, tuple[int, int, int]], named: Mapping[str, int]
) -> dict[str, float]:
    """Log-odds of being a name for every word that is frequent enough or annotated."""
    tagged = sorted(counts)
    shares = [(n + p) / (n + p + c) for n, p, c in (counts[w] for w in tagged)]
    weights = [math.log1p(sum(counts[w])) for w in tagged]
    vectorizer, model = regression([teacher_features(w, stems, named) for w in tagged], shares, weights)
    wanted = sorted({w for w, share in stems.items() if share >= 1e-7 and len(w) > 1} | set(tagged))
    opinions = model.predict_proba(vectorizer.transform([teacher_features(w, stems, named) for w in wanted]))[:, 1]
    found = {}
    for word, opinion in zip(wanted, opinions, strict=True):
        people, places, common = counts.get(word, (0, 0, 0))
        name = people + places
        share = (name + PRIOR * float(opinion)) / (name + common + PRIOR)
        found[word] = math.log(share / (1 - share))
    return found


def place_share(counts: tuple[int, int, int], borne: int) -> int:
    """How often, in a hundred, the word is part of a place's name when it is part of a name."""
    people, places, _ = counts
    return round(100 * places / (people + places + borne / 5 + 1))


def letter_weights(
    lean: Mapping[str, float], kept: Mapping[str, float], counts: Mapping[str, tuple[int, int, int]]
) -> dict[str, float]:
    """Weights of `letter_features`, taught by annotated words and by the judgement of rare ones."""

    def common(word: str) -> bool:
        return kept.get(word, 0.0) < -1.5

    rows, shares, weights = [], [], []
    for word in sorted(lean):
        if word in counts:
            people, places, other = counts[word]
            share, weight = (people + places) / (people + places + other), 1.0
        elif word not in kept:
            share, weight = 1 / (1 + math.exp(-lean[word])), 0.5
        else:
            continue
        rows.append(dict(letter_features(word, common)))
        shares.append(share)
        weights.append(weight)
    vectorizer, model = regression(rows, shares, weights)
    names: list[str] = list(vectorizer.get_feature_names_out())
    weighed = dict(zip(names, (float(w) for w in model.coef_[0]), strict=True))
    weighed["+bias"] = weighed.get("+bias", 0.0) + float(model.intercept_[0])
    best = sorted(weighed, key=lambda name: (not name.startswith("+"), -abs(weighed[name]), name))
    return {name: weighed[name] for name in best[:LETTER_WEIGHTS]}


def main(out: Annotated[Path, typer.Option(help="Folder for the two files.")] = Path("seeds/words/ar")) -> None:
    """Derive lexicon and letter weights and write them."""
    written, named = written_frequencies(), bearers()
    stems = without_phrases(stem_frequencies(written), written, named)
    counts = annotated(stems)
    lean = leans(stems, counts, named)
    kept = {
        word: value
        for word, value in lean.items()
        if stems.get(word, 0.0) * 1e9 >= (KEPT_NAMES if value > 0 else KEPT_COMMON)
        or sum(counts.get(word, (0,))) >= (2 if value > 0 else 4)
        or (value > 0 and named.get(word, 0) >= (2 if word[0] in "وفبلكس" else KEPT_BEARERS))
    }
    nominal = nominality(written, stems)
    weights = letter_weights(lean, kept, counts)
    header = "# derived by python -m kg.train.arabic_words; CC BY-SA 4.0, see README.md in this folder\n"
    with (out / "lexicon.tsv").open("w", encoding="utf-8") as file:
        file.write(
            f"{header}# word, occurrences per billion, ten times the log-odds of being a name, bearers, "
            "nominal per mille, place per cent\n"
        )
        for word in sorted(kept):
            frequency = round(stems.get(word, 0.0) * 1e9)
            borne = min(named.get(word, 0), 99)
            file.write(f"{word}\t{frequency}\t{round(kept[word] * 10)}\t{borne}\t{nominal.get(word, 1000)}\t")
            file.write(f"{place_share(counts.get(word, (0, 0, 0)), borne)}\n")
    with (out / "letters.tsv").open("w", encoding="utf-8") as file:
        file.write(f"{header}# feature, a hundred times its weight\n")
        for name in sorted(weights):
            file.write(f"{name}\t{round(weights[name] * 100)}\n")
    typer.echo(f"{len(kept)} words, {len(weights)} letter weights")


if __name__ == "__main__":
    typer.run(main)
