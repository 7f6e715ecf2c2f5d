"""Every event type's examples are its tests: what a reader takes from them is what is extracted."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.vocab.events import EventTypes, Example
from tests.extract.claim_reading import read

EXAMPLES = EventTypes.load().examples


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.type}-{example.language}")
def test_an_example_yields_the_events_it_states(example: Example) -> None:
    claims = [c for c in read(example.text, example.language, example.published) if c.type == example.type]
    seen = sorted((sorted(c.participants), sorted(c.places), c.date or "", c.status) for c in claims)
    wanted = sorted(
        (sorted(e.participants), sorted(e.places), "".join(e.dates), e.status.value) for e in example.events
    )
    assert seen == wanted


def test_every_type_has_positive_and_negative_examples_in_both_languages() -> None:
    counts = Counter((e.type, e.language, bool(e.events)) for e in EXAMPLES)
    for name in EventTypes.load().types:
        for language in ("en", "ar"):
            assert counts[name, language, False] >= 2, f"{name} needs two negative examples in {language}"
            assert counts[name, language, True] >= 2, f"{name} needs two positive examples in {language}"
