"""Posts on a server made with fedify, which has notes and no pages, and no API of Mastodon."""

import pytest

from archiver.models.records import Lead, Media
from tests.servers.fedify import Fedify
from tests.servers.looking import look, named

pytestmark = pytest.mark.asyncio
FIRST = 126855030000000000
"""A number that Mastodon would have given on the fourth of May 2031."""


async def test_a_note_is_read_with_all_that_it_says(fedify_server: Fedify) -> None:
    """A picture that is not in a list, as JSON-LD has one alone; a quoted post; a parent."""
    quoted, parent = (fedify_server.address(FIRST - one) for one in (1, 2))
    url = fedify_server.publish(
        FIRST,
        "<p>The seal,<br>again &amp; again</p><p>Look</p>",
        summary="Animals",
        pictures=["A seal on a pier"],
        quoted=quoted,
        parent=parent,
    )
    looked = await look(url, elsewhere=fedify_server.elsewhere)
    version = looked.first.version
    assert version is not None
    assert version.text == "Animals\n\nThe seal,\nagain & again\n\nLook"
    assert version.media == (Media(type="photo", alt="A seal on a pier"),)
    assert version.quoted == named(quoted).key
    assert looked.first.leads == (
        Lead(ref=named(quoted), why="quoted", url=quoted),
        Lead(ref=named(parent), why="parent", url=parent),
    )
    author = looked.first.post.author
    assert (author.handle, author.name) == ("carl@quay.example", "Carl of the Quay")


async def test_two_pictures_are_two(fedify_server: Fedify) -> None:
    """In a list, as they come with more than one."""
    url = fedify_server.publish(FIRST + 1, "Two", pictures=["One", "Other"])
    looked = await look(url, elsewhere=fedify_server.elsewhere)
    assert looked.first.version
    assert [one.alt for one in looked.first.version.media] == ["One", "Other"]


async def test_an_edit_is_another_wording(fedify_server: Fedify) -> None:
    """The note shows the newest words only."""
    url = fedify_server.publish(FIRST + 2, "Six boats")
    before = await look(url, elsewhere=fedify_server.elsewhere)
    fedify_server.publish(FIRST + 2, "Seven boats", updated="2031-05-04T11:00:00Z")
    after = await look(url, elsewhere=fedify_server.elsewhere)
    assert (before.text, after.text) == ("Six boats", "Seven boats")
    assert before.first.post == after.first.post


async def test_a_tombstone_says_that_a_post_was_deleted(fedify_server: Fedify) -> None:
    """Surely so: the server has had it."""
    url = fedify_server.publish(FIRST + 3, deleted=True)
    looked = await look(url, elsewhere=fedify_server.elsewhere)
    assert looked.first.outcome == "deleted"
    assert "a tombstone stands in its place" in (looked.first.reason or "")


async def test_a_note_that_never_was_is_not_found(fedify_server: Fedify) -> None:
    """That the server has no pages at all does not count against its own word."""
    looked = await look(fedify_server.address(FIRST + 4), elsewhere=fedify_server.elsewhere)
    assert (looked.first.outcome, looked.first.resolver) == ("unknown", "activitypub")


@pytest.mark.parametrize("deleted", [False, True])
async def test_a_server_that_wants_signatures_tells_nothing(
    fedify_server: Fedify, deleted: bool
) -> None:
    """Not even whether the post is there."""
    url = fedify_server.publish(FIRST + 5, "Hidden", signed=True, deleted=deleted)
    looked = await look(url, elsewhere=fedify_server.elsewhere)
    assert looked.first.outcome == "login-gated"
    assert "answers only requests of other servers" in (looked.first.reason or "")


async def test_a_note_for_followers_is_protected(fedify_server: Fedify) -> None:
    """Its words came over the wire, and are not kept."""
    url = fedify_server.publish(FIRST + 6, "For friends only", followers=True)
    looked = await look(url, elsewhere=fedify_server.elsewhere)
    assert (looked.first.outcome, looked.text) == ("protected", None)
