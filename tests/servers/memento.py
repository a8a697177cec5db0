"""A pywb on loopback: an archive of the web that replays the WARC files it is given."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archiver.models.records import Capture
from archiver.platforms.resolving import WebArchive
from archiver.provenance.warc import WarcFile
from tests.servers import installed
from tests.servers.running import answers, free_port, started

_COLLECTION = "held"
_CONFIG = "framed_replay: false\nredirect_to_exact: true\nenable_memento: true\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memento:
    """An archive and the folder that it serves."""

    folder: Path
    programs: Path
    there: str

    @property
    def archive(self) -> WebArchive:
        where = f"{self.there}/{_COLLECTION}"
        return WebArchive(name="pywb", cdx=f"{where}/cdx", replay=where)

    def take(self, name: str, *captures: Capture) -> None:
        """Have it hold these captures from now on, in a WARC file as archiver writes them."""
        with WarcFile(self.folder / "taken", name) as file:
            for capture in captures:
                file.write(capture)
        self.run("add", _COLLECTION, str(file.path))

    def run(self, *order: str) -> None:
        subprocess.run(  # noqa: S603
            [self.programs / "wb-manager", *order], cwd=self.folder, check=True, capture_output=True
        )


@contextmanager
def server(folder: Path) -> Iterator[Memento]:
    """A pywb that holds nothing yet. Raises NotStarted."""
    programs = installed.folder("pywb") / "bin"
    (folder / "config.yaml").write_text(_CONFIG, encoding="utf-8")
    port = free_port()
    found = Memento(folder=folder, programs=programs, there=f"http://127.0.0.1:{port}")
    found.run("init", _COLLECTION)
    with started(
        [str(programs / "wayback"), "-b", "127.0.0.1", "-p", str(port)],
        lambda _: answers(port),
        within=folder,
        log=folder / "pywb.log",
    ):
        yield found
