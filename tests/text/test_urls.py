import pytest

from archiver.text import urls


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        (
            "HTTPS://News.Example:443/a?utm_source=x&id=7&fbclid=1#top",
            "https://news.example/a?id=7",
        ),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a?b&c=%20", "https://news.example/a?b&c=%20"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("file:///tmp/a page.html", "file:///tmp/a%20page.html"),
        ("http://[broken", "http://[broken"),
        ("mailto:a@news.example", "mailto:a@news.example"),
    ],
)
def test_a_canonical_address_has_no_tracking_and_no_fragment(address: str, canonical: str) -> None:
    assert urls.canonical_url(address) == canonical
    assert urls.canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://www.google.com/url?q=https://news.example/a&sa=D", "https://news.example/a"),
        (
            "https://web.archive.org/web/20200101000000im_/http://news.example/a",
            "http://news.example/a",
        ),
        ("https://web.archive.org/web/2020/http:/news.example/a", "http://news.example/a"),
        ("/web/2020im_/http://news.example/a", "http://news.example/a"),
        ("//news.example/a?b=1&amp;c=2", "https://news.example/a?b=1&c=2"),
        ("https%3A%2F%2Fnews.example%2Fa", "https://news.example/a"),
        (
            "https://news.example/?url=https://other.example/",
            "https://news.example/?url=https://other.example/",
        ),
    ],
)
def test_a_wrapper_gives_the_address_that_it_stands_for(address: str, target: str) -> None:
    assert urls.unwrap_url(address) == target


def test_wrappers_are_undone_a_few_times_and_no_more() -> None:
    address = "https://www.google.com/url?q=" * 50 + "https://news.example/"
    assert urls.unwrap_url(address).startswith("https://www.google.com/url")


@pytest.mark.parametrize(
    "address",
    [
        "https://twitter.com/intent/tweet?url=https://x.com/a/status/1",
        "https://www.facebook.com/sharer/sharer.php?u=https://news.example",
        "https://t.me/share/url?url=https://news.example",
        "https://twitter.com/share?url=https://news.example",
        "https://www.reddit.com/submit?url=https://news.example",
        "https://www.linkedin.com/sharing/share-offsite/?url=https://news.example",
    ],
)
def test_an_offer_to_share_names_no_page(address: str) -> None:
    assert urls.is_sharing(address)


def test_a_post_is_no_offer_to_share() -> None:
    assert not urls.is_sharing("https://x.com/intentional/status/1")


def test_a_frame_carries_an_address_under_any_host() -> None:
    carried = urls.carried_urls(
        "https://player.example/embed?x=1&url=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1"
    )
    assert carried == "https://x.com/a/status/1"
    assert urls.carried_urls("https://player.example/embed?url=soup") is None


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.council.example/video/7/", "council.example/video/7"),
        ("HTTP://www.Council.example/video/7?t=30#turn", "council.example/video/7"),
        ("http://council.example#top", "council.example"),
        ("http://www.example/seal", "example/seal"),
        ("https://council.example//seal/%20a", "council.example//seal/%20a"),
        ("https://council.example:8080/seal", "council.example:8080/seal"),
        ("https://council.example./seal", "council.example/seal"),
        ("https://reader@council.example/seal", "council.example/seal"),
        ("//council.example/seal", "council.example/seal"),
        ("https://web.archive.org/web/2031/https://council.example/seal", "council.example/seal"),
        ("https://council.example/a?b=1&amp;c=2", "council.example/a?b=1&c=2"),
        ("https://council.example/seal\n", "council.example/seal"),
        ("mailto:seal@council.example", None),
        ("/seal", None),
    ],
)
def test_all_addresses_of_a_page_have_one_name(address: str, name: str | None) -> None:
    assert urls.page_name(address) == name


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ("https://council.example/a/../seal", "https://council.example/a/../seal"),
        (" /seal ", "https://news.example/seal"),
        ("../seal", "https://news.example/seal"),
        ("//council.example/seal", "https://council.example/seal"),
        ("?page=2", "https://news.example/harbour/story?page=2"),
        ("http://[", None),
    ],
)
def test_a_link_leads_where_a_browser_would_go(given: str, there: str | None) -> None:
    assert urls.join_url("https://news.example/harbour/story", given) == there
