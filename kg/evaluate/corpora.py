"""The corpora, read into one scheme: words with IOB2 labels of PER, ORG, LOC and MISC.

Which corpus may train what ships is written in the data's own READMEs; `TRAINING` and `TESTS`
are the only two lists. A sentence of a test corpus never trains: `without_overlap` drops every
training sentence whose folded text (or a long stretch of it) stands in a test corpus.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.evaluate.sources import data_folder
from kg.text.fold import fold

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
"""The label scheme; the index of a label is its class in the network."""

LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: `words` and `labels` run in parallel; labels are IOB2 over `LABELS`."""

    words: tuple[str, ...]
    labels: tuple[str, ...]
    language: str
    corpus: str


_FANE = {
    "PER": "Politician Religious_PER Artist Other_PER Scientist Athlete Businessperson Engineer Lawyer",
    "ORG": "Commercial Non-Governmental Government Educational Media Sports Religious_ORG Medical-Science "
    "Entertainment",
    "LOC": "Population-Center Nation Water-Body State-or-Province Land-Region-Natural Path Continent GPE-Cluster "
    "County-or-District Airport Building-Grounds Subarea-Facility Land Celestial",
    "MISC": "Book Movie Sound Software Hardware Air Water Projectile Drug Nuclear",
}
_TYPES: Mapping[str, Mapping[str, str]] = {
    "anercorp": {"PERS": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"},
    "fane": {fine: coarse for coarse, names in _FANE.items() for fine in names.split()},
    "wojood": {"PERS": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT": "MISC", "LAW": "MISC"},
    "english": {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"},
    "wnut": {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
    | dict.fromkeys(("product", "creative-work"), "MISC"),
    "aqmar": {"PER": "PER", "LOC": "LOC", "ORG": "ORG"},
}


def _iob2(tags: Iterable[str], types: Mapping[str, str]) -> tuple[str, ...]:
    """IO or IOB2 tags of one corpus as IOB2 over our types; an unknown type becomes O."""
    out: list[str] = []
    before = ""
    for tag in tags:
        prefix, _, fine = tag.partition("-")
        kind = types.get(fine, "")
        inside = prefix == "I" and kind and before == fine
        out.append(f"{'I' if inside else 'B'}-{kind}" if kind else "O")
        before = fine if kind else ""
    return tuple(out)


def _columns(lines: Iterable[str], word: int, tag: int, separator: str | None) -> Iterator[list[tuple[str, str]]]:
    """Sentences of a column file, as (word, tag) pairs; blank lines and `#` comments separate."""
    sentence: list[tuple[str, str]] = []
    for line in lines:
        cells = line.strip("\n\r\ufeff").split(separator)
        cells = [cell.replace(LEFT_TO_RIGHT_MARK, "").strip() for cell in cells]
        if len(cells) <= max(word, tag) or not cells[word] or line.startswith(("# ", "-DOCSTART-")):
            if sentence:
                yield sentence
            sentence = []
            continue
        sentence.append((cells[word], cells[tag]))
    if sentence:
        yield sentence


def _read(path: Path) -> list[str]:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode("utf-8-sig").splitlines()
    return path.read_text("utf-8-sig").splitlines()


def _column_corpus(
    name: str, files: tuple[str, ...], types: str, language: str, *, word: int = 0, tag: int = 1, separator: str | None
) -> Iterator[Example]:
    for file in files:
        for rows in _columns(_read(data_folder() / file), word, tag, separator):
            words, tags = zip(*rows, strict=True)
            yield Example(tuple(words), _iob2(tags, _TYPES[types]), language, name)


def anercorp(split: str) -> Iterator[Example]:
    """ANERcorp, CAMeL split (CC BY-SA 4.0)."""
    file = f"anercorp-camel/ANERCorp_CamelLab_{split}.txt"
    return _column_corpus("anercorp", (file,), "anercorp", "ar", separator=None)


def wikifane() -> Iterator[Example]:
    """WikiFANE Gold (CC BY-SA 3.0); its letters come folded and its proclitics split."""
    return _column_corpus("wikifane", ("fane-gold/WikiFANE_Gold_2014_500K.txt.gz",), "fane", "ar", separator="\t")


_PROCLITICS = frozenset(["و", "ف", "ب", "ل", "ك"])
_ENCLITICS = frozenset(["ه", "ها", "هم", "نا"])


def with_clitics(example: Example) -> Example:
    """The sentence as people write it: proclitics and pronouns that a corpus splits off joined to their words.

    A name keeps its label when a proclitic joins it, as ANERcorp has it.
    """
    words: list[str] = []
    labels: list[str] = []
    waiting = ""
    for word, label in zip(example.words, example.labels, strict=True):
        if word in _PROCLITICS and label == "O":
            waiting += word
        elif word in _ENCLITICS and label == "O" and words and not waiting and words[-1][-1:].isalpha():
            stem = words[-1].removesuffix("ة")
            words[-1] = stem + ("ت" if stem != words[-1] else "") + word
        else:
            words.append(waiting + (word.removeprefix("ا") if waiting[-1:] == "ل" and word.startswith("ال") else word))
            labels.append("B" + label[1:] if waiting and label.startswith("I-") else label)
            waiting = ""
    if waiting:
        words.append(waiting)
        labels.append("O")
    return Example(tuple(words), tuple(labels), example.language, example.corpus)


def wojood(split: str) -> Iterator[Example]:
    """The open sample of Wojood (MIT); of the nested labels the longest known one is taken."""
    sentence: list[list[str]] = []
    for line in [*_read(data_folder() / f"wojood-sample/{split}.txt"), ""]:
        cells = line.split()
        if cells:
            sentence.append(cells)
        elif sentence:
            yield Example(tuple(c[0] for c in sentence), _outermost(sentence), "ar", "wojood")
            sentence = []


def _outermost(rows: list[list[str]]) -> tuple[str, ...]:
    """The longest span of a known type at each word of a nested IOB2 annotation."""
    spans: list[tuple[int, int, str]] = []
    for fine, kind in _TYPES["wojood"].items():
        start = -1
        for i, row in enumerate([*rows, ["", "O"]]):
            if start >= 0 and f"I-{fine}" not in row[1:]:
                spans.append((start, i, kind))
                start = -1
            if f"B-{fine}" in row[1:]:
                start = i
    labels = ["O"] * len(rows)
    for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s[0], s[2])):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
    return tuple(labels)


def aqmar() -> Iterator[Example]:
    """AQMAR (CC BY-SA 3.0): test only. Article-specific classes (MIS0…) are not scored."""
    files = sorted(f"aqmar/articles/{p.name}" for p in (data_folder() / "aqmar/articles").glob("*.txt"))
    return _column_corpus("aqmar", tuple(files), "aqmar", "ar", separator=None)


def english_web() -> Iterator[Example]:
    """Universal NER over English EWT, development and test files (CC BY-SA 4.0)."""
    files = ("uner-english/en_ewt-ud-dev.iob2", "uner-english/en_ewt-ud-test.iob2")
    return _column_corpus("ewt", files, "english", "en", word=1, tag=2, separator="\t")


def english_pud() -> Iterator[Example]:
    """Universal NER over English PUD (CC BY-SA 3.0): test only."""
    files = ("uner-english/en_pud-ud-test.iob2",)
    return _column_corpus("pud", files, "english", "en", word=1, tag=2, separator="\t")


def wikigold() -> Iterator[Example]:
    """Wikigold (CC BY 4.0), IO tags: test only here."""
    return _column_corpus("wikigold", ("wikigold/wikigold.conll.txt",), "english", "en", separator=None)


def wnut() -> Iterator[Example]:
    """WNUT 2017 training file (CC BY 4.0): social media, for names in odd company."""
    return _column_corpus("wnut", ("wnut17/wnut17train.conll",), "wnut", "en", separator="\t")


def wnut_held() -> Iterator[Example]:
    """WNUT 2017, development and test files: names that nobody had heard of, in small letters and odd places."""
    files = ("wnut17/emerging.dev.conll", "wnut17/emerging.test.annotated")
    return _column_corpus("wnut", files, "wnut", "en", separator="\t")


def redocred() -> Iterator[Example]:
    """Entity mentions of Re-DocRED, development and test files (MIT): English Wikipedia.

    Its annotators took nationality words ("German") for places; by our rule they are none.
    """
    demonyms = set(json.loads("".join(_read(data_folder() / "arwikicats/nationalities_data.json"))))
    for file in ("re-docred/dev_revised.json.gz", "re-docred/test_revised.json.gz"):
        for document in json.loads("".join(_read(data_folder() / file))):
            for index, words in enumerate(document["sents"]):
                labels = ["O"] * len(words)
                mentions = [m for vertex in document["vertexSet"] for m in vertex if m["sent_id"] == index]
                for mention in sorted(mentions, key=lambda m: (m["pos"][0] - m["pos"][1], m["pos"])):
                    kind = _TYPES["english"].get(mention["type"], "")
                    start, end = mention["pos"]
                    if kind == "LOC" and " ".join(words[start:end]).lower() in demonyms:
                        continue
                    if kind and all(label == "O" for label in labels[start:end]):
                        labels[start:end] = [f"B-{kind}"] + [f"I-{kind}"] * (end - start - 1)
                if words:
                    yield Example(tuple(words), tuple(labels), "en", "redocred")


def training() -> tuple[Example, ...]:
    """Every sentence that may train what ships, without any that a test corpus holds."""
    found = [*anercorp("train"), *wikifane(), *wojood("train"), *english_web(), *wnut(), *redocred()]
    return without_overlap(found, [e for examples in tests().values() for e in examples])


def development() -> dict[str, tuple[Example, ...]]:
    """What training looks at to choose among checkpoints: held-out parts, never a test corpus."""
    return {"wojood-val": tuple(wojood("val"))}


def held_out() -> dict[str, tuple[Example, ...]]:
    """What neither trains nor tests the network: what the sources of names are weighed on beside `development`."""
    return {"wnut-held": tuple(wnut_held())}


def tests() -> dict[str, tuple[Example, ...]]:
    """The test corpora by name; nothing here ever trains."""
    return {
        "ANERcorp test": tuple(anercorp("test")),
        "AQMAR": tuple(aqmar()),
        "Wojood test": tuple(wojood("test")),
        "UNER PUD": tuple(english_pud()),
        "wikigold": tuple(wikigold()),
    }


_SHINGLE = 8


def _keys(example: Example) -> tuple[str, ...]:
    """The folded sentence, or all its stretches of eight words when it is longer than that."""
    words = fold(" ".join(example.words)).split()
    if len(words) <= _SHINGLE:
        return (" ".join(words),) if len(words) >= 4 else ()
    return tuple(" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def without_overlap(examples: Iterable[Example], held: Iterable[Example]) -> tuple[Example, ...]:
    """The examples that share no whole sentence and no eight words in a row with `held`."""
    taken = {key for example in held for key in _keys(example)}
    return tuple(example for example in examples if not any(key in taken for key in _keys(example)))


def spans(labels: Iterable[str]) -> set[tuple[int, int, str]]:
    """The (start, end, type) word spans of an IOB2 label sequence, MISC left out."""
    found: set[tuple[int, int, str]] = set()
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        prefix, _, here = label.partition("-")
        if start >= 0 and (prefix != "I" or here != kind):
            found.add((start, i, kind))
            start = -1
        if prefix == "B" or (prefix == "I" and start < 0):
            start, kind = i, here
    return {s for s in found if s[2] != "MISC"}
