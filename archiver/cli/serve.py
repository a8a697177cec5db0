"""Start Datasette on an archive, with the configuration renamed to the name of its file.

The configuration is the folder's own where it has one, else the one that comes with the
program; it is keyed by the name of the database, so it is keyed anew for another name.
"""

import gc
import json
import socket
import tempfile
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from archiver.archive import connection
from archiver.errors import CannotServe, UnusableArchive
from archiver.models.json_schema import Json
from archiver.text.garbage import collect_rarely

_NAME = "archive"
"""The database that the configuration is written for."""

_BESIDE = Path(__file__).parents[1] / "web" / "config"
"""Where a wheel has the configuration; a source checkout has it in db/."""


_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_OBJECTS_BETWEEN = 20_000
"""New objects of requests after which Python looks for circles among them: a list makes some
thousands, all of which go by themselves, and each look stops every thread."""
_ALONE = {"default_allow_sql": True, "allow_download": True}


def run_datasette(
    database: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    open_browser: bool = False,
    cors: bool = False,
) -> None:
    """Serve an archive until interrupted; `cors` lets other sites' programs read its data.

    Raises CannotServe for a file that is no usable archive and for a port that is taken.
    """
    try:
        connection.connect(database).close()
    except UnusableArchive as error:
        raise CannotServe(str(error)) from error
    _refuse_taken(host, port)
    with tempfile.TemporaryDirectory(prefix="archiver-serve-") as folder:
        options = datasette_arguments(database, Path(folder), alone=host in _LOOPBACK)
        if open_browser:
            options.append("--open")
        if cors:
            options.append("--cors")
        serve = _datasette("cli").cli
        # What is loaded by now stays as long as the site does: to look through it takes a tenth
        # of a second, in which nobody is answered.
        gc.freeze()
        with collect_rarely(_OBJECTS_BETWEEN):
            serve.main(
                args=["serve", *options, "--host", host, "--port", str(port)],
                prog_name="datasette",
                standalone_mode=False,
            )


def datasette_arguments(database: Path, folder: Path, *, alone: bool = False) -> list[str]:
    """Return what Datasette's own `serve` is given; the files it needs are written into the folder.

    `alone` says that nobody but the owner of the machine can ask: SQL is then allowed.
    """
    metadata, config, settings = find_configuration(database)
    if alone:
        settings = settings | _ALONE
        config = config | {"settings": config.get("settings", {}) | _ALONE}
        metadata, config = _with_hosts(metadata), _with_hosts(config)
    written = folder / "metadata.json"
    written.write_text(json.dumps(metadata), encoding="utf-8")
    held = ["--immutable"] if connection.is_unchangeable(database) else []
    options = [*held, str(database), "--metadata", str(written)]
    if version("datasette").startswith("0."):
        for name, value in settings.items():
            options += ["--setting", name, _plain(value)]
    else:
        written = folder / "datasette.json"
        written.write_text(json.dumps(config), encoding="utf-8")
        options += ["--config", str(written)]
    return options


def _with_hosts(document: Json) -> Json:
    """Have only the names of this machine answered to (archiver.web.plugin)."""
    plugins = document.get("plugins") or {}
    own = (plugins.get("archiver") or {}) | {"hosts": sorted(_LOOPBACK)}
    return document | {"plugins": plugins | {"archiver": own}}


def find_configuration(database: Path) -> tuple[Json, Json, Json]:
    """Find metadata, configuration (1.0) and settings (0.65), by this database's name."""
    own = database.resolve().parent
    has_own = any((own / name).exists() for name in ("metadata.yaml", "datasette.yaml"))
    folder = own if has_own else packaged_configuration()
    metadata = rename_database_key(_read(folder / "metadata.yaml"), database.stem)
    config = rename_database_key(_read(folder / "datasette.yaml"), database.stem)
    settings = _read(folder / "settings.json") or config.get("settings", {})
    return metadata, config, settings


def rename_database_key(document: Json, name: str) -> Json:
    """Return the same document for a database of another name.

    One that knows the name stays as it is.

    Links of the description lead into the database, so they change with its name.
    """
    databases = document.get("databases") or {}
    if name in databases or _NAME not in databases:
        return document
    ours = dict(databases[_NAME])
    if "description_html" in ours:
        ours["description_html"] = ours["description_html"].replace(
            f'href="{_NAME}/', f'href="{_datasette("utils").tilde_encode(name)}/'
        )
    rest = {key: value for key, value in databases.items() if key != _NAME}
    return document | {"databases": rest | {name: ours}}


def packaged_configuration() -> Path:
    """Return the folder of the configuration that comes with the program."""
    checkout = Path(__file__).parents[2] / "db"
    return _BESIDE if _BESIDE.is_dir() else checkout


def _read(path: Path) -> Json:
    """Return a YAML or JSON document; an empty one where there is no such file."""
    if not path.exists():
        return {}
    utils = _datasette("utils")
    try:
        document = utils.parse_metadata(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, utils.BadMetadataError) as error:
        raise CannotServe(f"{path} cannot be read: {' '.join(str(error).split())}") from error
    if document is not None and not isinstance(document, dict):
        raise CannotServe(f"{path} is no configuration: it should map names to values")
    return document or {}


def _datasette(module: str) -> Any:
    """Return a module of Datasette, which takes a second to import and comes without types."""
    return import_module(f"datasette.{module}")


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _refuse_taken(host: str, port: int) -> None:
    if not 0 <= port <= 65535:
        raise CannotServe(f"{port} is no port: give one from 1 to 65535 with --port")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise CannotServe(
            f"cannot listen on {host}:{port} ({error}): give another with --port"
        ) from error
