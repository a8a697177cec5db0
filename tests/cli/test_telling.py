"""A crawl tells who is named in crawl.toml, and says whom it could not tell."""

import json
from http.server import HTTPServer
from pathlib import Path
from typing import Any

import pytest

from archiver.cli import telling
from archiver.crawl import notify
from tests.cli.conftest import Archiver
from tests.conftest import x_id
from tests.crawl.newsroom import serving
from tests.fetch.test_senders import Hook, running

POST = x_id("2031-05-04T09:00:00")
SAID = "The ferry will never leave before the seal does, whatever the council says."


@pytest.mark.slow  # runs whole nights
def test_a_crawl_tells_a_webhook_and_tries_again_when_it_was_down(
    archiver: Archiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify, "_PAUSE", 0)
    monkeypatch.setattr(notify, "_FIRST_HOURS", 0)
    server: Any = HTTPServer(("127.0.0.1", 0), Hook)
    server.taken, server.status = [], 500
    with running(server), serving() as room:
        room.post(POST, SAID)
        quote = SAID.replace("never", "always")[:-1]
        page = room.article("/a", number=POST, quote=quote, shown=SAID)
        room.settings(Path("db"))
        with Path("db/crawl.toml").open("a", encoding="utf-8") as stream:
            url = f"http://127.0.0.1:{server.server_address[1]}/secret"
            stream.write(f'\n[[notify.webhook]]\nurl = "{url}"\n')
        first = archiver("crawl", page)
        assert first.exit_code == 3
        assert (
            "webhook at 127.0.0.1: not told (it answers with HTTP 500); 1 wait for a later run"
            in first.stderr
        )
        server.status = 200
        second = archiver("crawl", page)
        assert second.exit_code == 0
        assert "webhook at 127.0.0.1: 1 notice sent" in second.stderr
        assert "secret" not in first.output + second.output
        body = json.loads(server.taken[-1][1])
        assert [one["kind"] for one in body["notices"]] == ["altered"]
        assert archiver("crawl", page).exit_code == 0
        assert len(server.taken) == 3  # twice refused, once taken


def test_settings_that_cannot_be_used_end_a_run_before_it_begins(archiver: Archiver) -> None:
    Path("db").mkdir()
    Path("db/crawl.toml").write_text("[notify]\nsad = 1\n", encoding="utf-8")
    Path("a.html").write_text("<p>a", encoding="utf-8")
    result = archiver("crawl", "--offline", "a.html")
    assert result.exit_code == 2
    assert "'sad' is no setting" in result.stderr
    assert not Path("db/archive.db").exists()
    assert telling.tell_findings is not None
