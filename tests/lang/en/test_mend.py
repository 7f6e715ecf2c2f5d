"""Predictable mistakes of the parser are undone, and trees without them stay as they are."""

from __future__ import annotations

from kg.lang.en.mend import mended
from kg.model import Span, Token


def tree(*rows: tuple[str, str, str, int]) -> tuple[Token, ...]:
    """Tokens by (word, part of speech, relation, head); the root is its own head."""
    found, at = [], 0
    for index, (word, pos, relation, head) in enumerate(rows):
        norm = word.casefold()
        above = None if head == index else head
        found.append(Token(Span(at, at + len(word)), word, norm, norm, pos, head=above, relation=relation))
        at += len(word) + 1
    return tuple(found)


def test_an_adjective_in_ing_before_the_object_is_no_verb() -> None:
    given = tree(
        ("Kenya", "PROPN", "nsubj", 1), ("urged", "VERB", "", 1), ("neighbouring", "VERB", "xcomp", 1),
        ("Uganda", "PROPN", "dobj", 2), ("to", "PART", "aux", 5), ("act", "VERB", "xcomp", 1),
    )  # fmt: skip
    done = mended(given)
    assert (done[3].head, done[3].relation, done[2].head, done[2].relation) == (1, "dobj", 3, "amod")


def test_a_sentence_gets_the_verb_that_was_taken_for_an_adjective() -> None:
    given = tree(
        ("Diallo", "PROPN", "", 0), ("on", "ADP", "prep", 0), ("Monday", "PROPN", "pobj", 1),
        ("hosted", "VERB", "amod", 4), ("Ito", "PROPN", "pobj", 1), (".", "PUNCT", "punct", 0),
    )  # fmt: skip
    done = mended(given)
    assert done[3].head is None and (done[0].head, done[0].relation) == (3, "nsubj")
    assert (done[4].head, done[4].relation) == (3, "dobj")


def test_the_name_before_the_verb_is_its_subject_behind_a_fronted_phrase() -> None:
    given = tree(
        ("In", "ADP", "prep", 4), ("Lima", "PROPN", "pobj", 0), (",", "PUNCT", "punct", 1),
        ("Diallo", "PROPN", "appos", 1), ("met", "VERB", "", 4), ("Ito", "PROPN", "dobj", 4),
    )  # fmt: skip
    assert (mended(given)[3].head, mended(given)[3].relation) == (4, "nsubj")


def test_a_sound_tree_is_left_alone() -> None:
    given = tree(
        ("Diallo", "PROPN", "nsubj", 4), (",", "PUNCT", "punct", 0), ("envoy", "NOUN", "appos", 0),
        (",", "PUNCT", "punct", 0), ("met", "VERB", "", 4), ("visiting", "VERB", "amod", 6),
        ("ministers", "NOUN", "dobj", 4),
    )  # fmt: skip
    assert mended(given) == given


def test_who_is_visiting_is_told_something_and_does_not_visit_there() -> None:
    given = tree(
        ("Ruto", "PROPN", "nsubj", 1), ("told", "VERB", "", 1), ("visiting", "VERB", "xcomp", 1),
        ("Minister", "PROPN", "compound", 4), ("Ito", "PROPN", "dobj", 2), ("that", "SCONJ", "mark", 6),
        ("rains", "VERB", "ccomp", 2), (".", "PUNCT", "punct", 1),
    )  # fmt: skip
    done = mended(given)
    assert (done[4].head, done[4].relation, done[2].head, done[2].relation) == (1, "dobj", 4, "amod")
    assert done[6].head == 1


def test_a_verb_with_a_subject_qualifies_no_noun() -> None:
    given = tree(
        ("A", "DET", "det", 1), ("court", "NOUN", "nsubj", 2), ("sentenced", "VERB", "amod", 4),
        ("opposition", "NOUN", "compound", 4), ("leader", "NOUN", "", 4), ("Diallo", "PROPN", "appos", 4),
        ("to", "ADP", "prep", 4), ("death", "NOUN", "pobj", 6), (".", "PUNCT", "punct", 4),
    )  # fmt: skip
    done = mended(given)
    assert done[2].head is None and (done[4].head, done[4].relation) == (2, "dobj")
    assert done[6].head == 2
