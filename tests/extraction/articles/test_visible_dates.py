"""The dates that readers see: whose they are, and what they say of the article."""

import pytest

from archiver.extraction.articles.publication import published_moment
from archiver.extraction.articles.visible_dates import date_line, marked_moments
from archiver.html.page import parse_markup

PLAIN = "https://news.example/ferry"
OTHER = '<time datetime="2028-02-01">1 February 2028</time>'


def dated(body: str, language: str = "en") -> tuple[str, str] | None:
    tree, _ = parse_markup(f"<html><head><title>The seal</title></head><body>{body}</body></html>")
    return published_moment(tree, (), PLAIN, None, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ('<div class="fecha">4 de mayo de 2031</div>', "es"),
        ('<div class="data">4 maggio 2031</div>', "it"),
        ('<span class="post-date">2031年5月4日</span>', "ja"),
        ("<p>Veröffentlicht am 4. Mai 2031, zuletzt aktualisiert am 9. Juni 2031</p>", "de"),
        ("<p>Mis à jour le 9 juin 2031, publié le 4 mai 2031</p>", "fr"),
        ("<p>Updated 9 June 2031. First published 4 May 2031</p>", "en"),
    ],
)
def test_a_line_beside_the_headline_dates_the_article(line: str, language: str) -> None:
    body = f"<article><h1>The seal</h1>{line}<p>It sleeps.</p></article>"
    assert dated(body, language) == ("2031-05-04", "printed")


def test_a_line_that_only_tells_of_a_change_dates_nothing() -> None:
    tree, _ = parse_markup("<body><h1>The seal</h1><p>Last updated: 9 June 2031</p></body>")
    assert date_line(tree, "en") is None


def test_a_named_line_far_from_the_headline_is_only_a_guess() -> None:
    body = '<h1>The seal</h1><div><div><div><div class="date">4 May 2031</div></div></div></div>'
    assert dated(f"<main><div><div><div>{body[17:]}</div></div></div></main>") == (
        "2031-05-04",
        "guessed",
    )


def test_a_label_before_a_time_says_that_it_is_of_a_change() -> None:
    body = (
        '<article><p>Updated <time datetime="2031-06-09">9 June</time></p>'
        '<p>Published <time datetime="2031-05-04">4 May</time></p></article>'
    )
    assert dated(body) == ("2031-05-04", "printed")


@pytest.mark.parametrize(
    "box",
    [
        '<ul class="more-stories"><li>{}</li></ul>',
        '<div class="lees-ook">{}</div>',
        "<section><h2>More stories</h2><article><a href=/a>Moss</a>{}</article></section>",
        '<div class="card"><a href="/a"><h3>Moss in the well</h3></a>{}</div>',
        "<p>The pier sank on {} and nobody was hurt.</p>",
    ],
)
def test_times_of_other_stories_and_of_what_is_told_are_passed_over(box: str) -> None:
    tree, _ = parse_markup(f"<body><article><h1>Seal</h1>{box.format(OTHER)}</article></body>")
    assert list(marked_moments(tree, "en")) == []


def test_the_linked_headline_of_the_page_itself_is_no_teaser() -> None:
    own = f'<div><h2><a href="/seal">The seal</a></h2>{OTHER}</div><p>It sleeps.</p>'
    assert dated(f"<article>{own}</article>") == ("2028-02-01", "printed")


def test_the_day_above_all_pages_of_a_site_is_not_the_article_s() -> None:
    today = '<header><span class="date">9 June 2031</span></header>'
    assert dated(f"{today}<article><h1>The seal</h1><p>It sleeps.</p></article>") is None
    foot = '<div class="footer"><p>Copyright 9 June 2031 News</p></div>'
    assert dated(f"<article><h1>The seal</h1><p>It sleeps.</p></article>{foot}") is None
