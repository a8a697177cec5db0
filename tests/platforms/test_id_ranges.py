"""Days become ranges of ids, and ranges the few leading digits by which an index is asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.platforms.id_ranges import IdRange, cover_range, split_prefix
from archiver.platforms.registry import find_platform
from tests.conftest import examples

WEEK = 7 * 86_400_000


def week_of_x(begin: int) -> IdRange:
    platform = find_platform("x")
    assert platform
    first, end = platform.first_id_at(begin), platform.first_id_at(begin + WEEK)
    assert first
    assert end
    return IdRange(int(first), int(end))


@given(st.integers(1_530_000_000_000, 2_500_000_000_000))
@settings(max_examples=examples(400))
def test_a_week_of_x_takes_four_questions_and_lists_little_more(begin: int) -> None:
    ids = week_of_x(begin)
    prefixes = cover_range(ids)
    assert 1 <= len(prefixes) <= 4
    width = 10 ** (len(str(ids.end - 1)) - len(prefixes[0]))
    assert len(prefixes) * width <= 1.7 * (ids.end - ids.first)


@given(st.integers(10**18, 1 << 62), st.integers(1, 1 << 54), st.data())
@settings(max_examples=examples(400))
def test_every_id_of_a_range_begins_with_one_of_its_prefixes(
    first: int, size: int, data: st.DataObject
) -> None:
    ids = IdRange(first, first + size)
    number = str(data.draw(st.integers(first, first + size - 1)))
    (prefix,) = (one for one in cover_range(ids) if number.startswith(one))
    while len(prefix) < len(number):
        (prefix,) = (one for one in split_prefix(prefix, ids) if number.startswith(one))
    assert prefix == number


@pytest.mark.parametrize("ids", [IdRange(5, 5), IdRange(9, 3), IdRange(-4, 3)])
def test_an_empty_range_has_no_prefix(ids: IdRange) -> None:
    assert cover_range(ids) == ()


def test_a_range_over_a_new_digit_has_prefixes_of_both_lengths() -> None:
    ids = IdRange(999_999_000_000_000_000, 1_000_001_000_000_000_000)
    prefixes = cover_range(ids)
    assert any("999999500000000000".startswith(one) for one in prefixes)
    assert any("1000000500000000000".startswith(one) for one in prefixes)
    assert split_prefix("1000", ids)[-1] == "10000"
