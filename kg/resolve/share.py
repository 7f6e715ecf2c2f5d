"""A process that judges a share of the pairs of a collection: a `Share` comes in, its matches go out, both pickled."""

from __future__ import annotations

import pickle
import sys

from kg.resolve.collector import uncollected
from kg.resolve.comparing import Share


def main() -> None:
    """Judge what stands on stdin; only the process that started this one writes there."""
    with uncollected():
        share: Share = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process
        pickle.dump(share.judge(), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


if __name__ == "__main__":
    main()
