"""Tests of archiver.text.garbage."""

import gc

import pytest

from archiver.text.garbage import collect_rarely


def test_the_threshold_is_raised_meanwhile_and_put_back_by_the_last_reading() -> None:
    before = gc.get_threshold()
    with collect_rarely(100_000):
        raised = gc.get_threshold()
        with collect_rarely(100_000):
            assert gc.get_threshold() == raised
        assert gc.get_threshold() == raised
    assert raised[0] > before[0]
    assert raised[1:] == before[1:]
    assert gc.get_threshold() == before


def test_it_is_put_back_where_a_reading_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), collect_rarely(100_000):
        raise ValueError("broken")
    assert gc.get_threshold() == before


def test_a_collector_that_never_looks_stays_so() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with collect_rarely(100_000):
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
