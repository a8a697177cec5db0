"""Files that are packed or databases: zips of X and Mastodon, gzip, twitter-to-sqlite, bombs."""

import bz2
import gzip
import json
import lzma
import sqlite3
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.errors import UnusableFile
from archiver.importers import packed as packing
from archiver.importers.files import read_post_file, refuse_unusable
from archiver.importers.lines import ImportLine
from archiver.models.records import Author
from archiver.text import foreign_json as limits
from archiver.text.zstd import load_zstd
from tests.importers.made import AT, lines_of

NOTE = "Ferry timetables are works of fiction & I, " * 9 + "who never swim, have read them all."


def tweet(number: int, text: str, **more: Any) -> dict[str, Any]:
    """One post as X's archive writes it: numbers as strings, the text escaped for HTML."""
    return {
        "id": str(number),
        "id_str": str(number),
        "full_text": text,
        "created_at": "Sat Jul 13 22:45:13 +0000 2024",
        "truncated": False,
        "retweeted": False,
        "edit_info": {"initial": {"editTweetIds": [str(number)], "isEditEligible": True}},
        "entities": {"urls": [], "user_mentions": []},
        **more,
    }


def ytd(name: str, items: list[Any], part: int = 0) -> str:
    return f"window.YTD.{name}.part{part} = " + json.dumps(items, indent=2)


ACCOUNT = ytd("account", [{"account": {"username": "anabrook", "accountDisplayName": "Ana Brook"}}])
SEAL = tweet(7, "The seal &amp; I queue.")
CUT = tweet(8, NOTE.replace("&", "&amp;")[:270] + "… https://t.co/zzzzzzzzzz")


def packed(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in members.items():
            target.writestr(name, text)
    return path


def found(path: Path, platform: str | None = None) -> list[ImportLine]:
    refuse_unusable(path)
    return list(read_post_file(path, seen_at=AT, platform=platform))


def texts(path: Path) -> dict[str, str]:
    got = found(path)
    assert [line.error for line in got if line.error] == []
    return {one.post.key: one.version.text for line in got for one in line.sightings if one.version}


def test_an_x_archive_gives_its_owners_posts_from_all_parts_and_long_ones_whole(
    tmp_path: Path,
) -> None:
    note = {"noteTweet": {"noteTweetId": "999", "core": {"text": NOTE, "urls": []}}}
    path = packed(
        tmp_path / "twitter-2031.zip",
        {
            "Your archive.html": "<html>",
            "data/manifest.js": "window.__THAR_CONFIG = {}",
            "data/account.js": ACCOUNT,
            "data/note-tweet.js": ytd("note_tweet", [note]),
            "data/tweets.js": ytd("tweets", [{"tweet": SEAL}, {"tweet": CUT}]),
            "data/tweets-part1.js": ytd("tweets", [{"tweet": tweet(9, "Part two.")}], 1),
            "data/deleted-tweets.js": ytd("deleted_tweets", [{"tweet": tweet(10, "Oh no.")}]),
            "data/tweet-headers.js": ytd("tweet_headers", [{"tweet": {"tweet_id": "7"}}]),
        },
    )
    assert texts(path) == {"x:7": "The seal &amp; I queue.", "x:8": NOTE, "x:9": "Part two."}
    one = found(path)[0].sightings[0]
    assert one.post.author == Author(handle="anabrook", name="Ana Brook")
    assert one.post.posted_at == "2024-07-13T22:45:13Z"


def test_an_older_archive_has_its_posts_bare_in_one_file(tmp_path: Path) -> None:
    members = {"account.js": ACCOUNT, "tweet.js": ytd("tweet", [SEAL, CUT])}
    got = found(packed(tmp_path / "old.zip", members))
    versions = [line.sightings[0].version for line in got]
    assert [one.truncated for one in versions if one] == [False, True]


def test_a_post_file_taken_out_of_the_archive_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "tweets.js").write_text(ytd("tweets", [{"tweet": SEAL}]), encoding="utf-8")
    assert list(texts(tmp_path / "tweets.js")) == ["x:7"]


def test_items_that_are_no_posts_are_told_with_the_file_within(tmp_path: Path) -> None:
    members = {
        "data/note-tweet.js": ytd("note_tweet", [{"noteTweet": {}}]),
        "data/tweets.js": ytd("tweets", [{"tweet": SEAL}, 5, {"tweet": {"id_str": "6"}}]) + ";",
        "data/tweets-part1.js": "window.YTD.tweets.part1 = [ {",
    }
    got = found(packed(tmp_path / "a.zip", members))
    assert [(line.part, line.number) for line in got if line.error] == [
        ("note-tweet.js", 1),
        ("data/tweets.js", 2),
        ("data/tweets.js", 3),
        ("data/tweets-part1.js", 1),
    ]
    assert sum(len(line.sightings) for line in got) == 1


def test_a_mastodon_export_may_stay_packed(tmp_path: Path) -> None:
    note = {
        "type": "Note",
        "id": "https://social.example/users/ana/statuses/112345678901234567",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "content": "<p>A seal</p>",
    }
    outbox = {"type": "OrderedCollection", "orderedItems": [{"type": "Create", "object": note}]}
    path = packed(tmp_path / "export.zip", {"outbox.json": json.dumps(outbox), "actor.json": "{}"})
    assert texts(path) == {"mastodon:social.example/112345678901234567": "A seal"}


def test_gzip_is_undone_for_every_text_format(tmp_path: Path) -> None:
    line = json.dumps({"platform": "x", "id": "7", "text": "A seal"})
    for name, text in {"a": line, "b": "platform,id,text\nx,7,A seal\n", "c": f"[{line}]"}.items():
        (tmp_path / name).write_bytes(gzip.compress(text.encode()))
        assert texts(tmp_path / name) == {"x:7": "A seal"}


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress, load_zstd().compress])
def test_other_ways_of_packing_are_undone(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "posts.packed"
    path.write_bytes(
        pack(
            lines_of(
                *({"platform": "x", "id": str(n), "text": "Ebb"} for n in range(1, 900))
            ).encode()
        )
    )
    assert len(found(path)) == 899
    path.write_bytes(path.read_bytes()[:-9])
    *_, last = read_post_file(path, seen_at=AT)
    assert "the packed data is broken" in (last.error or "")


def test_a_script_of_an_unpacked_archive_finds_the_account_beside_it(tmp_path: Path) -> None:
    (tmp_path / "account.js").write_text(ACCOUNT)
    script = tmp_path / "tweets.js"
    script.write_text(ytd("tweets", [{"tweet": tweet(7, "The seal is late.")}]))
    (line,) = read_post_file(script, seen_at=AT)
    assert line.sightings[0].post.author == Author(handle="anabrook", name="Ana Brook")


@pytest.mark.slow
def test_packed_data_that_breaks_off_is_told_after_what_could_be_read(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"platform": "x", "id": str(n), "text": f"{n:x} seals {n * n}"}) + "\n"
        for n in range(1, 20_000)
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-40_000])
    got = found(path)
    assert len(got) > 1_000
    assert [line.error for line in got if line.error][-1].startswith("the packed data is broken")


@pytest.mark.slow
@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_what_unpacks_to_far_more_than_posts_can_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pack: str
) -> None:
    monkeypatch.setattr(packing, "_INFLATED_FREE", 1 << 20)
    bomb = '[{"platform": "x", "id": "7", "text": "A seal"},' + " " * (1 << 24)
    path = tmp_path / f"bomb.{pack}"
    if pack == "gz":
        path.write_bytes(gzip.compress(bomb.encode()))
    else:
        packed(path, {"data/tweets.js": "window.YTD.tweets.part0 = " + bomb})
    reason = "it unpacks to more than 200 times its size; what follows is not read"
    assert found(path)[-1].error == reason


def test_an_item_without_end_is_never_held_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LONGEST_LINE", 1 << 16)
    path = tmp_path / "endless.json"
    path.write_text('[{"platform": "x", "id": "7", "text": "A seal"}, {"text": "' + "x" * 4_000_000)
    got = found(path)
    assert [line.error is None for line in got] == [True, False]
    assert "an item longer than 65,536 bytes" in (got[1].error or "")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Tables as twitter-to-sqlite makes them."""
    connection = sqlite3.connect(tmp_path / "twitter.db")
    connection.executescript(
        """
        create table users (id integer primary key, screen_name text, name text);
        create table tweets (
          id integer primary key, user integer references users(id), created_at text,
          full_text text, retweeted_status integer, quoted_status integer, truncated integer,
          in_reply_to_status_id text, in_reply_to_user_id text, in_reply_to_screen_name text);
        insert into users values (70, 'anabrook', 'Ana Brook');
        insert into tweets values
          (5, 70, '2024-07-13T22:45:13+00:00', 'A seal &amp; I', null, null, 0,
           null, null, null),
          (6, 70, '2024-07-13T22:46:13+00:00', 'So true', null, 5, 0, '5', '70', 'anabrook'),
          (8, null, null, null, null, null, null, null, null, null);
        """
    )
    yield connection
    connection.close()


def test_a_database_of_twitter_to_sqlite_is_read_with_its_users(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    database.close()
    one, two, bad = found(tmp_path / "twitter.db")
    assert one.sightings[0].post.author == Author(
        handle="anabrook", name="Ana Brook", account_id="70"
    )
    assert one.sightings[0].post.posted_at == "2024-07-13T22:45:13Z"
    assert two.sightings[0].version is not None
    assert two.sightings[0].version.quoted == "x:5"
    assert (two.sightings[0].post.in_reply_to, two.sightings[0].post.in_thread) == ("x:5", True)
    assert (bad.number, bad.error) == (3, "'text' is missing")
    assert [path.name for path in tmp_path.iterdir()] == ["twitter.db"]


def test_a_database_under_wal_is_read_with_its_latest_rows_and_left_as_it_was(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    database.execute("pragma journal_mode = wal")
    database.execute("insert into tweets(id, full_text) values (9, 'Written a moment ago')")
    database.commit()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert found(tmp_path / "twitter.db")[-1].sightings[0].post.key == "x:9"
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_damaged_database_is_told_and_ends_no_import(
    database: sqlite3.Connection, tmp_path: Path
) -> None:
    database.executemany(
        "insert into tweets(id, full_text) values (?, ?)",
        [(n, "A seal " * 90) for n in range(50, 250)],
    )
    database.commit()
    database.close()
    path = tmp_path / "twitter.db"
    raw = bytearray(path.read_bytes())
    raw[6 * 4096 : 12 * 4096] = b"\xff" * (6 * 4096)
    path.write_bytes(raw)
    got = list(read_post_file(path, seen_at=AT))
    assert "what follows is not read" in (got[-1].error or "")


@pytest.mark.parametrize("what", ["zip", "sqlite", "notes", "broken.gz", "broken.zip", "odd.gz"])
def test_what_holds_no_posts_is_refused_with_the_formats_that_do(tmp_path: Path, what: str) -> None:
    path = tmp_path / what
    if what == "zip":
        packed(path, {"holiday.txt": "sun"})
    elif what == "sqlite":
        connection = sqlite3.connect(path)
        connection.execute("create table tweets(id integer)")
        connection.close()
    elif what == "odd.gz":
        path.write_bytes(gzip.compress(b"Dear diary"))
    else:
        path.write_bytes(
            {"notes": b"Dear diary", "broken.gz": b"\x1f\x8b\x08"}.get(what, b"PK\x03\x04")
        )
    with pytest.raises(UnusableFile, match="wanted are posts as JSON lines") as caught:
        refuse_unusable(path)
    assert "\n" not in str(caught.value)


def test_a_zip_locked_with_a_password_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"data/tweets.js": ytd("tweets", [])})
    raw = bytearray(path.read_bytes())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "locked with a password" in (found(path)[0].error or "")


def test_a_table_without_a_known_column_is_told_which_to_name(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Wer;Wo;Was\nAna;hier;Ein Seehund\n", encoding="utf-8")
    with pytest.raises(UnusableFile, match="'Wer, Wo, Was'; name that one 'text'"):
        refuse_unusable(table)
    table.write_text("a,b\nc\n", encoding="utf-8")
    with pytest.raises(UnusableFile, match="not a file of posts"):
        refuse_unusable(table)
