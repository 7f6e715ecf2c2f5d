"""What several rooms test on: the graph that `make graph` builds, built once a session."""

from pathlib import Path

import pytest

from kg import resources


@pytest.fixture(scope="session")
def seeds_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with graph.ttl, graph.json and the rest, built from the articles of the seeds."""
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("seeds")
    build([resources.seeds() / "articles"], folder)
    return folder
