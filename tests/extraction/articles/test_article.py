import json

from archiver.extraction.articles import article
from archiver.extraction.embeds import embeds
from archiver.html import page, preformatted
from archiver.languages import detect
from archiver.models.records import Article, Capture

PARAGRAPHS = [
    (
        "The town council met on Monday evening and decided at last that the bridge will be opened "
        "to all."
    ),
    (
        "“It was about time,” said the mayor, who had waited for this evening for more than eleven "
        "years."
    ),
    "The works had begun in spring and were to end in summer, but the river rose and stayed high.",
    (
        "Nobody in the hall objected when the vote was called, and the meeting ended before nine "
        "o'clock."
    ),
]
PROSE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def read(body: str, source: str = "a.html") -> Article:
    """The article of a page, its embeds cut."""
    capture = Capture(
        url="https://news.example/a?utm_source=x",
        source=source,
        fetched_at="2026-01-01T00:00:00Z",
        body=body.encode(),
    )
    found = page.parse_page(capture)
    return article.read_article(found, cut=embeds.find_embeds(found).elements)


def html(head: str = "", body: str = PROSE) -> str:
    """A page around an article."""
    return (
        f'<html lang="en-GB"><head><title>Bridge opens</title>{head}</head><body><main>'
        f"<article><h1>Bridge opens</h1>{body}</article></main></body></html>"
    )


def test_paragraphs_stay_apart_in_the_text() -> None:
    assert read(html()).text.splitlines()[-4:] == PARAGRAPHS


def test_the_words_of_an_embed_never_reach_the_text_but_what_follows_does() -> None:
    quote = (
        '<blockquote class="twitter-tweet"><p>Soup is a meal for every day of the week.</p>'
        '&mdash; Bo Lind (@bolind) <a href="https://x.com/bolind/status/123456">July 13, '
        "2024</a></blockquote>And so it went on for the whole of the evening, they say."
    )
    text = read(html(body=f"<div>{PROSE}{quote}{PROSE}</div>")).text
    assert "Soup" not in text
    assert "bolind" not in text
    assert PARAGRAPHS[3] in text


def test_linked_data_gives_title_byline_and_exact_moments() -> None:
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "The Example"},
            {
                "@type": "NewsArticle",
                "headline": "The bridge opens",
                "datePublished": "2024-07-13T22:45:24+02:00",
                "dateModified": "2024-07-14T08:00:00Z",
                "author": [{"name": "Jane Roe"}, {"name": "Bo Lind"}],
            },
        ]
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(data)}</script><meta '
        'property="og:site_name" content="The Example"><link rel="canonical" '
        'href="https://news.example/bridge?fbclid=1">'
    )
    found = read(html(head))
    assert (found.title, found.site, found.byline) == (
        "The bridge opens",
        "The Example",
        "Jane Roe, Bo Lind",
    )
    assert (found.published_at, found.modified_at) == (
        "2024-07-13T20:45:24Z",
        "2024-07-14T08:00:00Z",
    )
    assert (found.url, found.language) == ("https://news.example/bridge", "en")


def test_meta_elements_give_what_linked_data_does_not() -> None:
    head = (
        '<meta property="article:published_time" content="2024-07-13"><meta name="author" '
        'content="By Jane Roe"><meta property="og:title" content="Bridge &amp; more"><script '
        'type="application/ld+json">{broken</script>'
    )
    found = read(html(head))
    assert (found.title, found.byline, found.published_at) == (
        "Bridge & more",
        "Jane Roe",
        "2024-07-13",
    )
    assert (found.url, found.site) == ("https://news.example/a", "news.example")


def test_a_page_without_a_date_has_none() -> None:
    assert read(html()).published_at is None


def test_a_page_without_prose_has_an_empty_text() -> None:
    assert read("<html><body></body></html>").text == ""


def test_a_text_file_is_its_text_with_a_title_and_the_date_it_begins_with() -> None:
    text = " date 2024-08-13 The bridge is open, and the town is glad of it.\n\nMore was said.\n"
    found = read(text, "a.txt")
    assert found.text == text
    assert found.title == "The bridge is open, and the town is glad of it."
    assert found.published_at == "2024-08-13"


def test_a_text_file_that_speaks_of_a_date_has_none() -> None:
    found = read("Save the date 2024-08-13 for soup.\n", "a.txt")
    assert found.published_at is None


def test_a_language_is_guessed_from_small_words_or_not_at_all() -> None:
    assert (
        detect.detect_language(
            "Der Rat hat am Montag beschlossen, dass die Brücke für alle geöffnet ist und nicht "
            "mehr gesperrt wird."
        )
        == "de"
    )
    assert detect.detect_language("Soup!") is None


def test_hard_wrapped_lines_of_preformatted_prose_are_joined() -> None:
    wrapped = (
        "<pre>The mayor, who had waited for it for years, said on Monday\nthat the bridge would "
        "be opened to all “before the leaves\nfall.” Nobody in the hall objected to the words.\n\n"
        "The meeting ended before nine, and the council went home\nwithout another word.</pre>"
    )
    lines = read(html(body=PROSE + wrapped)).text.splitlines()
    assert lines[-2].endswith(
        "opened to all “before the leaves fall.” Nobody in the hall objected to the words."
    )
    assert lines[-1] == (
        "The meeting ended before nine, and the council went home without another word."
    )


def test_lines_of_code_and_of_poems_stay_lines() -> None:
    for lines in (
        "for a in b:\n    if a > 3:\n        print(a, b)",
        "Soup, soup,\nall day soup,\nmore",
    ):
        assert not preformatted.is_preformatted(lines)


def test_a_day_of_change_is_never_taken_for_the_day_of_publication() -> None:
    changed = read(html('<meta name="last-modified-date" content="2031-04-02">'))
    assert (changed.published_at, changed.modified_at) == (None, "2031-04-02")
    changed = read(html('<meta name="last-modified" content="2031-04-03">'))
    assert (changed.published_at, changed.modified_at) == (None, "2031-04-03")
    both = '<meta name="pubdate" content="2031-04-01">'
    known = read(html(both + '<meta name="last-modified-date" content="2031-04-02">'))
    assert (known.published_at, known.modified_at) == ("2031-04-01", "2031-04-02")
