"""Invented articles crawled whole: what their verdicts must say, and whom they must not accuse."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from tests.gate.crawled import judged_quotations
from tests.gate.scenes import SCENES, Scene, page
from tests.gate.thread_scenes import THREADS

ALL = (*SCENES, *THREADS)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """One archive of all scenes: their posts imported, then their pages crawled."""
    folder = tmp_path_factory.mktemp("scenes")
    posts = [json.dumps(post) for scene in ALL for post in scene.posts]
    (folder / "posts.jsonl").write_text("\n".join(posts), encoding="utf-8")
    pages = folder / "pages"
    pages.mkdir()
    for scene in ALL:
        (pages / f"{scene.name}.html").write_text(page(scene), encoding="utf-8")
    connection = connect(folder / "archive.db", write=True)
    assert not import_files(connection, [folder / "posts.jsonl"]).errors
    crawl(connection, [str(pages)], CrawlOptions(warc_folder=folder / "captures"))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def judged(archive: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """The quotations of each scene with their verdicts, by the scene's name."""
    by_page: dict[str, list[dict[str, Any]]] = {}
    for row in judged_quotations(archive):
        by_page.setdefault(row["page"], []).append(row)
    return by_page


def _parameter(scene: Scene) -> object:
    """A scene by its name; what is known to be missing has to fail until it is there."""
    marks = [pytest.mark.xfail(reason=scene.missing, strict=True)] if scene.missing else []
    return pytest.param(scene, id=scene.name, marks=marks)


@pytest.mark.parametrize("scene", [_parameter(scene) for scene in ALL])
def test_the_verdict_is_what_an_editor_would_sign(
    scene: Scene, judged: dict[str, list[dict[str, Any]]]
) -> None:
    rows = judged.get(scene.name, [])
    for words, said in scene.said.items():
        row = next((row for row in rows if words in row["quote"]), None)
        if row is None:
            # A term need not be listed at all, but an utterance has to be.
            assert None in _allowed(said.get("wording", "")), f"{words!r} was not read"
            continue
        wrong = {k: row[k] for k, value in said.items() if row[k] not in _allowed(value)}
        assert not wrong, (scene.why, row)


def _allowed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
