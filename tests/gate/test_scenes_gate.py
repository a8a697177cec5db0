"""Invented articles crawled whole: what their verdicts must say, and whom they must not accuse."""

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.importers.pipeline import import_files
from tests.gate.crawled import judged_quotations
from tests.gate.scenes import SCENES, Scene, page
from tests.gate.thread_scenes import THREADS
from tests.gate.variants import read_variants

EVERY_DAY = (*SCENES, *THREADS)
VARIANTS = tuple(read_variants())

Judged = dict[str, list[dict[str, Any]]]
"""The quotations of each scene with their verdicts, by the scene's name."""


def crawl_scenes(scenes: Sequence[Scene], folder: Path) -> Judged:
    """Crawl scenes into one archive: their posts imported, then their pages read."""
    posts = [json.dumps(post) for scene in scenes for post in scene.posts]
    (folder / "posts.jsonl").write_text("\n".join(posts), encoding="utf-8")
    pages = folder / "pages"
    pages.mkdir()
    for scene in scenes:
        (pages / f"{scene.name}.html").write_text(page(scene), encoding="utf-8")
    by_page: Judged = {}
    with closing(connect(folder / "archive.db", write=True)) as connection:
        assert not import_files(connection, [folder / "posts.jsonl"]).errors
        crawl(connection, [str(pages)], CrawlOptions(warc_folder=folder / "captures"))
        for row in judged_quotations(connection):
            by_page.setdefault(row["page"], []).append(row)
    return by_page


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return crawl_scenes(EVERY_DAY, tmp_path_factory.mktemp("scenes"))


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return crawl_scenes(VARIANTS, tmp_path_factory.mktemp("variants"))


def _parameter(scene: Scene) -> object:
    """A scene by its name; what is known to be missing has to fail until it is there."""
    marks = [pytest.mark.xfail(reason=scene.missing, strict=True)] if scene.missing else []
    return pytest.param(scene, id=scene.name, marks=marks)


@pytest.mark.parametrize("scene", [_parameter(scene) for scene in EVERY_DAY])
def test_the_verdict_is_what_an_editor_would_sign(scene: Scene, judged: Judged) -> None:
    check_scene(scene, judged)


@pytest.mark.slow
@pytest.mark.parametrize("scene", [_parameter(scene) for scene in VARIANTS])
def test_so_is_that_of_a_variant(scene: Scene, varied: Judged) -> None:
    check_scene(scene, varied)


def check_scene(scene: Scene, judged: Judged) -> None:
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
