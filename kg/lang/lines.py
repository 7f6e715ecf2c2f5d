"""The names in lines of text, which are taken for the paragraphs of one."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice

from kg.lang.protocol import LanguagePack
from kg.lang.registry import PACKS, pack
from kg.model import Analysis, Block, BlockKind, Document, Form, Mention, Passage, Span
from kg.text.script import direction_of, language_of

BATCH = 64
"""Lines read at once: what is named in one helps to read the others, and nobody waits long for the first."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is named in a line; `language` is None where it is in none that is read."""

    language: str | None
    names: tuple[Mention, ...]


Packs = Callable[[str], LanguagePack]
"""What reads a language, by its code."""


def recognize(lines: Iterable[str], packs: Packs = pack) -> Iterator[Line]:
    """The names in each line, with offsets in it. Nationality words and offices are no names.

    The next lines are begun before the last ones are finished: a model reads on other threads.
    """
    waiting = iter(lines)
    begun: deque[_Batch] = deque()
    while batch := list(islice(waiting, BATCH)):
        begun.append(_Batch.begin(batch, packs))
        if len(begun) > 1:
            yield from begun.popleft().finish()
    for last in begun:
        yield from last.finish()


@dataclass(frozen=True, slots=True)
class _Batch:
    """Lines as one document, each a paragraph, whose passages are being read; neighbours in one language are one."""

    languages: tuple[str | None, ...]
    starts: tuple[int, ...]
    readings: tuple[Callable[[], Analysis], ...]

    @classmethod
    def begin(cls, lines: Sequence[str], packs: Packs) -> _Batch:
        document = Document.of("lines", "\n".join(lines))
        languages = tuple(map(_language, lines))
        starts = tuple(accumulate((len(line) + 1 for line in lines), initial=0))
        readings: list[Callable[[], Analysis]] = []
        for language, run in groupby(range(len(lines)), languages.__getitem__):
            if language is not None:
                spans = (Span(starts[i], starts[i] + len(lines[i])) for i in run)
                blocks = tuple(Block(span, BlockKind.PARAGRAPH) for span in spans)
                passage = Passage(document.id, 0, language, direction_of(language), blocks)
                readings.append(packs(language).begin(document, passage))
        return cls(languages, starts, tuple(readings))

    def finish(self) -> Iterator[Line]:
        names: list[list[Mention]] = [[] for _ in self.languages]
        for reading in self.readings:
            for mention in reading().mentions:
                if mention.form is Form.NAME:
                    at = bisect_right(self.starts, mention.span.start) - 1
                    names[at].append(replace(mention, span=mention.span.shift(-self.starts[at])))
        return map(Line, self.languages, map(tuple, names))


def _language(line: str) -> str | None:
    found = language_of(line)
    return found if found in PACKS else None
