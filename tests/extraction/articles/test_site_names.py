"""A site is named by what its page says, by its host, or by what its titles end with."""

from typing import Any

import pytest

from archiver.extraction.articles.site_names import find_site_name
from archiver.html.page import parse_markup

URL = "https://www.news.example/ferry"
FILE = "file:///saved/ferry.html"


def named(
    metas: dict[str, str] | None = None,
    *,
    markup: str = "<p>",
    url: str = URL,
    linked: tuple[dict[str, Any], ...] = (),
    titles: tuple[str, ...] = ("Ferry late",),
) -> str | None:
    return find_site_name(parse_markup(markup)[0], metas or {}, linked, url, titles)


@pytest.mark.parametrize(
    "name", ["https://news.example", "//news.example", "www.news.example", "@news"]
)
def test_an_address_is_no_name(name: str) -> None:
    publisher = {"publisher": {"name": "Harbour Courier"}}
    assert named({"og:site_name": name}) == "news.example"
    assert named({"og:site_name": name}, linked=(publisher,)) == "Harbour Courier"


@pytest.mark.parametrize("publisher", ["Harbour Courier", [{"name": "Harbour Courier"}]])
def test_a_publisher_is_read_in_each_of_its_forms(publisher: Any) -> None:
    assert named(linked=({"publisher": publisher},)) == "Harbour Courier"


def test_a_title_is_no_part_of_a_name() -> None:
    assert named({"application-name": "Ferry late - Harbour Courier"}) == "Harbour Courier"


def test_a_slogan_is_taken_off_where_titles_do_without() -> None:
    metas = {"og:site_name": "Courier | News from the harbour"}
    assert named(metas, markup="<title>Ferry late | Courier</title>") == "Courier"
    assert named(metas) == "Courier | News from the harbour"


@pytest.mark.parametrize(
    ("markup", "metas", "name"),
    [
        ('<link rel="alternate" href="https://news.example/feed">', {}, "news.example"),
        ("<p>", {"twitter:url": "https://news.example/a"}, "news.example"),
        ("<title>Ferry late | Harbour Courier</title>", {}, "Harbour Courier"),
        ('<title>Ferry late</title><a href="https://x.com/seal">X</a>', {}, None),
    ],
)
def test_a_saved_page_tells_its_site_otherwise(
    markup: str, metas: dict[str, str], name: str | None
) -> None:
    assert named(metas, markup=markup, url=FILE) == name


def test_linked_data_tells_the_host_of_a_saved_page() -> None:
    page = {"mainEntityOfPage": {"@id": "https://news.example/ferry"}}
    assert named(linked=(page,), url=FILE) == "news.example"


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Courier - Harbour Press und Druck GmbH & Co. KG", "Courier"),
        ("Harbour Courier Ltd.", "Harbour Courier"),
        ("Courier - News | Weather | Sport", "Courier"),
        ("Inc Magazine", "Inc Magazine"),
    ],
)
def test_a_company_and_a_list_of_subjects_are_no_part_of_a_name(stated: str, name: str) -> None:
    assert named({"og:site_name": stated}) == name


def test_a_site_that_is_called_as_its_page_is_has_the_end_of_that_name() -> None:
    whole = "Ferry late: the seal speaks - Harbour Courier"
    assert named({"og:site_name": whole}, markup=f"<title>{whole}</title>", titles=()) == (
        "Harbour Courier"
    )


def test_a_list_of_subjects_before_a_name_is_no_part_of_it() -> None:
    page = "<title>Ferry late | News, Sport - Harbour Courier</title>"
    assert named({"og:site_name": "News, Sport - Harbour Courier"}, markup=page) == (
        "Harbour Courier"
    )


def test_a_title_ends_with_the_name_that_the_host_is_spelt_as() -> None:
    url = "https://www.harbourcourier.example/ferry"
    page = "<title>Ferry late | harbour courier</title>"
    assert named(markup=page, url=url) == "harbour courier"
    assert named(markup="<title>Ferry late | Sport</title>", url=url) == "harbourcourier.example"
    assert named(markup=page) == "news.example"
