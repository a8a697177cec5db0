"""What the bench of lookups does before it measures; its figures are taken by hand."""

from pathlib import Path

import pytest

from tests.bench import finding, following
from tests.bench.verify import build, memory


@pytest.mark.slow
def test_an_archive_of_drawn_posts_is_made_and_asked(tmp_path: Path) -> None:
    assert build(tmp_path, 300)["posts"] == 300
    assert 10 < memory(tmp_path / "bench-300.db", "words that nobody wrote in any post") < 150


@pytest.mark.slow
def test_posts_that_articles_do_not_link_are_found_and_no_others(tmp_path: Path) -> None:
    found = finding.measure(tmp_path, 9, a_day=8)
    assert (found["found"], found["wrong"]) == (9, 0)
    assert found["requests, median"] <= 6


@pytest.mark.slow
def test_a_night_of_searches_that_is_killed_asks_for_nothing_twice(tmp_path: Path) -> None:
    done = finding.kill(tmp_path, 6, kills=3)
    assert (done["found"], done["wrong"]) == (6, 0)
    # What was in flight: one request of each of three people, and what its answer led to.
    assert done["asked again"] <= 3 * done["kills"]


@pytest.mark.slow
def test_people_are_read_back_once_and_asked_once_where_nothing_is_new(tmp_path: Path) -> None:
    assert following.read_back(tmp_path, 600)["requests"] == 6
    quiet = following.nothing_new(tmp_path, 20)
    assert (quiet["new"], quiet["requests an account"]) == (0, 1)
    broken = following.broken_off(tmp_path, 2_000, 3)
    assert broken["held"] == 2_000
    # What was in flight each time.
    assert broken["pages asked twice"] <= 3
