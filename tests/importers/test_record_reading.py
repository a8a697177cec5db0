"""Records of WARC files that are another's are read in a process that they cannot outlast."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import ProcessLost
from archiver.importers import record_reading
from archiver.importers.bounded_process import BoundedProcess
from archiver.importers.record_reading import record_reader


def end_process(*_given: object) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def read_endlessly(path: Path, *_given: object) -> bytes:
    return path.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("work", "reason"), [(end_process, "ended the process"), (read_endlessly, "not done after")]
)
def test_a_record_that_is_never_read_is_an_error_of_its_own(
    work: Callable[..., Any], reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a file of another's does to the process that reads it, the next record is read."""
    endless = tmp_path / "a.warc.gz"
    os.mkfifo(endless)
    # What reads is replaced here, of which only a fork knows, whatever threads other tests left.
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(record_reading, "record_at", work)
    with BoundedProcess(seconds=2.0) as apart:
        read = record_reader(apart)
        with pytest.raises(ProcessLost, match=reason):
            read(endless, 0, ("", 0))
        apart.end()
        monkeypatch.setattr(record_reading, "record_at", lambda *_given: b"a record")
        assert read(endless, 0, ("", 0)) == b"a record"
