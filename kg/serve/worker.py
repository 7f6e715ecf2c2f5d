"""One process that answers: `python -m kg.serve.worker`, tasks on stdin, replies on stdout.

The server ends it when an answer takes too long, so nothing here is ever half done in the server. What a
query could reach is taken away before the first: memory beyond a limit, the network, and, where the graph
is in memory, the opening of anything at all.
"""

from __future__ import annotations

import argparse
import ctypes
import io
import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.serve.frames import Reply, Task, task_of, write_reply
from kg.serve.site import Source
from kg.serve.store import fill
from kg.text.sparql import refusal

_NEW_NETWORK = 0x40000000  # CLONE_NEWNET of Linux's sched.h
_BLOCK = 1 << 16
_LONGEST = 300
_STATEMENTS = "the query gives statements; ask for Turtle, N-Triples, JSON-LD or RDF/XML"
_ROWS = "the query gives rows or a truth value; ask for JSON, XML, CSV or TSV"


class _TooLargeError(Exception):
    """The answer has more bytes than the limit."""


class _Bounded(io.RawIOBase):
    """Keeps what is written, up to a limit."""

    def __init__(self, limit: int) -> None:
        self.content, self.limit = bytearray(), limit

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # whatever has a buffer
        self.content += piece
        if len(self.content) > self.limit:
            raise _TooLargeError
        return len(piece)


class Answerer:
    """A store with what is needed to answer tasks on it."""

    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], limit: int) -> None:
        self.store, self.prefixes, self.limit = store, dict(prefixes), limit

    def answer(self, task: Task) -> Reply:
        """The reply to a task; whatever the text does wrong is told in it."""
        why = refusal(task.text, updating=task.updating)
        if why is not None:
            return Reply("bad", why)
        try:
            if task.updating:
                self.store.update(task.text, base_iri=task.base, prefixes=self.prefixes)
                self.store.flush()
                return Reply("ok")
            return self._queried(task)
        except _TooLargeError:
            return Reply("too-large", f"the answer is larger than {self.limit} bytes; add a LIMIT")
        except SyntaxError as err:
            return Reply("bad", f"the text does not parse: {_brief(err.msg)}")
        except (ValueError, RuntimeError, OSError) as err:
            return Reply("bad", f"the text cannot be answered: {_brief(str(err))}")
        except MemoryError:
            return Reply("failed", "the answer needs more memory than it may take; ask for less at once")

    def _queried(self, task: Task) -> Reply:
        graphs: dict[str, object] = {}
        if task.default is not None or task.named is not None:
            graphs["default_graph"] = [ox.NamedNode(iri) for iri in task.default or ()]
            graphs["named_graphs"] = [ox.NamedNode(iri) for iri in task.named or ()]
        found = self.store.query(task.text, base_iri=task.base, prefixes=self.prefixes, **graphs)  # type: ignore[arg-type]  # a mapping
        out = _Bounded(self.limit)
        buffered = io.BufferedWriter(out, _BLOCK)
        if isinstance(found, ox.QueryTriples):
            if task.statements is None:
                return Reply("unacceptable", _STATEMENTS)
            format_ = ox.RdfFormat.from_media_type(task.statements)
            assert format_ is not None, "the server offers only formats that there are"
            prefixes = self.prefixes if format_.file_extension in ("ttl", "rdf", "jsonld") else None
            ox.serialize(found, buffered, format=format_, prefixes=prefixes)
            media = task.statements
        else:
            if task.rows is None:
                return Reply("unacceptable", _ROWS)
            rows = ox.QueryResultsFormat.from_media_type(task.rows)
            assert rows is not None, "the server offers only formats that there are"
            found.serialize(buffered, format=rows)
            media = task.rows
        buffered.flush()
        return Reply("ok", media=media, body=bytes(out.content))


def serve(answerer: Answerer, tasks: BinaryIO, replies: BinaryIO) -> None:
    """Answer until the tasks end. The first reply, before any task, says that all is ready."""
    write_reply(Reply("ok", "ready"), replies)
    for line in tasks:
        write_reply(answerer.answer(task_of(line)), replies)


def _cut_off(memory: int, *, in_memory: bool) -> None:
    """Take away what no query needs. Where the system does not allow it, the check of the text remains."""
    held = _held()
    if held is not None:
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if hasattr(ctypes.CDLL(None), "unshare"):
        ctypes.CDLL(None).unshare(_NEW_NETWORK)
    if in_memory:
        # No file and no socket can be opened where the lowest free number is over the limit.
        free = os.dup(0)
        os.close(free)
        resource.setrlimit(resource.RLIMIT_NOFILE, (free, free))


def _held() -> int | None:
    """Bytes of address space in use; None where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return None


def _brief(message: str) -> str:
    line = " ".join(message.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def main(arguments: list[str]) -> None:
    """`--source PATH GRAPH` for each file of a graph in memory ("" for the default graph), or `--folder DIR`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", nargs=2, action="append", default=[])
    parser.add_argument("--prefix", nargs=2, action="append", default=[])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--writable", action="store_true")
    parser.add_argument("--result", type=int, required=True)
    parser.add_argument("--memory", type=int, required=True)
    given = parser.parse_args(arguments)
    if given.folder is None:
        store = ox.Store()
        fill(store, (Source(Path(path), graph or None) for path, graph in given.source))
    else:
        store = ox.Store(given.folder) if given.writable else ox.Store.read_only(str(given.folder))
    _cut_off(given.memory, in_memory=given.folder is None)
    serve(Answerer(store, dict(given.prefix), given.result), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1:])
