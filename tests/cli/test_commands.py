"""The commands: data on stdout, words on stderr, a failure in one line, and the exit status that was promised."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

STORY = Path(__file__).parents[1] / "graph" / "data" / "story.ttl"
FLAT = {"run": {}, "documents": [], "entities": [], "events": [], "roles": []}


def kg(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    ["build", "query", "explain", "validate", "view", "recognize", "match", "decide", "evaluate", "doctor"],
)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    told = kg(command, "--help")
    assert told.returncode == 0
    assert f"kg {command}" in told.stdout.split("Example:")[1]


def test_help_and_version_load_nothing_heavy() -> None:
    heavy = "spacy rdflib pyoxigraph pyvis networkx camel_tools torch numpy yaml onnxruntime"
    program = (
        "import sys; from kg.cli import app; app({}, standalone_mode=False); "
        f"print(set('{heavy}'.split()) & set(sys.modules))"
    )
    for words in (["--help"], ["--version"], ["build", "--help"]):
        done = subprocess.run(
            [sys.executable, "-c", program.replace("{}", repr(words))],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["query", "SELECT", "-g", str(STORY)], "does not parse"),
        (["query", "-g", str(STORY)], "give one question"),
        (["query", "ASK {}", "-g", "nowhere.ttl"], "kg build"),
        (["query", "ASK {}", "-t", "xml", "-g", str(STORY)], "no format 'xml'"),
        (["query", "--name", "nosuch", "-g", str(STORY)], "no stored query 'nosuch'"),
        (["query", "--name", "meetings", "-p", "who", "-g", str(STORY)], "is not KEY=VALUE"),
        (["query", "--file", "nowhere.rq", "-g", str(STORY)], "cannot read the query"),
        (["explain", "Nobody Ever", "-g", str(STORY)], "Nobody Ever"),
        (["validate", "nowhere.ttl"], "kg build"),
        (["validate", str(STORY), "--language", "xx"], "--language"),
        (["view", "nowhere.json"], "kg build"),
        (["recognize", "nowhere.txt"], "nowhere.txt"),
        (["nosuch"], "nosuch"),
        (["query", "--nosuch"], "nosuch"),
        (["view", "--most", "0"], "most"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(words: list[str], says: str) -> None:
    done = kg(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("kg: ")
    assert done.stderr.count("\n") == 1
    assert says in done.stderr


def test_data_goes_to_stdout_and_words_to_stderr() -> None:
    done = kg("query", "--name", "entities", "--param", "kind=Person", "--format", "csv", "-g", str(STORY))
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "type,entity,english,arabic,mentions,articles"


def test_arabic_in_a_table_is_isolated_and_its_borders_line_up() -> None:
    from rich.cells import cell_len

    done = kg("query", "--name", "entities", "-g", str(STORY))
    lines = done.stdout.splitlines()
    assert "\N{RIGHT-TO-LEFT ISOLATE}شي جين بينغ\N{POP DIRECTIONAL ISOLATE}" in done.stdout
    assert len({cell_len(line) for line in lines}) == 1


def test_a_file_of_sparql_and_a_question_by_name_are_answered(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?e a kg:Summit }")
    assert kg("query", "--file", str(tmp_path / "q.rq"), "-g", str(STORY)).stdout == "yes\n"
    told = kg(
        "query",
        "--name",
        "events-between",
        "-p",
        "a=Xi Jinping",
        "-p",
        "b=لي جاي ميونغ",
        "-t",
        "json",
        "-g",
        str(STORY),
    )
    assert len(json.loads(told.stdout)["results"]["bindings"]) == 1


def test_explaining_shows_names_reports_and_the_dispute() -> None:
    done = kg("explain", "شي جين بينغ", "-g", str(STORY))
    assert done.returncode == 0
    for part in (
        "Xi Jinping",
        "same consonants",
        "disputed: date",
        "contradicts [2]",
        "beijing.txt 18–105",
        "president",
    ):
        assert part in done.stdout


def test_explaining_tells_what_was_carried_over_from_a_translation(tmp_path: Path) -> None:
    file = tmp_path / "translated.ttl"
    story = STORY.read_text("utf-8")
    assert "kg:contradicts cl:de2252c4be45-30-Summit" in story
    file.write_text(
        story.replace("kg:contradicts cl:de2252c4be45-30-Summit", "kg:translates cl:de2252c4be45-30-Summit"), "utf-8"
    )
    assert "carried over from [2], which it translates" in kg("explain", "شي جين بينغ", "-g", str(file)).stdout


def test_an_ambiguous_name_lists_candidates_and_is_an_issue(tmp_path: Path) -> None:
    file = tmp_path / "two.ttl"
    file.write_text(
        STORY.read_text("utf-8").replace('"Xi Jinping"@en', '"Lee Xi"@en').replace('"Lee"@en', '"L."@en'), "utf-8"
    )
    done = kg("explain", "Lee", "-g", str(file))
    assert done.returncode == 1
    assert "ent:xi-jinping" in done.stdout
    assert "ent:lee-jae-myung" in done.stdout


def test_validation_says_what_is_wrong_and_exits_with_one(tmp_path: Path) -> None:
    done = kg("validate", str(STORY), "--reason")
    assert done.returncode == 0
    assert "a sample of up to 200 things" in done.stderr
    file = tmp_path / "broken.ttl"
    file.write_text(STORY.read_text("utf-8").replace("kg:confidence 0.5 ", "kg:confidence 5.0 "), "utf-8")
    done = kg("validate", str(file))
    assert done.returncode == 1
    assert "confidence" in done.stderr


def test_a_page_is_drawn_from_graph_json_alone(tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_text(json.dumps(FLAT))
    assert kg("view", str(tmp_path / "graph.json")).returncode == 0
    assert (tmp_path / "graph.html").read_text("utf-8").startswith("<!")
    (tmp_path / "graph.json").write_text("[]")
    assert "not the graph.json" in kg("view", str(tmp_path / "graph.json")).stderr


def test_recognition_answers_line_by_line_with_offsets_into_the_line() -> None:
    lines = [
        "Xi Jinping met Lee Jae Myung in Beijing.",
        "",
        "التقى وزير الخارجية الأمريكي ماركو روبيو نظيره في الرياض",
        "12 34",
    ]
    done = kg("recognize", stdin="\n".join(lines) + "\n")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["language"] for each in told] == ["en", None, "ar", None]
    for line, each in zip(lines, told, strict=True):
        assert all(line[m["start"] : m["end"]] == m["text"] for m in each["mentions"])
    assert {"Beijing", "الرياض"} <= {m["text"] for each in told for m in each["mentions"]}
    assert {m["type"] for m in told[0]["mentions"]} == {"Person", "City"}


def test_a_reader_that_goes_away_is_no_failure() -> None:
    query = "SELECT ?a ?b ?c { ?s ?a ?o . ?t ?b ?p . ?u ?c ?q } LIMIT 20000"
    program = f"{sys.executable} -m kg query '{query}' -t csv -g {STORY} | head -1"
    done = subprocess.run(["bash", "-c", program], capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.stderr == ""


def test_the_doctor_names_every_part() -> None:
    done = kg("doctor")
    assert done.returncode == 0
    for part in ("spacy", "camel-tools", "English model", "CAMeL data", "ontology and seeds"):
        assert part in done.stdout
