"""What the bench of lookups does before it measures; its figures are taken by hand."""

from pathlib import Path

import pytest

from tests.bench.verify import build, memory


@pytest.mark.slow
def test_an_archive_of_drawn_posts_is_made_and_asked(tmp_path: Path) -> None:
    assert build(tmp_path, 300)["posts"] == 300
    assert 10 < memory(tmp_path / "bench-300.db", "words that nobody wrote in any post") < 150
