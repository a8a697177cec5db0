"""Datasette's own pages with the plugin and the configuration of db/."""

import re
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., Awaitable[Any]]
pytestmark = pytest.mark.asyncio

CONFIGURATION = Path(__file__).parents[2] / "db"


@pytest.fixture(scope="module")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration directory as a checkout has it, with the archive in it."""
    made = tmp_path_factory.mktemp("site")
    for name in ("metadata.yaml", "datasette.yaml", "settings.json"):
        shutil.copy(CONFIGURATION / name, made)
    shutil.copy(archive, made / "archive.db")
    return made


@pytest.mark.slow
async def test_a_folder_is_a_whole_deployment(ask: Ask, folder: Path) -> None:
    home = await ask("/", config_dir=folder)
    assert "<h1>What is new</h1>" in home.text
    assert 'href="/-/verify"' in home.text
    tables = await ask("/-/", config_dir=folder)
    assert "Archive of quoted posts" in tables.text
    settings = (await ask("/-/settings.json", config_dir=folder)).json()
    assert settings["suggest_facets"] is False
    assert settings["default_page_size"] == 25


async def test_strangers_run_no_sql_and_take_no_file(ask: Ask, folder: Path) -> None:
    for address in (
        "/archive?sql=select+1",
        "/archive.json?sql=select+1",
        "/archive/-/query?sql=select+1",
        "/archive/-/query.json?sql=select+1",
        "/archive/posts.json?_where=1=1",
        "/archive.db",
    ):
        response = await ask(address, config_dir=folder)
        if response.status_code == 302:
            response = await ask(response.headers["location"], config_dir=folder)
        assert response.status_code in {400, 403, 404}, address


async def test_the_database_page_names_the_overviews_first_and_hides_machinery(
    ask: Ask, folder: Path
) -> None:
    response = await ask("/archive", config_dir=folder)
    page = response.text
    assert page.index("archive/quotes_overview") < page.index('id="tables"')
    shown = set(re.findall(r'<h3><a href="/archive/([^"]+)"', page))
    assert "posts" in shown
    hidden = {"tallies", "post_keys", "post_index", "post_index_data", "_sqlite_migrations"}
    assert not shown & (hidden | {"sqlite_sequence"})
    check_header(page)


@pytest.mark.parametrize(
    ("view", "title", "facet"),
    [
        ("quotes_overview", "Quotations and their verdicts", "wording"),
        ("posts_overview", "Posts", "platform"),
        ("articles_overview", "Articles", "site"),
        ("runs_overview", "Runs", "status"),
    ],
)
async def test_overviews_have_titles_column_descriptions_and_facets(
    ask: Ask, folder: Path, view: str, title: str, facet: str
) -> None:
    response = await ask(f"/archive/{view}", config_dir=folder)
    assert response.status_code == 200
    assert f"<h1>{title}" in response.text
    assert "column-descriptions" in response.text or "data-column-description" in response.text
    assert f'data-column="{facet}"' in response.text


async def test_the_meanings_of_columns_are_folded_away_above_the_rows(
    ask: Ask, folder: Path
) -> None:
    for table in ("quotes_overview", "posts"):
        page = (await ask(f"/archive/{table}", config_dir=folder)).text
        folded = re.search(
            r"<details class=\"archiver-columns\"><summary>[^<]+</summary><dl (.*?)</dl></details>",
            page,
            re.DOTALL,
        )
        assert folded
        assert folded[1].count("<dt>") > 5
        assert page.count('<dl class="column-descriptions">') == 1
        assert page.index("</details>") < page.index("<tbody>")


async def test_a_template_of_ones_own_stands_before_ours(
    ask: Ask, folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "table.html"
    own.write_text(
        '{% extends "default:table.html" %}{% block title %}Mine{% endblock %}', encoding="utf-8"
    )
    page = await ask("/archive/posts", config_dir=folder, template_dir=str(tmp_path))
    assert "<title>Mine</title>" in page.text
    assert "archiver-columns" not in page.text


@pytest.mark.slow
async def test_every_table_and_view_has_a_page(ask: Ask, folder: Path, tables: list[str]) -> None:
    for table in tables:
        response = await ask(f"/archive/{table}", config_dir=folder)
        assert response.status_code == 200, table
        rows = await ask(f"/archive/{table}.json?_shape=array", config_dir=folder)
        assert rows.status_code == 200, table


@pytest.fixture
def tables() -> list[str]:
    return [
        *("runs", "captures", "articles", "article_versions", "readings", "authors"),
        *("author_names", "posts", "post_versions", "sightings", "embeds", "quotes", "verdicts"),
        *("articles_overview", "quotes_overview", "posts_overview", "runs_overview"),
    ]


async def test_rows_are_linked_by_names_not_numbers(ask: Ask, folder: Path) -> None:
    posts = await ask("/archive/posts", config_dir=folder)
    assert ">Mara Quill</a>" in posts.text
    versions = await ask("/archive/article_versions", config_dir=folder)
    assert ">Harbour &lt;em&gt;row&lt;/em&gt;</a>" in versions.text
    sightings = await ask("/archive/sightings", config_dir=folder)
    assert ">x:101</a>" in sightings.text


async def test_wordings_and_flags_are_badges_with_words(ask: Ask, folder: Path) -> None:
    page = (await ask("/archive/quotes_overview", config_dir=folder)).text
    assert 'class="archiver-badge archiver-fair" title="Wording changed">altered</span>' in page
    assert '<span title="A negating word' in page
    assert '<a href="/archive/quotes/2">2</a>' in page
    assert ">[]<" not in page


async def test_only_web_addresses_become_links(ask: Ask, folder: Path) -> None:
    for table in ("posts", "posts_overview", "embeds"):
        page = (await ask(f"/archive/{table}", config_dir=folder)).text
        assert 'href="javascript' not in page
        assert "javascript:alert(" in page
    page = (await ask("/archive/posts", config_dir=folder)).text
    assert '<a href="https://x.example/1" rel="nofollow noreferrer">x.example/1</a>' in page


async def test_hostile_texts_are_escaped_in_tables(ask: Ask, folder: Path) -> None:
    for address in ("/archive/posts_overview", "/archive/post_versions", "/archive/authors"):
        page = (await ask(address, config_dir=folder)).text
        assert "<script>alert('tide')" not in page
        assert "<img src=x" not in page


async def test_the_menu_leads_to_the_verifier_for_who_may_use_it(ask: Ask, empty: Path) -> None:
    assert 'href="/-/verify">Verify a quotation</a>' in (await ask("/archive/posts/1")).text
    denied = {"databases": {"archive": {"tables": {"posts": {"allow": False}}}}}
    assert "/-/verify" not in (await ask("/", metadata=denied)).text.replace("/-/verify.css", "")
    base = await ask("/empty/posts", files=[empty], settings={"base_url": "/desk/"})
    assert 'href="/desk/-/verify"' in base.text
    assert re.search(r'href="/desk/-/verify\.css\?', base.text)


@pytest.mark.slow
async def test_all_pages_bear_headers_that_break_nothing(ask: Ask) -> None:
    for address in ("/-/", "/archive", "/archive/posts", "/-/versions.json", "/-/no-such-page"):
        headers = (await ask(address)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] in {"same-origin", "no-referrer"}
        assert headers["content-security-policy"] == "frame-ancestors 'self'"


async def test_the_plugin_is_listed(ask: Ask) -> None:
    plugins = (await ask("/-/plugins.json")).json()
    assert "archiver" in {plugin["name"] for plugin in plugins}


@pytest.mark.parametrize("address", ["/archive/posts", "/archive/posts/1", "/-/"])
async def test_datasettes_own_pages_wear_the_sites_header(
    ask: Ask, folder: Path, address: str
) -> None:
    check_header((await ask(address, config_dir=folder)).text)


def check_header(page: str) -> None:
    """The site's header stands once, before the page's own part."""
    assert '<html lang="en">' in page
    assert page.count('<header class="top">') == 1
    assert page.index('href="/-/quotations"') < page.index('role="main"')
    assert page.count('id="main"') == page.count('href="#main"') + 1 == 1


async def test_who_may_not_view_the_archive_sees_no_header_of_it(ask: Ask) -> None:
    denied = {"databases": {"archive": {"allow": {"id": "ana"}}}}
    page = await ask("/-/", metadata=denied)
    assert 'class="top"' not in page.text


async def test_the_owner_names_the_site(ask: Ask) -> None:
    own = {"plugins": {"archiver": {"name": "The <b>Isle</b> archive", "logo": "Isle & Sound"}}}
    for address in ("/-/front", "/archive/posts"):
        page = (await ask(address, metadata=own)).text
        assert "Isle &amp; Sound</a>" in page
        assert "<b>Isle" not in page
    named = (await ask("/-/quotations", metadata=own)).text
    assert "<title>Quotations · The &lt;b&gt;Isle&lt;/b&gt; archive</title>" in named
    assert 'property="og:site_name"' in named
