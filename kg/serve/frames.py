"""What goes between the server and the processes that answer: a line of JSON, then as many bytes as it says."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import BinaryIO, Literal, TypeAlias

Outcome: TypeAlias = Literal["ok", "bad", "unacceptable", "too-large", "failed"]


@dataclass(frozen=True, slots=True)
class Task:
    """A query or an update. `rows` and `statements` are the media types to write either kind of answer in, None
    where the client takes none; `default` and `named` the graphs it speaks of, None for all that there are."""

    text: str
    updating: bool = False
    base: str | None = None
    rows: str | None = None
    statements: str | None = None
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a task: the media type and bytes of an answer, or in `message` why there is none."""

    outcome: Outcome
    message: str = ""
    media: str = ""
    body: bytes = b""


def task_line(task: Task) -> bytes:
    return json.dumps(asdict(task)).encode() + b"\n"


def task_of(line: bytes) -> Task:
    value = json.loads(line)
    for name in ("default", "named"):
        value[name] = None if value[name] is None else tuple(value[name])
    return Task(**value)


def write_reply(reply: Reply, to: BinaryIO) -> None:
    head = {"outcome": reply.outcome, "message": reply.message, "media": reply.media, "length": len(reply.body)}
    to.write(json.dumps(head).encode() + b"\n" + reply.body)
    to.flush()


def reply_head(line: bytes) -> tuple[Reply, int]:
    """A reply still without its body, and how many bytes that has."""
    value = json.loads(line)
    return Reply(value["outcome"], value["message"], value["media"]), value["length"]
