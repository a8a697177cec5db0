"""What a page shows of posts, as the archive keeps it."""

from dataclasses import replace

from archiver.crawl.page_sightings import sighting_of_embed, with_capture_address
from archiver.extraction.pipeline import PageReading
from archiver.html.page import HtmlPage
from archiver.models.records import Article, Capture, Embed
from tests.conftest import x_id

SEEN = "2031-05-06T00:00:00Z"
FILE = Capture(url="file:///pages/ferry.html", source="ferry.html", fetched_at=SEEN, body=b"")


def test_a_file_stands_for_the_address_that_its_page_names() -> None:
    page = HtmlPage(url=FILE.url, kind="html", encoding="utf-8")
    read = PageReading(page=page, article=Article(url="https://news.example/ferry", text=""))
    kept = with_capture_address(FILE, read)
    assert kept.url == "https://news.example/ferry"
    assert kept.content_type == "text/html; charset=utf-8"


def test_an_answer_keeps_the_address_that_it_came_from() -> None:
    page = HtmlPage(url="https://news.example/a", kind="html", encoding="utf-8")
    read = PageReading(page=page, article=Article(url="https://news.example/ferry", text=""))
    came = replace(FILE, url="https://news.example/a", status=200)
    assert with_capture_address(came, read) is came


def test_the_time_in_an_id_goes_before_the_one_that_is_printed() -> None:
    number = x_id("2031-05-04T09:00:00")
    embed = Embed(platform="x", kind="blockquote", id=number, text="Seals.", posted_at="2031-05-01")
    seen = sighting_of_embed(embed, FILE)
    assert seen.post.key == f"x:{number}"
    assert seen.post.posted_at is not None
    assert seen.post.posted_at.startswith("2031-05-04T09:00:00")
    assert (seen.evidence, seen.seen_at) == ("embed", SEEN)
    assert seen.version is not None
    assert seen.version.text == "Seals."


def test_posts_without_an_id_are_told_apart_by_their_words() -> None:
    one, other = (
        sighting_of_embed(Embed(platform="x", kind="blockquote", handle="ana", text=text), FILE)
        for text in ("Seals are not passengers.", "The ferry left.")
    )
    assert one.post.key != other.post.key
    assert one.post.id is None


def test_a_link_alone_shows_no_wording() -> None:
    seen = sighting_of_embed(Embed(platform="x", kind="link", id="17"), FILE)
    assert seen.version is None
