"""An article's page shows the posts that were read in its pictures, beside those of the archive."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from archiver.archive.connection import connect, transaction
from archiver.archive.store import pictures
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.models.picture_records import PostPicture
from archiver.web.show import pictured
from archiver.web.show.pictured import article_picture_view, judge_pictures
from tests.pictured import make_reading
from tests.web.conftest import SEEN, Ask
from tests.web.urls import urls

SAID = "The harbour will not be closed on Sunday, whatever the Ledger says. Bring your boots!"
SHOWN = (
    ("https://img.example/true.png", SAID),
    ("javascript:alert(7)", SAID.replace("not be", "<b>surely</b> be")),
    ("https://img.example/else.png", "Nobody has ever danced on the quay of Tollund in winter"),
)


@pytest.fixture
def illustrated(archive: Path, tmp_path: Path) -> Path:
    """The archive with three pictures in its article."""
    there = tmp_path / "pictures.db"
    copyfile(archive, there)
    with closing(connect(there, write=True)) as connection, transaction(connection):
        for number, (url, text) in enumerate(SHOWN, start=7):
            connection.execute(
                "insert into captures(id, run_id, url, source, fetched_at, sha256, size) "
                "values (?, 1, ?, '', ?, ?, 9)",
                (number, url, SEEN, f"picture {number}"),
            )
            pictures.note_pictures(
                connection, 1, [PostPicture(url=url, description="A tweet")], at=SEEN
            )
            pictures.mark_picture_kept(
                connection, url, capture_id=number, sha256=f"picture {number}", at=SEEN
            )
            rows = ["Mara Quill", "@mara_quay", text, "May 4, 2031"]
            post = find_pictured_post(make_reading(rows, rows))
            pictures.keep_pictured_post(connection, number - 6, post, at=SEEN)
    return there


@pytest.mark.asyncio
async def test_a_page_shows_what_was_read_and_what_was_posted(
    ask: Ask, illustrated: Path, archive: Path
) -> None:
    page = (await ask("/-/article/k1", files=[illustrated])).text
    section = page.split('<h2 id="pictures">')[1].split("</section>")[0]
    assert section.count("Read from a picture") == 3
    assert 'href="https://img.example/true.png" rel="nofollow noreferrer"' in section
    assert "The words in the picture are those of the post by" in section
    assert "The picture shows other words than were posted" in section
    assert "That says nothing of who changed them" in section
    assert "javascript:alert(7)" in section
    assert 'href="javascript' not in section
    assert "<b>surely" not in section
    assert "nothing is said of who made or changed it" in section
    assert 'id="pictures"' not in (await ask("/-/article/k1", files=[archive])).text


@pytest.mark.asyncio
async def test_the_same_is_there_as_data(ask: Ask, illustrated: Path) -> None:
    answer = (await ask("/-/article/k1.json", files=[illustrated])).json()
    first, second, third = answer["pictures"]
    assert (first["url"], first["description"], first["captured_at"]) == (
        *("https://img.example/true.png", "A tweet"),
        SEEN,
    )
    assert (first["shows"]["handle"], first["shows"]["text"]) == ("mara_quay", SAID)
    assert [one["verdict"]["wording"] for one in (first, second, third)] == [
        *("verbatim", "altered", "not_found")
    ]
    # The post is known from one page alone, which is no reason to call anything wrong.
    assert (second["verdict"]["problem"], second["verdict"]["corroborated"]) == (None, False)
    # They are no quotations of the article.
    assert [one["text"] for one in answer["quotes"]] == [
        *("The harbour will not be closed on Sunday",),
        "The harbour will be closed on Sunday, whatever the Ledger says",
    ]


def test_without_time_pictures_are_shown_without_a_verdict(
    illustrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        error = sqlite3.OperationalError("interrupted")
        error.sqlite_errorcode = sqlite3.SQLITE_INTERRUPT
        raise error

    with closing(connect(illustrated)) as connection:
        found = pictures.pictures_of_version(connection, 1, limit=8)
        monkeypatch.setattr(pictured, "verify_picture", interrupted)
        shown = judge_pictures(connection, found)
        monkeypatch.setattr(pictured, "_SECONDS", -1.0)
        assert judge_pictures(connection, found) == shown
    assert [one.judged for one in shown] == [None, None, None]
    view = article_picture_view(urls(), shown[0])
    assert (view["judged"], view["author"], view["day"]) == (
        *(None, "Mara Quill @mara_quay"),
        "4 May 2031",
    )
    assert view["verify"].startswith("/site/-/verify?quote=The+harbour")


@pytest.mark.asyncio
async def test_the_page_of_a_run_counts_the_pictures_it_read(
    ask: Ask, illustrated: Path, archive: Path
) -> None:
    counts = {"captured": 3, "read": 3, "posts": 2, "unreadable": 0}
    problem = {"problem": "altered", "article_url": "https://ledger.example/a", "picture_url": "-"}
    report = json.dumps({"pictures": {**counts, "problems_in": [problem]}})
    with closing(connect(illustrated, write=True)) as connection, transaction(connection):
        connection.execute("update runs set report = ? where id = 1", (report,))
    page = " ".join((await ask("/-/night/1", files=[illustrated])).text.split())
    assert "3 captured, 3 read, 2 show a post, 1 in articles whose picture shows other" in page
    assert "Pictures of posts" not in (await ask("/-/night/1", files=[archive])).text
