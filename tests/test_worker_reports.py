"""Workers that tell only what is shown of tests leave out nothing that anybody has to see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFTEST = "from tests.worker_reports import tell_what_is_shown as pytest_configure\n"
TESTS = """
import pytest

@pytest.fixture
def breaks():
    raise RuntimeError("the seal broke the fixture")

@pytest.fixture
def ends_badly():
    yield
    raise RuntimeError("the ferry broke on its way back")

@pytest.mark.parametrize("number", range(20))
def test_passes(number): pass

def test_fails(): assert 0, "the ferry left"

def test_has_no_fixture(breaks): pass

def test_passes_and_breaks(ends_badly): pass

def test_is_skipped(): pytest.skip("no tide")

@pytest.mark.skip(reason="no seal")
def test_is_never_begun(): pass

@pytest.mark.xfail
def test_is_known_to_fail(): assert 0

def test_warns():
    import warnings
    warnings.warn("the tide is late")
"""


def test_what_was_compiled_is_kept_for_the_next_run_whatever_the_environment_says() -> None:
    assert not sys.dont_write_bytecode


@pytest.mark.slow
def test_whatever_did_not_pass_is_told_as_without_workers(tmp_path: Path) -> None:
    pytest.importorskip("xdist")
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_harbour.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")

    def run(*options: str) -> str:
        command = [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", *options]
        return subprocess.run(  # noqa: S603 - options written here
            command,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    alone = run("-q", "-p", "no:xdist")
    counts, lines = _summary_of(alone)
    assert counts == "1 failed, 22 passed, 2 skipped, 1 xfailed, 1 warning, 2 errors"
    assert len(lines) == 6
    quick = run("-q", "-n", "2")
    assert _summary_of(quick) == (counts, lines)
    assert quick.count("the tide is late") == alone.count("the tide is late")
    # How long fixtures took is told to who asks for it.
    assert "s setup " in run("-q", "-n", "2", "--durations=0", "--durations-min=0")


def _summary_of(output: str) -> tuple[str, list[str]]:
    """How many passed and did not, and a line for each that did not."""
    *_, last = output.splitlines()
    lines = re.findall(r"(?m)^(?:FAILED|ERROR|SKIPPED|XFAIL) .*", output)
    return last.split(" in ")[0], sorted(lines)
