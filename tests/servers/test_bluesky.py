"""Posts on Bluesky's own servers: the AppView, and the PDS for what the AppView cannot say."""

from base64 import b64decode
from typing import Any

import pytest

from archiver.models.records import Media
from tests.servers.bluesky import Account, Bluesky, Written
from tests.servers.looking import Looked, look

pytestmark = pytest.mark.asyncio
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="session")
def ana(bluesky_servers: Bluesky) -> Account:
    account = bluesky_servers.account("ana")
    account.profile(displayName="Ana of the Tide")
    return account


@pytest.fixture(scope="session")
def ben(bluesky_servers: Bluesky) -> Account:
    return bluesky_servers.account("ben")


async def by_pds(servers: Bluesky, key: str, **known: Any) -> Looked:
    """Asked of the author's server alone."""
    return await look(key, elsewhere=servers.elsewhere, **known)


async def by_all(servers: Bluesky, key: str, **known: Any) -> Looked:
    """Asked of the AppView, and of the author's server where that is not enough."""
    return await look(key, elsewhere=servers.elsewhere, appviews=(servers.appview,), **known)


def key_of(post: Written, handle: str) -> str:
    """A post under its author's handle instead of the did."""
    return f"bluesky:{handle}/{post.ref.id.rpartition('/')[2]}"


async def test_the_pds_shows_a_post(bluesky_servers: Bluesky, ana: Account) -> None:
    """Its words, author and time, by the server that the directory of identities names."""
    post = ana.post("The ferry is late again.")
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.text, looked.first.resolver) == ("The ferry is late again.", "pds")
    author = looked.first.post.author
    assert (author.handle, author.name) == ("ana.test", "Ana of the Tide")
    assert looked.first.post.posted_at is not None
    assert looked.first.reason == "appview: no AppView to ask"


async def test_a_picture_has_the_words_its_author_gave_it(
    bluesky_servers: Bluesky, ana: Account
) -> None:
    """And a link that the author's program shortened is whole."""
    image = {"alt": "A seal on a pier", "image": ana.upload(PIXEL, "image/png")}
    text = "The times: ferry.example/ti…"
    start, end = (len(part.encode()) for part in (text.partition("ferry")[0], text))
    link = {"$type": "app.bsky.richtext.facet#link", "uri": "https://ferry.example/times/night"}
    post = ana.post(
        text,
        embed={"$type": "app.bsky.embed.images", "images": [image]},
        facets=[{"index": {"byteStart": start, "byteEnd": end}, "features": [link]}],
    )
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert looked.text == "The times: https://ferry.example/times/night"
    assert looked.first.version
    assert looked.first.version.media == (Media(type="photo", alt="A seal on a pier"),)


async def test_an_edited_record_has_other_words(bluesky_servers: Bluesky, ana: Account) -> None:
    """The app offers no editing, but the protocol does: same post, another wording."""
    post = ana.post("It leaves at six.")
    before = await by_pds(bluesky_servers, post.ref.key)
    ana.edit(post, "It leaves at seven.")
    after = await by_pds(bluesky_servers, post.ref.key)
    assert (before.text, after.text) == ("It leaves at six.", "It leaves at seven.")
    assert before.first.post == after.first.post


async def test_a_deleted_record_is_surely_not_there(bluesky_servers: Bluesky, ana: Account) -> None:
    """By the word of the server that holds the account's records."""
    post = ana.post("Nobody will ever see this.")
    ana.delete(post)
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("unknown", None)
    assert "Could not locate record" in (looked.first.reason or "")


async def test_what_never_was_is_told_as_the_servers_tell_it(
    bluesky_servers: Bluesky, ana: Account
) -> None:
    """A record never written reads as a deleted one; an account never made as nobody's."""
    record = await by_pds(bluesky_servers, f"bluesky:{ana.did}/3kaaaaaaaaa2a")
    assert record.first.outcome == "unknown"
    account = await by_pds(bluesky_servers, f"bluesky:did:plc:{'a' * 24}/3kaaaaaaaaa2a")
    assert account.first.outcome == "blocked"
    assert "no such identity is registered" in (account.first.reason or "")


async def test_a_handle_is_resolved_by_the_server(bluesky_servers: Bluesky, ben: Account) -> None:
    """The post is known by its author's did, also after the handle has changed."""
    post = ben.post("Who am I?")
    # A PDS answers for its own accounts as the AppView does.
    looked = await look(
        key_of(post, "ben.test"),
        elsewhere=bluesky_servers.elsewhere,
        appviews=(bluesky_servers.pds,),
    )
    assert (looked.text, looked.first.post.key) == ("Who am I?", post.ref.key)
    ben.rename("benjamin.test")
    renamed = await by_pds(bluesky_servers, post.ref.key)
    assert (renamed.text, renamed.first.post.author.handle) == ("Who am I?", "benjamin.test")


async def test_a_handle_is_resolved_by_its_domain(bluesky_servers: Bluesky) -> None:
    """Where no AppView is asked the domain itself says whose it is."""
    account = bluesky_servers.account("hugo")
    post = account.post("Ask my domain.")
    port = bluesky_servers.pds.rpartition(":")[2]
    own = {"https://hugo.test": f"http://hugo.test:{port}"}
    looked = await look(key_of(post, "hugo.test"), elsewhere={**bluesky_servers.elsewhere, **own})
    assert (looked.text, looked.first.post.key) == ("Ask my domain.", post.ref.key)
    assert f"{own['https://hugo.test']}/.well-known/atproto-did" in [
        request.url for request in looked.requests
    ]


async def test_a_record_leads_to_what_it_answers_and_quotes(
    bluesky_servers: Bluesky, ana: Account, ben: Account
) -> None:
    """By address alone, for a server has only its own accounts' words."""
    first = ben.post("Which pier?")
    second = ana.post("The old one.", reply={"root": first.strong, "parent": first.strong})
    embed = {"$type": "app.bsky.embed.record", "record": first.strong}
    third = ana.post(
        "As I said:", embed=embed, reply={"root": first.strong, "parent": second.strong}
    )
    looked = await by_pds(bluesky_servers, third.ref.key)
    assert [(lead.ref, lead.why) for lead in looked.first.leads] == [
        (first.ref, "quoted"),
        (second.ref, "parent"),
    ]
    assert looked.first.version
    assert looked.first.version.quoted == first.ref.key


async def test_nobodys_handle_says_nothing_of_a_post(bluesky_servers: Bluesky) -> None:
    """It is neither deleted nor anybody's."""
    known = {"https://nobody.test": bluesky_servers.pds}
    looked = await look(
        "bluesky:nobody.test/3kaaaaaaaaa2a",
        elsewhere={**bluesky_servers.elsewhere, **known},
        appviews=(bluesky_servers.pds,),
    )
    assert looked.first.outcome not in {"ok", "deleted", "unknown"}
    assert "nobody says which account nobody.test is" in (looked.first.reason or "")


async def test_an_account_put_to_sleep_has_not_deleted_its_posts(
    bluesky_servers: Bluesky,
) -> None:
    """Its owner may wake it again."""
    account = bluesky_servers.account("sleepy")
    post = account.post("Good night.")
    bluesky_servers.indexed(post)
    account.deactivate()
    bluesky_servers.gone(post)
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("protected", None)


async def test_an_account_taken_down_is_suspended(bluesky_servers: Bluesky) -> None:
    """By its server's moderators, with all its posts."""
    account = bluesky_servers.account("loud")
    post = account.post("Buy my boat!")
    bluesky_servers.indexed(post)
    bluesky_servers.suspend(account)
    # Until then its own server would pass on what the AppView has.
    bluesky_servers.gone(post)
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("suspended", None)


async def test_a_post_taken_down_by_its_server_reads_as_a_deleted_one(
    bluesky_servers: Bluesky, ben: Account
) -> None:
    """The server does not tell the two apart; its words are kept."""
    post = ben.post("Buy my boat too!")
    bluesky_servers.take_down(post)
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("unknown", None)
    assert "Could not locate record" in (looked.first.reason or "")


async def test_an_author_who_asks_so_is_not_shown(bluesky_servers: Bluesky) -> None:
    """Who asks not to be shown to logged-out readers: digests, unless the owner says otherwise."""
    account = bluesky_servers.account("shy")
    label = {
        "$type": "com.atproto.label.defs#selfLabels",
        "values": [{"val": "!no-unauthenticated"}],
    }
    account.profile(labels=label)
    post = account.post("Only for those who are logged in.")
    bluesky_servers.indexed(post)
    looked = await by_pds(bluesky_servers, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("login-gated", None)
    assert post.cid in (looked.first.reason or "")
    owned = await by_pds(bluesky_servers, post.ref.key, opted_out=True)
    assert owned.text == "Only for those who are logged in."
    if bluesky_servers.appview:
        seen = await by_all(bluesky_servers, post.ref.key)
        assert (seen.first.outcome, seen.text) == ("login-gated", None)
