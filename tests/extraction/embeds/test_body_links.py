"""What pages an article links is read from its text, not from what stands around it."""

import pytest
from lxml import html

from archiver.extraction.embeds.body_links import MOST_LINKS, find_body_links
from archiver.extraction.embeds.regions import Region

PROSE = "The council met at the quay to hear what the seal has to say about the timetable. " * 3


def links(body: str, address: str = "https://news.example/harbour/seal") -> tuple[str, ...]:
    tree = html.fromstring(f"<html><body>{body}</body></html>")
    return find_body_links(tree, Region(tree), address)


def test_links_and_frames_of_the_text_are_named_each_once() -> None:
    body = f"""<nav><a href="https://council.example/menu">Menu</a></nav>
    <article><p>{PROSE}<a href="http://www.council.example/minutes/7/#seal">minutes</a></p>
    <p>{PROSE}<a href="https://council.example/minutes/7?utm_source=news">again</a></p>
    <p>{PROSE}<a href="../video/3?t=90s">the video</a> <a href="#top">up</a>
    <a href="mailto:ana@council.example">mail</a>
    <a href="https://social.example/share?url=https://council.example/minutes/8">share</a></p>
    <iframe src="https://player.example/7"></iframe></article>
    <div class="comments"><p>{PROSE}<a href="https://reader.example/">me</a></p></div>"""
    assert links(body) == ("council.example/minutes/7", "news.example/video/3", "player.example/7")


def test_the_page_itself_and_what_is_no_address_are_none() -> None:
    body = f"""<p>{PROSE}<a href="https://news.example/harbour/seal#end">here</a>
    <a href="http://[">broken</a><a href="">empty</a><a href="ftp://council.example/">old</a></p>"""
    assert links(body) == ()


def test_a_page_of_links_has_an_end() -> None:
    many = "".join(f'<a href="/minutes/{number}">{number}</a> ' for number in range(500))
    assert len(links(f"<p>{PROSE}{many}</p>")) == MOST_LINKS


@pytest.mark.slow
def test_addresses_without_end_are_looked_at_so_far() -> None:
    many = "".join(f'<a href="/m/{number}">{number}</a>' for number in range(12_000))
    late = '<a href="https://council.example/minutes/7">minutes</a>'
    beside = f'<div class="comments">{many}</div>'
    assert links(f"<p>{PROSE}{late}</p>{beside}") == ("council.example/minutes/7",)
    # Addresses beside the article are not looked at.
    assert links(f"{beside}<p>{PROSE}{late}</p>") == ("council.example/minutes/7",)
    none = "".join(f'<a href="/share?u={number}">{number}</a>' for number in range(12_000))
    assert links(f"<p>{PROSE}{late}{none}</p>") == ("council.example/minutes/7",)
    assert links(f"<p>{PROSE}{none}{late}</p>") == ()
