"""The house keeps its shape: layers, sizes, names, and libraries that stay where they belong."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "kg").rglob("*.py"))
GENERATED = {"kg/vocab/terms.py"}
HEAVY = (
    "camel_tools",
    "networkx",
    "numpy",
    "onnxruntime",
    "owlrl",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "spacy",
    "torch",
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "base"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def loaded_by(program: str) -> set[str]:
    """Which heavy libraries a fresh interpreter has loaded after the program."""
    code = f"{program}\nimport sys; print(*({HEAVY!r} & sys.modules.keys()))".replace(repr(HEAVY), repr(set(HEAVY)))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    return set(done.stdout.split())


def test_the_import_contracts_are_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("module", ["kg", "kg.cli", "kg.errors", "kg.model", "kg.text.fold", "kg.vocab.ontology"])
def test_the_roof_and_the_ground_load_nothing_heavy(module: str) -> None:
    assert loaded_by(f"import {module}") == set()


def test_asking_a_graph_loads_no_language_model() -> None:
    assert loaded_by("import kg.commands.query, kg.commands.explain") == {"pyoxigraph"}


def test_building_loads_no_pytorch() -> None:
    program = """
from kg.lang.registry import PACKS, pack
for language in PACKS:
    pack(language)
import kg.pipeline, kg.view"""
    loaded = loaded_by(program)
    assert "spacy" in loaded
    assert "torch" not in loaded


def test_arabic_alone_loads_no_spacy() -> None:
    assert "spacy" not in loaded_by("from kg.lang.registry import pack; pack('ar')")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_small_named_and_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    if name(path) not in GENERATED:
        assert len(path.read_text("utf-8").splitlines()) <= 400
    assert path.stem not in FORBIDDEN_NAMES
    if path.stem != "__init__" or tree.body:
        assert ast.get_docstring(tree), "a module begins with what it is for"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_swallowed_left_open_or_excused_without_a_reason(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "NotImplementedError" not in text
    lines = text.splitlines()
    for number, (before, line) in enumerate(zip(["", *lines], lines, strict=False), start=1):
        excuse = re.search(r"#\s*(?:type:\s*ignore(?:\[[^]]*\])?|noqa(?::\s*[A-Z0-9, ]+)?)(?P<rest>.*)", line)
        if excuse is not None and not before.strip().startswith("#"):
            assert re.search(r"\w", excuse["rest"]), f"line {number} excuses itself without a reason"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_code_takes_terms_from_the_vocabulary(path: Path) -> None:
    if name(path) in GENERATED | {"kg/vocab/generate.py"}:
        return
    namespaces = re.compile(r"https?://(?:w3id\.org/jisr/ontology|www\.w3\.org/[^\s\"']*#\w|schema\.org/\w)")
    spelled = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and namespaces.search(node.value)
    ]
    # A docstring may show what an IRI looks like; an expression may not hold one.
    shown = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _documented(node)
    }
    assert [text for text in spelled if text not in shown] == []


def _documented(node: ast.AST) -> bool:
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)


def test_only_the_packs_know_which_language_they_read() -> None:
    asked = re.compile(r"\bif\b.*language\s*(?:==|!=|is|in)\s*[(\[{]?\s*[\"'](?:ar|en)[\"']")
    found = [
        f"{name(path)}: {line.strip()}"
        for path in MODULES
        if not name(path).startswith(("kg/lang/ar/", "kg/lang/en/", "kg/train/"))
        for line in path.read_text("utf-8").splitlines()
        if asked.search(line)
    ]
    assert found == []


def test_the_lock_holds_exact_versions_of_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    for file, wanted in (
        ("requirements.txt", project["dependencies"]),
        ("requirements-dev.txt", project["dependencies"] + extras["dev"]),
        ("requirements-train.txt", project["dependencies"] + extras["train"]),
    ):
        lines = [line for line in (ROOT / file).read_text("utf-8").splitlines() if line and not line.startswith("#")]
        assert all(re.fullmatch(r"[a-z0-9.-]+==[A-Za-z0-9.]+", line) for line in lines), file
        locked = {line.partition("==")[0] for line in lines}
        assert {re.split(r"[=<>~\[ ]", each)[0] for each in wanted} <= locked


def test_both_locks_agree() -> None:
    run, dev = (
        set((ROOT / file).read_text("utf-8").splitlines()) for file in ("requirements.txt", "requirements-dev.txt")
    )
    assert run <= dev
