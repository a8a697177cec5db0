"""Feeds whose items link, date, sign or take over pages of other hosts."""

import json

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import sources
from tests.attacks.test_borrowed_addresses import POST, TRUE, TWISTED, quoting
from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

KEY = f"x:{POST}"
URL = f"https://x.com/anabrook_test/status/{POST}"
SAID = f"“{TWISTED[:-1]},” Ana Brook wrote on X. {URL}"
EMBED = (
    f'&lt;blockquote class="twitter-tweet"&gt;&lt;p&gt;{TWISTED}&lt;/p&gt;Ana Brook '
    f'(@anabrook_test) &lt;a href="{URL}"&gt;July 13, 2024&lt;/a&gt;&lt;/blockquote&gt;'
)
_RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">'
    "<channel><title>Rival</title>{channel}<item><title>The council lies</title>{item}</item>"
    "</channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Rival</title>{channel}<entry>'
    "<title>The council lies</title>{item}</entry></feed>"
)


def rss(item: str, channel: str = "") -> tuple[str, str]:
    return _RSS.format(item=item, channel=channel), "application/rss+xml"


def atom(item: str, channel: str = "") -> tuple[str, str]:
    return _ATOM.format(item=item, channel=channel), "application/atom+xml"


def feeds(honest: str) -> dict[str, tuple[str, str]]:
    own = f"<link>{honest}</link>"
    old = "<pubDate>Thu, 01 Jan 1998 10:00:00 +0000</pubDate>"
    item = {
        "id": honest,
        "url": honest,
        "external_url": honest,
        "title": "The council lies",
        "content_html": f"<p>{SAID}</p>",
        "date_published": "1998-01-01T00:00:00Z",
        "authors": [{"name": "Ana Brook", "url": "https://x.com/anabrook_test"}],
    }
    listed = {"version": "https://jsonfeed.org/version/1.1", "home_page_url": honest}
    return {
        "all words in the feed": rss(f"{own}{old}<content:encoded>{EMBED}</content:encoded>"),
        "an author": rss(
            f"{own}<dc:creator>Ana Brook</dc:creator><description>{SAID}</description>"
        ),
        "a source of another": rss(f'{own}{old}<source url="{honest}">Honest Courier</source>'),
        "a permanent address": rss(f'<guid isPermaLink="true">{honest}</guid>{old}'),
        "a channel of another": rss(
            own + old, f'<link>{honest}</link><atom:link rel="self" href="{honest}"/>'
        ),
        "an entry of another": atom(
            f'<link href="{honest}"/><id>{honest}</id><updated>1998-01-01T00:00:00Z</updated>'
            f"<content type='html'>{EMBED}</content><author><name>Ana Brook</name></author>"
        ),
        "a source within an entry": atom(
            f'<link href="{honest}"/><source><id>{honest}</id><title>Honest Courier</title>'
            "<updated>1998-01-01T00:00:00Z</updated></source>"
            "<published>1998-01-01T00:00:00Z</published>"
        ),
        "a base elsewhere": atom(
            f'<link xml:base="{honest}" href=""/>', f'<link rel="self" href="{honest}"/>'
        ),
        "a feed as JSON": (json.dumps({**listed, "items": [item]}), "application/feed+json"),
        "the post itself": rss(
            f"<link>{URL}</link>{old}<content:encoded>{EMBED}</content:encoded>"
        ),
        "the post's embed": rss(
            f"<link>https://publish.x.com/oembed?url={URL}</link><description>{EMBED}</description>"
        ),
    }  # fmt: skip


KINDS = tuple(feeds("https://honest.example/"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_says_nothing_of_a_page_or_post_of_another(
    town: Town, order: Order, kind: str
) -> None:
    """Whatever it says of an address: the page is asked there, and the feed kept out of it."""
    honest = quoting(town, "/honest", TRUE)
    text, media = feeds(honest)[kind]

    def attack() -> None:
        town.room.page("/feed", text, kind=media)
        with transaction(town.connection):
            sources.add_source(
                town.connection, f"{town.publisher(2)}/feed", at="1997-05-04T00:00:00Z"
            )
        town.crawl()

    town.in_order(order, lambda: town.crawl(honest), attack)
    rows = town.connection.execute("select url, title, published_at from articles").fetchall()
    for row in rows:
        assert "lies" not in (row["title"] or ""), tuple(row)
        assert (row["published_at"] or "2024") > "2000"
    assert TWISTED not in town.texts()
    held = town.find_post(KEY)
    if held is not None and "ok" in held.outcomes:
        assert (set(held.texts), held.handle) == ({TRUE}, "anabrook_test")
    altered = town.connection.execute("select 1 from verdicts where wording = 'altered'").fetchall()
    assert not altered
