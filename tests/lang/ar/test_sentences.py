"""Arabic sentences are cut where a reader pauses, and nowhere else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lang.ar.sentences import LONGEST, split
from kg.model import Span


def cut(text: str) -> list[str]:
    return [span.of(text) for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد إلى نيروبي. وغادر مساء.", ["وصل الوفد إلى نيروبي.", "وغادر مساء."]),
        ("هل انتهت المحادثات؟ نعم! انتهت.", ["هل انتهت المحادثات؟", "نعم!", "انتهت."]),
        ("ارتفع النمو 2.5 بالمئة. وبلغ ٣٫١ مليار.", ["ارتفع النمو 2.5 بالمئة.", "وبلغ ٣٫١ مليار."]),
        ("قال د. سامي النجار إن أ.ف.ب نقلت الخبر.", ["قال د. سامي النجار إن أ.ف.ب نقلت الخبر."]),
        ('وقال: "لن نقبل." ثم خرج.', ['وقال: "لن نقبل."', "ثم خرج."]),
        ("وقال: «لن نقبل.» ثم خرج.", ["وقال: «لن نقبل.»", "ثم خرج."]),
        ('قال " سننتظر الرد ". وأضاف " لن نتعجل ".', ['قال " سننتظر الرد ".', 'وأضاف " لن نتعجل ".']),
        ("لابد أن. . . تنتهي.. طبعا الأزمة. ثم نرى.", ["لابد أن. . . تنتهي.. طبعا الأزمة.", "ثم نرى."]),
        ("انتهت الجولة الثانية.وقال الوسيط إنها مفيدة.", ["انتهت الجولة الثانية.", "وقال الوسيط إنها مفيدة."]),
        ("عنوان بلا نقطة\nوصل الوفد.", ["عنوان بلا نقطة", "وصل الوفد."]),
    ],
)
def test_full_stops_end_sentences_but_dots_in_words_and_pauses_do_not(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_lines_broken_by_width_are_one_sentence() -> None:
    text = (
        "أعلنت وزارة الخارجية في بيان صدر مساء أمس أن الوزيرة ستتوجه إلى\n"
        "العاصمة الكينية في زيارة تستمر يومين تلتقي خلالها نظيرها وعددا\n"
        "من المسؤولين في المنظمات الإقليمية."
    )
    assert cut(text) == [text]


def test_endless_text_is_cut_into_bounded_pieces() -> None:
    assert all(len(piece) <= LONGEST for piece in cut("كلمة " * 2000))
    assert all(len(piece) <= LONGEST for piece in cut("ك" * 5000))


@given(st.text(alphabet='اب .\n!؟"»«\u200f1', max_size=80), st.integers(0, 5))
def test_sentences_are_in_order_trimmed_and_lose_no_letter(text: str, start: int) -> None:
    block = Span(min(start, len(text)), len(text))
    spans = split(text, block)
    assert all(block.contains(span) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert all(i in covered for i in range(block.start, block.end) if text[i] not in " \n\u200f")
    assert all(span.of(text) == span.of(text).strip() for span in spans)
