"""Sites of Datasette for tests: started quickly, and closed without a connection left open.

No shortcut changes what a test sees: compiled templates are those of the same text, and both
parsers of YAML give the same.
"""

from functools import partialmethod
from importlib import import_module
from typing import Any

import pytest


def close_site(site: Any) -> None:
    """Close a site's connections and threads, by either line of Datasette."""
    if hasattr(site, "close"):
        site.close()
        return
    for database in site.databases.values():
        database.close()
    if site.executor:
        site.executor.shutdown()


def start_sites_quickly(patch: pytest.MonkeyPatch) -> None:
    """Take the shortcuts below for as long as the patch lasts."""
    keep_compiled_templates(patch)
    read_yaml_in_c(patch)
    note_connections(patch)


def keep_compiled_templates(patch: pytest.MonkeyPatch) -> None:
    """Compile a template once, not again for every site."""
    import jinja2  # noqa: PLC0415 - only some rooms need it

    class KeptTemplates(jinja2.BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}

        def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            if code := self.kept.get(self._name(bucket)):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
            self.kept[self._name(bucket)] = bucket.bytecode_to_string()

        def _name(self, bucket: jinja2.bccache.Bucket) -> str:
            # The same text becomes other code where pages are drawn by coroutines.
            return f"{bucket.key} {bucket.checksum} {bucket.environment.is_async}"

    made: Any = partialmethod(jinja2.Environment.__init__, bytecode_cache=KeptTemplates())
    patch.setattr(jinja2.Environment, "__init__", made)


def read_yaml_in_c(patch: pytest.MonkeyPatch) -> None:
    """Read YAML by the same parser written in C, where it is there: thirteen times quicker."""
    yaml: Any = import_module("yaml")  # has no types

    patch.setattr(yaml, "SafeLoader", getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def note_connections(patch: pytest.MonkeyPatch) -> None:
    """Have Datasette 0.65 close its databases in memory too, which it leaves to the collector."""
    database: Any = import_module("datasette.database").Database
    connect = database.connect

    def noted(self: Any, write: bool = False) -> Any:
        made = connect(self, write)
        if made not in self._all_file_connections:
            self._all_file_connections.append(made)
        return made

    if not hasattr(import_module("datasette.app").Datasette, "close"):
        patch.setattr(database, "connect", noted)
