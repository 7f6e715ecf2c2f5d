"""The processes that answer, each one task at a time; one that takes too long is ended and replaced."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Coroutine
from contextlib import suppress

from kg.errors import KgError
from kg.serve.frames import Reply, Task, reply_head, task_line
from kg.serve.site import Site

_LONGEST_LINE = 1 << 22
_START_S = 600.0


class OverdueError(KgError):
    """An answer took longer than the limit, or nobody was free to give it."""


class DiedError(KgError):
    """The process that was to answer ended: most likely it needed more memory than it may take."""


class Workers:
    """As many processes as the limits say; an update needs a single one, which alone may write the store."""

    def __init__(self, site: Site) -> None:
        self.limits = site.limits
        self._command = _command(site)
        self._count = 1 if site.token is not None else site.limits.workers
        self._idle: asyncio.Queue[Process] = asyncio.Queue()
        self._all: set[Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start them all and wait until each has its graph. Raises `DiedError` if one cannot."""
        await asyncio.gather(*(self._begin(self._start_one()) for _ in range(self._count)))

    async def answer(self, task: Task) -> Reply:
        """The reply to a task. Raises `OverdueError` and `DiedError`."""
        try:
            process = await asyncio.wait_for(self._idle.get(), self.limits.waiting)
        except TimeoutError as err:
            raise OverdueError("the server is busy; ask again in a while") from err
        done = False
        try:
            reply = await asyncio.wait_for(_exchange(process, task), self.limits.seconds)
            done = True
            return reply
        except TimeoutError as err:
            raise OverdueError(f"no answer within {self.limits.seconds:g} s; ask for less at once") from err
        except (asyncio.IncompleteReadError, ConnectionError, ValueError) as err:
            raise DiedError("the answer needs more memory than it may take; ask for less at once") from err
        finally:
            # Also where the client went away in the middle: nobody may read the rest of this reply.
            if done:
                self._idle.put_nowait(process)
            else:
                self._replace(process)

    async def close(self) -> None:
        """End all processes."""
        self._closed = True
        starting = tuple(self._starting)
        for task in starting:
            task.cancel()
        await asyncio.gather(*starting, return_exceptions=True)
        for process in self._all:
            _end(process)
        await asyncio.gather(*map(_gone, self._all))

    def _replace(self, process: Process) -> None:
        _end(process)
        if not self._closed:
            self._begin(self._restart(process))

    def _begin(self, starting: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(starting)
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        return task

    async def _restart(self, ended: Process) -> None:
        await _gone(ended)  # a store on disk has one writer at a time
        self._all.discard(ended)
        await self._start_one()

    async def _start_one(self) -> None:
        process = await asyncio.create_subprocess_exec(*self._command, stdin=PIPE, stdout=PIPE, limit=_LONGEST_LINE)
        self._all.add(process)
        try:
            await asyncio.wait_for(_reply(process), _START_S)
        except (asyncio.IncompleteReadError, ValueError, TimeoutError) as err:
            _end(process)
            raise DiedError("the process that answers queries did not start; its words are above") from err
        self._idle.put_nowait(process)


async def _exchange(process: Process, task: Task) -> Reply:
    assert process.stdin is not None
    process.stdin.write(task_line(task))
    await process.stdin.drain()
    return await _reply(process)


async def _reply(process: Process) -> Reply:
    assert process.stdout is not None
    reply, length = reply_head(await process.stdout.readuntil(b"\n"))
    return Reply(reply.outcome, reply.message, reply.media, await process.stdout.readexactly(length))


def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    if process.stdin is not None:
        process.stdin.close()


async def _gone(process: Process) -> None:
    """Wait for the end of a process and of its pipes: a loop that closes before them leaves them open."""
    assert process.stdin is not None
    assert process.stdout is not None
    await process.wait()
    with suppress(ConnectionError):
        await process.stdout.read()
        await process.stdin.wait_closed()


def _command(site: Site) -> list[str]:
    command = [sys.executable, "-m", "kg.serve.worker"]
    command += ["--result", str(site.limits.result), "--memory", str(site.limits.memory)]
    for prefix, namespace in site.prefixes.items():
        command += ["--prefix", prefix, namespace]
    if site.folder is not None:
        return [*command, "--folder", str(site.folder), *(["--writable"] if site.token is not None else [])]
    for source in site.sources:
        command += ["--source", str(source.path), source.graph or ""]
    return command
