"""A resolution stops the search for rings of values only while it runs."""

import gc

import pytest

from kg.resolve.collector import uncollected


def test_the_collector_is_left_as_it_was_found_even_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="in between"), uncollected():
        assert not gc.isenabled()
        raise ValueError("in between")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
