"""Every migration is run here, which is about them."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def migrations_run(made_archives: None) -> None:
    """Make no archive as a copy of another."""
