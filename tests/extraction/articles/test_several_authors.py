"""All authors of an article are named, however a page joins their names."""

import pytest

from archiver.extraction.articles import several_authors
from archiver.extraction.articles.metadata import read_metadata
from archiver.html.json_ld import article_nodes
from archiver.html.meta_elements import meta_values
from archiver.html.page import parse_markup

ONE = '<meta name="author" content="Ida Tamm">'
PROSE = f"<p>{'The ferry to Ostermoor left late on Monday, and nobody knew why. ' * 3}</p>"


def byline(body: str, head: str = "", site: str = "Harbour Pilot") -> str | None:
    head = f'<title>Ferry</title><meta property="og:site_name" content="{site}">{head}'
    markup = f"<html><head>{head}</head><body><h1>Ferry</h1>{body}</body></html>"
    tree, _ = parse_markup(markup)
    return read_metadata(
        tree, "https://pilot.example/ferry", None, meta_values(tree), article_nodes(tree)
    ).byline


@pytest.mark.parametrize(
    "line",
    [
        "Ida Tamm and Bo Lind",
        "Ida Tamm und Bo Lind",
        "Ida Tamm y Bo Lind",
        "Ida Tamm & Bo Lind",
        "Ida Tamm in Ostermoor and Bo Lind in Havenby",
        "Harbour Newsroom, Ida Tamm and Bo Lind",
    ],
)
def test_names_are_listed_with_commas(line: str) -> None:
    assert several_authors.list_authors(line, "Harbour Pilot") == "Ida Tamm, Bo Lind"


@pytest.mark.parametrize("line", ["Lind & Tamm Shipping", "AFP, The Pilot", "Ida and Bo Tamm"])
def test_what_is_no_list_of_whole_names_stays(line: str) -> None:
    assert several_authors.list_authors(line, "The Pilot Online") == line


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ida Tamm, Bruno Lind and Cy Moss</p>",
        "<p>By</p><p><a>Ida Tamm</a>, <span>Bruno Lind</span> and <a>Cy Moss</a></p>",
        "<p>Ida Tamm, Bruno Lind and Cy Moss, Staff Writers</p>",
        "<p class=byline><span>Ida Tamm</span> und <span>Bruno Lind</span> und Cy Moss</p>",
    ],
)
def test_a_line_has_more_authors_than_the_field(line: str) -> None:
    assert byline(line + PROSE, ONE) == "Ida Tamm, Bruno Lind, Cy Moss"


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ida Tamm, New York</p>",
        "<p>By Ida Tamm, Harbour Pilot</p>",
        "<p>Ida Tamm and the seal of Ostermoor</p>",
        "<figure><figcaption>Ida Tamm and Bo Lind</figcaption></figure>",
        '<div class="related"><p>By Ida Tamm and Bo Lind</p></div>',
        "<p>Ida Tamm, Photographs by Bo Lind</p>",
        "<p>Ida Tamm is a reporter. She and Bo Lind sail.</p>",
    ],
)
def test_what_stands_beside_the_author_is_no_other(line: str) -> None:
    assert byline(line + PROSE, ONE) == "Ida Tamm"


def test_a_field_may_be_there_once_for_each_author() -> None:
    assert byline("", ONE + '<meta name="author" content="Bo Lind">') == "Ida Tamm, Bo Lind"
    assert byline("", ONE + '<meta name="author" content="Harbour Pilot Newsroom">') == "Ida Tamm"
    library = "".join(
        f'<meta name="citation_author" content="{name}">' for name in ("Tamm, Ida", "Lind, Bo")
    )
    assert byline("", library) == "Ida Tamm, Bo Lind"
    tree, _ = parse_markup(library)
    assert several_authors.named_in_metas(tree.iter("meta"), ["author"]) == []


def test_a_list_of_authors_is_not_run_together() -> None:
    items = "<ul class=authors><li>Ida Tamm</li><li>Bo Lind</li></ul>"
    assert byline(items + PROSE) == "Ida Tamm, Bo Lind"
    spans = "<b class=author>Ida Tamm</b><b>, </b><b class=author>Bo Lind</b>"
    assert byline(f"<div>By {spans}</div>{PROSE}") == "Ida Tamm, Bo Lind"
    assert several_authors.add_others(parse_markup(PROSE)[0], "Ida Tamm", None) == "Ida Tamm"


def test_a_name_of_two_parts_is_one_where_its_page_says_so() -> None:
    line = '<div class="author"><a href="/autor/ida-tamm-lind-at5">{}</a></div>'
    assert byline(line.format("Ida Tamm - Lind")) == "Ida Tamm-Lind"
    assert byline(line.format("Ida Tamm - Pilot")) == "Ida Tamm"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("<p>Pilot news services</p>", "Pilot news services"),
        ("<cite>Staff and wire reports<br></cite>", "Staff and wire reports"),
        ("<p>Our news services tell of ships and seals.</p>", None),
        ('<div class="aut">SID</div>', "SID"),
        ('<div class="hide-for-print"><span id="autor">AFP</span></div>', "AFP"),
        ("<p>Posted by Ida Tamm.</p>", "Ida Tamm"),
        ("<p>Текст: Ида Тамм</p>", "Ида Тамм"),
        ("<p>Par Ida Tamm et Bo Lind, avec AFP</p>", "Ida Tamm, Bo Lind"),
        ("<p>Reporting by Ida Tamm; Editing by Bo Lind</p>", "Ida Tamm"),
        ("<p>By Ida Tamm - 4 May 2031</p>", "Ida Tamm"),
        ('<p class="byline">Guest Essay</p><p class="byline">By Ida Tamm</p>', "Ida Tamm"),
    ],
)
def test_lines_of_desks_and_of_people_are_found(line: str, name: str | None) -> None:
    assert byline(line + PROSE) == name


def test_a_firm_or_outside_authors_give_way_to_whom_the_page_names() -> None:
    firm = '<meta name="author" content="Harbour Press GmbH">'
    assert byline('<div class="author">Ida Tamm</div>', firm) == "Ida Tamm"
    outside = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry", '
        '"author": [{"@type": "Person", "name": "Auswärtige Autoren (AA)"}]}</script>'
    )
    both = '<meta name="author" content="Ida Tamm/Bo Lind">'
    assert byline("", outside + both) == "Ida Tamm, Bo Lind"
