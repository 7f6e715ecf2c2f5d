"""How much memory a process, and those that it starts, have taken at most."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

_PROCESSES = Path("/proc")
_EVERY_S = 0.2


def peak() -> float:
    """Mebibytes of this process at most.

    On Linux the kernel's own mark is read: the one that getrusage tells is handed on from a parent process, so
    that a small child of a large process would look large.
    """
    return _mark("self") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def children() -> Iterator[Mapping[str, float]]:
    """Mebibytes at most of each process that this one starts meanwhile, by its number; none where there is no /proc."""
    marks: dict[str, float] = {}
    done = Event()

    def watch() -> None:
        while not done.wait(_EVERY_S):
            for task in _PROCESSES.glob("self/task/*/children"):
                with suppress(OSError):  # a thread that has just ended
                    for number in task.read_text("ascii").split():
                        marks[number] = max(marks.get(number, 0.0), _mark(number))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield marks
    finally:
        done.set()
        watcher.join()


def _mark(process: str) -> float:
    """The kernel's mark of a process, 0 where there is none."""
    with suppress(OSError):
        for line in (_PROCESSES / process / "status").read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
