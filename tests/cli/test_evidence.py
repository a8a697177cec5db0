"""`archiver evidence`: a file about one verdict, found by a name, its beginning, or an address."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from archiver.cli import evidence
from archiver.provenance.check_bundle import check_bundle
from tests.cli.conftest import Archiver
from tests.conftest import WritePage


@pytest.fixture
def key(archiver: Archiver, write_page: WritePage) -> str:
    write_page("page.html")
    assert archiver("crawl", "--offline", write_page("work/page.html")).exit_code == 0
    connection = sqlite3.connect("db/archive.db")
    found = str(connection.execute("select key from quotes").fetchone()[0])
    connection.close()
    return found


def test_the_file_holds_and_its_hash_is_told(archiver: Archiver, key: str) -> None:
    result = archiver("evidence", key[:8], "-o", "a.wacz")
    assert result.exit_code == 0, result.stderr
    data = Path("a.wacz").read_bytes()
    assert f"SHA-256 {sha256(data).hexdigest()}" in result.stdout
    assert "names a file of this computer" in result.stderr
    assert check_bundle(Path("a.wacz"))[0].startswith("all ")


def test_it_is_found_by_its_address_and_told_as_data(archiver: Archiver, key: str) -> None:
    result = archiver("evidence", f"http://127.0.0.1:8001/-/quote/{key}?database=archive", "--json")
    told = json.loads(result.stdout)
    assert (told["file"], told["quotation"]) == (f"evidence-{key[:12]}.wacz", key)
    assert told["sha256"] == sha256(Path(told["file"]).read_bytes()).hexdigest()
    assert evidence.evidence_command.name == "evidence"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no-such-name",), "no quotation here has or begins with that name"),
        (("",), "no quotation here"),
        (("KEY", "-o", "none/a.wacz"), "none/a.wacz cannot be written"),
    ],
)
def test_what_is_not_there_is_a_sentence(
    archiver: Archiver, key: str, arguments: tuple[str, ...], message: str
) -> None:
    given = [key if one == "KEY" else one for one in arguments]
    result = archiver("evidence", *given)
    assert result.exit_code == 2
    assert message in result.stderr


_EVIDENCE = "import sys; from archiver.cli.main import main; sys.argv[0] = 'archiver'; main()"


@pytest.mark.slow
def test_a_signal_is_obeyed_whatever_is_being_read(key: str) -> None:
    """A file of another's, to which a capture may lead, need never end."""
    (kept,) = Path("db/captures").glob("*.warc.gz")
    kept.unlink()
    os.mkfifo(kept)
    command = [sys.executable, "-c", _EVIDENCE, "evidence", key, "-d", "db/archive.db"]
    number = -1
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603 - ourselves
        try:
            while number < 0:
                assert process.poll() is None
                try:
                    number = os.open(kept, os.O_WRONLY | os.O_NONBLOCK)
                except OSError:
                    time.sleep(0.05)  # nobody reads it yet
            process.send_signal(signal.SIGTERM)
            # Two seconds where the machine has nothing else to do.
            assert process.wait(20) == 128 + signal.SIGTERM
        finally:
            process.kill()
            if number >= 0:
                os.close(number)
    assert not list(Path().glob("*.wacz"))
