"""What people decide stands in a file line by line, and taking a line out takes its effect away."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError, InputError
from kg.model import Decision, Judgement
from kg.text.fold import fold
from kg.vocab.decisions import Decisions, decided

SAME, DIFFERENT = Judgement.SAME, Judgement.DIFFERENT
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(fold)


@given(NAMES, NAMES, st.sampled_from([SAME, DIFFERENT]), st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_what_is_written_is_read_again(left: str, right: str, judgement: Judgement, note: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "d.yaml"
        if fold(left) != fold(right):
            file.write_text(decided("", Decision(left, right, judgement, note)), "utf-8")
            assert Decisions.load(file).rows == (Decision(left, right, judgement, note),)


def test_a_line_added_and_deleted_leaves_the_file_as_it_was() -> None:
    first = decided("", Decision("A B", "C D", SAME, "x"))
    second = decided(first, Decision("E F", "G: 'H'", DIFFERENT))
    assert second.startswith(first)
    assert len(second.splitlines()) == len(first.splitlines()) + 1


def test_a_second_judgement_on_a_pair_takes_the_place_of_the_first() -> None:
    text = decided(decided("# ours\n[]\n", Decision("A B", "C D", SAME)), Decision("c d", "a b", DIFFERENT))
    assert text.startswith("# ours\n")
    assert text.count("- {") == 1
    assert "different" in text


def test_decisions_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    text = decided(decided("", Decision("A B", "C D", SAME)), Decision("C D", "E F", SAME))
    file = tmp_path / "decisions.yaml"
    file.write_text(decided(text, Decision("E F", "A B", DIFFERENT)), "utf-8")
    with pytest.raises(DataError, match="delete the entry"):
        Decisions.load(file)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        Decisions.load(tmp_path / "nowhere.yaml")
