"""Databases of another program's form that somebody prepared for whoever loads them."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from archiver.errors import UnusableFile
from archiver.importers.files import refuse_unusable
from archiver.importers.pipeline import import_files
from tests.attacks.town import HeldPost, Order, Town
from tests.conftest import first_each_day, x_id

POST = x_id("2024-07-13T22:45:13")
KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
_TABLES = """
  create table users (id integer primary key, screen_name text, name text {users});
  create table tweets (id {number}, user {user}, created_at text, full_text {text},
    quoted_status integer, truncated integer, in_reply_to_status_id text,
    in_reply_to_user_id text, in_reply_to_screen_name text {tweets});
"""
_ROW = (
    "insert into tweets(id, user, created_at, full_text) values ({id}, {user}, '{at}', '{text}');"
)
_USER = "insert into users(id, screen_name, name) values ({id}, '{handle}', '{name}');"


def tables(**more: str) -> str:
    usual = {"users": "", "tweets": "", "text": "text", "number": "", "user": "integer"}
    return _TABLES.format(**{**usual, **more})


def row(text: str = INVENTED, **more: object) -> str:
    usual = {"id": POST, "user": 70, "at": "2024-07-13T22:45:13+00:00", "text": text}
    return _ROW.format(**{**usual, **more})


def user(handle: str = "anabrook_test", name: str = "Ana Brook", number: object = 70) -> str:
    return _USER.format(id=number, handle=handle, name=name)


def write_database(path: Path, script: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as made:
        made.executescript(" ".join(script))
        made.commit()
    return path


Script = tuple[str, ...]
_CHANGED = "update tweets set "
DATABASES: dict[str, Script] = {
    "columns of an archive": (
        tables(tweets=", evidence text, standing text, seen_at text"),
        user(),
        row(),
        _CHANGED,
        "evidence = 'api', standing = 'live', seen_at = '9999-01-01T00:00:00Z';",
    ),
    "a time before X": (tables(), user(), row(at="1969-01-01T00:00:00+00:00")),
    "a time to come": (tables(), user(), row(at="9999-12-31T23:59:59+00:00")),
    "two users of one number": (
        tables().replace("integer primary key", "integer"),
        user(),
        user("famous_test", "Famous Person"),
        row(),
    ),
    "another's handle": (tables(), user("famous_test", "Famous Person"), row()),
    "the platform's own name": (tables(), user("x", "X"), row()),
    "a number as text": (tables(number="text"), user(), row(id=f"'{POST}'")),
    "a trigger": (
        tables(),
        "create trigger t after insert on tweets begin",
        _CHANGED,
        "full_text = full_text || ' Surely.'; end;",
        user(),
        row(),
    ),
    "tables of an archive beside": (
        tables(),
        "create table sightings(post, outcome); create table aliases(name, account);",
        "insert into sightings values ('x:7', 'deleted');",
        "insert into aliases values ('Famous Person', 'x:anabrook_test');",
        user(),
        row(),
    ),
}
REFUSED: dict[str, Script] = {
    "a view of posts": (
        tables().replace("create table tweets", "create table others"),
        user(),
        "create view tweets as select * from others;",
    ),
    "a view of users": (
        tables().replace("create table users", "create table others"),
        "create view users as with recursive n(i) as (select 1 union all select i + 1 from n)",
        "select i as id, 'anabrook_test' as screen_name, 'Ana Brook' as name from n;",
        row(),
    ),
    "words by generation": (
        tables(text=f"text as ('{INVENTED}')"),
        user(),
        "insert into tweets(id, user) values (7, 70);",
    ),
    "a virtual table": (
        "create table users (id, screen_name, name);",
        "create virtual table tweets using fts5(id, user, created_at, full_text);",
    ),
    "columns that are none": ("create table tweets(id integer);",),
}
UNUSABLE: dict[str, Script] = {
    "a number below zero": (tables(), user(), row(id=-7)),
    "a broken number": (tables(), user(), row(id=7.5)),
    "a number without end": (tables(number="text"), user(), row(id=f"'{'9' * 400}'")),
    "words of one letter without end": (
        *(tables(), user(), row()),
        *(_CHANGED, "full_text = printf('%.*c', 5000000, 'x');"),
    ),
    "words that are bytes": (tables(), user(), row(), _CHANGED, "full_text = x'ff00ff';"),
    "no words": (tables(), user(), row(), _CHANGED, "full_text = null;"),
    "a number with a nul": (tables(number="text"), user(), row(id=f"'{POST}' || char(0) || '7'")),
    "another platform's number": (tables(number="text"), user(), row(id="'bluesky:3kx6qwyo7d2'")),
}


def load(town: Town, script: Script) -> None:
    import_files(town.connection, [write_database(town.folder / "given.db", script)])


def show_truth(town: Town) -> Callable[[], None]:
    def truth() -> None:
        town.show_x_post(POST, TRUE)
        town.resolve(URL)

    return truth


def assert_true_post(held: HeldPost | None, town: Town) -> None:
    assert held is not None
    assert (held.handle, held.name) == ("anabrook_test", "Ana Brook")
    assert held.posted_at == "2024-07-13T22:45:13Z"
    true = town.judge(TRUE[:-1], "@anabrook_test")
    assert (true.wording, true.attribution) == ("verbatim", "confirmed")
    assert [one.standing for one in true.findings] == ["live"]


@pytest.mark.parametrize("kind", first_each_day(DATABASES))
def test_a_database_overrules_no_platform(town: Town, order: Order, kind: str) -> None:
    town.in_order(order, show_truth(town), lambda: load(town, DATABASES[kind]))
    held = town.find_post(KEY)
    assert held is not None
    assert not held.evidence - {"import", "oembed", "api"}
    if order == "attack alone":
        # Only the file says so, and its post is never newer or older than its own number.
        assert (set(held.evidence), held.standing) == ({"import"}, "unchecked")
        assert held.posted_at == "2024-07-13T22:45:13Z"
    else:
        assert_true_post(held, town)
        for words in (TRUE, INVENTED):
            assert town.judge(words[:-1], "Famous Person").attribution != "confirmed"


@pytest.mark.parametrize("kind", first_each_day(REFUSED))
def test_what_is_no_table_is_not_read(town: Town, kind: str) -> None:
    path = write_database(town.folder / "given.db", REFUSED[kind])
    with pytest.raises(UnusableFile, match="not a file of posts or of spoken words"):
        refuse_unusable(path)
    import_files(town.connection, [path])
    assert not town.texts()


@pytest.mark.parametrize("kind", first_each_day(UNUSABLE))
def test_a_row_of_no_post_is_told_and_left_out(town: Town, order: Order, kind: str) -> None:
    town.in_order(order, show_truth(town), lambda: load(town, UNUSABLE[kind]))
    if order == "attack alone":
        assert INVENTED not in town.texts()
    else:
        assert town.texts() == {TRUE} or "letter" in kind or "bytes" in kind
        assert_true_post(town.find_post(KEY), town)
