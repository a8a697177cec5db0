"""Read an invented page and an invented answer once, when this module is imported.

For the process of which those that read are forks: what reading loads, compiles and remembers
they then have from their beginning. Imported by nobody else.
"""

from archiver.discovery.document import read_listing
from archiver.extraction.pipeline import PageReading, extract_page
from archiver.models.records import Capture
from archiver.platforms.registry import all_platforms

_PAGE = """<html lang=en><head><title>Ferry is not for sale</title>
<meta property="og:url" content="https://news.example/ferry"></head><body><article>
<h1>Ferry is not for sale</h1>
<p>The harbour board met for three hours on Saturday and left with nothing decided.</p>
<p>“Nothing will be sold this year,” Ada Fenwright told the board.</p>
<blockquote class="twitter-tweet"><p lang="en">The ferry is not for sale.</p>&mdash; Ada Fenwright
(@fenwright_test) <a href="https://twitter.com/fenwright_test/status/1812256998588662068">July 13,
2024</a></blockquote></article></body></html>"""
_FEED = """<rss version="2.0"><channel><title>Ferry</title><item><title>Not for sale</title>
<link>https://news.example/ferry</link></item></channel></rss>"""


def warm_up() -> PageReading:
    """Read an invented page, having read what else is read; gives what the page says."""
    capture = Capture(
        url="https://news.example/ferry",
        source="https://news.example/ferry",
        fetched_at="2024-07-14T00:00:00Z",
        body=_FEED.encode(),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
    )
    all_platforms()
    read_listing(capture)
    return extract_page(
        Capture(
            url=capture.url,
            source=capture.source,
            fetched_at=capture.fetched_at,
            body=_PAGE.encode(),
            status=200,
            headers=capture.headers,
        )
    )


WARM = warm_up()
"""The reading, kept so that nothing of it is taken apart again."""
