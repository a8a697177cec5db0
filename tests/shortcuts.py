"""What the everyday tests need not do again and again, each told by what it stands for.

None changes what a test sees: a copy of a new archive is that archive, compiled templates are
those of the same text, and both parsers of YAML give the same.
"""

import sqlite3
from functools import partialmethod
from importlib import import_module
from types import TracebackType
from typing import Any, Self

import pytest

from archiver.archive import connection as archives

really_migrate = archives._migrate


class CopiedArchives:
    """Fill a new archive from the first one that was made.

    To run all migrations takes fifty milliseconds of a processor, and several hundred tests begin
    with a new archive. What is not new is migrated as always.
    """

    def __init__(self) -> None:
        self._first: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._first:
            self._first.close()

    def migrate(self, connection: sqlite3.Connection) -> None:
        """Stand in for the function of `archiver.archive.connection` that migrates."""
        if connection.execute("select 1 from sqlite_master limit 1").fetchone():
            really_migrate(connection)
        elif self._first:
            self._first.backup(connection)
        else:
            really_migrate(connection)
            self._first = sqlite3.connect(":memory:", check_same_thread=False)
            connection.backup(self._first)


def keep_compiled_templates(patch: pytest.MonkeyPatch) -> None:
    """Compile a template once, not again for every site."""
    import jinja2  # noqa: PLC0415 - only some rooms need it

    class KeptTemplates(jinja2.BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}

        def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            if code := self.kept.get(f"{bucket.key} {bucket.checksum}"):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            self.kept[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()

    made: Any = partialmethod(jinja2.Environment.__init__, bytecode_cache=KeptTemplates())
    patch.setattr(jinja2.Environment, "__init__", made)


def read_yaml_in_c(patch: pytest.MonkeyPatch) -> None:
    """Read YAML by the same parser written in C, where it is there: thirteen times quicker."""
    yaml: Any = import_module("yaml")  # has no types

    patch.setattr(yaml, "SafeLoader", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
