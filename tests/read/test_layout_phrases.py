"""`seeds/layout.yaml`: phrases in both languages, and a file that breaks its format says where."""

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.read.layout import How, Layout, Role, layout, words_of


def found(role: Role, line: str) -> int:
    return layout().starts(role, words_of(line), line)


def test_every_role_has_phrases_in_every_language() -> None:
    roles = {role for role, _ in layout().phrases}
    assert roles == set(Role)
    assert layout().languages == ("ar", "en")


@pytest.mark.parametrize("line", ["إقرأ أيضاً: قمة", "اقرأ أيضا قمة", "اقـرأ أيضًا: قمة", "READ  ALSO: Summit"])
def test_spelling_does_not_matter(line: str) -> None:
    assert found(Role.LINK, line) == 2


def test_a_phrase_with_a_colon_needs_one_or_a_dash() -> None:
    assert found(Role.SOURCE, "المصدر: وكالات") == 1
    assert found(Role.SOURCE, "المصدر – وكالات") == 1
    assert found(Role.SOURCE, "المصدر قال إنه غادر") == 0


def test_a_line_of_several_phrases_is_covered_and_one_word_more_is_not() -> None:
    line = "Share  12 Print | Save"
    assert layout().covering((Role.BOILERPLATE,), words_of(line), line) == (Role.BOILERPLATE,) * 3
    line = "Share Print Riyadh"
    assert layout().covering((Role.BOILERPLATE,), words_of(line), line) is None


def test_and_may_be_written_onto_words_that_announce() -> None:
    assert layout().within(Role.AHEAD, words_of("وسيجري تمرين"), "وسيجري تمرين")


def test_words_know_where_they_stand() -> None:
    line = " «إقرأ» ﷺ Čiragan-Palace"
    assert next(line[word.start : word.end] for word in words_of(line)) == "إقرأ"
    assert all(0 <= word.start < word.end <= len(line) for word in words_of(line))


BROKEN = [
    "nonsense: {whole: {en: [a]}}",
    "label: {everywhere: {en: [a]}}",
    "label: {whole: {en: a}}",
    "label: {whole: {en: ['—']}}",
    "label: [",
    "",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_breaks_its_format_is_an_error_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "layout.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"layout\.yaml"):
        Layout.load(path)


def test_the_longest_phrase_counts(tmp_path: Path) -> None:
    path = tmp_path / "layout.yaml"
    path.write_text("button: {whole: {en: [accept, accept all]}}", encoding="utf-8")
    line = "Accept all cookies"
    assert Layout.load(path).match(Role.BUTTON, How.WHOLE, words_of(line), 0, line) == 2
