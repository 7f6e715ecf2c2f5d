"""The shipped model: small enough to ship, sure of its offsets, the same on every run, whatever it reads."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.lang import recogniser
from kg.lang.recogniser import FOLDER, Labelled, load, viterbi
from kg.model import EntityType, Span

ENGLISH = "Kenyan President William Ruto met Paul Kagame in Kigali."
ARABIC = "التقى الرئيس الكيني ويليام روتو نظيره الرواندي بول كاغامي في كيغالي."


def read(text: str) -> dict[str, EntityType]:
    return {name.span.of(text): name.type for name in load().read([text])[0]}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (ENGLISH, "William Ruto", EntityType.PERSON),
        (ENGLISH, "Kigali", EntityType.PLACE),
        (ARABIC, "ويليام روتو", EntityType.PERSON),
        (ARABIC, "كيغالي", EntityType.PLACE),
    ],
)
def test_names_are_found_in_both_languages(text: str, name: str, kind: EntityType) -> None:
    assert read(text)[name] is kind


def test_the_files_fit_into_a_repository() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 40_000_000


def test_a_long_text_is_read_in_windows_that_lose_nothing() -> None:
    text = " ".join([ENGLISH] * 60)
    found = [name for name in load().read([text])[0] if name.span.of(text) == "Kigali"]
    assert len(found) == 60


def test_sentences_read_together_keep_their_own_offsets() -> None:
    for name, found in zip(["Kigali", "كيغالي"] * 30, load().read([ENGLISH, ARABIC] * 30), strict=True):
        text = ENGLISH if name == "Kigali" else ARABIC
        assert name in {each.span.of(text) for each in found}


def test_a_long_sentence_among_short_ones_loses_nothing() -> None:
    long = " ".join([ARABIC] * 40)
    first, middle, last = load().read([ENGLISH, long, ENGLISH])
    assert sum(name.span.of(long) == "كيغالي" for name in middle) == 40
    assert {name.span.of(ENGLISH) for name in first} == {name.span.of(ENGLISH) for name in last}


def test_vowel_signs_and_stretched_letters_change_no_name() -> None:
    marked = "التقى الرئيس الكيني ويليام رُوتُو نظيره الرواندي بول كاغـــامي في كيغالي."
    assert {"ويليام رُوتُو", "بول كاغـــامي"} <= read(marked).keys()


def test_the_dot_of_a_short_form_belongs_to_its_word() -> None:
    text = "The U.S. envoy met E. D. Phiri. Zamtel Corp., he said, left the U.N. in 2019."
    words = [span.of(text) for span in load().read([text])[0].words]
    assert {"U.S.", "E.", "D.", "Phiri", "Corp.", "U.N."} <= set(words)
    assert not {"U.S", "Corp", "Phiri."} & set(words)


def test_the_model_tells_how_likely_any_words_are_a_name() -> None:
    seen = load().read([ENGLISH])[0]
    for name in seen:
        assert seen.whole(name.span, name.type) > 0.5
        assert seen.within(name.span, name.type) >= seen.whole(name.span, name.type)
    first = next(iter(seen)).span
    assert seen.whole(Span(first.start, len(ENGLISH)), EntityType.PERSON) < 0.01


def test_no_name_continues_another_kind_of_name() -> None:
    allowed, first = recogniser._constraints(("O", "B-PER", "I-PER", "B-LOC", "I-LOC"))
    rng = np.random.default_rng(1)
    for _ in range(50):
        path = viterbi(rng.normal(size=(12, 5)).astype(np.float32), allowed, first)
        before = 0
        for label in path:
            if label in (2, 4):
                assert before in (label - 1, label)
            before = label


def test_the_same_text_is_read_the_same_way_in_another_process() -> None:
    program = (
        "import sys; from kg.lang.recogniser import load\n"
        "found = load().read([sys.argv[1]])[0]\n"
        "print(*((n.span.start, n.span.end, n.type.value, round(n.confidence, 6)) for n in found))"
    )
    command = [sys.executable, "-c", program, ARABIC]
    runs = {subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout for _ in range(2)}
    assert len(runs) == 1
    assert "Person" in runs.pop()


def test_names_do_not_depend_on_how_many_threads_read() -> None:
    texts = [ENGLISH, ARABIC, " ".join([ARABIC] * 30)] * 4
    assert load(threads=1).read(texts) == load(threads=4).read(texts)


def test_what_is_begun_is_read_whichever_is_asked_for_first() -> None:
    model = load()
    first, second = model.begin([ENGLISH]), model.begin([ARABIC])
    assert second() == model.read([ARABIC])
    assert first() == model.read([ENGLISH])


def test_nothing_heavier_than_onnxruntime_is_loaded() -> None:
    program = "import sys; from kg.lang.recogniser import load; load(); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"


letters = "abcAB .,'-()ابتلوفك ءأىةـَ؟،«»لي0٣\u200f\u202e\u2066😀ﻻﷺکیپ\n\t"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.sampled_from(letters), max_size=60), max_size=4))
def test_any_text_gives_ordered_names_inside_it_with_probabilities(texts: list[str]) -> None:
    for text, found in zip(texts, load().read(texts), strict=True):
        at = 0
        for name in found:
            assert isinstance(name, Labelled)
            assert at <= name.span.start < name.span.end <= len(text)
            assert 0.0 <= name.confidence <= 1.0
            at = name.span.end
