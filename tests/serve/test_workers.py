"""Processes that are ended, in whatever they do, are gone with their pipes when the server is."""

import asyncio
import gc
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from kg.serve import Limits
from kg.serve.frames import Task
from kg.serve.workers import OverdueError, Workers
from tests.serve.conftest import site

ENDLESS = Task("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }", rows="text/csv")
pytestmark = pytest.mark.filterwarnings("error::ResourceWarning")


async def while_idle(workers: Workers) -> None:
    await workers.start()


async def while_starting(workers: Workers) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(workers.start(), 0.2)


async def while_answering(workers: Workers) -> None:
    await workers.start()
    with suppress(TimeoutError):
        await asyncio.wait_for(workers.answer(ENDLESS), 0.2)


async def while_one_that_took_too_long_is_replaced(workers: Workers) -> None:
    await workers.start()
    with pytest.raises(OverdueError):
        await workers.answer(ENDLESS)


@pytest.mark.parametrize(
    "until", [while_idle, while_starting, while_answering, while_one_that_took_too_long_is_replaced]
)
def test_nothing_is_left_when_the_server_ends(
    until: Callable[[Workers], Awaitable[None]], caplog: pytest.LogCaptureFixture
) -> None:
    async def run() -> None:
        workers = Workers(site(limits=Limits(workers=2, seconds=0.5)))
        try:
            await until(workers)
        finally:
            await workers.close()

    with caplog.at_level(logging.WARNING):
        asyncio.run(run())
        gc.collect()
    assert caplog.messages == []
