"""What a page says of its article: by JSON-LD, by meta elements, by marks of its own."""

import pytest

from archiver.extraction.articles.metadata import Metadata, read_metadata
from archiver.html.json_ld import article_nodes
from archiver.html.meta_elements import meta_values
from archiver.html.page import parse_markup

URL = "https://news.example/harbour/ferry"


def metadata(head: str, body: str = "", language: str = "en") -> Metadata:
    markup = f"<html lang={language}><head>{head}</head><body>{body}</body></html>"
    tree, _ = parse_markup(markup)
    return read_metadata(tree, URL, "2031-06-01T00:00:00Z", meta_values(tree), article_nodes(tree))


def test_json_ld_goes_before_meta_elements() -> None:
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry leaves", '
        '"datePublished": "2031-05-04T10:00:00Z", "author": [{"name": "Ana Brook"}]}</script>'
    )
    found = metadata(
        linked + '<meta name="author" content="Ida Tamm"><meta name="pubdate" content="2031-05-01">'
    )
    assert (found.title, found.byline) == ("Ferry leaves", "Ana Brook")
    assert found.published_at == "2031-05-04T10:00:00Z"


def test_meta_elements_speak_where_there_is_no_json_ld() -> None:
    found = metadata(
        '<meta property="og:title" content="Ferry"><meta property="og:site_name" content="Pilot">'
        '<meta name="author" content="By Ida Tamm">'
        '<meta property="article:modified_time" content="2031-05-05">'
    )
    assert (found.title, found.site, found.byline) == ("Ferry", "Pilot", "Ida Tamm")
    assert (found.published_at, found.modified_at) == (None, "2031-05-05")


def test_looking_for_a_day_leaves_the_tree_as_it_was() -> None:
    head = '<meta name="last-modified" content="2031-05-05">'
    tree, _ = parse_markup(f"<html><head>{head}</head><body></body></html>")
    read_metadata(tree, URL, None, meta_values(tree), [])
    assert meta_values(tree) == {"last-modified": "2031-05-05"}


def test_the_address_is_a_whole_one_and_no_front_page() -> None:
    link = '<link rel="canonical" href="{}">'
    assert metadata(link.format("https://news.example/a?utm_source=x")).url == (
        "https://news.example/a"
    )
    assert metadata(link.format("https://news.example/")).url == URL
    assert metadata(link.format("/a")).url == URL


def test_a_byline_is_a_name_and_no_address() -> None:
    assert metadata('<meta name="author" content="https://news.example/ana">').byline is None
    assert metadata("", '<p class="author">Ana Brook</p>').byline == "Ana Brook"


def linked(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'


def test_entities_are_decoded_also_where_they_were_escaped_twice() -> None:
    found = metadata(
        linked(
            '{"@type": "NewsArticle", "headline": "Ana&#8217;s &amp;amp; Bo&amp;#8217;s ferry",'
            '"publisher": {"name": "Pier &amp; Pilot"}, "author": {"name": "Ida O&#039;Tamm"}}'
        )
    )
    assert (found.title, found.site) == ("Ana’s & Bo’s ferry", "Pier & Pilot")
    assert found.byline == "Ida O'Tamm"


def test_a_person_in_the_page_goes_before_a_body_in_json_ld() -> None:
    head = linked('{"@type": "Article", "author": {"@type": "Organization", "name": "Pilot News"}}')
    assert metadata(head, '<p class="author">Ida Tamm</p>').byline == "Ida Tamm"
    assert metadata(head, '<p class="author">Pilot News Today</p>').byline == "Pilot News"


def test_the_site_is_taken_off_a_title() -> None:
    site = '<meta property="og:site_name" content="Harbour Pilot">'
    title = '<meta property="og:title" content="{}">'
    assert metadata(site + title.format("Ferry leaves | Harbour Pilot")).title == "Ferry leaves"
    kept = "Ferry leaves - and comes back"
    assert metadata(site + title.format(kept)).title == kept
    heading = "<h1>Ferry leaves</h1>"
    assert metadata(title.format("Ferry leaves – Isle News"), heading).title == "Ferry leaves"


def test_the_site_of_a_saved_page_is_the_host_of_its_address() -> None:
    tree, _ = parse_markup('<link rel="canonical" href="https://www.pilot.example/a/ferry">')
    found = read_metadata(tree, "file:///desk/ferry.html", None, meta_values(tree), [])
    assert found.site == "pilot.example"


def test_the_articles_own_node_is_dated_before_the_pages() -> None:
    found = metadata(
        linked(
            '{"@graph": [{"@type": "WebPage", "datePublished": "2029-01-01T00:00:00Z"},'
            '{"@type": "NewsArticle", "datePublished": "2031-05-04T10:00:00Z"}]}'
        )
    )
    assert found.published_at == "2031-05-04T10:00:00Z"


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("1935655200", "2031-05-04T10:00:00Z"),
        ('{"@type": "Date", "@value": "2031-05-04T10:00:00Z"}', "2031-05-04T10:00:00Z"),
        ('"1970-01-01T00:00:00Z"', None),
        ('"0001-01-01T00:00:00Z"', None),
        ("true", None),
    ],
)
def test_the_forms_of_a_stated_date(stated: str, moment: str | None) -> None:
    found = metadata(linked(f'{{"@type": "NewsArticle", "datePublished": {stated}}}'))
    assert found.published_at == moment


def test_a_page_saved_out_of_the_wayback_machine_has_its_original_address() -> None:
    saved = "https://web.archive.org/web/20310504101112/https://pilot.example/a/ferry"
    found = metadata(f'<link rel="canonical" href="{saved}">')
    assert (found.url, found.site) == ("https://pilot.example/a/ferry", "pilot.example")


def test_a_publisher_who_is_only_referred_to_is_looked_up() -> None:
    found = metadata(
        linked(
            '{"@graph": [{"@type": "NewsArticle", "publisher": {"@id": "#pilot"}},'
            '{"@type": "NewsMediaOrganization", "@id": "#pilot", "name": "The Pilot"}]}'
        )
    )
    assert found.site == "The Pilot"


@pytest.mark.parametrize("name", ["admin", "tamm@pilot.example", "Webmaster"])
def test_an_account_is_no_author(name: str) -> None:
    assert metadata(f'<meta name="author" content="{name}">').byline is None


def test_an_author_who_is_only_referred_to_is_looked_up() -> None:
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "headline": "Ferry", "author": {"@id": "#ida"}}, '
        '{"@type": "Person", "@id": "#ida", "name": "Ida Tamm"}]}'
    )
    assert metadata(linked(graph)).byline == "Ida Tamm"


def test_a_section_is_no_author_where_a_field_names_one() -> None:
    page = linked('{"@type": "NewsArticle", "author": {"@type": "Person", "name": "harbour"}}')
    assert metadata(f'{page}<meta name="article:author" content="Ida Tamm">').byline == "Ida Tamm"
    assert metadata(page).byline == "harbour"


@pytest.mark.parametrize(
    ("came_from", "named", "is_believed"),
    [
        ("https://m.pilot.example/a", "https://www.pilot.example/a/ferry", True),
        ("https://pilot.co.uk/a", "https://amp.pilot.co.uk/a/ferry", True),
        ("https://rival.example/a", "https://pilot.example/a/ferry", False),
        ("https://rival.co.uk/a", "https://pilot.co.uk/a/ferry", False),
        ("https://mallory.github.io/a", "https://alice.github.io/a/ferry", False),
        ("https://pilot.example.rival.example/a", "https://pilot.example/a/ferry", False),
        ("http://127.0.0.1:8001/a", "https://pilot.example/a/ferry", False),
        ("http://127.0.0.1:8001/a", "http://127.0.0.2:8001/a/ferry", False),
        (
            "https://web.archive.org/web/2031/https://pilot.example/a",
            "https://pilot.example/b",
            True,
        ),
        (
            "https://rival.example/web/2031/https://pilot.example/a",
            "https://pilot.example/b",
            False,
        ),
        (
            "https://conifer.rhizome.org/rival/b/20310504100000/https://pilot.example/a",
            "https://pilot.example/b",
            False,
        ),
    ],
)
@pytest.mark.parametrize(
    "head", ['<link rel=canonical href="{}">', '<meta property="og:url" content="{}">']
)
def test_a_page_names_itself_within_its_own_site_alone(
    head: str, came_from: str, named: str, is_believed: bool
) -> None:
    """Whoever shares a public suffix, such as that of a host of pages, is another.

    So is who gave a web archive what it shows.
    """
    tree, _ = parse_markup(f"<html><head>{head.format(named)}</head><body></body></html>")
    found = read_metadata(tree, came_from, None, meta_values(tree), [], came_from=came_from).url
    assert (found == named) is is_believed
    assert is_believed or found.startswith(came_from.partition("/a")[0])


def test_a_person_goes_before_an_address_and_the_site_itself() -> None:
    head = (
        '<meta property="og:site_name" content="The Pilot">'
        '<meta property="article:author" content="https://news.example/authors">'
    )
    body = '<a class="author">The Pilot</a><a class="author">Ida Tamm</a>'
    assert metadata(head, body).byline == "Ida Tamm"
    named = '<meta name="sailthru.author" content="Bo Lind">'
    assert metadata(head + '<meta name="author" content="The Pilot">' + named).byline == "Bo Lind"
    assert metadata(head, '<a class="author">The Pilot</a>').byline == "The Pilot"


def test_a_live_blog_is_dated_by_its_beginning() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Live", '
        '"coverageStartTime": "2031-05-04T07:00:00Z", "liveBlogUpdate": [{"@type": "BlogPosting",'
        ' "headline": "Late", "datePublished": "2031-05-04T21:43:00Z"}]}</script>'
    )
    body = '<time itemprop="datePublished" datetime="2031-05-04T21:44:00Z">9:44pm</time>'
    assert metadata(head, body).published_at == "2031-05-04T07:00:00Z"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ('"author": {"@type": "Role", "author": {"name": "Ida Tamm"}}', "Ida Tamm"),
        ('"author": {"givenName": "Ida", "familyName": "Tamm"}', "Ida Tamm"),
        ('"creator": ["Ida Tamm"]', "Ida Tamm"),
        ('"author": {"name": "{{ author }}"}', None),
        ('"author": {"name": "www.pilot.example"}', None),
        ('"author": {"name": "pilot.example"}', None),
    ],
)
def test_an_author_is_named_in_many_forms(author: str, name: str | None) -> None:
    assert metadata(linked(f'{{"@type": "NewsArticle", {author}}}')).byline == name


def test_an_account_gives_way_to_the_name_that_the_page_marks() -> None:
    head = linked('{"@type": "NewsArticle", "author": {"name": "itamm"}}')
    assert metadata(head, '<p class="author">Ida Tamm</p>').byline == "Ida Tamm"


@pytest.mark.parametrize(
    "stated", ["20310504T100000Z", "/Date(1935655200000)/", "2031-5-4T12:00:00+02:00"]
)
def test_moments_are_read_as_programs_write_them(stated: str) -> None:
    head = linked(f'{{"@type": "NewsArticle", "datePublished": "{stated}"}}')
    found = metadata(head)
    assert (found.published_at, found.dated_by) == ("2031-05-04T10:00:00Z", "structured")


def test_a_page_s_own_day_or_that_of_a_film_gives_way_to_the_line_that_readers_see() -> None:
    line = "<article><h1>Seal</h1><p>Published 4 May 2031</p></article>"
    for kind in ("WebPage", "VideoObject"):
        head = linked(f'{{"@type": "{kind}", "datePublished": "2012-01-01"}}')
        assert metadata(head, line).published_at == "2031-05-04"
    recipe = linked('{"@type": "Recipe", "datePublished": "2031-05-01"}')
    assert metadata(recipe, line).published_at == "2031-05-01"
    today = '<meta name="date" content="2031-06-01T00:00:00Z">'
    assert metadata(today, line).published_at == "2031-05-04"
    assert metadata(today).published_at == "2031-06-01T00:00:00Z"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('[[{"name": "Ida Tamm"}, {"name": "Bo Lind"}]]', "Ida Tamm, Bo Lind"),
        ('{"@list": [{"name": "Ida Tamm"}]}', "Ida Tamm"),
        ('{"@type": "Person", "name": ["Ida Tamm", "Bo Lind"]}', "Ida Tamm, Bo Lind"),
        ('{"@type": ["Person", "Organization"], "name": "Ida Tamm"}', "Ida Tamm"),
        ('[[[[["Ida Tamm"]]]]]', None),
    ],
)
def test_authors_stand_in_lists_of_many_forms(author: str, names: str | None) -> None:
    assert metadata(linked(f'{{"@type": "NewsArticle", "author": {author}}}')).byline == names


@pytest.mark.parametrize("desk", ["Newsroom", "Guest Contributor", "Pilot Staff"])
def test_a_desk_gives_way_to_the_person_that_the_page_names(desk: str) -> None:
    head = linked(f'{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{desk}"}}}}')
    assert metadata(head, "<h1>Ferry</h1><p>By Ida Tamm</p>").byline == "Ida Tamm"
    assert metadata(head).byline == desk


def test_the_page_of_an_author_names_one_who_is_marked_nowhere() -> None:
    link = '<h1>Ferry</h1><div><a href="/author/ida">Ida Tamm</a></div>'
    assert metadata("", link).byline == "Ida Tamm"


def test_the_firm_that_runs_a_site_wrote_none_of_its_articles() -> None:
    firm = '<meta name="author" content="Harbour Press GmbH &amp; Co. KG">'
    assert metadata(firm).byline is None
    assert metadata('<meta name="author" content="Harbour Press">').byline == "Harbour Press"


def test_a_printed_date_is_read_as_the_country_of_its_page_writes_it() -> None:
    line = '<h1>Ferry</h1><p class="date">Published 03/04/2031</p>'

    def dated(label: str) -> str | None:
        tree, _ = parse_markup(f'<html lang="{label}"><body>{line}</body></html>')
        return read_metadata(tree, "https://news.example/ferry", None, {}, []).published_at

    assert dated("en-NZ") == "2031-04-03"
    assert dated("en-US") is None
