"""Feeds of podcasts name transcripts: the best of each episode, whatever stands around it."""

import pytest

from archiver.discovery.document import read_listing
from archiver.discovery.podcasts import read_podcast_transcripts
from archiver.models.records import Capture

FEED = """<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Low Tide</title>
<item><title><![CDATA[Mud &amp; money]]></title><link>https://lowtide.example/12</link>
<pubDate>Tue, 06 May 2031 10:00:00 +0200</pubDate>
<enclosure url="/12.mp3?a=1&amp;b=2" type="audio/mpeg"/>
<podcast:transcript url="/12.txt" type="text/plain" />
<podcast:transcript url='https://lowtide.example/12.json' type='application/json' language="en"/>
</item>
<item><title>No words</title><link>https://lowtide.example/11</link></item>
<item><podcast:transcript type="text/vtt"/><podcast:transcript url="javascript:alert(1)"/></item>
<item><podcast:transcript url="10.vtt" type="text/vtt"/></item>
</channel></rss>"""


def test_each_episode_gives_its_best_transcript() -> None:
    first, last = read_podcast_transcripts(FEED, "https://lowtide.example/feed.xml")
    assert first.url == "https://lowtide.example/12.json"
    assert (first.title, first.language) == ("Mud & money", "en")
    assert first.published_at == "2031-05-06T08:00:00Z"
    assert first.recording == "https://lowtide.example/12.mp3?a=1&b=2"
    assert (last.url, last.title) == ("https://lowtide.example/10.vtt", None)


@pytest.mark.parametrize(
    ("feed", "own"),
    [("https://lowtide.example/feed", True), ("https://feeds.example/lowtide", False)],
)
def test_a_feed_gives_no_address_of_others_to_a_transcript(feed: str, own: bool) -> None:
    """Its own are of its site, or of the transcript's, which often lies with somebody else."""
    item = (
        "<item><link>https://lowtide.example/12</link>"
        '<enclosure url="https://lowtide.example/12.mp3"/>'
        '<podcast:transcript url="https://words.example/12.json"/></item>'
        "<item><link>https://council.example/7</link>"
        '<enclosure url="https://council.example/7.mp4"/>'
        '<podcast:transcript url="https://words.example/7.json"/></item>'
    )
    first, last = read_podcast_transcripts(item, feed)
    assert (first.recording is not None, first.page is not None) == (own, own)
    assert (last.recording, last.page) == (None, None)


def test_a_feed_lists_them_beside_its_pages() -> None:
    capture = Capture(
        url="https://lowtide.example/feed.xml", source="x", fetched_at="", body=FEED.encode()
    )
    listing = read_listing(capture)
    assert len(listing.speech) == 2
    assert [one.url for one in listing.entries] == [
        "https://lowtide.example/12",
        "https://lowtide.example/11",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<podcast:transcript " * 20_000,
        "<item>" * 50_000 + "<podcast:transcript url='a'>",
        "<item><podcast:transcript url='" + "a" * 100_000 + "'>",
        "<item><title>" * 5_000 + "<podcast:transcript url='/a'>",
    ],
    ids=["open", "items", "long", "titles"],
)
def test_a_feed_of_nothing_else_is_read_in_no_time(text: str) -> None:
    assert len(read_podcast_transcripts(text, "https://a.example/")) <= 1
