"""Claims of a page that is judged and not kept tell what the page tells of its quotations."""

from archiver.crawl.article_claims import claims_of_article
from archiver.crawl.local_files import read_capture
from archiver.models.records import Capture

PAGE = """<!doctype html><html lang="en"><head><title>The seal</title>
<meta property="article:published_time" content="2031-05-04T08:00:00Z"></head><body><article>
<h1>The seal and the ferry</h1><p>The harbour was quiet when the council met to hear about it.</p>
<p>“The ferry will leave before the seal does,” Ana Brook wrote on X, “and that is all.”</p>
<blockquote class="twitter-tweet"><p>The ferry will leave before the seal does, and that is all.
</p>&mdash; Ana Brook (@anabrook_test)
<a href="https://x.com/anabrook_test/status/1918932170154160266">May 4, 2031</a></blockquote>
<p>Nobody in the hall had an answer, and the council went home before the tide was out.</p>
</article></body></html>"""


def test_a_claim_knows_the_posts_of_its_page_and_what_stands_around_it() -> None:
    capture = Capture(
        url="https://news.example/seal",
        source="seal.html",
        fetched_at="2031-05-05T08:00:00Z",
        body=PAGE.encode(),
    )
    first, second = claims_of_article(read_capture(capture), lambda key: key.replace("x:", "X:"))
    assert first.near == first.shown == {"X:1918932170154160266"}
    assert (first.speaker, first.cue) == ("Ana Brook", "post")
    assert str(first.published_at).startswith("2031-05-04")
    assert first.parts == (second.quote,)
    assert "Ana Brook wrote on X" in first.paragraph
    assert [first.id, second.id] == ["1", "2"]
