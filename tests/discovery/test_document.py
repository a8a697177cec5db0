"""Documents that list articles: what is read from each kind, and from what is broken or hostile."""

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.discovery import listing
from archiver.discovery.document import read_listing
from archiver.discovery.listing import ListedEntry
from archiver.discovery.section import is_article_address
from archiver.errors import UnreadableListing
from archiver.models.records import Capture
from tests.conftest import examples

HOME = "https://news.example/feeds/all"


def capture(body: bytes | str, *, url: str = HOME, kind: str = "") -> Capture:
    return Capture(
        url=url,
        source=url,
        fetched_at="2031-05-04T12:00:00Z",
        status=200,
        headers=(("Content-Type", kind),) if kind else (),
        body=body.encode() if isinstance(body, str) else body,
    )


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>
<title>The Marrowby Pilot</title><link>https://news.example/</link>
<item><title>Ferry &amp;amp; seal</title><link>https://news.example/ferry?utm_source=rss</link>
  <pubDate>Sun, 04 May 2031 10:00:00 +0200</pubDate></item>
<item><title>&lt;b&gt;Seal&lt;/b&gt; sings</title><link>/seal#top</link></item>
<item><title>Ferry again</title><link>https://NEWS.example/ferry?utm_medium=x</link></item>
<item><title>Counted</title><link>https://feeds.example/~r/1</link>
  <feedburner:origLink>https://news.example/counted</feedburner:origLink></item>
<item><title>Only a guid</title><guid isPermaLink="true">https://news.example/guid</guid></item>
<item><title>Nothing</title></item>
<item><title>No web address</title><link>mailto:desk@news.example</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Pilot</title>
<entry><title type="html">Ferry &lt;i&gt;leaves&lt;/i&gt;</title><link href="../ferry"/>
<link rel="replies" href="https://news.example/comments"/>
<published>2031-05-04T08:00:00Z</published><updated>2031-05-05T08:00:00+02:00</updated></entry>
</feed>"""

RDF = """<?xml version="1.0"?><!-- an old one -->
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Pilot</title></channel>
<item rdf:about="https://news.example/old"><title>Old</title><link>https://news.example/old</link>
<dc:date>2031-05-04</dc:date></item></rdf:RDF>"""

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/ferry?utm_source=map </loc><lastmod>2031-05-04</lastmod>
 <image:image><image:loc>https://news.example/seal.jpg</image:loc></image:image></url>
<url><image:image><image:loc>https://news.example/seal.jpg</image:loc></image:image>
 <loc>https://news.example/seal</loc><news:news><news:publication><news:name>Pilot</news:name>
 </news:publication><news:publication_date>2031-05-04T10:00:00+02:00</news:publication_date>
 <news:title>Seal &amp; song</news:title></news:news></url>
<url><lastmod>2031-05-04</lastmod></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://news.example/map-1.xml.gz</loc><lastmod>2031-05-04</lastmod></sitemap>
<sitemap><loc>/map-2.xml</loc></sitemap></sitemapindex>"""

OPML = """<?xml version="1.0" encoding="ISO-8859-1"?><opml version="2.0"><head><title>Küste</title>
</head><body><outline text="Harbour">
<outline text="The Pilot" type="rss" xmlUrl="https://news.example/rss" htmlUrl="https://news.example/"/>
<outline title="Küste" xmlurl="https://kueste.example/feed"/></outline>
<outline text="no feed"/></body></opml>"""

SECTION = """<!doctype html><html><head><title>Harbour news</title><base href="/harbour/">
<link rel="alternate" type="application/rss+xml" title="Harbour" href="/harbour/rss">
<link rel="alternate" hreflang="fr" href="/fr/"></head><body>
<a href="/">Home</a> <a href="#top">Top</a> <a href="javascript:void(0)">Menu</a>
<a href="night-ferry-leaves-without-seal?utm_source=home">Night ferry leaves without seal</a>
<a href="/harbour/night-ferry-leaves-without-seal#comments">12 comments</a>
<a href="https://sport.news.example/2031/05/04/chess">Chess on the ferry</a>
<a href="/archives/104523">An older one</a>
<a href="/tag/night-ferry-and-seal/">Tag</a> <a href="/author/ana-t-brook-the-younger/">Ana</a>
<a href="/about-us">About</a> <a href="/login">Log in</a> <a href="/harbour/page/12">Next</a>
<a href="/media/the-seal-on-the-ferry.jpg">Picture</a>
<a href="https://other.example/2031/05/04/not-of-this-site">Elsewhere</a>
<a href="https://x.com/intent/tweet?url=https://news.example/night-ferry-leaves-without-seal">Share</a>
<a href="mailto:desk@news.example">Mail</a> <a>nothing</a></body></html>"""


def test_rss_gives_each_article_once_under_its_canonical_address() -> None:
    found = read_listing(capture(RSS, kind="application/rss+xml"))
    assert (found.kind, found.title) == ("feed", "The Marrowby Pilot")
    assert found.entries == (
        ListedEntry(
            url="https://news.example/ferry",
            title="Ferry & seal",
            published_at="2031-05-04T08:00:00Z",
        ),
        ListedEntry(url="https://news.example/seal", title="Seal sings"),
        ListedEntry(url="https://news.example/counted", title="Counted"),
        ListedEntry(url="https://news.example/guid", title="Only a guid"),
    )


def test_atom_has_published_and_updated_apart() -> None:
    (entry,) = read_listing(capture(ATOM)).entries
    assert entry == ListedEntry(
        url="https://news.example/ferry",
        title="Ferry leaves",
        published_at="2031-05-04T08:00:00Z",
        updated_at="2031-05-05T06:00:00Z",
    )


def test_what_an_entry_does_not_say_is_not_taken_from_elsewhere() -> None:
    text = ATOM.replace("<published>2031-05-04T08:00:00Z</published>", "")
    (entry,) = read_listing(capture(text)).entries
    assert (entry.published_at, entry.updated_at) == (None, "2031-05-05T06:00:00Z")


def test_rdf_is_a_feed_too() -> None:
    (entry,) = read_listing(capture(RDF)).entries
    assert entry.url == "https://news.example/old"


def test_json_feed() -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Pilot",
        "items": [
            {
                "id": "1",
                "url": "/ferry",
                "title": "Ferry",
                "date_published": "2031-05-04T08:00:00Z",
            },
            {"id": "2", "external_url": "https://other.example/a", "date_modified": "2031-05-05"},
            {"id": "3"},
            "seal",
            {"url": 7},
        ],
    }
    found = read_listing(capture(json.dumps(document), kind="application/feed+json"))
    assert [entry.url for entry in found.entries] == [
        "https://news.example/ferry",
        "https://other.example/a",
    ]
    assert found.entries[1].updated_at == "2031-05-05"


@pytest.mark.parametrize("packed", [0, 1, 2])
def test_sitemaps_also_packed_and_for_news(packed: int) -> None:
    body = SITEMAP.encode()
    for _ in range(packed):
        body = gzip.compress(body)
    found = read_listing(capture(body, kind="application/octet-stream"))
    assert found.kind == "sitemap"
    assert found.entries == (
        ListedEntry(url="https://news.example/ferry", updated_at="2031-05-04"),
        ListedEntry(
            url="https://news.example/seal",
            title="Seal & song",
            published_at="2031-05-04T08:00:00Z",
        ),
    )


def test_an_index_names_sitemaps_and_opml_feeds() -> None:
    found = read_listing(capture(INDEX))
    assert (found.kind, found.entries) == ("index", ())
    assert [one.url for one in found.sources] == [
        "https://news.example/map-1.xml.gz",
        "https://news.example/map-2.xml",
    ]
    outlines = read_listing(capture(OPML.encode("latin-1")))
    assert outlines.kind == "opml"
    assert outlines.sources == (
        ListedEntry(url="https://news.example/rss", title="The Pilot"),
        ListedEntry(url="https://kueste.example/feed", title="Küste"),
    )


def test_a_list_of_addresses_is_one_a_line() -> None:
    text = "https://news.example/a\r\n\n# note\nhttps://news.example/b#top\nhttps://news.example/a"
    found = read_listing(capture(text, kind="text/plain"))
    assert (found.kind, [entry.url for entry in found.entries]) == (
        "list",
        ["https://news.example/a", "https://news.example/b"],
    )


def test_a_section_lists_its_articles_and_names_its_feeds() -> None:
    found = read_listing(capture(SECTION, url="https://news.example/harbour", kind="text/html"))
    assert (found.kind, found.title) == ("section", "Harbour news")
    assert [(entry.url, entry.title) for entry in found.entries] == [
        (
            "https://news.example/harbour/night-ferry-leaves-without-seal",
            "Night ferry leaves without seal",
        ),
        ("https://sport.news.example/2031/05/04/chess", "Chess on the ferry"),
        ("https://news.example/archives/104523", "An older one"),
    ]
    assert [source.url for source in found.sources] == ["https://news.example/harbour/rss"]


@pytest.mark.slow
def test_a_section_of_links_without_end_is_read_so_far() -> None:
    again = '<a href="/harbour/night-ferry-leaves-at-nine">It leaves</a>' * 30_000
    other = "".join(f'<a href="/harbour/night-ferry-leaves-{n}">{n}</a>' for n in range(25_000))
    url = "https://news.example/harbour"
    once = read_listing(capture(again, url=url, kind="text/html"))
    assert (len(once.entries), once.cut) == (1, False)
    found = read_listing(capture(again + other, url=url, kind="text/html"))
    assert (len(found.entries), found.cut) == (20_000, True)


@pytest.mark.parametrize(
    ("head", "url", "kind"),
    [
        ('<meta property="og:type" content="article">', "https://news.example/a", "article"),
        ('<meta property="og:type" content="website">', "https://news.example/a-b-c-d", "section"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
            "https://news.example/a",
            "article",
        ),
        ("", "https://news.example/2031/05/04/ferry", "article"),
        ("", "https://news.example/", "section"),
    ],
)
def test_a_page_is_what_it_says_or_what_its_address_looks_like(
    head: str, url: str, kind: str
) -> None:
    page = f"<html><head><title>Ferry</title>{head}</head><body><p>Hello.</p></body></html>"
    assert read_listing(capture(page, url=url)).kind == kind


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://news.example/harbour/night-ferry-leaves-without-seal", True),
        ("https://news.example/2031/05/04/ferry", True),
        ("https://news.example/2031/05/04/", False),
        ("https://news.example/2031/05/", False),
        ("https://news.example/a104523.html", True),
        ("https://news.example/article/104523", True),
        ("https://news.example/page/12", False),
        ("https://news.example/ferry", False),
        ("https://news.example/", False),
        ("https://news.example/impressum", False),
        ("http://[", False),
    ],
)
def test_an_article_is_told_by_its_address(url: str, *, is_one: bool) -> None:
    assert is_article_address(url) is is_one


BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "'
    + "seal " * 20
    + '">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (BOMB + "]><rss><channel><item><title>&j;</title></item></channel></rss>", "as bombs do"),
        (BOMB + "]><urlset><url><loc>&j;</loc></url></urlset>", "as bombs do"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "as bombs do"),
        ((BOMB + "]><rss/>").encode("utf-16"), "as bombs do"),
        (gzip.compress(RSS.encode())[:-9], "cut short"),
        (b"\x1f\x8bseal", "gzip data is broken"),
        ("", "it is empty"),
        ("  \n", "it is empty"),
        ("Nothing is listed here.", "neither a feed, a sitemap nor a page"),
        ("{", "JSON, but broken"),
        ('{"items": 7}', "JSON, but no feed"),
        ('{"a":' * 100_000, "JSON, but broken"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00", "binary data"),
    ],
)
def test_what_lists_nothing_is_told_in_a_sentence(body: bytes | str, reason: str) -> None:
    with pytest.raises(UnreadableListing, match=reason) as caught:
        read_listing(capture(body))
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_what_unpacks_to_too_much_is_told_in_a_sentence() -> None:
    packed = gzip.compress(b"\0" * (listing.MAX_LISTING_BYTES + 1), 1)
    with pytest.raises(UnreadableListing, match="larger than the 52,428,800 bytes") as caught:
        read_listing(capture(packed))
    assert "\n" not in str(caught.value)


def test_a_bomb_in_an_encoding_that_hides_it_is_not_read() -> None:
    bomb = BOMB + "]><rss><channel><item><title>&j;</title></item></channel></rss>"
    hidden = bomb.replace("<", "+ADw-").encode()
    assert read_listing(capture(b'<?xml version="1.0" encoding="utf-7"?>' + hidden)).entries == ()


@pytest.mark.parametrize("text", [RSS, ATOM, SITEMAP, INDEX, OPML, RDF])
def test_a_listing_that_breaks_off_gives_what_came_before(text: str) -> None:
    cut = text[: int(len(text) * 0.6)]
    try:
        found = read_listing(capture(cut))
    except UnreadableListing:
        return
    whole = read_listing(capture(text))
    assert {e.url for e in found.entries} <= {e.url for e in whole.entries}


@pytest.mark.parametrize(("home", "count"), [("ferry.org", 1), ("github.io", 0), ("co.uk", 0)])
def test_links_below_a_public_suffix_are_another_site_s(home: str, count: int) -> None:
    link = f'<a href="https://alice.{home}/the-night-ferry-leaves-again">Ferry</a>'
    found = read_listing(capture(f"<html><body>{link}</body></html>", url=f"https://{home}/"))
    assert len(found.entries) == count


def test_more_entries_than_a_sitemap_may_have_are_cut_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(listing, "MAX_ENTRIES", 3)
    lines = "\n".join(f"https://news.example/{n}" for n in (1, 1, 2, 3, 3, 4))
    found = read_listing(capture(lines))
    assert (len(found.entries), found.cut) == (3, True)
    assert not read_listing(capture(lines.rpartition("\n")[0])).cut


@settings(max_examples=examples(60))
@given(
    st.sampled_from([RSS, ATOM, SITEMAP, OPML, SECTION, INDEX]),
    st.integers(0, 2000),
    st.binary(max_size=40),
)
def test_damage_ends_in_a_listing_or_a_sentence(text: str, at: int, noise: bytes) -> None:
    body = text.encode()
    damaged = body[:at] + noise + body[at + len(noise) :]
    with suppress(UnreadableListing):
        found = read_listing(capture(damaged))
        assert all(one.url.startswith("http") for one in (*found.entries, *found.sources))
