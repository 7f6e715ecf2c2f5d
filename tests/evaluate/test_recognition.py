"""Names are scored over the corpora's words, and nothing that is tested on was trained on."""

from __future__ import annotations

import pytest

from kg.evaluate import corpora
from kg.evaluate.corpora import Example, without_overlap
from kg.evaluate.recognition import Text, f1, our_names
from kg.evaluate.sources import Sources
from kg.model import EntityType, Span
from kg.text.fold import fold

needs_data = pytest.mark.skipif(
    not Sources.found().data.is_dir(), reason="the data sets are not here: set JISR_DATA to the folder that holds them"
)


def example(words: str, labels: str, language: str = "ar") -> Example:
    return Example(tuple(words.split()), tuple(labels.split()), language, "test")


KIGALI = example("وصل ويليام روتو إلى كيغالي", "O B-PER I-PER O B-LOC")


def test_a_name_behind_a_proclitic_counts_as_its_word() -> None:
    text = Text.of(example("وصل لكيغالي", "O B-LOC"))
    assert text.named([(Span(5, 11), EntityType.CITY)]) == {(1, 2, "LOC")}


def test_spans_must_be_exact_and_of_the_type() -> None:
    text = Text.of(KIGALI)
    right = [(Span(4, 15), EntityType.PERSON), (Span(20, 26), EntityType.CITY)]
    assert f1([KIGALI], [text], [right])[2] == pytest.approx(1.0)
    short = [(Span(4, 10), EntityType.PERSON), (Span(20, 26), EntityType.ORGANIZATION)]
    assert f1([KIGALI], [text], [short])[2] == 0.0


def test_what_is_measured_is_what_the_command_finds() -> None:
    text = Text.of(KIGALI)
    assert (4, 5, "LOC") in text.named(next(iter(our_names([text]))))


def test_a_training_sentence_that_shares_eight_words_with_a_test_is_dropped() -> None:
    held = example("a b c d e f g h i j", "O " * 10)
    near = example("x b c d e f g h i y", "O " * 10)
    far = example("x b c d e f g y", "O " * 8)
    assert without_overlap([held, near, far], [held]) == (far,)


def test_clitics_that_a_corpus_splits_off_are_written_as_people_write_them() -> None:
    split = example("زار وفد من ل بنان عاصمة ها و ل الكويت سفارة فيها", "O O O O O O O O O B-LOC O O")
    assert corpora.with_clitics(split).words[-4:] == ("عاصمتها", "وللكويت", "سفارة", "فيها")
    named = corpora.with_clitics(example("و كيغالي عاصمة ها", "O B-LOC O O"))
    assert (named.words, named.labels) == (("وكيغالي", "عاصمتها"), ("B-LOC", "O"))


@needs_data
def test_no_test_sentence_is_in_the_training_data() -> None:
    trained = {fold(" ".join(example.words)) for example in corpora.training()}
    for name, examples in corpora.tests().items():
        shared = [e for e in examples if len(e.words) >= 4 and fold(" ".join(e.words)) in trained]
        assert shared == [], name
