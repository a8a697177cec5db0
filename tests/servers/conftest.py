"""Real servers, each started when the first test asks for it and ended with the session."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers import bluesky, fedify, installed, memento, snac
from tests.servers import object_store as object_stores
from tests.servers.bluesky import Bluesky
from tests.servers.fedify import Fedify
from tests.servers.memento import Memento
from tests.servers.object_store import ObjectStore
from tests.servers.running import NotStarted
from tests.servers.snac import Snac, Writer

_HERE = f"{Path(__file__).parent}{os.sep}"


_SERVERS = {
    "bluesky_servers": ("node", "bluesky"),
    "fedify_server": ("node", "fedify"),
    "object_store": ("moto",),
    "snac_server": ("snac",),
    "web_archive": ("pywb",),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These can be left out by ``-m "not servers"``; what is not installed is told once a file."""
    for item in items:
        if not str(item.path).startswith(_HERE):
            continue
        item.add_marker(pytest.mark.servers)
        needed = (
            name for one in getattr(item, "fixturenames", ()) for name in _SERVERS.get(one, ())
        )
        told = [f"{name} is {why}" for name in needed if (why := installed.missing(name))]
        if told and not installed.REQUIRED:
            item.add_marker(pytest.mark.skip(reason="; ".join(told)))


@pytest.fixture(scope="session")
def bluesky_servers() -> Iterator[Bluesky]:
    """The PDS and the directory, with the AppView where its databases are."""
    try:
        with bluesky.network() as found:
            yield found
    except NotStarted as error:
        installed.without("bluesky", f"not started: {error}")


@pytest.fixture(scope="session")
def appview(bluesky_servers: Bluesky) -> Bluesky:
    """Bluesky's servers if the AppView is among them."""
    if bluesky_servers.appview is None:
        installed.without("the AppView", f"not started: {bluesky_servers.why}")
    return bluesky_servers


@pytest.fixture(scope="session")
def snac_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Snac, Writer, Writer]]:
    """A snac with two people on it."""
    folder = tmp_path_factory.mktemp("snac")
    try:
        with snac.server(folder, "tide.example", "ana", "ben") as (server, (ana, ben)):
            yield server, ana, ben
    except NotStarted as error:
        installed.without("snac", f"not started: {error}")


@pytest.fixture(scope="session")
def fedify_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fedify]:
    """A server made with fedify, with one person on it."""
    try:
        with fedify.server(tmp_path_factory.mktemp("fedify"), "quay.example") as server:
            yield server
    except NotStarted as error:
        installed.without("fedify", f"not started: {error}")


@pytest.fixture(scope="session")
def web_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memento]:
    """A pywb that tests give captures to; their addresses must be their own."""
    try:
        with memento.server(tmp_path_factory.mktemp("pywb")) as server:
            yield server
    except NotStarted as error:
        installed.without("pywb", f"not started: {error}")


@pytest.fixture(scope="session")
def object_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    """A store that speaks S3; buckets must be a test's own."""
    try:
        with object_stores.store(tmp_path_factory.mktemp("store")) as found:
            yield found
    except NotStarted as error:
        installed.without("moto", f"not started: {error}")
