"""The folder of one `archiver bulk`: which shards are in it, by what they were read and judged.

A shard is done when its manifest says so; the manifest is written after all its files, and names
them. Whatever no manifest names is never read.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from archiver.archive.lock import only_run
from archiver.cluster.table_files import UNFINISHED, write_json_file
from archiver.cluster.table_schemas import TABLES_VERSION, TableName
from archiver.errors import UnusableInput
from archiver.text.dates import current_time
from archiver.text.words import RULES

Manifest = dict[str, Any]

_TIMES = ("at",)
"""Fields of a manifest that differ each time; all others are the same for the same shard."""


class BulkFolder:
    """A folder with tables, and with a manifest for each shard in ``shards/`` and ``judged/``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of_tables(cls, path: Path) -> "BulkFolder":
        """Give a folder that shards were read into; raises UnusableInput for any other."""
        folder = cls(path)
        if not (path / "shards").is_dir():
            raise UnusableInput(
                f"{path}: no shard was read into it: 'archiver bulk read SHARD --out {path}' does"
            )
        return folder

    @contextmanager
    def locked(self, command: str) -> Iterator[None]:
        """Hold the folder while a command works on it; raises ArchiveLocked where another does.

        What was being written when a run before was killed is taken away.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with only_run(self.path / "bulk", command):
            self._tidy()
            try:
                yield
            finally:
                self._tidy()

    def _tidy(self) -> None:
        for left in self.path.rglob(f"*{UNFINISHED}*"):
            with suppress(OSError):
                left.unlink()

    def read_facts(self, name: str, address: str) -> Manifest:
        """Give what says whether a shard is to be read again: address, size, and by what."""
        size = None
        if "://" not in address:
            with suppress(OSError):
                size = Path(address).stat().st_size
        return {
            "shard": name,
            "address": address,
            "size": size,
            "reader": f"{version('archiver')}/{TABLES_VERSION}",
        }

    def is_read(self, name: str, address: str) -> bool:
        """Tell whether a shard was read whole by this version, and is the file that it was."""
        known = self.shard_manifest(name)
        facts = self.read_facts(name, address)
        return (
            known is not None
            and known.get("damage") is None
            and all(known.get(field) == value for field, value in facts.items())
            and self._holds(known)
        )

    def is_judged(self, name: str, facts: Manifest) -> bool:
        """Tell whether the quotations of a shard were judged, by what `facts` say."""
        known = self.verdict_manifest(name)
        return (
            known is not None
            and all(known.get(field) == value for field, value in facts.items())
            and self._holds(known)
        )

    def _holds(self, manifest: Manifest) -> bool:
        return all((self.path / file).is_file() for file in manifest["files"])

    def judging_facts(self, name: str, evidence: str) -> Manifest:
        """Give what says whether a shard's quotations are to be judged again."""
        read = self.shard_manifest(name) or {}
        return {
            "shard": name,
            "reader": read.get("reader"),
            "size": read.get("size"),
            "rows": read.get("counts", {}).get("quotations"),
            "rules": RULES,
            "judge": f"{version('archiver')}/{TABLES_VERSION}",
            "evidence": evidence,
        }

    def shard_manifest(self, name: str) -> Manifest | None:
        """Load what is known of a shard that was read, None where it was not."""
        return _load(self.path / "shards" / f"{name}.json")

    def verdict_manifest(self, name: str) -> Manifest | None:
        """Load what is known of a shard whose quotations were judged, None where they were not."""
        return _load(self.path / "judged" / f"{name}.json")

    def finish_shard(self, name: str, manifest: Manifest, known: Manifest | None) -> None:
        """Say that a shard is read, after which its files count."""
        self._finish("shards", name, manifest, known)

    def finish_verdicts(self, name: str, manifest: Manifest, known: Manifest | None) -> None:
        """Say that a shard's quotations are judged, after which the files of verdicts count."""
        self._finish("judged", name, manifest, known)

    def _finish(self, kind: str, name: str, manifest: Manifest, known: Manifest | None) -> None:
        timed = {**manifest, "at": current_time()}
        write_json_file(self.path / kind / f"{name}.json", timed)
        for file in set((known or {}).get("files", ())) - set(manifest["files"]):
            # Of an earlier version that parted the same shard otherwise.
            with suppress(OSError):
                (self.path / file).unlink()

    def shards(self) -> list[Manifest]:
        """List the manifests of all shards that were read, by their addresses."""
        found = [_load(path) for path in sorted((self.path / "shards").glob("*.json"))]
        return sorted((item for item in found if item), key=lambda one: str(one["address"]))

    def files_of(self, manifest: Manifest, table: TableName) -> list[Path]:
        """List the files of a table that a manifest names, by their days."""
        return [self.path / file for file in manifest["files"] if file.startswith(f"{table}/")]

    def table_files(self, table: TableName) -> list[Path]:
        """List the files of a table of all shards; those of verdicts as far as they are judged."""
        found: list[Path] = []
        for shard in self.shards():
            known = self.verdict_manifest(shard["shard"]) if table == "verdicts" else shard
            found += self.files_of(known, table) if known else []
        return found


def _load(path: Path) -> Manifest | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) and isinstance(found.get("files"), dict) else None


def without_times(manifest: Manifest) -> Manifest:
    """Give a manifest without what differs each time."""
    return {name: value for name, value in manifest.items() if name not in _TIMES}
