"""`kg match` and `kg decide`: names judged one by one or by table, and judgements written where a build finds them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def kg(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": root},
        cwd=cwd,
        timeout=240,
        check=False,
    )


def test_a_pair_gets_a_judgement_with_reasons() -> None:
    told = kg("match", "شي جين بينغ", "Xi Jinping", "--type", "person")
    assert told.returncode == 0
    first, *reasons = told.stdout.splitlines()
    assert first.startswith("same (0.9")
    assert reasons


def test_a_table_keeps_its_rows_and_gets_score_and_judgement(tmp_path: Path) -> None:
    rows = "id\tname_a\tlang_a\tname_b\tlang_b\ttype\n"
    rows += "7\tسيول\tar\tSeoul\ten\tLOC\n8\tماهر الأسد\tar\tBashar al-Assad\ten\tPER\n"
    (tmp_path / "pairs.tsv").write_text(rows, "utf-8")
    told = kg("match", "--tsv", str(tmp_path / "pairs.tsv"))
    assert told.returncode == 0
    header, one, other = (line.split("\t") for line in told.stdout.splitlines())
    assert header[-2:] == ["score", "judgement"]
    assert one[:3] == ["7", "سيول", "ar"]
    assert (one[-1], other[-1]) == ("same", "different")
    assert float(one[-2]) > 0.9 > 0.1 > float(other[-2])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["A"], "two names"),
        (["A", "B", "--tsv", "x"], "two names"),
        (["--tsv", "nowhere.tsv"], "check the path"),
        (["A", "B", "--type", "ship"], "is no type"),
    ],
)
def test_what_cannot_be_matched_is_one_line_with_what_to_do(words: list[str], says: str) -> None:
    told = kg("match", *words)
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert says in told.stderr


def test_a_decision_is_obeyed_and_deleting_its_line_undoes_it_exactly(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(
        "Kenyan President William Ruto met Paul Kagame in Kigali on May 13, 2024.\n", "utf-8"
    )
    (articles / "b.txt").write_text(
        "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي يوم 13 مايو 2024.\n", "utf-8"
    )
    file = tmp_path / "mine.yaml"
    graphs = []
    for step in ("none", "decided", "deleted"):
        if step == "decided":
            told = kg(
                "decide", "William Ruto", "ويليام روتو", "--different", "--decisions", str(file), "--note", "a test"
            )
            assert told.returncode == 0
        if step == "deleted":
            lines = file.read_text("utf-8").splitlines(keepends=True)
            file.write_text("".join(line for line in lines if not line.startswith("- {")), "utf-8")
        options = ["--decisions", str(file)] if file.exists() else []
        assert kg("build", str(articles), "--out", str(tmp_path / step), *options).returncode == 0
        graphs.append((tmp_path / step / "graph.json").read_bytes())
    before, decided, after = graphs
    assert before == after != decided
    ruto = [e for e in json.loads(decided)["entities"] if "ويليام روتو" in e["names"].get("ar", [])]
    assert "William Ruto" not in ruto[0]["names"].get("en", [])
