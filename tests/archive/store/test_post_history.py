"""What was seen of posts can be kept in another archive."""

import sqlite3

from archiver.archive.store import posts, runs
from archiver.archive.store.post_history import all_posts_seen, load_post_history
from archiver.models.records import Author, Capture, Post, PostVersion, Sighting


def test_sightings_come_with_their_words_and_the_row_of_their_capture(
    archive: sqlite3.Connection,
) -> None:
    run = runs.begin_run(archive, at="2024-05-04T00:00:00Z", command="test", offline=True)
    capture = Capture(
        url="https://ledger.example/a", source="a", fetched_at="2024-05-04T03:00:00Z", body=b"seal"
    )
    number = runs.add_capture(archive, run, capture, place=("/data/a.warc.gz", 7))
    seen = Sighting(
        post=Post(
            key="x:1812256998588662068",
            platform="x",
            id="1812256998588662068",
            author=Author(handle="anabrook_test", name="Ana Brook"),
        ),
        outcome="ok",
        evidence="api",
        seen_at="2024-05-04T03:00:00Z",
        version=PostVersion(text="The seal has a season ticket."),
        resolver="x",
    )
    posts.add_sighting(archive, run, number, seen)
    (rows,) = list(all_posts_seen(archive))
    (found,) = list(load_post_history(archive, rows))
    assert found.sighting.version == seen.version
    assert found.sighting.post.author == seen.post.author
    assert (found.sighting.evidence, found.sighting.resolver) == ("api", "x")
    assert found.capture is not None
    assert (found.capture.warc_file, found.capture.warc_offset) == ("/data/a.warc.gz", 7)
    assert (found.capture.sha256, found.capture.size) == (capture.sha256, 4)
