"""A snac server on loopback: ActivityPub, and the part of Mastodon's API that it has."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.servers import installed
from tests.servers.running import SECONDS, answers, free_port, started


@dataclass(frozen=True, slots=True, kw_only=True)
class Snac:
    """A server that calls itself ``https://tide.example`` and listens at `there`."""

    origin: str
    there: str

    @property
    def elsewhere(self) -> dict[str, str]:
        return {self.origin: self.there}

    @property
    def host(self) -> str:
        return self.origin.removeprefix("https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody with an account there."""

    server: Snac
    name: str
    password: str
    token: str

    def post(self, text: str, **more: Any) -> dict[str, Any]:
        """A new status; gives what the API says of it, `uri` and `id` among it."""
        return self._said("POST", "/api/v1/statuses", {"status": text, **more})

    def edit(self, status: dict[str, Any], text: str) -> dict[str, Any]:
        return self._said("PUT", f"/api/v1/statuses/{status['id']}", {"status": text})

    def delete(self, status: dict[str, Any]) -> None:
        """As the button on snac's own page does, for its API has no way to."""
        came = httpx.post(
            f"{self.server.there}/{self.name}/admin/action",
            data={"action": "Delete", "id": status["uri"]},
            auth=(self.name, self.password),
            timeout=SECONDS,
        )
        assert came.status_code < 400, came.text

    def status(self, status: dict[str, Any]) -> httpx.Response:
        """What the API tells its own user of a status."""
        where = f"{self.server.there}/api/v1/statuses/{status['id']}"
        return httpx.get(where, headers={"Authorization": f"Bearer {self.token}"}, timeout=SECONDS)

    def _said(self, method: str, path: str, told: dict[str, Any]) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}"}
        came = httpx.request(
            method, self.server.there + path, json=told, headers=headers, timeout=SECONDS
        )
        assert came.is_success, came.text
        found: dict[str, Any] = came.json()
        return found


@contextmanager
def server(folder: Path, host: str, *names: str) -> Iterator[tuple[Snac, list[Writer]]]:
    """A server with these people on it. Raises NotStarted."""
    snac = str(installed.folder("snac") / "source" / "snac")
    port = free_port()
    data = folder / "data"
    told = f"127.0.0.1\n{port}\n{host}\n\n\n"
    subprocess.run([snac, "init", data], input=told.encode(), check=True, capture_output=True)  # noqa: S603
    passwords = [_account(snac, data, name) for name in names]
    # It would look for the newest activities of other servers, of which there are none.
    settings = json.loads((data / "server.json").read_text(encoding="utf-8"))
    settings.update(disable_email_notifications=True, disable_inbox_collection=True)
    (data / "server.json").write_text(json.dumps(settings), encoding="utf-8")
    with started(
        [snac, "httpd", str(data)],
        lambda _: answers(port),
        within=folder,
        log=folder / "snac.log",
    ):
        found = Snac(origin=f"https://{host}", there=f"http://127.0.0.1:{port}")
        yield found, [_writer(found, *one) for one in zip(names, passwords, strict=True)]


def _account(snac: str, data: Path, name: str) -> str:
    """A new account; its password, which snac makes up."""
    made = subprocess.run(  # noqa: S603
        [snac, "adduser", data, name], check=True, capture_output=True, text=True
    )
    found = re.search(r"User password is (\S+)", made.stdout)
    assert found, made.stdout
    return found[1]


def _writer(server: Snac, name: str, password: str) -> Writer:
    came = httpx.post(
        f"{server.there}/oauth/x-snac-get-token",
        data={"login": name, "passwd": password},
        timeout=SECONDS,
    )
    return Writer(server=server, name=name, password=password, token=came.text.strip())
