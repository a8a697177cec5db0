"""The newsroom that the project brings along, crawled whole: every line of its expected.jsonl.

The articles are invented, the rules by which their verdicts are right are in `why`.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.report import RunReport
from archiver.crawl.run import crawl
from archiver.platforms.post_keys import shown_identity

NEWSROOM = Path(__file__).parent / "newsroom"
EXPECTED = [
    json.loads(line)
    for line in (NEWSROOM / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def archive(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[sqlite3.Connection, RunReport]]:
    folder = tmp_path_factory.mktemp("newsroom")
    connection = connect(folder / "archive.db", write=True)
    report = crawl(connection, [str(NEWSROOM)], CrawlOptions(warc_folder=folder / "captures"))
    yield connection, report
    connection.close()


def rows(connection: sqlite3.Connection, sql: str, *values: object) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(sql, values)]


def quotes_of(connection: sqlite3.Connection, page: dict[str, Any]) -> list[dict[str, Any]]:
    return rows(
        connection,
        "select q.text, q.speaker, q.cue, v.wording, v.flags, v.attribution, v.timing, a.handle "
        "from quotes q join article_versions av on av.id = q.article_version_id "
        "join captures c on c.id = av.capture_id left join verdicts v on v.id = q.verdict_id "
        "left join post_versions pv on pv.id = v.post_version_id "
        "left join posts p on p.id = pv.post_id left join authors a on a.id = p.author_id "
        "where c.source like '%/' || ? order by q.start",
        page["file"],
    )


@pytest.mark.parametrize("page", EXPECTED, ids=[page["file"] for page in EXPECTED])
def test_posts_of_a_page_are_archived(
    archive: tuple[sqlite3.Connection, RunReport], page: Any
) -> None:
    found = rows(
        archive[0],
        "select p.platform, p.platform_id as id, e.kind, e.handle, e.name, "
        "substr(coalesce(e.posted_at, p.posted_at), 1, 10) as date, e.text from embeds e "
        "join posts p on p.id = e.post_id join article_versions av on av.id = e.article_version_id "
        "join captures c on c.id = av.capture_id where c.source like '%/' || ?",
        page["file"],
    )
    key = "platform", "kind", "handle", "name", "date", "text"

    def shape(post: dict[str, Any]) -> tuple[object, ...]:
        return *(post[name] for name in key[:-1]), shown_identity(post["text"] or "")

    assert sorted(map(repr, map(shape, found))) == sorted(map(repr, map(shape, page["posts"])))


@pytest.mark.parametrize("page", EXPECTED, ids=[page["file"] for page in EXPECTED])
def test_quotations_of_a_page_get_their_verdicts(
    archive: tuple[sqlite3.Connection, RunReport], page: Any
) -> None:
    found = quotes_of(archive[0], page)
    assert [quote["text"] for quote in found] == [quote["text"] for quote in page["quotes"]]
    wrong = []
    for quote, expected in zip(found, page["quotes"], strict=True):
        judged = {
            "wording": quote["wording"],
            "flags": sorted(json.loads(quote["flags"] or "[]")),
        }
        wanted = {"wording": expected["wording"], "flags": sorted(expected["flags"])}
        if expected["attribution"] is not None and quote["handle"]:
            judged |= {
                "attribution": quote["attribution"],
                "timing": quote["timing"],
                "handle": quote["handle"],
            }
            wanted |= {key: expected[key] for key in ("attribution", "timing", "handle")}
        if judged != wanted:
            wrong.append((quote["text"], quote["speaker"], judged, wanted, expected["why"]))
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)
