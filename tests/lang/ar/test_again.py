"""Names that come again in an Arabic passage are read by all the places where they stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from kg.lang.ar.again import Named, Repeats
from kg.lang.ar.sketch import Sketch
from kg.lang.combine import combine
from kg.lang.protocol import Candidate
from kg.lang.recogniser import Seen
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Document, EntityType, Passage, Span

PLACE, ORGANIZATION = EntityType.PLACE, EntityType.ORGANIZATION
LINES = ("زار الوفد سمبورغ أمس", "وصل التجار إلى سمبورغ", "عاد الجميع من سمبورغ")
AT = (2, 3, 3)
"""Which token of each line the name is."""


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(LINES)


@pytest.fixture(scope="module")
def sketches(text: str) -> Sequence[Sketch]:
    document, at, blocks = Document.of("line", text), 0, []
    for line in LINES:
        blocks.append(Block(Span(at, at + len(line)), BlockKind.PARAGRAPH))
        at += len(line) + 1
    passage = Passage(document.id, 0, "ar", "rtl", tuple(blocks))
    sentences = pack("ar").analyze(document, passage).sentences
    found = [Sketch(sentence, {}, (), (), (), (), (), ()) for sentence in sentences]
    assert [sketch.tokens[at].surface for sketch, at in zip(found, AT, strict=True)] == ["سمبورغ"] * 3
    return found


def name(at: int, kind: EntityType = PLACE, sure: float = 0.9) -> list[Named]:
    return [Named(at, at + 1, kind, sure)]


def room(sketch: Sketch, chance: float) -> Seen:
    """What the recogniser sees where it takes each word for a place with the same probability."""
    chances = np.zeros((len(sketch.tokens), 3, 2), np.float32)
    chances[:, 2, 0] = chance
    return Seen((), tuple(token.span for token in sketch.tokens), chances)


def again(repeats: Repeats, sketch: Sketch, chance: float = 0.3) -> list[tuple[Span, EntityType | None]]:
    return [(c.span, c.type) for c in repeats.candidates(sketch, room(sketch, chance))]


def test_a_name_seen_surely_in_one_sentence_is_found_in_the_next(sketches: Sequence[Sketch]) -> None:
    repeats = Repeats.of(sketches, [name(AT[0]), [], []])
    assert again(repeats, sketches[1]) == [(sketches[1].span(3, 4), PLACE)]
    assert again(repeats, sketches[0]) == []


def test_a_name_is_not_looked_for_where_nothing_is_sure_of_it_or_the_network_rules_it_out(
    sketches: Sequence[Sketch],
) -> None:
    assert again(Repeats.of(sketches, [name(AT[0], sure=0.6), [], []]), sketches[1]) == []
    assert again(Repeats.of(sketches, [name(AT[0]), [], []]), sketches[1], chance=0.01) == []


def test_the_places_of_a_name_settle_its_type_together(sketches: Sequence[Sketch], text: str) -> None:
    seen = [name(AT[0]), name(AT[1]), name(AT[2], ORGANIZATION, sure=0.7)]
    odd = sketches[2].span(AT[2], AT[2] + 1)
    alone = Candidate(odd, ORGANIZATION, "model", 0.7)
    together = list(Repeats.of(sketches, seen).candidates(sketches[2], room(sketches[2], 0.3)))
    assert [one.types[0] for one in combine([alone], text)] == [ORGANIZATION]
    assert [one.types[0] for one in combine([alone, *together], text)] == [PLACE]


def test_a_doubtful_name_is_believed_where_it_comes_again(sketches: Sequence[Sketch], text: str) -> None:
    doubtful = Candidate(sketches[2].span(3, 4), PLACE, "model", 0.5)
    seen = [name(AT[0], sure=0.6), [], name(AT[2], sure=0.5)]
    together = list(Repeats.of(sketches, seen).candidates(sketches[2], room(sketches[2], 0.3)))
    assert combine([doubtful], text) == ()
    assert [one.span for one in combine([doubtful, *together], text)] == [doubtful.span]


def test_the_longest_name_is_the_one_that_comes_again(sketches: Sequence[Sketch]) -> None:
    pair = [Named(2, 4, PLACE, 0.9)]
    repeats = Repeats.of(sketches, [name(AT[0]), [*pair], []])
    assert again(repeats, sketches[1]) == []
    assert again(repeats, sketches[2]) == [(sketches[2].span(3, 4), PLACE)]
