"""A built wheel is complete: in an empty folder, far from the checkout, it builds a graph and answers."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_carries_ontology_seeds_and_data_of_the_rooms(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    for folder in ("ontology", "seeds"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                assert f"kg/_data/{path.relative_to(ROOT).as_posix()}" in names
    assert {"kg/view/templates/network.html", "kg/text/dates/ar.yaml", "kg/py.typed"} <= names
    assert not any("node_modules" in name or name.startswith("tests/") for name in names)


def test_the_wheel_builds_a_graph_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    installed = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(installed, check=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    # The wheel's package comes before the checkout's; dependencies are those of this environment.
    environment = {**os.environ, "PYTHONPATH": str(site)}

    def kg(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *words]
        return subprocess.run(command, cwd=empty, env=environment, capture_output=True, encoding="utf-8", check=False)

    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"],
        cwd=empty,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert where.stdout.startswith(str(site))
    done = kg("build")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (empty / "output").iterdir()} == {
        "graph.ttl",
        "graph.json",
        "graph.html",
        "report.json",
    }
    asked = kg("query", "--name", "documents", "--format", "csv")
    assert len(asked.stdout.splitlines()) == 4
