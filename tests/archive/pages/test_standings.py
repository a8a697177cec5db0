"""What became of posts, by what the platform showed after the version that is asked about."""

import sqlite3

from archiver.archive.pages.standings import standing_of, standings_of_posts
from tests.archive.stored import Desk


def test_each_post_is_judged_by_the_version_that_was_shown(archive: sqlite3.Connection) -> None:
    desk = Desk(archive)
    first = desk.add_post(1, "The bell rings at nine.", seen_at="2032-02-02T00:00:00Z")
    later = desk.add_post(1, "The bell rings at ten.", seen_at="2032-02-05T00:00:00Z")
    gone = desk.add_post(2, "The clock is late.", seen_at="2032-02-02T00:00:00Z")
    for day in (5, 6):
        desk.add_post(2, None, outcome="deleted", seen_at=f"2032-02-0{day}T00:00:00Z")
    assert first.post_id == later.post_id
    assert first.version_id is not None
    assert later.version_id is not None
    asked = {first.post_id: first.version_id, gone.post_id: 0}
    assert standings_of_posts(archive, asked) == {first.post_id: "edited", gone.post_id: "deleted"}
    assert standing_of(archive, first.post_id, later.version_id) == "live"
