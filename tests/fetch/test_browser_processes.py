"""The processes of one browser, found by an argument of the first of them."""

import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from archiver.fetch.browser_processes import browser_processes, end_browser

PROGRAM = (
    "import subprocess, sys, time\n"
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "time.sleep(60)\n"
)


def test_of_no_such_browser_nothing_is_known_and_nothing_is_ended() -> None:
    assert browser_processes(f"--mark={uuid4().hex}") == {}
    end_browser(f"--mark={uuid4().hex}")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc here")
def test_what_it_began_is_ended_with_it() -> None:
    mark = f"--mark={uuid4().hex}"
    with subprocess.Popen([sys.executable, "-c", PROGRAM, mark]) as begun:  # noqa: S603 - ours
        for _ in range(100):
            if len(browser_processes(mark)) == 2:
                break
            time.sleep(0.1)
        held = browser_processes(mark)
        assert begun.pid in held
        assert len(held) == 2
        assert all(size > 1_000_000 for size in held.values())
        end_browser(mark)
        assert begun.wait(10) < 0
    assert browser_processes(mark) == {}
