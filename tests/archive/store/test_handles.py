"""Posts shown with a handle alone go to the account whose handle it was, if that is certain."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import accounts, handles
from archiver.models.records import Author
from tests.archive.stored import Desk

ALONE = Author(handle="kelpdesk", name="Kelp Desk")
FIRST = Author(handle="kelpdesk", name="Kelp Desk", account_id="1001")
SECOND = Author(handle="kelpdesk", name="Kelp Museum", account_id="1002")


def owner(desk: Desk, number: int) -> str | None:
    """Give the id of the account that a post is held to be of."""
    found: str | None = desk.value(
        "select account_id from authors where id = (select author_id from posts where key = ?)",
        f"x:{number}",
    )
    return found


def settle(desk: Desk) -> None:
    with transaction(desk.connection):
        for platform, handle in handles.unsettled_handles(desk.connection, [("x", "kelpdesk")]):
            handles.settle_handle(desk.connection, platform, handle, {})


def test_a_handle_of_no_account_has_nothing_to_settle(desk: Desk) -> None:
    desk.add_post(1, "Kelp is late today and so is the ferry", author=ALONE)
    assert handles.unsettled_handles(desk.connection, [("x", "kelpdesk"), ("x", "")]) == []


def test_the_one_account_that_has_a_handle_gets_its_posts(desk: Desk) -> None:
    desk.add_post(1, "Kelp is late today and so is the ferry", author=ALONE)
    desk.add_post(2, "Gulls were counted twice before breakfast", author=FIRST)
    settle(desk)
    assert owner(desk, 1) == "1001"
    number = desk.value("select id from posts where key = 'x:1'")
    assert accounts.is_by_handle_alone(desk.connection, number, "KelpDesk")
    author = desk.value("select author_id from posts where key = 'x:1'")
    assert not accounts.is_certain(desk.connection, author, number)


@pytest.mark.parametrize("order", [(1, 2, 3), (2, 3, 1), (3, 1, 2)])
def test_of_two_accounts_with_one_handle_neither_gets_its_posts(
    desk: Desk, order: tuple[int, ...]
) -> None:
    for number in order:
        author = {1: ALONE, 2: FIRST, 3: SECOND}[number]
        desk.add_post(number, f"Kelp bulletin number {number} of this week", author=author)
    settle(desk)
    assert [owner(desk, number) for number in (1, 2, 3)] == [None, "1001", "1002"]


def test_settling_again_changes_nothing(desk: Desk) -> None:
    for number, author in ((1, ALONE), (2, FIRST), (3, SECOND)):
        desk.add_post(number, f"Kelp bulletin number {number} of this week", author=author)
    settle(desk)
    before = "\n".join(desk.connection.iterdump())
    settle(desk)
    assert "\n".join(desk.connection.iterdump()) == before


def test_a_handle_of_another_platform_is_not_touched(desk: Desk) -> None:
    desk.add_post(1, "Kelp is late today and so is the ferry", author=ALONE)
    desk.add_post(2, "Gulls were counted twice before breakfast", author=FIRST)
    assert handles.unsettled_handles(desk.connection, [("mastodon", "kelpdesk")]) == []
