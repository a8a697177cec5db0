"""When an article was published, where its page names several days."""

import pytest
from lxml.html import HtmlElement

from archiver.extraction.articles.publication import day_of_address, published_moment
from archiver.html.page import parse_markup

FETCHED = "2031-06-01T00:00:00Z"
DATED = "https://news.example/2031/05/04/ferry"
PLAIN = "https://news.example/ferry"


def moment(body: str, url: str = PLAIN, *stated: str) -> str | None:
    tree, _ = parse_markup(f"<html><body>{body}</body></html>")
    found = published_moment(tree, stated, url, FETCHED, "en")
    return found[0] if found else None


def test_what_a_date_rests_on_is_known() -> None:
    own = '<article><time datetime="2031-05-04T09:00Z">today</time></article>'
    tree, _ = parse_markup(f"<html><body>{own}</body></html>")
    bare, _ = parse_markup("<html><body><p>Nothing</p></body></html>")
    stated = ["2031-05-04T08:00:00Z"]
    assert published_moment(tree, stated, PLAIN, FETCHED, "en") == (stated[0], "structured")
    assert published_moment(tree, [], PLAIN, FETCHED, "en") == ("2031-05-04T09:00:00Z", "printed")
    assert published_moment(bare, [], DATED, FETCHED, "en") == ("2031-05-04", "address")


def test_the_time_of_a_related_story_is_not_taken() -> None:
    other = '<time datetime="2028-02-01">1 February 2028</time>'
    for box in ("<aside>{}</aside>", '<ul class="related-links"><li>{}</li></ul>'):
        assert moment(f"<article>{box.format(other)}</article>") is None
        assert moment(f"<article>{box.format(other)}</article>", DATED) == "2031-05-04"
    own = '<article><time datetime="2031-05-04T09:00Z">today</time></article>'
    assert moment(own + f"<aside>{other}</aside>") == "2031-05-04T09:00:00Z"


def test_the_day_of_an_answer_by_a_reader_dates_no_article() -> None:
    answer = '<div class="reply"><a><time datetime="2028-02-01T09:00Z">1 February 2028</time></a>'
    body = (
        f"<h1>Ferry</h1><p>Planted over 5 years ago</p><div class=notes>{answer}Fine.</div></div>"
    )
    assert moment(body) is None
    assert moment(f"<p>Posted on 4 May 2031</p>{body}") == "2031-05-04"


def test_a_change_and_the_foot_of_a_page_are_no_publication() -> None:
    assert moment("<p>Ferry</p><footer>Last updated 3 May 2031</footer>") is None
    changed = '<article><time class="updated" datetime="2031-05-09">9 May</time></article>'
    assert moment(changed) is None


def test_an_address_decides_between_sources_that_differ() -> None:
    late, early = "2031-05-20T08:00:00Z", "2031-05-04T08:00:00Z"
    assert moment("", DATED, late, early) == early
    assert moment("", DATED, late) == late
    assert moment("", PLAIN, late, early) == late


def test_a_stated_day_before_the_address_had_one_is_not_taken() -> None:
    early = "2028-01-01T00:00:00Z"
    assert moment("", DATED, early) == "2031-05-04"
    shown = '<article><time datetime="2028-01-01">1 January</time></article>'
    assert moment(shown, DATED, early) == early


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/events/2031/05/12/open-day",
        "https://news.example/match/2031-05-12/reds-blues",
        "https://news.example/documents/20310512/report",
        "https://news.example/story/20310512-ferry",
    ],
)
def test_the_day_of_an_event_or_in_a_number_gives_way_to_what_the_page_says(url: str) -> None:
    stated = "2031-05-04T08:00:00Z"
    assert moment("", url, stated) == stated
    assert moment("<h1>Ferry</h1><p>Published 4 May 2031</p>", url) == "2031-05-04"
    assert moment("<h1>Ferry</h1>", url) == "2031-05-12"


def test_a_line_that_says_so_is_newer_than_an_address() -> None:
    """Pages of an old address are printed again; a day beside the headline says too little."""
    tree, _ = parse_markup("<h1>Ferry</h1><p>Published 20 May 2031</p>")
    assert published_moment(tree, [], DATED, FETCHED, "en") == ("2031-05-20", "printed")
    tree, _ = parse_markup('<h1>Ferry</h1><p class="date">20 May 2031</p>')
    assert published_moment(tree, [], DATED, FETCHED, "en") == ("2031-05-04", "address")
    tree, _ = parse_markup("<h1>Ferry</h1><p>Published 20 May 2030</p>")
    assert published_moment(tree, [], DATED, FETCHED, "en") == ("2031-05-04", "address")


def test_a_moment_after_the_capture_is_a_guess() -> None:
    tree, _ = parse_markup("<h1>Ferry</h1>")
    future = "2033-05-04T08:00:00Z"
    assert published_moment(tree, [future], PLAIN, FETCHED, "en") == (future, "guessed")


def test_data_of_a_change_alone_date_nothing() -> None:
    data = '<script type="application/ld+json">{"dateModified": "2031-05-09T00:00:00Z"}</script>'
    assert moment(data) is None


def test_looking_for_a_day_leaves_the_boxes_as_they_were() -> None:
    tree, _ = parse_markup("<body><aside>4 May 2031</aside><footer>x</footer></body>")
    published_moment(tree, (), PLAIN, None, None)
    assert [box.tag for box in tree.iter("aside", "footer")] == ["aside", "footer"]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2031/05/04/ferry", "2031-05-04"),
        ("https://news.example/world/2031/may/04/ferry", "2031-05-04"),
        ("https://news.example/ferry_2031_05_04.html", "2031-05-04"),
        ("https://news.example/2031/05/4-ferries-that-sank", None),
        ("https://news.example/2031/harbour/04/ferry", None),
        ("https://news.example/ferry-2031-5-4.html", "2031-05-04"),
        ("https://news.example/2031/13/04/ferry", None),
        ("https://news.example/20310504/ferry", "2031-05-04"),
        ("https://news.example/diary/20310504.html", "2031-05-04"),
        ("https://news.example/2031050417/ferry", None),
        ("https://news.example/ferry-20311399", None),
        ("https://news.example/2031/ferry", None),
        ("https://news.example/2031/07/04/ferry", None),
        ("https://news.example/2031-05/04/c_1130.htm", "2031-05-04"),
        ("https://news.example/flood-of-2031-05-04", "2031-05-04"),
        ("https://news.example/flood-of-2031-05-04-what-to-know", None),
    ],
)
def test_a_day_is_read_from_an_address(url: str, day: str | None) -> None:
    assert day_of_address(url, FETCHED) == day


@pytest.mark.parametrize("box", ["mentions", "widget_events", "block-menu top-navigation"])
def test_days_of_readers_and_of_what_is_on_are_not_taken(box: str) -> None:
    assert moment(f'<div class="{box}"><time datetime="2031-05-04">4 May 2031</time></div>') is None


def test_a_page_that_has_a_sidebar_is_none_itself() -> None:
    page = (
        '<div class="page has-sidebar"><article><time datetime="2031-05-04">May 4</time></article>'
    )
    assert moment(page) == "2031-05-04"


def test_a_day_that_a_title_tells_gives_way_to_what_the_page_says() -> None:
    url = "https://news.example/vote-of-2031-05-04"
    tree, _ = parse_markup("<article><h1>Vote</h1><p>Published 2 May 2031</p></article>")
    bare, _ = parse_markup("<article><h1>Vote</h1></article>")
    assert published_moment(tree, (), url, FETCHED, "en") == ("2031-05-02", "printed")
    assert published_moment(bare, ["2031-05-01"], url, FETCHED, "en") == (
        "2031-05-01",
        "structured",
    )
    assert published_moment(bare, (), url, FETCHED, "en") == ("2031-05-04", "address")


def test_the_day_of_what_was_printed_before_there_was_a_web_is_only_a_guess() -> None:
    tree, _ = parse_markup("<article><h1>Flood</h1></article>")
    url = "https://news.example/archive/1953/02/01/flood"
    assert published_moment(tree, (), url, FETCHED, "en") == ("1953-02-01", "guessed")


def test_what_is_of_the_page_gives_way_to_the_day_that_it_shows() -> None:
    tree, _ = parse_markup("<article><h1>Seal</h1><p>Published 4 May 2031</p></article>")
    bare, _ = parse_markup("<article><h1>Seal</h1></article>")
    of_site, of_day = "2012-01-01T00:00:00Z", "2031-05-04T08:00:00Z"

    def found(tree: HtmlElement, *of_page: str) -> tuple[str, str] | None:
        return published_moment(tree, (), PLAIN, FETCHED, "en", of_page=of_page)

    assert found(tree, of_site) == ("2031-05-04", "printed")
    assert found(tree, of_site, of_day) == (of_day, "structured")
    assert found(bare, of_site) == (of_site, "structured")


def test_a_day_after_the_capture_gives_way_to_any_before_it() -> None:
    tree, _ = parse_markup("<article><h1>Seal</h1><p>Published 4 May 2031</p></article>")
    late = "2033-01-01T00:00:00Z"
    assert published_moment(tree, [late], PLAIN, FETCHED, "en") == ("2031-05-04", "printed")
    both = published_moment(tree, [late, "2031-05-03T00:00:00Z"], PLAIN, FETCHED, "en")
    assert both == ("2031-05-03T00:00:00Z", "structured")


def test_a_moment_of_the_same_day_goes_before_the_day_alone() -> None:
    own = '<article><time itemprop="datePublished" datetime="2031-05-04T09:00Z">x</time></article>'
    assert moment(own, PLAIN, "2031-05-04") == "2031-05-04T09:00:00Z"
    assert moment(own, PLAIN, "2031-05-01") == "2031-05-01"


def test_days_of_other_things_in_the_head_are_not_searched() -> None:
    names = ("unavailable_after", "book:release_date", "article:expiration_time", "dcterms.valid")
    head = "".join(f'<meta property="{name}" content="2031-05-04">' for name in names)
    tree, _ = parse_markup(f"<html><head>{head}</head><body><p>Seal</p></body></html>")
    assert published_moment(tree, (), PLAIN, FETCHED, "en") is None
