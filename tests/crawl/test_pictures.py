"""Nights that read pictures of posts: once each, whatever ends them, and nobody is accused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.archive.store.pictures import count_pictures_left, pictured_posts, unread_pictures
from archiver.crawl import pictures as crawled
from archiver.crawl.forget import forget_post, plan_forget
from archiver.crawl.forgotten_pictures import drop_pictures_of
from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.errors import NoPictureReader, UnusablePicture
from archiver.extraction.pictures.post_parts import find_pictured_post
from archiver.models.picture_records import PicturedPost
from archiver.text.dates import current_time
from tests.conftest import x_id
from tests.crawl.newsroom import Newsroom, serving
from tests.pictured import make_reading

pytestmark = pytest.mark.slow  # whole nights

POST = x_id("2031-05-04T09:00:00")
SAID = "The ferry will never leave before the seal does, whatever the council says"
OTHER = SAID.replace("never", "always")


class Picturing:
    """Nights on one archive whose readers take a text for a picture of it."""

    def __init__(self, folder: Path, room: Newsroom) -> None:
        self.room, self.folder = room, folder / "captures"
        self.connection = connect(folder / "archive.db", write=True)
        self.read: list[bytes] = []
        self.error: BaseException | None = None

    def reader(self, data: bytes) -> PicturedPost:
        if self.error is not None:
            raise self.error
        self.read.append(data)
        rows = data.decode().splitlines()
        return find_pictured_post(make_reading(rows, rows))

    def crawl(self, *named: str, pictures: bool = True) -> RunReport:
        options = CrawlOptions(warc_folder=self.folder, web=self.room.web(), pictures=pictures)
        return crawl(self.connection, named, options)

    def picture(self, path: str, said: str, *, handle: str = "@anabrook_test") -> str:
        rows = f"Ana Brook\n{handle}\n{said}\nMay 4, 2031\n"
        return self.room.page(path, rows, kind="image/png")

    def article(self, path: str, *pictures: str) -> str:
        """Serve an article that quotes a post and shows pictures of posts."""
        url = self.room.article(path, number=POST, quote=SAID)
        status, kind, page = self.room.pages[path]
        shown = "".join(f'<img src="{one}" alt="Screenshot of a tweet">' for one in pictures)
        self.room.pages[path] = (status, kind, page.replace("</article>", f"{shown}</article>"))
        return url

    def outcomes(self) -> list[Any]:
        rows = self.connection.execute("select outcome from pictures order by id")
        return [row[0] for row in rows]


@pytest.fixture
def night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Picturing]:
    with serving() as room:
        found = Picturing(tmp_path, room)
        monkeypatch.setattr(crawled, "read_pictured_post", found.reader)
        room.post(POST, SAID)
        yield found
        found.connection.close()


def test_pictures_are_read_once_and_what_they_show_is_counted(night: Picturing) -> None:
    night.picture("/true.png", SAID)
    night.picture("/false.png", OTHER)
    url = night.article("/a", "/true.png", "/false.png", "/none.png")
    night.room.page("/none.png", "The quay\n", kind="image/png")
    report = night.crawl(url)
    assert report.failures == []
    assert dict(report.pictures) == {
        "captured": 3,
        "read": 3,
        "posts": 2,
        "problems": 1,
    }
    assert report.as_json()["pictures"]["problems_in"] == [
        {
            "problem": "altered",
            "article_url": url,
            "picture_url": f"{night.room.url}/false.png",
        }
    ]
    # No quotation of the article is said to be wrong for a picture in it.
    assert report.new_problems == []
    assert dict(night.crawl(url).pictures) == {}
    assert (len(night.read), night.room.asked["/true.png"]) == (3, 1)


def test_without_the_option_nothing_is_asked_for_and_later_all_of_it_is(night: Picturing) -> None:
    night.picture("/true.png", SAID)
    url = night.article("/a", "/true.png")
    night.crawl(url, pictures=False)
    assert night.room.asked["/true.png"] == 0
    assert count_pictures_left(night.connection, current_time())
    assert night.crawl(url).pictures["posts"] == 1


def test_a_run_of_one_article_leaves_the_pictures_of_others_to_the_night(
    night: Picturing,
) -> None:
    night.picture("/a.png", SAID)
    night.picture("/b.png", OTHER)
    night.crawl(night.article("/a", "/a.png"), pictures=False)
    page = night.article("/b", "/b.png")
    assert night.crawl(page).pictures["posts"] == 1
    assert (night.room.asked["/a.png"], night.room.asked["/b.png"]) == (0, 1)
    night.error = NoPictureReader("pip install 'archiver[pictures]'")
    assert night.crawl().pictures["left"] == 1
    night.error = None
    assert dict(night.crawl().pictures) == {"read": 1, "posts": 1}
    assert (night.room.asked["/a.png"], night.room.asked["/b.png"]) == (1, 1)


def test_what_a_kill_leaves_is_read_by_the_next_night_and_not_asked_for_again(
    night: Picturing,
) -> None:
    night.picture("/a.png", SAID)
    night.picture("/b.png", OTHER)
    url = night.article("/a", "/a.png", "/b.png")
    night.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        night.crawl(url)
    assert len(unread_pictures(night.connection, limit=9)) == 2
    night.error = None
    assert dict(night.crawl(url).pictures) == {"read": 2, "posts": 2, "problems": 1}
    assert (night.room.asked["/a.png"], night.room.asked["/b.png"]) == (1, 1)
    assert len(night.read) == 2


def test_what_cannot_be_had_or_read_is_no_end_of_the_night(night: Picturing) -> None:
    night.picture("/a.png", SAID)
    night.room.page("/page.png", "<html></html>", kind="text/html")
    url = night.article("/a", "/a.png", "/gone.png", "/page.png")
    night.error = UnusablePicture("the picture is too dark")
    report = night.crawl(url)
    assert (report.pictures["unreadable"], night.outcomes()) == (1, ["unreadable"])
    told = {one["source"].rpartition("/")[2]: one["reason"] for one in report.failures}
    assert set(told) == {"gone.png", "page.png"}
    assert "404" in told["gone.png"]
    night.error = None
    assert dict(night.crawl(url).pictures) == {}


def test_without_a_reader_pictures_stay_unread(night: Picturing) -> None:
    night.picture("/a.png", SAID)
    url = night.article("/a", "/a.png")
    night.error = NoPictureReader("pip install 'archiver[pictures]'")
    (failure,) = night.crawl(url).failures
    assert failure == {"source": "pictures", "reason": "pip install 'archiver[pictures]'"}
    night.error = None
    assert night.crawl(url).pictures["posts"] == 1


def test_a_forgotten_post_is_gone_from_pictures_and_stays_so(night: Picturing) -> None:
    night.picture("/a.png", SAID)
    night.picture("/b.png", "Lanterns are lit on the quay from Tuesday on", handle="@bea_stroud")
    url = night.article("/a", "/a.png", "/b.png")
    night.crawl(url)
    wanted = plan_forget(night.connection, f"x:{POST}")
    assert wanted is not None
    assert forget_post(night.connection, wanted, night.folder).damaged == []
    assert night.outcomes() == ["forgotten", "post"]
    (left,) = [post for _, post in pictured_posts(night.connection)]
    assert left.handle == "bea_stroud"
    captured = night.connection.execute("select url from captures where content_type like 'image%'")
    assert [row[0] for row in captured] == [f"{night.room.url}/b.png"]
    # Another paper has the same file, and a third one another copy of it.
    night.picture("/same.png", SAID)
    night.picture("/other.png", SAID)
    night.room.pages["/other.png"] = (200, "image/png", night.room.pages["/a.png"][2] + "\n\n")
    report = night.crawl(night.article("/c", "/same.png", "/other.png"))
    assert report.pictures["posts"] == 0
    assert night.outcomes() == ["forgotten", "post", "forgotten"]


def test_an_account_takes_all_pictures_with_its_handle_along(night: Picturing) -> None:
    night.picture("/b.png", "Lanterns are lit on the quay from Tuesday on", handle="@Bea_Stroud")
    night.crawl(night.article("/a", "/b.png"))
    found = drop_pictures_of(night.connection, [], handles=["bea_stroud"], at=current_time())
    assert len(found) == 1
    assert night.outcomes() == ["forgotten"]
