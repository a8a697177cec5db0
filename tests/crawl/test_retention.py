"""Old posts of followed accounts are dropped but for what anybody quoted, and nothing dangles."""

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import retention
from archiver.crawl.options import FollowingLimits
from archiver.crawl.retention import oldest_kept
from archiver.models.verdict_records import Claim
from archiver.provenance.audit import Audit
from archiver.text.dates import add_time, current_time
from archiver.verification.verify import verify_claim
from tests.crawl.people import ON_BLUESKY, PeopleNights
from tests.platforms.listed import DID, Listed, Said

pytestmark = pytest.mark.slow  # whole nights

ALL = FollowingLimits(days=90, streams="")
MONTH = FollowingLimits(days=90, keep_days=30, streams="")


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[PeopleNights]:
    connection = connect(tmp_path / "archive.db", write=True)
    # An hour off whole days, so that none is at the edge of what is kept.
    posts = [
        Said(
            add_time(current_time(), hours=-24.0 * day - 1),
            f"On day {day} before today nobody at the harbour grumblethorpe{day} the seal.",
        )
        for day in range(60)
    ]
    yield PeopleNights(connection, tmp_path / "captures", Listed(posts=posts, page=20))
    connection.close()


def keys(nights: PeopleNights) -> list[str]:
    return [row[0] for row in nights.rows("select key from posts order by posted_at desc")]


def key(nights: PeopleNights, day: int) -> str:
    return f"bluesky:{DID}/{nights.servers.posts[day].key}"


def cite(connection: sqlite3.Connection, post: str) -> None:
    with transaction(connection):
        connection.execute(
            "insert into articles(id, key, url, first_run_id) "
            "values (1, 'a', 'https://news.example/', 1)"
        )
        connection.execute(
            "insert into article_versions(id, article_id, capture_id, digest, text) "
            "values (1, 1, 1, 'd', 'The seal was late.')"
        )
        connection.execute(
            "insert into embeds(article_version_id, post_id, kind) "
            "select 1, id, 'link' from posts where key = ?",
            (post,),
        )


def audited(nights: PeopleNights) -> list[str]:
    audit = Audit(connection=nights.connection, folder=nights.folder)
    return [problem.reason for problem in audit.problems()]


def test_what_is_old_and_nobody_quoted_is_dropped_and_does_not_come_back(
    nights: PeopleNights,
) -> None:
    nights.follow(ON_BLUESKY)
    nights.night(following=ALL)
    assert len(keys(nights)) == 60
    cited, answer = key(nights, 40), key(nights, 41)
    cite(nights.connection, cited)
    with transaction(nights.connection):
        nights.connection.execute(
            "update posts set in_reply_to = ?, in_thread = 1 where key = ?", (cited, answer)
        )
        imported = key(nights, 50)
        nights.connection.execute(
            "update sightings set evidence = 'import' where post_id = "
            "(select id from posts where key = ?)",
            (imported,),
        )
    report = nights.night(following=MONTH)
    kept = [key(nights, day) for day in range(30)] + [cited, answer, imported]
    assert keys(nights) == kept
    assert report.followed["dropped"] == 27
    assert report.failures == []
    for table in ("post_keys", "sightings", "post_versions"):
        rest = f"select count(distinct post_id) from {table}"  # noqa: S608
        assert nights.rows(rest) == [(33,)], table
    assert audited(nights) == []
    assert nights.connection.execute("pragma foreign_key_check").fetchall() == []
    assert nights.connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert nights.rows("select value from tallies where name = 'posts'") == [(33,)]
    # Of three captured lists one has no post left that is kept.
    held = b"".join(gzip.decompress(path.read_bytes()) for path in nights.folder.glob("*.gz"))
    assert [b"grumblethorpe%d " % day in held for day in (5, 40, 59)] == [True, True, True]
    again = nights.night(following=MONTH)
    assert keys(nights) == kept
    assert again.followed["dropped"] == 0
    # Who still looks for the words of a dropped post finds nothing that is no more there.
    gone = verify_claim(nights.connection, Claim(quote=nights.servers.posts[45].text))
    assert "verbatim" not in {found.match.wording for found in gone.findings}
    assert {found.post.key for found in gone.findings} <= {*kept}
    still = nights.servers.posts[3].text
    assert verify_claim(nights.connection, Claim(quote=still)).wording == "verbatim"


def test_a_list_of_which_no_post_is_left_gives_up_its_bytes(nights: PeopleNights) -> None:
    nights.follow(ON_BLUESKY)
    nights.night(following=ALL)
    nights.night(following=MONTH)
    held = b"".join(gzip.decompress(path.read_bytes()) for path in nights.folder.glob("*.gz"))
    assert b"grumblethorpe5 " in held
    assert b"grumblethorpe55 " not in held
    assert nights.rows("select count(*) from captures where warc_file is null") == [(1,)]
    assert nights.rows("select count(*) from erasures") == [(0,)]
    assert audited(nights) == []


def test_what_was_killed_before_the_bytes_went_is_finished_by_the_next(
    nights: PeopleNights, monkeypatch: pytest.MonkeyPatch
) -> None:
    nights.follow(ON_BLUESKY)
    nights.night(following=ALL)

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("archiver.crawl.forget.erase_at", fail)
        with pytest.raises(KeyboardInterrupt):
            nights.night(following=MONTH)
    assert nights.rows("select count(*) from erasures") == [(1,)]
    nights.night(following=MONTH)
    assert nights.rows("select count(*) from erasures") == [(0,)]
    assert len(keys(nights)) == 30
    assert audited(nights) == []


def test_all_are_kept_where_nothing_is_said(nights: PeopleNights) -> None:
    nights.follow(ON_BLUESKY)
    assert oldest_kept("2031-05-31T02:00:00Z", None) is None
    nights.night(following=ALL)
    nights.night(following=ALL)
    assert len(keys(nights)) == 60
    assert retention.watched_authors(nights.connection) == [1]
