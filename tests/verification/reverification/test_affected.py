"""Judging only what new and changed rows may concern leaves every verdict as judging all would."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archiver.crawl import judging
from archiver.models.records import Author, Evidence, Outcome
from tests.archive.listed import listed_anew, listed_now
from tests.conftest import examples
from tests.verification.reverification.desk import Desk

pytestmark = pytest.mark.slow  # drawn archives

WORDS = (
    *("the", "ferry", "seal", "is", "late", "harbour", "not", "of", "Marrowby", "gulls", "and"),
    *("forty", "quay", "my", "lantern", "horn"),
)
AUTHORS = (
    Author(handle="ana", name="Ana Brook"),
    Author(handle="ana", name="Ana Brook", account_id="11"),
    Author(handle="ana_tamm", name="Ana Brook-Tamm", account_id="11"),
    Author(handle="ana", name="Late Gulls", account_id="12"),
    Author(handle="ana2", name="Ana Brook", account_id="13"),
    Author(handle="notana", name="Not Ana Brook"),
    Author(handle="idatamm", name="Ida Tamm"),
    Author(handle="cato", name="Cato Brook"),
    Author(handle="marrowbyharbour"),
    Author(name="Ana Brook"),
)
SPEAKERS = (
    *(None, "Ana Brook", "Brook", "Ida Tamm", "@ana", "Tamm", "the harbour office", "Ana"),
    *("Senator Ana Brook", "marrowby harbour"),
)
EVIDENCE = get_args(Evidence)
OUTCOMES = [outcome for outcome in get_args(Outcome) if outcome != "ok"]
ALIASES = (
    ("the harbour office", "x:marrowbyharbour"),
    ("the harbour office", "@ana"),
    ("Ana Brook", "x:ana2"),
    ("Ana Brook", "x:cato"),
)


def text(draw: random.Random) -> str:
    """Words in one of few orders, so that texts share stretches; some pass on what another said."""
    start, size = draw.choice((0, 3, 6, 9)), draw.choice((2, 3, 4, 5, 6, 7, 8, 9, 12))
    found = [*WORDS, *WORDS][start : start + size]
    for _ in range(draw.choice((0, 0, 0, 1, 2))):
        found[draw.randrange(size)] = draw.choice(WORDS)
    return " ".join(found)


def posted(draw: random.Random) -> str:
    said = text(draw)
    return draw.choice((said, said, said, f"RT @ana: {said}", f"{said}…", f"{said} {text(draw)}"))


def quotation(draw: random.Random) -> tuple[str, str | None]:
    said = text(draw)
    cut = f"{said} […] {text(draw)}"
    return draw.choice((said, said, said, cut, f"[The] {said}")), draw.choice(SPEAKERS)


def happens(desk: Desk, draw: random.Random) -> None:
    """One thing that happens to an archive."""
    number, known = draw.randrange(1, 6), [f"x:{number}" for number in range(1, 6)]
    match draw.choice(("look", "look", "look", "look", "article", "read", "alias", "gone", "out")):
        case "look":
            desk.look(
                posted(draw),
                number=draw.choice((None, number, number)),
                author=draw.choice(AUTHORS),
                posted_at=f"2031-05-0{draw.randrange(1, 9)}T08:00:00Z",
                evidence=draw.choice(EVIDENCE),
                truncated=draw.random() < 0.2,
            )
        case "article":
            desk.article([quotation(draw) for _ in range(6)], draw.sample(known, 2))
        case "read" if desk.pages:
            desk.read_again(draw.randrange(1, desk.pages + 1), draw.sample(known, 1))
        case "alias":
            desk.alias(*draw.choice(ALIASES), part=draw.random() < 0.4)
        case "gone":
            desk.look(None, number=number, outcome=draw.choice(OUTCOMES))
        case "out":
            desk.remove(draw.choice(known))
        case _:
            pass


@pytest.fixture(scope="module", autouse=True)
def one_by_one() -> Iterator[None]:
    """Each verdict is kept in a transaction of its own, so that a kill comes between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "_COMMIT_EVERY", 1)
        yield


# An example takes 50 ms: few every day, so many where nobody waits.
@settings(max_examples=examples(120))
@given(st.integers(0, 2**32))
def test_every_verdict_is_that_of_judging_all(empty_archive: sqlite3.Connection, seed: int) -> None:
    draw = random.Random(seed)
    with closing(sqlite3.connect(":memory:")) as connection:
        empty_archive.backup(connection)
        connection.row_factory = sqlite3.Row
        desk = Desk(connection)
        desk.begin()
        desk.article([quotation(draw) for _ in range(12)])
        for _ in range(draw.randrange(4, 12)):
            for _ in range(draw.choice((1, 1, 1, 3))):
                happens(desk, draw)
            desk.judge(kill_after=draw.choice((None, None, None, 0, 2)))
            desk.begin()
        desk.judge()
        assert desk.stored() == desk.judged_now()
        assert listed_now(connection) == listed_anew(connection)
