"""CAMeL Tools' own models read Arabic where they are installed, and say so where they are not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lang.ar.camel_data import install

SENTENCE = "زار روتو كيغالي.\n"


def kg(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        input=SENTENCE,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "CAMELTOOLS_DATA": str(folder)},
        check=False,
    )


def test_without_its_data_the_error_says_how_to_get_them(tmp_path: Path) -> None:
    done = kg(tmp_path, "recognize", "--ar-model", "camel")
    assert done.returncode == 2
    assert "camel_data -i" in done.stderr


def test_another_model_is_refused(tmp_path: Path) -> None:
    done = kg(tmp_path, "recognize", "--ar-model", "nosuch")
    assert done.returncode == 2
    assert "nosuch" in done.stderr


@pytest.mark.slow
def test_its_recogniser_and_morphology_are_used_where_installed(tmp_path: Path) -> None:
    install(tmp_path)
    done = kg(tmp_path, "recognize", "--ar-model", "camel")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["mentions"]
    assert ("روتو", "Person") in {(m["text"], m["type"]) for m in found}
    program = (
        "import sys; from kg.lang.registry import pack; from kg.model import *\n"
        "text = sys.stdin.read().strip()\n"
        "blocks = (Block(Span(0, len(text)), BlockKind.PARAGRAPH),)\n"
        "passage = Passage('line', 0, 'ar', Direction.RTL, blocks)\n"
        "sentence = pack('ar').analyze(Document.of('line', text), passage).sentences[0]\n"
        "print(*(f'{t.surface}/{t.pos}/{t.lemma}' for t in sentence.tokens))"
    )
    read = subprocess.run(
        [sys.executable, "-c", program],
        input=SENTENCE,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "CAMELTOOLS_DATA": str(tmp_path), "JISR_AR_MODEL": "camel"},
        check=False,
    )
    assert read.returncode == 0, read.stderr
    assert read.stdout.split()[0] == "زار/VERB/زار"
