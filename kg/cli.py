"""The command line: what can be asked, in words with an example each. The work is in `kg.commands`.

Nothing heavy is imported before a command runs, so that `kg --help` is there at once. Data goes to
stdout, words for people to stderr. Exit status 0: done; 1: done with issues; 2: could not.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.errors import KgError

DONE, WITH_ISSUES, COULD_NOT = 0, 1, 2
DEFAULT_OUT = Path("output")
DEFAULT_GRAPH = DEFAULT_OUT / "graph.ttl"

app = typer.Typer(
    name="kg",
    help="One knowledge graph from English and Arabic news: build it, ask it, look at it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

EnglishModel = Annotated[
    str | None, typer.Option("--en-model", metavar="NAME", help="An installed spaCy model: en_core_web_lg, …")
]
ArabicModel = Annotated[
    str | None, typer.Option("--ar-model", metavar="NAME", help="camel: CAMeL Tools' own models, if installed.")
]
Graph = Annotated[Path, typer.Option("--graph", "-g", metavar="FILE", help="The graph to read: .ttl or .nq.")]


Decisions = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Judgements on names; else those of the seeds, or decisions.yaml.")
]


def main() -> None:
    """Run the command line; a failure is one line on stderr and exit status 2."""
    try:
        status = app(standalone_mode=False)
    except KgError as err:
        status = _refused(str(err))
    except typer.TyperException as err:
        status = _refused(f"{err.format_message()} See: kg --help")
    except (KeyboardInterrupt, typer.Abort):
        status = _refused("stopped before the end; what was written before is as it was")
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; Python would complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    except Exception:  # noqa: BLE001  # a bug is shown whole, but its status must not be that of "done with issues"
        traceback.print_exc()
        status = COULD_NOT
    sys.exit(status)


def _refused(message: str) -> int:
    typer.echo(f"kg: {' '.join(message.split())}", err=True)
    return COULD_NOT


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jisr {kg.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files, folders and patterns; by default the articles of the seeds."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the graph goes.")] = DEFAULT_OUT,
    base_iri: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the IRIs of the data begin with; ends in / or #.")
    ] = None,
    decisions: Decisions = None,
    en_model: EnglishModel = None,
    ar_model: ArabicModel = None,
    quads: Annotated[
        bool, typer.Option("--quads", help="Write graph.nq too: a named graph for what each article says.")
    ] = False,
) -> None:
    """Read articles and write graph.ttl, graph.json, graph.html and report.json.

    Example: kg build news/ "more/**/*.html" --out output
    """
    from kg.commands.build import run
    from kg.lang.choice import choose

    choose("en", en_model)
    choose("ar", ar_model)
    raise typer.Exit(run(paths or [], out, base_iri=base_iri, decisions=decisions, quads=quads))


@app.command()
def query(
    sparql: Annotated[str | None, typer.Argument(metavar="[SPARQL]", help="A query: SELECT, ASK or CONSTRUCT.")] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Take the query from a file.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", "-n", metavar="NAME", help="Ask a stored question.")] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="KEY=VALUE", help="A value for the question; names in any script."),
    ] = None,
    stored: Annotated[
        bool, typer.Option("--list", "-l", help="List the stored questions with their parameters.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", "-t", metavar="FORMAT", help="table, csv, json or turtle.")
    ] = "table",
    graph: Graph = DEFAULT_GRAPH,
) -> None:
    """Ask a built graph in SPARQL, or by the name of a stored question.

    Example: kg query --name meetings-between --param a="Xi Jinping" --param b="لي جاي ميونغ"
    """
    from kg.commands.query import run

    raise typer.Exit(run(graph, text=sparql, file=file, name=name, params=param or [], stored=stored, format_=format_))


@app.command()
def explain(name: Annotated[str, typer.Argument(metavar="NAME")], graph: Graph = DEFAULT_GRAPH) -> None:
    """Show everything behind an entity or event: names, merges with reasons, claims, conflicts.

    Example: kg explain "Xi Jinping"
    """
    from kg.commands.explain import run

    raise typer.Exit(run(graph, name))


@app.command()
def validate(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]")] = DEFAULT_GRAPH,
    articles: Annotated[
        list[Path] | None,
        typer.Option("--articles", "-a", metavar="PATH", help="Check the quotes against these articles, too."),
    ] = None,
    reason: Annotated[bool, typer.Option("--reason", help="Let a reasoner check a sample, too.")] = False,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of the messages: en or ar.")] = "en",
) -> None:
    """Check a graph: its shapes, its consistency with the ontology and, if asked, its quotes.

    Example: kg validate output/graph.ttl --articles seeds/articles
    """
    from kg.commands.validate import run

    raise typer.Exit(run(graph, articles or [], reason=reason, language=language))


@app.command()
def view(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph.json of a build.")] = DEFAULT_OUT
    / "graph.json",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Where the page goes; beside the graph if not given."),
    ] = None,
    most: Annotated[
        int | None, typer.Option(min=1, help="How many entities and events to draw at first, the best connected.")
    ] = None,
    style: Annotated[
        str, typer.Option(metavar="STYLE", help="page, or network: springs to pull about, drawn by pyvis.")
    ] = "page",
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Write the page of a graph: one file in both languages that needs no network.

    Example: kg view output/graph.json --most 200 --out small.html
    """
    from kg.commands.view import run

    raise typer.Exit(run(graph, out, most=most, style=style, show=show))


@app.command()
def stats(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph of a build.")] = DEFAULT_GRAPH,
    most: Annotated[int, typer.Option(min=1, help="How many lines a table has.")] = 12,
    as_json: Annotated[bool, typer.Option("--json", help="All of it as one JSON object.")] = False,
) -> None:
    """Say who is central in the network of a graph, who belongs together, and who ties countries to one another.

    Example: kg stats output/graph.ttl --most 5
    """
    from kg.commands.stats import run

    raise typer.Exit(run(graph, most=most, as_json=as_json))


@app.command()
def export(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph of a build.")] = DEFAULT_GRAPH,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-t", metavar="FORMAT", help="nq, nt, jsonld, ttl, graphml or gexf; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help="Where the files go.")] = None,
) -> None:
    """Write a built graph for other programs: RDF in other formats, or its network.

    Example: kg export output/graph.ttl --format jsonld --format graphml
    """
    from kg.commands.export import run

    raise typer.Exit(run(graph, formats or ["jsonld", "graphml", "gexf"], out))


@app.command()
def serve(
    graph: Annotated[Path, typer.Argument(metavar="[GRAPH]", help="The graph to serve: .ttl or .nq.")] = DEFAULT_GRAPH,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; this machine only by default.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535)] = 7878,
    store: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the graph in a store on disk; loaded once.")
    ] = None,
    writable: Annotated[
        bool, typer.Option("--writable", help="Take updates from who has the token (JISR_TOKEN, else printed).")
    ] = False,
    base_iri: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the IRIs of the data begin with, as given to kg build.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="The longest a query may run.")] = 10.0,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many queries run at once.")] = 2,
) -> None:
    """Serve a graph: a SPARQL 1.1 endpoint, a page for every thing, the drawn graph, a query editor.

    Example: kg serve output/graph.ttl --port 7878
    """
    from kg.commands.serve import run

    status = run(
        graph,
        host=host,
        port=port,
        store=store,
        writable=writable,
        base_iri=base_iri,
        seconds=timeout,
        workers=workers,
    )
    raise typer.Exit(status)


@app.command()
def recognize(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Lines of one text; stdin if not given.")
    ] = None,
    en_model: EnglishModel = None,
    ar_model: ArabicModel = None,
) -> None:
    """Find the names in each line of a text: one JSON object a line, with offsets in that line.

    Example: echo "التقى ترامب وشي في بكين" | kg recognize
    """
    from kg.commands.recognize import run
    from kg.lang.choice import choose

    choose("en", en_model)
    choose("ar", ar_model)
    raise typer.Exit(run(file))


@app.command()
def match(
    names: Annotated[list[str] | None, typer.Argument(metavar="[A B]", help="Two names, in either script.")] = None,
    tsv: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A table with the columns name_a lang_a name_b lang_b [type]."),
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="person, organization, place, city or country.")
    ] = None,
    lang_a: Annotated[str | None, typer.Option(metavar="CODE", help="Language of A; else by its script.")] = None,
    lang_b: Annotated[str | None, typer.Option(metavar="CODE", help="Language of B; else by its script.")] = None,
) -> None:
    """Say whether two names are one: judgement, score and reasons. For a table, its rows with score and judgement.

    Example: kg match "شي جين بينغ" "Xi Jinping" --type person
    """
    from kg.commands.match import run

    raise typer.Exit(run(names or [], tsv=tsv, type_=type_, languages=(lang_a, lang_b)))


@app.command()
def decide(
    left: Annotated[str, typer.Argument(metavar="A")],
    right: Annotated[str, typer.Argument(metavar="B")],
    same: Annotated[
        bool | None, typer.Option("--same/--different", help="Whether they name one thing or two.", show_default=False)
    ] = None,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Who judged, and why.")] = "",
    decisions: Decisions = None,
) -> None:
    """Write down whether two names are one; later builds obey, whatever the scores say.

    Example: kg decide "Rocket Man" "Kim Jong Un" --same --note "a nickname, CNN"
    """
    from kg.commands.decide import run

    if same is None:
        raise typer.BadParameter("say --same or --different.")
    raise typer.Exit(run(left, right, same=same, note=note, path=decisions))


@app.command()
def evaluate(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[BENCHMARK]...", help="Which benchmarks; all if none is named.")
    ] = None,
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The data sets; else what JISR_DATA names.")] = None,
    gold: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The annotated graphs; else what JISR_GOLD names.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a figure.")] = False,
) -> None:
    """Measure the parts and the whole on data that nothing was trained on, as one table.

    Example: kg evaluate graphs --json
    """
    from kg.commands.evaluate import run

    raise typer.Exit(run(names or [], data=data, gold=gold, as_json=as_json))


@app.command()
def doctor() -> None:
    """Say what is installed, which models are in use, and what would make it better.

    Example: kg doctor
    """
    from kg.commands.doctor import run

    raise typer.Exit(run())


if __name__ == "__main__":
    main()
