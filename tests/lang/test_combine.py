"""Sources of names are weighed in one place: support adds up, the better reading wins."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.lang.combine import RELIABILITY, Room, combine
from kg.lang.protocol import Candidate
from kg.lang.recogniser import Labelled, Seen
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


def seen(*words: tuple[int, int, float, float], name: Labelled | None = None) -> Seen:
    """A model's view: words with how likely they begin a person's name or are inside one."""
    chances = np.zeros((len(words), 3, 2), np.float32)
    chances[:, 0] = [word[2:] for word in words]
    return Seen((name,) if name is not None else (), tuple(Span(*word[:2]) for word in words), chances)


def test_what_only_a_cue_shows_is_a_name_where_the_model_leaves_room_for_one() -> None:
    found = [candidate(0, 11, "cue:title")]
    room = seen((0, 3, 0.1, 0.0), (4, 6, 0.0, 0.02), (7, 11, 0.0, 0.02))
    none = seen((0, 3, 0.1, 0.0), (4, 6, 0.0, 0.02), (7, 11, 0.0, 0.0001))
    assert [c.span for c in combine(found, TEXT, room)] == [Span(0, 11)]
    assert combine(found, TEXT, none) == ()


def test_a_cue_is_not_heard_against_another_name_that_the_model_is_sure_of() -> None:
    found = [candidate(0, 15, "cue:title", sure=1.0), candidate(0, 11, "model")]
    words = ((0, 3, 0.9, 0.0), (4, 6, 0.0, 0.9), (7, 11, 0.0, 0.9), (12, 15, 0.0, 0.05))
    sure, unsure = (seen(*words, name=Labelled(Span(0, 11), EntityType.PERSON, p)) for p in (0.9, 0.6))
    assert [c.span for c in combine(found, TEXT, sure)] == [Span(0, 11)]
    assert [c.span for c in combine(found, TEXT, unsure)] == [Span(0, 15)]


def test_a_cue_puts_a_first_name_before_what_the_model_sees_only_where_it_leaves_room() -> None:
    name = Labelled(Span(23, 31), EntityType.PERSON, 0.75)
    found = [candidate(16, 31, "cue:office"), candidate(23, 31, "model", sure=0.6)]
    doubt = seen((16, 22, 0.4, 0.01), (23, 31, 0.6, 0.35), name=name)
    title = seen((16, 22, 0.01, 0.01), (23, 31, 0.9, 0.05), name=name)
    assert [c.span for c in combine(found, TEXT, doubt)] == [Span(16, 31)]
    assert [c.span for c in combine(found, TEXT, title)] == [Span(23, 31)]


def test_a_listed_word_needs_room_and_a_listed_name_of_several_words_needs_none() -> None:
    nothing = seen(*((start, end, 0.0, 0.0) for start, end in ((0, 3), (43, 46), (47, 51), (52, 56))))
    word = candidate(0, 3, "gazetteer", EntityType.ORGANIZATION)
    name = candidate(43, 56, "gazetteer", EntityType.CITY)
    assert [c.span for c in combine([word, name], TEXT, nothing)] == [name.span]
    assert [c.span for c in combine([word, name], TEXT)] == [word.span, name.span]


def test_a_person_called_like_something_listed_is_a_person_where_the_model_is_sure() -> None:
    found = [candidate(0, 3, "gazetteer", EntityType.CITY, 1.0), candidate(0, 3, "model", EntityType.PERSON, 0.95)]
    assert combine(found, TEXT)[0].types[0] is EntityType.PERSON
    found = [candidate(0, 3, "gazetteer", EntityType.CITY, 1.0), candidate(0, 3, "model", EntityType.ORGANIZATION)]
    assert combine(found, TEXT)[0].types[0] is EntityType.CITY
    found = [candidate(0, 3, "gazetteer", EntityType.COUNTRY, 1.0), candidate(0, 3, "model", EntityType.PERSON, 0.95)]
    assert combine(found, TEXT)[0].types[0] is EntityType.COUNTRY


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


def test_a_language_says_how_much_room_the_model_must_leave() -> None:
    person = [candidate(0, 11, "cue:person")]
    body = [candidate(0, 11, "cue:head", EntityType.ORGANIZATION)]
    room = Room(within=0.05, bodies=0.0)
    little = seen((0, 3, 0.01, 0.0), (4, 6, 0.0, 0.01), (7, 11, 0.0, 0.01))
    assert [c.span for c in combine(person, TEXT, little)] == [Span(0, 11)]
    assert combine(person, TEXT, little, room) == ()
    assert [c.span for c in combine(body, TEXT, little, room)] == [Span(0, 11)]
