"""The site's search finds words of Chinese, Japanese, Thai and Korean text, in old archives too."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlite_utils import Database

from archiver.archive.connection import connect, transaction
from archiver.archive.index import writer
from archiver.archive.index.unspaced import UNSPACED_INDEXES
from archiver.archive.migrations import steps
from archiver.archive.store import articles
from archiver.models.records import Article as Page
from archiver.models.records import Author, Embed
from tests.verification.reverification.desk import Desk
from tests.web.conftest import Ask

ANA = Author(handle="anabrook_test", name="安小溪")
QUOTES = (
    ("渡轮在海豹离开以前永远不会开航", "安小溪"),
    ("港の灯台はアザラシのために一晩中ついています", "港湾局"),
    ("เรือข้ามฟากจะไม่ออกก่อนแมวน้ำ", None),
    ("등대에서 물개를 보았습니다", "부두 사무소"),
    ("The ferry waits for 海豹 and nobody else", "Ida Tamm"),
)
POSTS = (
    "海豹今天坐在码头上，没有人敢叫它走开",
    "上海的码头今天没有豹，只有一只猫",
    "灯台のアザラシはきょうも眠っています",
    "물개는 등대에서 잡니다",
)


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four scripts."""
    path = tmp_path_factory.mktemp("coast") / "archive.db"
    with closing(connect(path, write=True)) as connection:
        desk = Desk(connection)
        desk.begin()
        desk.article(QUOTES)
        for number, text in enumerate(POSTS, start=1):
            desk.look(text, number=number, author=ANA)
        desk.judge()
    return path


@pytest.fixture
def found(ask: Ask, coast: Path) -> Callable[..., Any]:
    """`await found("海豹")`: the quotations, articles and posts that the site finds."""

    async def asking(words: str, path: Path = coast) -> tuple[set[str], int, set[str]]:
        request = {"params": {"q": words}}
        answer = (await ask("/-/search.json", files=[path], request=request)).json()
        said = {one["text"] for one in answer["quotations"]}
        return said, len(answer["articles"]), {one["text"] for one in answer["posts"]}

    return asking


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("asked", "quotes", "texts"),
    [
        ("海豹", {0, 4}, {0}),
        ("豹海", set(), set()),
        ("海豹 离开", {0}, set()),
        ("海豹 ferry", {4}, set()),
        ("安小溪", {0}, set()),
        ("码头上", set(), {0}),
        ("アザラシ", {1}, {2}),
        ("灯台", {1}, {2}),
        ("アザラシのために", {1}, set()),
        ("แมวน้ำ", {2}, set()),
        ("เรือ", {2}, set()),
        ("등대", {3}, {3}),
        ("물개", {3}, {3}),
        ("사무소", {3}, set()),
        ("대에서", set(), set()),
    ],
)
async def test_words_are_found_where_they_stand_together(
    found: Callable[..., Any], asked: str, quotes: set[int], texts: set[int]
) -> None:
    said, pages, posted = await found(asked)
    assert said == {QUOTES[index][0] for index in quotes}
    assert posted == {POSTS[index] for index in texts}
    # A speaker is no part of the article's text here.
    assert pages == (asked not in {"安小溪", "사무소"} and bool(quotes))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "asked", ['海"豹', "海*", "NEAR(海 豹)", "海 AND", "“海豹”", "海" * 300, "，"]
)
async def test_no_question_is_an_error(ask: Ask, coast: Path, asked: str) -> None:
    for page in ("/-/search", "/-/search.json"):
        response = await ask(page, files=[coast], request={"params": {"q": asked}})
        assert response.status_code == 200


@pytest.mark.asyncio
async def test_more_than_are_shown_are_told_of(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(connect(path, write=True)) as connection:
        desk = Desk(connection)
        desk.begin()
        desk.article([(f"海豹在第{number}号码头", None) for number in range(100, 112)])
    page = await ask("/-/search", files=[path], request={"params": {"q": "海豹"}})
    more = BeautifulSoup(page.text, "lxml").select_one(".more a")
    assert more is not None
    listed = await ask(str(more["href"]), files=[path])
    assert len(BeautifulSoup(listed.text, "lxml").select("ul.list > li")) == 12


@pytest.mark.asyncio
async def test_an_archive_of_before_is_indexed_when_it_is_opened(
    found: Callable[..., Any], coast: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.db"
    with closing(connect(coast)) as connection:
        connection.execute("vacuum into ?", (str(path),))
    with closing(Database(path)) as old:
        for index in UNSPACED_INDEXES:
            old.execute(f"drop table {index}")
        old.execute("delete from _sqlite_migrations where name = ?", [steps.m011_unspaced.__name__])
        old.conn.commit()
    connect(path, write=True).close()
    assert await found("海豹 离开", path) == ({QUOTES[0][0]}, 1, set())


def test_a_forgotten_post_is_in_no_index_of_characters(tmp_path: Path) -> None:
    """It was flattened into the article's text, of which the rest can still be found."""
    with closing(connect(tmp_path / "archive.db", write=True)) as connection:
        desk = Desk(connection)
        desk.begin()
        key = desk.look("没有人敢叫它走开", number=1, author=ANA)
        text = "码头的消息。没有人敢叫它走开"
        with transaction(connection):
            page = Page(url="https://paper.example/flat", text=text, title="港口")
            kept = articles.add_article(connection, desk.run, desk.file, page)
            embed = Embed(platform="x", kind="flattened", span=(6, len(text)))
            articles.add_embed(connection, kept.version_id, 1, embed)
        desk.remove(key)
        writer.merge_index_segments(connection)
        connection.execute(
            "create virtual table temp.terms using "
            "fts5vocab('main', 'unspaced_article_search', 'instance')"
        )
        terms = {row[0] for row in connection.execute("select term from temp.terms")}
        assert terms == set("码头的消息港口")
        check = "insert into unspaced_article_search(unspaced_article_search) values (?)"
        connection.execute(check, ("integrity-check",))
