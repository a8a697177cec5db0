"""The pages of a site for its sitemap."""

import sqlite3

import pytest

from archiver.archive.pages import site_pages
from tests.verification.reverification.desk import Desk


def test_an_archive_without_articles_has_one_empty_part(archive: sqlite3.Connection) -> None:
    assert site_pages.count_parts(archive) == 1
    assert site_pages.articles_of_part(archive, 1) == []
    assert site_pages.publishers(archive) == []


def test_every_article_is_in_one_part(
    archive: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_pages, "_OF_PART", 2)
    desk = Desk(archive)
    for _ in range(5):
        desk.begin()
        desk.article([("the ferry will leave before the seal", None)])
    parts = [site_pages.articles_of_part(archive, number + 1) for number in range(3)]
    assert site_pages.count_parts(archive) == 3
    assert [len(part) for part in parts] == [2, 2, 1]
    assert len({key for part in parts for key in part}) == 5
