"""Processes of the Python interface are used again, and begun where the caller stands."""

from pathlib import Path

import pytest

from archiver.cli.api import idle_processes
from archiver.cli.api.idle_processes import idle_process
from archiver.importers.bounded_process import BoundedProcess


class Kind(BoundedProcess):
    """A kind that no other test waits with."""


@pytest.mark.slow
def test_a_process_is_used_again_and_left_when_the_caller_goes_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle_processes._end_idle()  # those of other tests leave no room for another
    with idle_process(Kind) as first:
        assert list(first.run(range, 2)) == [0, 1]
        number = first._process.pid
    with idle_process(Kind) as again:
        assert again is first
        assert again._process.pid == number
    monkeypatch.chdir(tmp_path)
    with idle_process(Kind) as elsewhere:
        assert not elsewhere.is_begun
        assert list(elsewhere.run(range, 1)) == [0]
    monkeypatch.undo()
