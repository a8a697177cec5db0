"""What a published copy, a served archive or a printed line must not give away or do."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.utils import parse_metadata  # type: ignore[import-untyped]

from archiver.archive.connection import connect, transaction
from archiver.archive.export import publish
from archiver.archive.store import aliases, post_queue, removal
from archiver.cli import options, serve
from archiver.errors import UnusableFile
from archiver.fetch.addresses import address_refusal
from archiver.importers.files import refuse_unusable
from archiver.importers.pipeline import import_files
from tests.sites import close_site

NOBODYS = "known-to-nobody"
AT = "2031-05-06T12:00:00Z"


def line(number: int, text: str, quoted: str | None = None) -> str:
    return json.dumps(
        {
            "platform": "x",
            "id": str(1812256998588662000 + number),
            "author": {"handle": "anabrook_test", "name": "Ana Brook"},
            "text": text,
            "quoted": quoted,
        }
    )


@pytest.fixture
def held(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """An archive of two posts, the second of which quotes the first, on disk."""
    posts = tmp_path / "posts.jsonl"
    posts.write_text(
        line(1, "The ferry is not for sale.")
        + "\n"
        + line(2, "As I said of the ferry.", "x:1812256998588662001")
        + "\n"
    )
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        import_files(connection, [posts])
        yield connection


def forget(connection: sqlite3.Connection, key: str) -> None:
    post = removal.find_known_post(connection, key)
    assert post is not None
    with transaction(connection):
        removal.add_tombstones(connection, post, at=AT, reason=f"asked by {NOBODYS}")
        removal.remove_post(connection, post)


def test_a_copy_has_nothing_that_was_forgotten_and_nothing_its_owner_only_knows(
    held: sqlite3.Connection, tmp_path: Path
) -> None:
    forget(held, "x:1812256998588662001")
    with transaction(held):
        held.execute(
            "insert into sources(url, added_at, next_due_at) values (?, ?, ?)",
            (f"https://news.example/feed?key={NOBODYS}", AT, AT),
        )
        post_queue.queue_post(
            held, "x:7", "x", at=AT, why="asked", url=f"https://x.com/a/status/7?t={NOBODYS}"
        )
    aliases.add_alias(held, "Ana Brook", f"x:@{NOBODYS}")
    target = tmp_path / "site" / "archive.db"
    publish(tmp_path / "archive.db", target)
    with closing(sqlite3.connect(target)) as copy:
        for table in (
            *("tombstones", "archive_secrets", "forgotten", "sources", "post_queue", "aliases"),
        ):
            assert copy.execute(f"select count(*) from {table}").fetchone() == (0,)  # noqa: S608
        assert copy.execute("pragma foreign_key_check").fetchall() == []
        assert copy.execute("select count(*) from posts").fetchone() == (1,)
    assert NOBODYS.encode() not in target.read_bytes()


def test_a_key_that_was_forgotten_is_not_written_back_by_a_post_that_quotes_it(
    held: sqlite3.Connection, tmp_path: Path
) -> None:
    forget(held, "x:1812256998588662001")
    for text in ("As I said of the ferry.", "As I said of the ferry, again."):
        again = tmp_path / "again.jsonl"
        again.write_text(line(2, text, "x:1812256998588662001"))
        import_files(held, [again])
    rows = held.execute("select quoted from post_versions").fetchall()
    assert [row[0] for row in rows] == [None, None]


@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "169.254.170.2", "169.254.170.23", "168.63.129.16"),
        *("100.100.100.200", "fd00:ec2::254", "fd00:ec2::23", "fd20:ce::254"),
        *("::ffff:169.254.170.2", "64:ff9b::a9fe:aa02"),
    ],
)
def test_what_hands_out_secrets_of_a_machine_is_never_asked(address: str) -> None:
    assert address_refusal(address, allow_private=True) is not None


def test_a_view_that_never_ends_is_no_table_of_posts(tmp_path: Path) -> None:
    path = tmp_path / "twitter.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute(
            "create view tweets as with recursive n(i) as (select 1 union all select i + 1 from n) "
            "select i as id, 1 as user, 'a' as full_text, '' as created_at from n"
        )
        made.execute("create table users(id, screen_name, name)")
        made.commit()
    with pytest.raises(UnusableFile):
        refuse_unusable(path)


def test_json_on_a_terminal_holds_nothing_that_it_takes_for_an_order(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    data = {"text": "a\x9b2J\u202eb\u2066c\u200fd\x1b[é"}
    options.print_json(data)
    assert "\u202e" in capfd.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    options.print_json(data)
    shown = capfd.readouterr().out
    assert not set(shown) & set("\x9b\u202e\u2066\u200f\x1b")
    assert "é" in shown
    assert json.loads(shown) == data


def site(tmp_path: Path, *, alone: bool) -> Any:
    """Give the site as `archiver serve` would have it."""
    folder = tmp_path / "serve"
    folder.mkdir(exist_ok=True)
    arguments = serve.datasette_arguments(tmp_path / "archive.db", folder, alone=alone)
    metadata = json.loads(Path(arguments[arguments.index("--metadata") + 1]).read_text())
    given: dict[str, Any] = {"metadata": metadata}
    if "--config" in arguments:
        given["config"] = json.loads(Path(arguments[arguments.index("--config") + 1]).read_text())
    return Datasette([str(tmp_path / "archive.db")], **given)


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.usefixtures("held")
async def test_a_site_for_its_owner_alone_answers_to_the_names_of_this_machine(
    tmp_path: Path,
) -> None:
    """A name of somebody else's that leads here would read the archive through a browser."""
    ours = site(tmp_path, alone=True)
    for host, status in (
        ("127.0.0.1:8001", 200),
        ("localhost", 200),
        ("[::1]:8001", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8001", 421),
        ("localhost.evil.example", 421),
        ("", 421),
    ):
        answer = await ours.client.get("/-/verify", headers={"host": host})
        assert answer.status_code == status, host
    close_site(ours)
    published = site(tmp_path, alone=False)
    answer = await published.client.get("/-/verify", headers={"host": "archive.example"})
    assert answer.status_code == 200
    close_site(published)


@pytest.mark.asyncio
async def test_nobody_is_shown_the_secret_of_an_archive_that_is_published_as_it_is(
    held: sqlite3.Connection, tmp_path: Path
) -> None:
    """Not by its table, its rows, its data or a search; with SQL the archive is its owner's."""
    forget(held, "x:1812256998588662001")
    secret = held.execute("select secret from archive_secrets").fetchone()[0]
    config = Path(__file__).parents[2] / "db"
    metadata = parse_metadata((config / "metadata.yaml").read_text(encoding="utf-8"))
    settings = json.loads((config / "settings.json").read_text(encoding="utf-8"))
    made = Datasette([str(tmp_path / "archive.db")], metadata=metadata, settings=settings)
    for path in (
        *("/archive/archive_secrets", "/archive/archive_secrets.json?_shape=array"),
        *("/archive/archive_secrets/tombstones", "/archive?sql=select+*+from+archive_secrets"),
        *("/archive.json?sql=select+secret+from+archive_secrets", "/archive.db"),
        "/archive/-/query.json?sql=select+secret+from+archive_secrets",
    ):
        # Datasette 1.0 first leads to where SQL is asked there.
        answer = await made.client.get(path, follow_redirects=True)
        assert answer.status_code in {400, 403, 404}, path
        assert secret not in answer.text
    assert (await made.client.get("/archive/tombstones.json")).status_code == 200
    close_site(made)
