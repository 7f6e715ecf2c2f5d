"""How much memory a process has taken at most."""

from __future__ import annotations

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """Mebibytes of this process at most.

    On Linux the kernel's own mark is read: the one that getrusage tells is handed on from a parent process, so
    that a small child of a large process would look large.
    """
    if _STATUS.is_file():
        for line in _STATUS.read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
