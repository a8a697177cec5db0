"""Walls before articles: noticed, told from whole texts, and no stub taken for the newest text."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.extraction import pipeline
from archiver.extraction.articles.access import find_access
from archiver.extraction.pipeline import PageReading
from archiver.html.page import parse_markup
from archiver.models.records import Capture

URL = "https://gazette.example/news/ferry"
OPENING = (
    "The council of Marrowby met on Tuesday evening to hear what the ferry would cost the town."
)
REST = [
    f"The harbour master said in part {number} of his long report that the tide tables were wrong "
    "and that nobody who had read them could say when the next boat was to leave the quay."
    for number in range(12)
]
GATE = '<div class="c-paywall"><p>Subscribe now to continue reading this story.</p></div>'


def page(prose: list[str], *, ld: dict[str, Any] | None = None, more: str = "") -> bytes:
    linked = {"@type": "NewsArticle", "headline": "The ferry", **(ld or {})}
    paragraphs = "".join(f"<p>{line}</p>" for line in prose)
    return (
        f"<!doctype html><html lang=en><head><link rel=canonical href='{URL}'>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head>"
        f"<body><article><h1>The ferry</h1>{paragraphs}{more}</article></body></html>"
    ).encode()


def read(body: bytes) -> PageReading:
    return pipeline.extract_page(
        Capture(url=URL, source="a.html", fetched_at="2026-01-01T00:00:00Z", body=body)
    )


@pytest.mark.parametrize(
    ("prose", "ld", "more", "access"),
    [
        ([OPENING, *REST], {}, "", None),
        ([OPENING, *REST], {"isAccessibleForFree": True}, "", None),
        ([OPENING, *REST], {"isAccessibleForFree": False}, "", "paywalled"),
        ([OPENING, *REST], {"isAccessibleForFree": "False"}, "", "paywalled"),
        ([OPENING], {"isAccessibleForFree": False}, "", "stub"),
        ([OPENING], {"hasPart": [{"isAccessibleForFree": "false"}]}, "", "stub"),
        ([OPENING], {}, GATE, "stub"),
        ([OPENING], {}, "", None),  # short, but nothing says that there is more
        ([OPENING, *REST[:6]], {"isAccessibleForFree": False, "wordCount": 900}, "", "stub"),
        ([OPENING, *REST[:6]], {"isAccessibleForFree": False, "wordCount": 230}, "", "paywalled"),
        ([OPENING, *REST], {}, '<div class="wallpaper">Subscribe to the ferry.</div>', None),
        ([OPENING], {"isAccessibleForFree": None, "wordCount": {"a": 1}, "hasPart": 3}, "", None),
    ],
)
def test_what_a_page_says_of_its_wall_is_noticed(
    prose: list[str], ld: dict[str, Any], more: str, access: str | None
) -> None:
    assert read(page(prose, ld=ld, more=more)).article.access == access


@pytest.mark.parametrize(
    "gate",
    [
        "Already a subscriber? Log in.",
        "Jetzt weiterlesen mit Anzeiger Plus.",
        "La suite de cet article est réservée aux abonnés.",
        "Suscríbete para seguir leyendo.",
        "Abbonati per continuare a leggere.",
        "この記事は有料会員限定です。残り1200文字",
        "이 기사는 유료회원 전용입니다",
        "Är du prenumerant? Logga in.",
        "Tämä artikkeli on tilaajille.",
        "Tento článek je jen pro předplatitele",
    ],
)
def test_a_wall_is_known_by_its_sentence_in_several_languages(gate: str) -> None:
    wall = f'<section id="paywall"><p>{gate}</p></section>'
    assert read(page([OPENING], more=wall)).article.access == "stub"


def test_the_text_is_that_of_json_ld_where_the_page_shows_none() -> None:
    body = "\n\n".join([OPENING, *REST, "“We sail at nine,” said Ada Finch."])
    found = read(page([], ld={"articleBody": body}))
    assert found.article.text.splitlines()[0] == OPENING
    assert [quote.text for quote in found.quotes] == ["We sail at nine,"]


def test_a_stub_gives_way_to_json_ld_and_is_paywalled_then() -> None:
    body = f"<p>{OPENING}</p>" + "".join(f"<p>{line} &amp;c</p>" for line in REST)
    ld = {"articleBody": body, "isAccessibleForFree": False}
    article = read(page([OPENING], ld=ld)).article
    assert article.access == "paywalled"
    assert article.text.splitlines() == [OPENING, *(f"{line} &c" for line in REST)]


def test_a_whole_text_is_not_replaced_by_another_in_json_ld() -> None:
    article = read(page([OPENING, *REST], ld={"articleBody": "Something else. " * 400})).article
    assert OPENING in article.text
    assert "Something else" not in article.text


def test_posts_in_the_text_of_json_ld_are_no_prose() -> None:
    post = "The night ferry to Pelliwick will never leave before the seal does, he said."
    embed = (
        f'<blockquote class="twitter-tweet"><p lang="en">{post}</p>&mdash; Ana B (@anab) '
        '<a href="https://x.com/anab/status/1812256998588662068">July 13, 2024</a></blockquote>'
    )
    body = "\n".join([OPENING, post, *REST])
    found = read(page([], ld={"articleBody": body}, more=embed))
    assert [embed.text for embed in found.embeds] == [post]
    assert found.article.text.splitlines() == [OPENING, *REST]


def test_a_stub_is_kept_and_never_the_newest_text(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    said = "“We sail at nine, whatever the tide does,” said Ada Finch."
    whole = page([OPENING, said, *REST], ld={"isAccessibleForFree": False})
    stub = page([OPENING], ld={"isAccessibleForFree": False, "headline": "Read on with us"})
    source = tmp_path / "ferry.html"
    for body in (stub, whole, stub, stub):
        source.write_bytes(body)
        assert crawl(archive, [str(source)], CrawlOptions(warc_folder=tmp_path)).failures == []
    kept = archive.execute("select access, title from article_versions order by id").fetchall()
    assert [tuple(row) for row in kept] == [("stub", "Read on with us"), ("paywalled", "The ferry")]
    (shown,) = archive.execute("select title, quotes, versions from articles_overview").fetchall()
    assert tuple(shown) == ("The ferry", 1, 2)
    assert archive.execute("select title from articles").fetchone()[0] == "The ferry"
    judged = archive.execute("select verdict_id from quotes").fetchall()
    assert all(row[0] for row in judged)


def test_a_shorter_text_behind_a_wall_is_a_stub_of_what_is_known(
    tmp_path: Path, archive: sqlite3.Connection
) -> None:
    source = tmp_path / "ferry.html"
    for prose in ([OPENING, *REST], [OPENING, *REST[:7]]):
        source.write_bytes(page(prose, ld={"isAccessibleForFree": False}))
        crawl(archive, [str(source)], CrawlOptions(warc_folder=tmp_path))
    rows = archive.execute("select access from article_versions order by id").fetchall()
    assert [row[0] for row in rows] == ["paywalled", "stub"]


def test_a_wall_is_found_by_what_the_page_says_of_itself() -> None:
    tree, _ = parse_markup("<html><body><p>Opening.</p></body></html>")
    closed = [{"isAccessibleForFree": "False", "wordCount": "1,000"}]
    assert find_access(tree, {}, closed, "word " * 100) == "stub"
    assert find_access(tree, {}, closed, "word " * 900) == "paywalled"
    assert find_access(tree, {"content_tier": "locked"}, [], "word " * 900) == "paywalled"
    assert find_access(tree, {"content_tier": "free"}, [], "Short.") is None
    assert find_access(tree, {}, [], "Short. Subscribe to continue reading") == "stub"
