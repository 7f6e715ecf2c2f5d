"""Names in running text: exact spans with type, on corpora that nothing here was trained on.

Spans are compared over the corpus's words: a name that begins behind a proclitic (و + name) is taken to
begin with its word, as the corpora have it, so that figures can be set beside published ones.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.evaluate import corpora
from kg.evaluate.corpora import Example
from kg.evaluate.figures import Figure
from kg.evaluate.memory import peak
from kg.evaluate.sources import Sources
from kg.lang.ar.known import find_known
from kg.lang.ar.lexicon import Lexicon
from kg.lang.en.parse import parse
from kg.lang.lines import BATCH, recognize
from kg.lang.recogniser import load
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Document, EntityType, Passage, Span
from kg.text.script import direction_of
from kg.vocab.gazetteer import Gazetteer

Named = tuple[int, int, str]
"""Words `start` to `end` (half-open) and the label PER, ORG or LOC."""

System = Callable[[Sequence["Text"]], Iterable[Sequence[tuple[Span, EntityType]]]]

_LABELS = {
    EntityType.PERSON: "PER",
    EntityType.ORGANIZATION: "ORG",
    EntityType.COUNTRY: "LOC",
    EntityType.CITY: "LOC",
    EntityType.PLACE: "LOC",
}
_TIMED_WORDS = 6000


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence of a corpus as people would write it down: its words with a space between."""

    text: str
    words: tuple[Span, ...]
    language: str

    @classmethod
    def of(cls, example: Example) -> Text:
        spans: list[Span] = []
        at = 0
        for word in example.words:
            spans.append(Span(at, at + len(word)))
            at += len(word) + 1
        return cls(" ".join(example.words), tuple(spans), example.language)

    def named(self, found: Iterable[tuple[Span, EntityType]]) -> set[Named]:
        """Spans of the text as stretches of its words."""
        out: set[Named] = set()
        for span, kind in found:
            inside = [i for i, word in enumerate(self.words) if word.overlaps(span)]
            if inside:
                out.add((inside[0], inside[-1] + 1, _LABELS[kind]))
        return out


def figures(sources: Sources) -> Iterator[Figure]:
    """Precision, recall and F1 of the package and of the baseline of each language; then speed and size."""
    if not (sources.data / "anercorp-camel").is_dir():
        yield Figure("recognition", "all", "jisr", "F1", None, note=f"no data sets in {sources.data}; set JISR_DATA")
        return
    for name, examples in corpora.tests().items():
        texts = [Text.of(example) for example in examples]
        for system, names in (
            ("jisr", our_names),
            ("its network alone", network_names),
            baselines()[examples[0].language],
        ):
            scores = f1(examples, texts, names(texts))
            for measure, value in zip(("precision", "recall", "F1"), scores, strict=True):
                yield Figure("recognition", name, system, measure, value)
    yield from _speed()


def baselines() -> Mapping[str, tuple[str, System]]:
    """What a user would otherwise have for each language: its name and the function that runs it."""
    return {"en": ("spaCy small", spacy_names), "ar": ("gazetteer", gazetteer_names)}


def f1(
    examples: Sequence[Example], texts: Sequence[Text], found: Iterable[Sequence[tuple[Span, EntityType]]]
) -> tuple[float, float, float]:
    """Micro-averaged precision, recall and F1 over exact spans with type (Person, Organization, Place)."""
    right = said = wanted = 0
    for example, text, names in zip(examples, texts, found, strict=True):
        gold, system = corpora.spans(example.labels), text.named(names)
        right, said, wanted = right + len(gold & system), said + len(system), wanted + len(gold)
    precision, recall = right / max(said, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def our_names(texts: Sequence[Text]) -> Iterator[Sequence[tuple[Span, EntityType]]]:
    """What `kg recognize` finds."""
    for line in recognize(text.text for text in texts):
        yield [(m.span, m.type) for m in line.names]


def network_names(texts: Sequence[Text]) -> Iterator[Sequence[tuple[Span, EntityType]]]:
    """What the trained network labels, as it ships, before lists and cues are heard."""
    for at in range(0, len(texts), BATCH):
        for seen in load().read([text.text for text in texts[at : at + BATCH]]):
            yield [(name.span, name.type) for name in seen]


def spacy_names(texts: Sequence[Text]) -> Iterator[Sequence[tuple[Span, EntityType]]]:
    """The entities of the spaCy model in use."""
    for text in texts:
        _, entities = parse(*_piece(text))
        yield [(entity.span, entity.type) for entity in entities]


def gazetteer_names(texts: Sequence[Text]) -> Iterator[Sequence[tuple[Span, EntityType]]]:
    """Every name of the lists, wherever it stands."""
    gazetteer, lexicon = Gazetteer.load(), Lexicon.load()
    for text in texts:
        document, passage = _piece(text)
        found: list[tuple[Span, EntityType]] = []
        for sentence in pack("ar").analyze(document, passage).sentences:
            tokens = sentence.tokens
            found += [
                (Span(tokens[hit.start].span.start, tokens[hit.end - 1].span.end), hit.entries[0].type)
                for hit in find_known(text.text, tokens, gazetteer, lexicon)
                if not hit.demonym and not hit.weak
            ]
        yield found


def _piece(text: Text) -> tuple[Document, Passage]:
    document = Document.of("line", text.text)
    block = Block(Span(0, len(text.text)), BlockKind.PARAGRAPH)
    return document, Passage(document.id, 0, text.language, direction_of(text.language), (block,))


def _speed() -> Iterator[Figure]:
    """Words a second of the whole command and of rivals on the same text in the same run, on one and two cores."""
    for cores in (1, 2):
        data = f"Arabic news, {cores} core{'s' if cores > 1 else ''}"
        rate = _timed(f"jisr:{cores}")
        yield Figure("recognition", data, "jisr", "speed", rate, "words/s")
        slow = _timed(f"bert:{cores}")
        yield Figure("recognition", data, "BERT 110M in PyTorch, random weights", "speed", slow, "words/s")
        if rate is not None and slow is not None:
            yield Figure("recognition", data, "jisr", "times as fast as BERT", rate / slow, "×")
    yield Figure("recognition", "a line", "jisr", "load time", _timed("load"), "s")
    yield Figure("recognition", "Arabic and English news", "jisr", "peak memory", _timed("memory"), "MB")


def _timed(what: str) -> float | None:
    """One measurement in a process of its own, so that neither threads nor memory are shared."""
    module = "kg.train.recogniser.rival" if what.startswith("bert") else "kg.evaluate.recognition"
    done = subprocess.run(  # noqa: S603 - our own modules
        [sys.executable, "-m", module, what], capture_output=True, encoding="utf-8", check=False
    )
    return float(done.stdout.split()[-1]) if done.returncode == 0 and done.stdout.strip() else None


@cache
def news(language: str) -> tuple[str, ...]:
    """Lines of parallel news in a language, some thousand words of them."""
    file = {"ar": "newstest2019-ref.arb.txt", "en": "newstest2019-src.eng.txt"}[language]
    lines: list[str] = []
    for line in (Sources.found().data / "ntrex-ar-en" / file).read_text("utf-8").splitlines():
        if sum(len(one.split()) for one in lines) > _TIMED_WORDS:
            break
        lines.append(line)
    return tuple(lines)


def measure(what: str) -> float:
    """`jisr:CORES`: words a second; `load`: seconds to the first answer; `memory`: peak of both languages in MB."""
    if what == "load":
        begun = time.perf_counter()
        next(recognize(["التقى الرئيس الكيني نظيره الرواندي في كيغالي."]))
        return time.perf_counter() - begun
    if what == "memory":
        list(recognize([*news("ar"), *news("en")]))
        return peak()
    _pin(int(what.partition(":")[2]))
    lines = news("ar")
    list(recognize(lines[:8]))
    begun = time.perf_counter()
    list(recognize(lines))
    return sum(len(line.split()) for line in lines) / (time.perf_counter() - begun)


def _pin(cores: int) -> None:
    """Keep this process to so many processors, where the system can."""
    import os

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))


if __name__ == "__main__":
    sys.stdout.write(f"{measure(sys.argv[1])}\n")
