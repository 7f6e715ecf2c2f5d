"""The figures of names: curves by definition, no name measured that was trained on, and gaps told."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.curves import area, best_f1, recall_at
from kg.evaluate.name_sets import Pair, anetac, key, trained_words, with_hard_negatives
from kg.evaluate.names import figures
from kg.evaluate.sources import Sources
from kg.model import EntityType

SCORED = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=2).filter(
    lambda scored: {answer for _, answer in scored} == {True, False}
)


@given(SCORED)
def test_the_area_is_how_often_a_right_pair_stands_above_a_wrong_one(scored: list[tuple[int, bool]]) -> None:
    right, wrong = ([s for s, a in scored if a is side] for side in (True, False))
    wins = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    assert area(*zip(*scored, strict=True)) == pytest.approx(wins / (len(right) * len(wrong)))


def test_recall_counts_only_where_precision_is_kept() -> None:
    scores, answers = (4, 3, 2, 1), (True, True, False, True)
    assert recall_at(scores, answers, 1.0) == pytest.approx(2 / 3)
    assert recall_at(scores, answers, 0.75) == 1.0
    assert best_f1(scores, answers) == pytest.approx(6 / 7)


def lists(data: Path) -> None:
    for folder in ("coling2018-names", "google-ar2en", "arabic-latin-names", "anetac"):
        (data / folder).mkdir(parents=True)
    with gzip.open(
        data / "coling2018-names" / "wd_arabic.normalized.aligned.tokens.gz", "wt", encoding="utf-8"
    ) as file:
        file.write("omar\tع م ر\t3\n")
    (data / "google-ar2en" / "ar2en.txt").write_text("زيد\tzaid\n", "utf-8")
    with gzip.open(data / "arabic-latin-names" / "units.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("arabic_key\tlatin\n")
    with gzip.open(data / "anetac" / "EN-AR_Named-entities.txt.gz", "wt", encoding="utf-8") as file:
        file.write("PERSON Ómar عمار\nPERSON Zayd زَيد\nPERSON Kumataro كيوماتارو\n")


def test_nothing_is_measured_that_was_trained_on_in_either_script(tmp_path: Path) -> None:
    lists(tmp_path)
    trained = trained_words(tmp_path)
    assert [pair.latin for pair in anetac(tmp_path, trained)["persons"]] == ["Kumataro"]


def test_a_hard_negative_is_never_a_name_of_the_same_thing() -> None:
    pairs = [Pair("عمر", latin, EntityType.PERSON) for latin in ("Omar", "Umar")] + [
        Pair("عمار", "Ammar", EntityType.PERSON)
    ]
    made = list(with_hard_negatives(pairs, 1))
    assert sum(pair.same for pair in made) == len(pairs)
    assert all(key(p.latin) not in {"omar", "umar"} for p in made if not p.same and p.arabic == "عمر")


def test_data_that_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    found = list(figures(Sources(tmp_path, tmp_path)))
    assert all(figure.value is None for figure in found)
    assert {"JISR_GOLD", "JISR_DATA"} <= {word.strip(";") for figure in found for word in figure.note.split()}
