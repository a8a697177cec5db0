"""Keeps the tests of a gate together where several processes run them."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With ``--dist loadgroup`` one worker takes a gate: its tests share a corpus that was read.

    Articles that are crawled twice, alone and beside all posts, are two groups.
    """
    for item in items:
        if _HERE in item.path.parents:
            alone = " alone" if "[alone]" in item.name else ""
            item.add_marker(pytest.mark.xdist_group(f"{item.path.stem}{alone}"))
