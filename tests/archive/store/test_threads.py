"""Which post another answers, and what stands beside a post in its author's thread."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import threads
from archiver.archive.store.removal import add_tombstones, find_known_post, remove_post
from archiver.archive.store.threads import better_parent, load_neighbours, unheld_parent
from archiver.models.records import Author
from tests.archive.stored import AT, Desk

PARENT = "select in_reply_to, in_thread from posts where platform_id = ?"


def parent_of(desk: Desk, number: int) -> tuple[str | None, int | None]:
    return tuple(desk.connection.execute(PARENT, (str(number),)).fetchone())


def sides(desk: Desk, post: int) -> list[tuple[str, str, bool]]:
    return [(one.side, one.key, one.has_words) for one in load_neighbours(desk.connection, [post])]


def test_a_post_of_a_thread_has_its_neighbours_on_both_sides(desk: Desk) -> None:
    desk.add_post(11, "The kelp is late")
    kept = desk.add_post(12, "and so is the ferry", answers=11, in_thread=True)
    desk.add_post(13, None, answers=12, in_thread=True, outcome="login-gated")
    found = [("after", "x:13", False), ("before", "x:11", True)]
    assert sides(desk, kept.post_id) == found


def test_a_parent_of_which_only_the_id_is_known_is_one_where_its_author_is_said(desk: Desk) -> None:
    own = desk.add_post(12, "and so is the ferry", answers=11, in_thread=True)
    of_another = desk.add_post(22, "is it?", answers=21, in_thread=False)
    of_whom = desk.add_post(32, "is it not?", answers=31)
    assert sides(desk, own.post_id) == [("before", "x:11", False)]
    assert sides(desk, of_another.post_id) == sides(desk, of_whom.post_id) == []
    keys = [unheld_parent(desk.connection, key) for key in ("x:12", "x:22", "x:32", "x:99")]
    assert keys == ["x:11", None, None, None]


def test_who_answers_somebody_else_is_no_neighbour_whatever_is_said(desk: Desk) -> None:
    post = desk.add_post(11, "The kelp is late")
    desk.add_post(12, "I sold it", author=Author(handle="crook"), answers=11, in_thread=True)
    assert sides(desk, post.post_id) == []


def test_what_a_page_says_of_a_parent_is_not_kept_and_the_platform_knows_best(desk: Desk) -> None:
    desk.add_post(12, "and so is the ferry", answers=10, in_thread=True, evidence="embed")
    assert parent_of(desk, 12) == (None, None)
    desk.add_post(12, "and so is the ferry", answers=9, evidence="import")
    desk.add_post(12, "and so is the ferry", answers=11, in_thread=True, evidence="api")
    desk.add_post(12, "and so is the ferry", answers=8, evidence="import")
    desk.add_post(12, "and so is the ferry", evidence="api")
    assert parent_of(desk, 12) == ("x:11", 1)


@pytest.mark.parametrize(
    ("known", "shown", "source", "kept"),
    [
        ((None, None), ("x:1", None), "import", ("x:1", None)),
        (("x:1", None), ("x:1", True), "import", ("x:1", True)),
        (("x:1", True), ("x:1", None), "api", ("x:1", True)),
        (("x:1", True), ("x:2", None), "api", ("x:2", None)),
        (("x:1", True), ("x:2", True), "archive", ("x:1", True)),
        (("x:1", True), (None, None), "api", ("x:1", True)),
    ],
)
def test_the_better_of_two_parents_is_chosen(
    known: threads.Parent, shown: threads.Parent, source: str, kept: threads.Parent
) -> None:
    assert better_parent(known, shown, source) == kept  # type: ignore[arg-type]


def test_a_forgotten_parent_is_named_nowhere(desk: Desk) -> None:
    desk.add_post(11, "The kelp is late")
    desk.add_post(12, "and so is the ferry", answers=11, in_thread=True)
    gone = find_known_post(desk.connection, "x:11")
    assert gone is not None
    with transaction(desk.connection):
        add_tombstones(desk.connection, gone, at=AT, reason=None)
        remove_post(desk.connection, gone)
    assert parent_of(desk, 12) == (None, None)
    desk.add_post(12, "and so is the ferry", answers=11, in_thread=True)
    assert parent_of(desk, 12) == (None, None)
