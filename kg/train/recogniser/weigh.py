"""How many of the names that the network does not see itself are right, by who sees them and what it leaves to them.

The thresholds of `kg.lang.combine` are read off this table, from text that the network was not trained on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.evaluate.corpora import Example, spans
from kg.evaluate.recognition import Text
from kg.lang.ar.pack import ArabicPack
from kg.lang.combine import Room
from kg.lang.en.pack import EnglishPack
from kg.lang.lines import BATCH, recognize
from kg.lang.protocol import LanguagePack
from kg.lang.recogniser import Seen, load
from kg.model import Mention

BOUNDS = (0.0, 0.002, 0.01, 0.05, 0.1, 0.3)
"""Where the classes of probability begin."""

Row = tuple[str, bool, float]
"""Sources, whether the network sees another name there, and the bound at which the class begins."""


def table(corpora: Mapping[str, Sequence[Example]]) -> Mapping[Row, tuple[int, int]]:
    """How many names there are in each class and how many of them are right, with nothing ruled out."""
    said: Counter[Row] = Counter()
    right: Counter[Row] = Counter()
    for examples in corpora.values():
        for row, good in _rows(examples):
            said[row] += 1
            right[row] += good
    return {row: (said[row], right[row]) for row in sorted(said)}


@cache
def _open(language: str) -> LanguagePack:
    """A pack whose network rules nothing out."""
    room = Room(within=0.0, whole=0.0, bodies=0.0)
    return ArabicPack(room) if language == ArabicPack.language else EnglishPack(room)


def _rows(examples: Sequence[Example]) -> Iterator[tuple[Row, bool]]:
    texts = [Text.of(example) for example in examples]
    lines = recognize((text.text for text in texts), _open)
    for at in range(0, len(texts), BATCH):
        for seen, text, example in zip(
            load().read([text.text for text in texts[at : at + BATCH]]), texts[at:], examples[at:], strict=False
        ):
            gold = spans(example.labels)
            for name in next(lines).names:
                if "model" not in name.basis:
                    yield _row(seen, name), bool(text.named([(name.span, name.type)]) & gold)


def _row(seen: Seen, name: Mention) -> Row:
    overlaps = any(one.span.overlaps(name.span) for one in seen)
    chance = seen.whole(name.span, name.type) if overlaps else seen.within(name.span, name.type)
    sources = " ".join(dict.fromkeys(source.partition(":")[0] for source in name.basis))
    return sources, overlaps, max(bound for bound in BOUNDS if bound <= chance)
