"""Servers are waited for, told of when they do not start, and ended by their process ids."""

import os
import sys
from pathlib import Path

import pytest

from tests.servers.running import NotStarted, answers, free_port, started

_SERVES = "import http.server as h, os; print(os.getpid(), flush=True); h.test(port={port})"


def test_a_server_is_there_until_it_is_ended(tmp_path: Path) -> None:
    """And its process with it."""
    port = free_port()
    order = [sys.executable, "-c", _SERVES.format(port=port)]
    with started(order, lambda _: answers(port), within=tmp_path, log=tmp_path / "log") as said:
        process = int(said.splitlines()[0])
        os.kill(process, 0)
    assert not answers(port)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_one_that_hears_no_wish_to_end_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the patience with it."""
    monkeypatch.setattr("tests.servers.running.PATIENCE", 0.2)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True)"
    order = [sys.executable, "-c", f"{deaf}; time.sleep(60)"]
    with started(order, lambda said: "deaf" in said, within=tmp_path, log=tmp_path / "log"):
        pass


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    """In the last line that it printed."""
    order = [sys.executable, "-c", "print('no such database'); raise SystemExit(3)"]
    with (
        pytest.raises(NotStarted, match="ended with 3; it said no such database"),
        started(order, lambda _: False, within=tmp_path, log=tmp_path / "log"),
    ):
        pass
