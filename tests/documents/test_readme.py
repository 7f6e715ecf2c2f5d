"""Every command the README shows can be run as it stands, on the graph that `make graph` builds."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(?:console|sh|bash)\n(.*?)```", README, re.DOTALL)
COMMANDS = [
    line.removeprefix("$ ")
    for block in BLOCKS
    for line in block.replace("\\\n", " ").splitlines()
    if line.removeprefix("$ ").startswith("kg ")
]


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_what_the_readme_links_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "ontology").symlink_to(ROOT / "ontology")
    done = subprocess.run([sys.executable, "-m", "kg", "build"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_readme_runs(built: Path, command: str) -> None:
    text = None
    if "|" in command:
        given, _, command = command.partition("|")
        text = " ".join(shlex.split(given)[1:])
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=built,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout or done.stderr
