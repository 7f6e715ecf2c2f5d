"""`kg query`: SPARQL, or a stored question by its name."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.commands.speech import say
from kg.commands.terminal import output, table
from kg.errors import InputError, QueryError
from kg.query import FORMATS, Answer, Graph, Parameter, Truth, load, stored_queries, stored_query
from kg.query.formats import as_table, bare


def run(
    path: Path,
    *,
    text: str | None,
    file: Path | None,
    name: str | None,
    params: Sequence[str],
    stored: bool,
    format_: str,
) -> int:
    """Print the answer; `params` are `key=value`."""
    if stored:
        return _list()
    if format_ != "table" and format_ not in FORMATS:
        raise InputError(f"there is no format {format_!r}; use table, {', '.join(FORMATS)}")
    if sum(each is not None for each in (text, file, name)) != 1:
        raise InputError(
            'give one question: SPARQL as "SELECT …", --file FILE or --name NAME (kg query --list lists them)'
        )
    given = _given(params)
    if name is not None:
        question = stored_query(name)
        graph = load(path)
        answer = question.ask(given, graph)
    elif given:
        raise QueryError("--param is for stored questions; use it with --name")
    else:
        sparql = text if text is not None else _read(file)
        graph = load(path)
        answer = graph.ask(sparql)
    _show(answer, graph, format_)
    return 0


def _given(params: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for each in params:
        key, equals, value = each.partition("=")
        if not equals or not key.strip() or not value.strip():
            raise QueryError(f'--param {each!r} is not KEY=VALUE; write --param who="Xi Jinping"')
        found[key.strip()] = value.strip()
    return found


def _read(file: Path | None) -> str:
    assert file is not None, "one of text, file and name is given"
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise InputError(f"cannot read the query in {file} ({err}); check the path and that it is UTF-8") from err


def _show(answer: Answer, graph: Graph, format_: str) -> None:
    if format_ != "table":
        sys.stdout.write(FORMATS[format_](answer, graph.prefixes).encode("utf-8", "replace").decode())
        return
    if isinstance(answer, Truth):
        sys.stdout.write("yes\n" if answer.value else "no\n")
        return
    found = as_table(answer)
    rows = [["" if term is None else graph.short(bare(term)) for term in row] for row in found.rows]
    if rows:
        output().print(table(found.variables, rows))
    say(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def _list() -> int:
    rows = [
        (each.name, "\n".join(each.titles.values()), "\n".join(map(_taken, each.parameters)))
        for each in stored_queries().values()
    ]
    output().print(table(("question", "what it answers", "parameters"), rows))
    return 0


def _taken(parameter: Parameter) -> str:
    return f"{parameter.name}{'?' if parameter.optional else ''}: {parameter.about}"
