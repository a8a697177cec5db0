"""Keeps the tests of a gate together where several processes run them."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_SHARING = {"test_embeds_gate", "test_real_verdicts_gate", "test_verifier_gate"}
"""Whose tests share what was read; those of others are better parted."""


@pytest.hookimpl(tryfirst=True)  # before xdist reads the marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With ``--dist loadgroup`` one worker takes a gate whose tests share a corpus.

    Articles that are crawled twice, alone and beside all posts, are two groups.
    """
    for item in items:
        if item.path.parent == _HERE and item.path.stem in _SHARING:
            alone = " alone" if "[alone]" in item.name else ""
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{alone}"))
