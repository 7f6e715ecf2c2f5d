"""The notebook runs, and prints what it shows."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_notebook_prints_what_it_shows() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "notebooks" / "run.py"), "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr[-2000:]}\nif the new output is right: make notebook"
