"""The page of a person counts and lists the same however it goes through the account's posts."""

import sqlite3

import pytest

from archiver.archive.pages import people, person_posts
from archiver.models.records import Author
from tests.verification.reverification.desk import Desk

ANA = Author(handle="anabrook_test", name="Ana Brook")
BEA = Author(handle="beatide_test", name="Bea Tide")
SAID = "The night ferry number {} to Pelliwick will never leave before the seal does"


@pytest.fixture
def quoted(archive: sqlite3.Connection) -> sqlite3.Connection:
    """Four posts of Ana Brook in two papers, one altered, and one of Bea Tide under her name."""
    desk = Desk(archive)
    desk.begin()
    posts = [desk.look(SAID.format(number), number=number, author=ANA) for number in range(1, 5)]
    other = desk.look("Seals have read the tide table since the spring", number=9, author=BEA)
    for site, own, more in (
        ("Tidewire", posts[:1], [(SAID.format(1), "Ana Brook")]),
        (
            "Quay Post",
            posts[1:],
            [(SAID.format(number).replace("never", "always"), "Ana Brook") for number in (2, 3)],
        ),
        (
            "Quay Post",
            [other],
            [("Seals have read the tide table since the spring", "Ana Brook")],
        ),
    ):
        key = desk.article(more, own)
        archive.execute("update articles set site = ? where site is null", (site,))
        assert key
    desk.judge()
    desk.begin()
    desk.look(f"{SAID.format(4)}, unless it rains", number=4, author=ANA)
    archive.commit()
    return archive


def _page(archive: sqlite3.Connection) -> people.PersonPage:
    found = people.load_person_page(archive, "x:anabrook_test")
    assert found is not None
    return found


def test_an_account_has_the_quotations_of_its_posts_and_apart_those_of_its_name(
    quoted: sqlite3.Connection,
) -> None:
    page = _page(quoted)
    texts = [one.text for one in page.quoted]
    assert [("always" in text, "number" in text) for text in texts] == [
        (True, True),
        (True, True),
        (False, True),
    ]
    assert [one.text[:5] for one in page.credited] == ["Seals"]
    assert [one.post.text for one in page.changes.edited] == [f"{SAID.format(4)}, unless it rains"]
    assert [(one.site, one.quotations, one.problems) for one in page.publishers] == [
        ("Quay Post", 2, 2),
        ("Tidewire", 1, 0),
    ]
    assert [tuple(one) for one in page.counts] == [
        ("altered", "altered", 2),
        ("verbatim", None, 1),
    ]


def test_a_great_account_is_counted_by_its_latest_posts(
    quoted: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = _page(quoted)
    monkeypatch.setattr(people, "MAX_COUNTED_POSTS", 3)
    page = _page(quoted)
    assert page.bounded
    assert sum(one.total for one in page.counts) == len(page.quoted) == 2
    assert page.publishers == every.publishers
    # Those of its older posts are still not taken for others'.
    assert page.credited == every.credited


def test_publishers_of_very_many_quotations_are_counted_by_the_latest(
    quoted: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = _page(quoted)
    monkeypatch.setattr(person_posts, "_COUNTED", 3)
    assert _page(quoted) == every
    monkeypatch.setattr(person_posts, "_COUNTED", 1)
    assert sum(one.quotations for one in _page(quoted).publishers) == 1
    assert _page(quoted).counts == every.counts
