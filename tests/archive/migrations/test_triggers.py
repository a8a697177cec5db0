"""What the schema itself keeps true: counters, rewordings, search, what to judge again."""

import sqlite3

import pytest

from archiver.archive.connection import transaction
from archiver.archive.migrations.current_versions import MARK_STUBS
from archiver.archive.migrations.unspaced import fill_unspaced_indexes
from archiver.archive.migrations.views import VIEW_STATEMENTS, WITH_ACCOUNTS, WITHOUT_GROUPS
from archiver.archive.pages.news import count_holdings
from archiver.archive.pages.quotations import sum_by_problem, sum_by_wording
from archiver.models.records import Author
from tests.archive.stored import Desk

TEXT = "“The kelp is late,” wrote Bea Tidewell. “Nobody counts gulls,” she wrote."


def tally(desk: Desk, name: str) -> int | None:
    found: int | None = desk.value("select value from tallies where name = ?", name)
    return found


def test_counters_follow_quotations_that_come_and_go(desk: Desk) -> None:
    desk.add_article(TEXT, "The kelp is late", "Nobody counts gulls")
    assert (tally(desk, "articles"), tally(desk, "quotes")) == (1, 2)
    with transaction(desk.connection):
        desk.connection.execute("delete from quotes where id = 2")
    assert tally(desk, "quotes") == 1


def judge(desk: Desk, quote: int, wording: str, problem: str | None, corroborated: int) -> None:
    with transaction(desk.connection):
        row = desk.connection.execute(
            "insert into verdicts(quote_id, run_id, judged_at, rules, attribution, timing, "
            "wording, problem, corroborated) values (?, 1, '2032-03-01', '4', '', '', "
            "?, ?, ?) returning id",
            (quote, wording, problem, corroborated),
        ).fetchone()
        desk.connection.execute("update quotes set verdict_id = ? where id = ?", (row[0], quote))


def test_counters_follow_what_is_wrong_and_not_the_wording(desk: Desk) -> None:
    desk.add_article(TEXT, "The kelp is late", "Nobody counts gulls")
    article = "select altered, problems from articles_overview"
    judge(desk, 1, "altered", "altered", 1)
    judge(desk, 2, "altered", None, 0)
    assert (tally(desk, "altered"), tally(desk, "altered altered")) == (2, 1)
    assert tally(desk, "uncorroborated") == 1
    assert [tuple(row) for row in desk.connection.execute(article)] == [(1, 1)]
    judge(desk, 1, "verbatim", "misattributed", 1)
    assert (tally(desk, "altered altered"), tally(desk, "verbatim misattributed")) == (0, 1)
    assert [tuple(row) for row in desk.connection.execute(article)] == [(0, 1)]
    counts = count_holdings(desk.connection)
    assert sum_by_problem(counts.judged) == {"misattributed": 1}
    assert sum_by_wording(counts.judged) == {"verbatim": 1, "altered": 1}
    judge(desk, 2, "verbatim", None, 1)
    assert tally(desk, "uncorroborated") == 0


def test_only_a_whole_wording_after_a_whole_one_is_a_rewording(desk: Desk) -> None:
    first = desk.add_post(7, "The kelp is late today and so is the ferry")
    second = desk.add_post(7, "The kelp is late tonight and so is the ferry")
    desk.add_post(8, "Something else about gulls", author=Author(handle="corvinash"))
    assert desk.column("select version_id from rewordings") == [second.version_id]
    assert desk.column("select post_id from rewordings") == [second.post_id]
    with transaction(desk.connection):
        desk.connection.execute(
            "update sightings set version_id = null where version_id = ?", (second.version_id,)
        )
        desk.connection.execute("delete from post_versions where id = ?", (second.version_id,))
    assert desk.column("select version_id from rewordings") == []
    assert first.version_id != second.version_id


@pytest.mark.parametrize("word", ["kelp", "KELP", "tidewell"])
def test_words_of_quotations_and_articles_are_found_until_they_change(
    desk: Desk, word: str
) -> None:
    desk.add_article(TEXT, "The kelp is late", speaker="Bea Tidewell")
    query = "select count(*) from {0} where {0} match ?"
    assert desk.value(query.format("quote_search"), word) == 1
    assert desk.value(query.format("article_search"), word) == 1
    with transaction(desk.connection):
        desk.connection.execute("update article_versions set text = 'Nothing is left'")
    assert desk.value(query.format("article_search"), word) == 0
    assert desk.value(query.format("article_search"), "nothing") == 1


def test_a_number_that_is_free_again_is_not_taken_for_judged(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.add_post(number, None, outcome="deleted")
    with transaction(desk.connection):
        desk.connection.execute("update tallies set value = 3 where name = 'judged_sightings'")
        desk.connection.execute("delete from sightings where id = 3")
    assert tally(desk, "judged_sightings") == 2


def test_a_post_that_gets_another_author_or_time_is_to_be_judged_again(desk: Desk) -> None:
    post = desk.add_post(7, "The kelp is late today and so is the ferry").post_id
    desk.add_article(TEXT, "The kelp is late")
    with transaction(desk.connection):
        desk.connection.execute("update posts set posted_at = posted_at where id = ?", (post,))
    assert desk.value("select count(*) from unjudged") == 0
    with transaction(desk.connection):
        desk.connection.execute("update posts set posted_at = '2031-01-01' where id = ?", (post,))
    rows = desk.connection.execute("select what, number from unjudged").fetchall()
    assert [tuple(row) for row in rows] == [("post", post)]


def test_a_much_shorter_walled_text_is_marked_a_stub_and_the_fuller_is_judged_again(
    desk: Desk,
) -> None:
    url = "https://gazette.example/kelp"
    desk.add_article(TEXT, "The kelp is late", url=url)
    short = desk.add_article("The kelp is", url=url)
    near = desk.add_article(TEXT.replace("gulls", "eels"), url=url)
    with transaction(desk.connection):
        desk.connection.execute(
            "update article_versions set access = 'paywalled' where id in (?, ?)", (short, near)
        )
        for statement in MARK_STUBS:
            desk.connection.execute(statement)
    stubs = desk.column("select id from article_versions where access = 'stub'")
    assert stubs == [short]
    assert desk.column("select quote_id from due_quotes") == [1]
    assert desk.value("select version_id from current_article_versions") == near


def test_texts_without_spaces_that_are_there_are_indexed_and_no_others(desk: Desk) -> None:
    desk.add_article("潮は遅れる", "潮は遅れる")
    desk.add_article(TEXT, "The kelp is late")
    with transaction(desk.connection):
        for index in ("unspaced_quote_search", "unspaced_article_search"):
            desk.connection.execute(f"insert into {index}({index}) values ('delete-all')")  # noqa: S608
    query = "select rowid from unspaced_quote_search where unspaced_quote_search match ?"
    assert desk.column(query, '"潮 は"') == []
    with transaction(desk.connection):
        fill_unspaced_indexes(desk.connection)
    assert desk.column(query, '"潮 は"') == [1]
    assert desk.column(query, "kelp") == []


@pytest.mark.parametrize("newer", [WITHOUT_GROUPS, WITH_ACCOUNTS], ids=["ungrouped", "accounts"])
def test_a_view_that_was_made_anew_keeps_every_column(
    archive: sqlite3.Connection, newer: dict[str, str]
) -> None:
    for name, query in newer.items():
        before = archive.execute(VIEW_STATEMENTS[name]).description
        after = archive.execute(query).description
        assert [one[0] for one in after][: len(before)] == [one[0] for one in before]


def test_the_ungrouped_view_counts_what_the_grouped_one_counted(desk: Desk) -> None:
    version = desk.add_article(TEXT, "The kelp is late", "Nobody counts gulls")
    for number in (1, 2):
        desk.embed(version, desk.add_post(number, f"Kelp bulletin number {number}").post_id)
    (name,) = WITHOUT_GROUPS
    rows = [
        [tuple(row) for row in desk.connection.execute(views[name])]
        for views in (VIEW_STATEMENTS, WITHOUT_GROUPS)
    ]
    assert rows[0] == rows[1] != []
