"""Posts on a real snac: its API is for its own users alone, and ActivityPub tells of them."""

import pytest

from archiver.models.records import Capture, Lead
from archiver.platforms.mastodon.strategies import read_archived_mastodon
from archiver.platforms.resolving import ResolveContext
from tests.servers.looking import look, named
from tests.servers.snac import Snac, Writer

Server = tuple[Snac, Writer, Writer]
pytestmark = pytest.mark.asyncio


async def test_a_post_is_read_as_it_is_shown(snac_server: Server) -> None:
    """Words, author, time and content warning; links and mentions as they read."""
    server, ana, _ = snac_server
    told = ana.post(
        "@ben the *night* ferry: https://ferry.example/times?a=1&b=2\nTicket < 4 €",
        spoiler_text="Boats",
    )
    looked = await look(told["uri"], elsewhere=server.elsewhere)
    assert looked.text == (
        "Boats\n\n@ben@tide.example the night ferry: https://ferry.example/times?a=1&b=2\n"
        "Ticket < 4 €"
    )
    post = looked.first.post
    assert (post.author.handle, post.author.name) == ("ana@tide.example", "ana")
    assert (post.url, post.id) == (told["uri"], named(told["uri"]).id)
    assert post.posted_at == told["created_at"].replace(".000Z", "Z")
    assert (looked.first.outcome, looked.first.evidence) == ("ok", "api")


async def test_the_api_and_activitypub_give_one_wording(snac_server: Server) -> None:
    """What the API tells its own user reads as the note that everybody gets."""
    server, ana, _ = snac_server
    told = ana.post("@ben *Two* boats:\nhttps://ferry.example/a?b=1&c=2 < 4 €", spoiler_text="Hm")
    note = (await look(told["uri"], elsewhere=server.elsewhere)).first
    came = ana.status(told)
    capture = Capture(
        url=told["uri"], source="", fetched_at=note.seen_at, status=200, body=came.content
    )
    (status,) = read_archived_mastodon(
        named(told["uri"]), capture, ResolveContext(now=note.seen_at)
    )
    assert status.version == note.version
    assert status.post == note.post


async def test_an_answer_leads_to_what_it_answers(snac_server: Server) -> None:
    """The parent's address comes with it, for its number alone would not do on this server."""
    server, ana, ben = snac_server
    parent = ana.post("Which pier?")
    reply = ben.post("The one with the seal.", in_reply_to_id=parent["id"])
    looked = await look(reply["uri"], elsewhere=server.elsewhere)
    lead = Lead(ref=named(parent["uri"]), why="parent", url=parent["uri"])
    assert looked.first.leads == (lead,)
    again = await look(lead.ref.key, url=lead.url, elsewhere=server.elsewhere)
    assert again.text == "Which pier?"


async def test_an_edit_is_another_wording_of_the_same_post(snac_server: Server) -> None:
    """Nothing but the words changes."""
    server, ana, _ = snac_server
    told = ana.post("The ferry leaves at six.")
    before = await look(told["uri"], elsewhere=server.elsewhere)
    ana.edit(told, "The ferry leaves at seven.")
    after = await look(told["uri"], elsewhere=server.elsewhere)
    assert (before.text, after.text) == ("The ferry leaves at six.", "The ferry leaves at seven.")
    assert before.first.post == after.first.post


async def test_a_deleted_post_is_not_known_there_any_more(snac_server: Server) -> None:
    """Two ways look at its own address, and find nothing."""
    server, ana, _ = snac_server
    told = ana.post("Nobody will ever see this.")
    ana.delete(told)
    looked = await look(told["uri"], elsewhere=server.elsewhere)
    assert (looked.first.outcome, looked.text) == ("unknown", None)
    assert "activitypub: HTTP 404" in (looked.first.reason or "")


async def test_a_post_that_never_was_looks_like_a_deleted_one(snac_server: Server) -> None:
    """The server says the same of both, and the record names the way that said it."""
    server, _, _ = snac_server
    looked = await look(f"{server.origin}/ana/p/1712345678.123456", elsewhere=server.elsewhere)
    assert (looked.first.outcome, looked.first.resolver) == ("unknown", "activitypub")


async def test_a_guess_at_an_address_never_makes_a_post_deleted(snac_server: Server) -> None:
    """A live post that is known by its number alone is not found under Mastodon's addresses."""
    server, ana, _ = snac_server
    key = named(ana.post("Still here.")["uri"]).key
    for handle in (None, "ana@tide.example"):
        looked = await look(key, url=None, handle=handle, elsewhere=server.elsewhere)
        assert looked.first.outcome == "login-gated"
        assert "a wrong guess at its address" in (looked.first.reason or "")


async def test_a_post_whose_page_is_shown_is_not_deleted(snac_server: Server) -> None:
    """Of a post for followers snac shows a page to everybody, but denies it to programs."""
    server, ana, _ = snac_server
    told = ana.post("For friends only.", visibility="private")
    looked = await look(told["uri"], elsewhere=server.elsewhere)
    assert (looked.first.outcome, looked.text) == ("login-gated", None)
