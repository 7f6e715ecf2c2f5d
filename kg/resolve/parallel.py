"""Articles that tell one story sentence by sentence, above all translations, and which sentences of them correspond.

Two passages are parallel if most of their sentences can be put side by side in order, each naming much the same
things and figures as the other. What corresponding sentences report is compared more trustingly: a translator
reports what the original does, though one reading of the two may miss a party or take a demand for a remark.
The alignment maximizes shared names and figures over all monotone ones, as sentence aligners do (Gale and Church,
"A Program for Aligning Sentences in Bilingual Corpora", 1993, with names in place of lengths).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log
from statistics import pstdev
from types import MappingProxyType

from kg.model import Analysis, BlockKind, Extraction, Passage, Sentence, TimeSpan
from kg.resolve.wording import reporting
from kg.text.dates import Leaning, find, resolve
from kg.text.fold import fold
from kg.vocab.gazetteer import bare
from kg.vocab.ordinals import ordinals

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER = "#"
_KEYS = 6
"""How many of the rarest things a passage names together with others are looked up: parallel ones share nearly all."""
_COMMON = 60
"""Things that more passages name than this are looked up for none: the cost would grow with the square."""
_SHARED = 3
_STORY = 0.5
_ANCHOR = 0.34
_COVERED = 0.5
_ALIKE = 0.65
_MOVED = 0.5
_ANCHORS = 3
_LENGTHS = 1.8
"""How much longer a sentence is than its translation, the lengths of the articles allowed for."""
_LATER = 7
"""Days after which no translation of news appears."""
_WHOLE = 0.75
_THROUGHOUT, _ALIKE_THROUGHOUT = 0.9, 0.5
"""From this share of a passage on, the lengths of the sentences prove as much as the names that are not known."""
_EVEN = 0.25
"""By how much the logarithm of the ratio of lengths varies over the sentences of a translation, at most; over
sentences that two authors wrote it varies more (Gale and Church measured 0.1 for their languages)."""

Correspondence = Mapping[str, Mapping[str, float]]
"""For sentences, the ids of those that say the same, and how surely each is a translation of it: a share, 0 where the
articles tell one story in their own ways, and for sentences that only their place ties."""


_Sentences = tuple[tuple[str, frozenset[str], int], ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage as an alignment sees it: its sentences with what each names and how long it is, in order.

    `days` are the days that each of the sentences names, `texts` the sentences themselves.
    """

    passage: Passage
    sentences: _Sentences
    days: tuple[frozenset[str], ...]
    story: frozenset[str]
    texts: tuple[Sentence, ...]


def corresponding(extractions: Iterable[Extraction], denotes: Mapping[str, str]) -> Correspondence:
    """Which sentences say the same as which; `denotes` gives the entities of mentions."""
    texts = [_text(analysis, denotes) for extraction in extractions for analysis in extraction.analyses]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for left, right in _candidates([text for text in texts if len(text.sentences) >= _ANCHORS]):
        for one, other, worth in _aligned(left, right):
            found[one][other] = found[other][one] = worth
    return MappingProxyType({sentence: MappingProxyType(others) for sentence, others in found.items()})


def _text(analysis: Analysis, denotes: Mapping[str, str]) -> _Text:
    named: dict[str, set[str]] = defaultdict(set)
    for mention in analysis.mentions:
        if mention.id in denotes:
            named[mention.sentence].add(denotes[mention.id])
    told = tuple(s for s in analysis.sentences if s.kind is not BlockKind.HEADLINE)
    sentences = tuple((s.id, frozenset(named[s.id]) | _figures(s.text), len(s.text)) for s in told)
    days = tuple(_days(s, analysis.passage) for s in told)
    return _Text(analysis.passage, sentences, days, frozenset().union(*named.values()), told)


def _figures(text: str) -> frozenset[str]:
    return frozenset(f"{_NUMBER}{figure}" for figure in _FIGURE.findall(fold(text)))


def _days(sentence: Sentence, passage: Passage) -> frozenset[str]:
    """The days that a sentence names, which a translator takes over however they are put."""
    times = (
        resolve(expression, anchor=passage.published, leaning=Leaning.PAST)
        for expression in find(sentence.text, sentence.language)
    )
    return frozenset(time.edtf for time in times if time is not None and time.days == 1)


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Pairs of passages that name much the same, found by the rarest things they name."""
    spread = Counter(entity for text in texts for entity in text.story)
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        known = (entity for entity in text.story if spread[entity] > 1)
        for entity in sorted(known, key=lambda e: (spread[e], e))[:_KEYS]:
            blocks[entity].append(number)
    telling = (members for members in blocks.values() if len(members) <= _COMMON)
    pairs = {pair for members in telling for pair in combinations(members, 2)}
    for one, other in sorted(pairs):
        left, right = texts[one], texts[other]
        shared = len(left.story & right.story)
        alike = shared >= _SHARED and shared >= _STORY * max(len(left.story), len(right.story))
        if alike and _days_between(left.passage.published, right.passage.published) <= _LATER:
            yield left, right


def _days_between(one: TimeSpan | None, other: TimeSpan | None) -> int:
    if one is None or other is None or one.overlaps(other):
        return 0
    return (max(one.earliest, other.earliest) - min(one.latest, other.latest)).days


def _aligned(left: _Text, right: _Text) -> Iterator[tuple[str, str, float]]:
    """Corresponding sentences with their worth, none unless the shorter passage is parallel throughout."""
    anchors = _best_path(left, right)
    telling = min(sum(1 for _, names, _ in text.sentences if names) for text in (left, right))
    if len(anchors) < _ANCHORS or len(anchors) < _COVERED * telling:
        return
    share = _share(left, right, anchors)
    alike = _ALIKE if share < _THROUGHOUT else _ALIKE_THROUGHOUT
    if sum(_likeness(left.sentences[i][1], right.sentences[j][1]) for i, j in anchors) < alike * len(anchors):
        return
    if any(_at_odds([(of(left, i), of(right, j)) for i, j in anchors]) for of in (_told, _series)):
        return
    others = {*_between(left, right, anchors), *_moved(left, right, anchors)}
    for i, j in anchors:
        yield left.sentences[i][0], right.sentences[j][0], _worth(left, right, (i, j), share, len(anchors))
    for one, other in sorted(others):
        yield one, other, 0.0


def _ratio(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> float:
    """How much longer anchored sentences are on the left."""
    return sum(left.sentences[i][2] for i, _ in anchors) / sum(right.sentences[j][2] for _, j in anchors)


def _gaps(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> Iterator[tuple[_Sentences, _Sentences]]:
    """What lies between two anchors, before the first and behind the last."""
    for (i, j), (after_i, after_j) in pairwise([(-1, -1), *anchors, (len(left.sentences), len(right.sentences))]):
        yield left.sentences[i + 1 : after_i], right.sentences[j + 1 : after_j]


def _between(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """The sentences of gaps that have equally many on both sides, one by one."""
    ratio = _ratio(left, right, anchors)
    for ones, others in _gaps(left, right, anchors):
        if len(ones) != len(others):
            continue
        for (one, names, long), (other, named, length) in zip(ones, others, strict=True):
            apart = bool(names and named) and not names & named
            if not apart and 1 / _LENGTHS <= long / length / ratio <= _LENGTHS:
                yield one, other


def _share(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> float:
    """How much of the longer passage corresponds to something in the other, however its sentences are cut.

    0 for passages of one language and where the lengths of anchored sentences, or what they tell, do not go together.
    """
    logs = [log(left.sentences[i][2] / right.sentences[j][2]) for i, j in anchors]
    if left.passage.language == right.passage.language or pstdev(logs) > _EVEN or not _borne_out(left, right, anchors):
        return 0.0
    ratio = _ratio(left, right, anchors)
    covered = len(anchors)
    for ones, others in _gaps(left, right, anchors):
        if ones and others:
            lengths = sum(long for *_, long in ones) / sum(long for *_, long in others) / ratio
            covered += max(len(ones), len(others)) if 1 / _LENGTHS <= lengths <= _LENGTHS else 0
    return min(1.0, covered / max(len(left.sentences), len(right.sentences)))


def _borne_out(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> bool:
    """Whether anchored sentences that name figures, days, or kinds of events mostly have some in common.

    Names alone show no translation: of the same people other things can be told, in the same order.
    """
    facts = [(_told(left, i), _told(right, j)) for i, j in anchors]
    kinds = [(_kinds(left.texts[i]), _kinds(right.texts[j])) for i, j in anchors]
    common = [bool(one & other) for one, other in (*facts, *kinds) if one or other]
    return common.count(True) > common.count(False)


def _kinds(sentence: Sentence) -> frozenset[str]:
    return frozenset(type_ for type_, _, _ in reporting(sentence))


def _worth(left: _Text, right: _Text, anchor: tuple[int, int], share: float, anchors: int) -> float:
    """How surely two sentences are translations: halfway between how surely their passages are, less where few anchors
    say so, and how alike the two are; 0 where either speaks against it."""
    (_, names, _), (_, named, _) = left.sentences[anchor[0]], right.sentences[anchor[1]]
    i, j = anchor
    if share < _WHOLE or any(_at_odds([(of(left, i), of(right, j))]) for of in (_told, _series)):
        return 0.0
    return (share * anchors / (anchors + 1) + _likeness(names, named)) / 2


def _told(text: _Text, number: int) -> frozenset[str]:
    """The figures and days of a sentence."""
    return text.days[number] | {name for name in text.sentences[number][1] if name.startswith(_NUMBER)}


def _series(text: _Text, number: int) -> frozenset[str]:
    """Which ones in a series a sentence speaks of: the second round of talks is not the third."""
    sentence = text.texts[number]
    known = ordinals(sentence.language)
    words = (bare(fold(token.surface)) for token in sentence.tokens)
    return frozenset(str(known[word]) for word in words if word in known)


def _at_odds(told: Iterable[tuple[frozenset[str], frozenset[str]]]) -> bool:
    """Whether sentences that name the same things mostly tell other figures, days or numbers in a series of them."""
    agreeing = [bool(one & other) for one, other in told if one and other]
    return agreeing.count(False) > agreeing.count(True)


def _moved(left: _Text, right: _Text, anchors: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Sentences without an anchor that are most like each other, wherever they stand."""
    rows = [s for i, s in enumerate(left.sentences) if i not in {i for i, _ in anchors}]
    columns = [s for j, s in enumerate(right.sentences) if j not in {j for _, j in anchors}]
    for one, names, _ in rows:
        best = max(columns, key=lambda s: _likeness(names, s[1]), default=None)
        if best is None or _likeness(names, best[1]) < _MOVED:
            continue
        if max(rows, key=lambda s: _likeness(s[1], best[1]))[0] == one:
            yield one, best[0]


def _best_path(left: _Text, right: _Text) -> list[tuple[int, int]]:
    """The monotone alignment with the highest sum of similarities, without pairs that are hardly alike."""
    rows, columns = len(left.sentences), len(right.sentences)
    likeness = [[_likeness(a, b) for _, b, _ in right.sentences] for _, a, _ in left.sentences]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    path: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if likeness[i][j] >= _ANCHOR and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            path.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i, j = i + 1, j + 1
    return path


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0
