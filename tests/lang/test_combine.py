"""Sources of names are weighed in one place: support adds up, the better reading wins."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.lang.combine import RELIABILITY, combine
from kg.lang.protocol import Candidate
from kg.model import EntityType, Span

TEXT = "Ban Ki moon met Anders Fogh Rasmussen in New York City today"


def candidate(start: int, end: int, source: str, kind: EntityType = EntityType.PERSON, sure: float = 0.9) -> Candidate:
    return Candidate(Span(start, end), kind, source, sure)


def test_sources_that_agree_support_one_another() -> None:
    alone = combine([candidate(0, 11, "repeat")], TEXT)[0]
    both = combine([candidate(0, 11, "repeat"), candidate(0, 11, "cue:title")], TEXT)[0]
    assert both.confidence > alone.confidence
    assert both.basis == ("cue:title", "repeat")


def test_the_whole_name_wins_over_a_part_of_it() -> None:
    found = combine([candidate(0, 3, "repeat"), candidate(0, 11, "repeat")], TEXT)
    assert [c.span for c in found] == [Span(0, 11)]


def test_a_doubtful_name_is_none() -> None:
    assert combine([candidate(0, 3, "spacy", sure=0.4)], TEXT) == ()


def test_the_order_of_sources_changes_nothing() -> None:
    found = [candidate(0, 11, "spacy"), candidate(4, 11, "model"), candidate(0, 11, "repeat", EntityType.ORGANIZATION)]
    assert combine(found, TEXT) == combine(found[::-1], TEXT)


spans = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(
    st.lists(
        st.builds(Candidate, spans, st.sampled_from(EntityType), st.sampled_from(sorted(RELIABILITY)), st.floats(0, 1))
    )
)
def test_names_never_overlap_and_are_probabilities(candidates: list[Candidate]) -> None:
    found = combine(candidates, TEXT)
    assert all(0.0 <= c.confidence <= 1.0 for c in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
