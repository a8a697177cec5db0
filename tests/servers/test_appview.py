"""Posts as a real AppView shows them: with what they quote, answer, and are a thread of."""

import pytest

from archiver.models.records import Media
from tests.servers.bluesky import Account, Bluesky
from tests.servers.test_bluesky import PIXEL, by_all, key_of

pytestmark = pytest.mark.asyncio


@pytest.fixture(scope="session")
def rosa(appview: Bluesky) -> Account:
    return appview.account("rosa")


@pytest.fixture(scope="session")
def tom(appview: Bluesky) -> Account:
    return appview.account("tom")


async def test_one_request_shows_a_post(appview: Bluesky, rosa: Account) -> None:
    """Under its author's did and handle alike."""
    post = rosa.post("The ferry is late again.")
    appview.indexed(post)
    looked = await by_all(appview, post.ref.key)
    assert (looked.text, len(looked.requests)) == ("The ferry is late again.", 1)
    assert looked.first.post.author.handle == "rosa.test"
    named = await by_all(appview, key_of(post, "Rosa.test"))
    assert named.first.post == looked.first.post


async def test_a_quoted_post_comes_with_the_one_that_quotes_it(
    appview: Bluesky, rosa: Account, tom: Account
) -> None:
    """Whole, and as a lead; once it is deleted the lead alone is left."""
    quoted = rosa.post("The seal decides.")
    embed = {"$type": "app.bsky.embed.record", "record": quoted.strong}
    quoting = tom.post("Hear, hear:", embed=embed)
    appview.indexed(quoted, quoting)
    looked = await by_all(appview, quoting.ref.key)
    assert looked.first.version
    assert looked.first.version.quoted == quoted.ref.key
    assert [(lead.ref, lead.why) for lead in looked.first.leads] == [(quoted.ref, "quoted")]
    (other,) = looked.sightings[1:]
    assert (other.post.key, other.post.author.handle) == (quoted.ref.key, "rosa.test")
    assert other.version
    assert other.version.text == "The seal decides."
    rosa.delete(quoted)
    appview.gone(quoted)
    again = await by_all(appview, quoting.ref.key)
    assert again.sightings[1:] == ()
    assert [lead.ref for lead in again.first.leads] == [quoted.ref]
    assert again.first.version == looked.first.version


async def test_a_picture_beside_a_quoted_post_keeps_its_description(
    appview: Bluesky, rosa: Account, tom: Account
) -> None:
    """They lie a level deeper in the answer."""
    quoted = rosa.post("Not a boat.")
    image = {"alt": "A boat", "image": tom.upload(PIXEL, "image/png")}
    post = tom.post(
        "A boat:",
        embed={
            "$type": "app.bsky.embed.recordWithMedia",
            "record": {"$type": "app.bsky.embed.record", "record": quoted.strong},
            "media": {"$type": "app.bsky.embed.images", "images": [image]},
        },
    )
    appview.indexed(quoted, post)
    looked = await by_all(appview, post.ref.key)
    assert looked.first.version
    assert looked.first.version.media == (Media(type="photo", alt="A boat"),)
    assert looked.first.version.quoted == quoted.ref.key
    assert [one.post.key for one in looked.sightings] == [post.ref.key, quoted.ref.key]


async def test_a_quotation_that_the_quoted_author_detached_is_still_a_lead(
    appview: Bluesky, rosa: Account, tom: Account
) -> None:
    """The quoted post is there, though not shown with the one that quotes it."""
    quoted = rosa.post("Do not show me there.")
    embed = {"$type": "app.bsky.embed.record", "record": quoted.strong}
    quoting = tom.post("Look what she wrote:", embed=embed)
    appview.indexed(quoted, quoting)
    rosa.detach(quoted, quoting)
    appview.detached(quoting)
    looked = await by_all(appview, quoting.ref.key)
    assert looked.sightings[1:] == ()
    assert [lead.ref for lead in looked.first.leads] == [quoted.ref]
    assert looked.first.version
    assert looked.first.version.quoted == quoted.ref.key


async def test_an_author_who_goes_on_is_read_to_the_end(
    appview: Bluesky, rosa: Account, tom: Account
) -> None:
    """The author's own answers are a thread; other people's are not read."""
    first = rosa.post("One.")
    stranger = tom.post("Zero?", reply={"root": first.strong, "parent": first.strong})
    second = rosa.post("Two.", reply={"root": first.strong, "parent": first.strong})
    third = rosa.post("Three.", reply={"root": first.strong, "parent": second.strong})
    appview.indexed(first, stranger, second, third)
    appview.answered(first, 2)
    looked = await by_all(appview, first.ref.key)
    assert [one.version and one.version.text for one in looked.sightings] == [
        "One.",
        "Two.",
        "Three.",
    ]
    last = await by_all(appview, third.ref.key)
    assert [(lead.ref, lead.why) for lead in last.first.leads] == [
        (second.ref, "parent"),
        (first.ref, "thread"),
    ]
    answer = await by_all(appview, stranger.ref.key)
    assert [(lead.ref, lead.why) for lead in answer.first.leads] == [(first.ref, "parent")]


async def test_an_edit_reaches_the_appview(appview: Bluesky, rosa: Account) -> None:
    """Both wordings are of one post."""
    post = rosa.post("It leaves at six.")
    appview.indexed(post)
    before = await by_all(appview, post.ref.key)
    appview.indexed(rosa.edit(post, "It leaves at seven."))
    after = await by_all(appview, post.ref.key)
    assert (before.text, after.text) == ("It leaves at six.", "It leaves at seven.")
    assert before.first.post == after.first.post


async def test_what_the_appview_leaves_out_its_authors_server_says_is_gone(
    appview: Bluesky, tom: Account
) -> None:
    """An empty list is not enough to call a post deleted."""
    post = tom.post("Nobody will ever see this.")
    appview.indexed(post)
    tom.delete(post)
    appview.gone(post)
    looked = await by_all(appview, post.ref.key)
    assert (looked.first.outcome, looked.first.resolver) == ("unknown", "pds")
    assert "appview: Bluesky does not list it" in (looked.first.reason or "")


async def test_a_post_that_the_appview_has_not_yet_is_read_at_its_authors_server(
    appview: Bluesky, tom: Account
) -> None:
    """New posts are nobody's loss."""
    post = tom.post("Quicker than the index.")
    looked = await by_all(appview, post.ref.key)
    assert looked.text == "Quicker than the index."


async def test_an_account_taken_down_is_suspended_at_the_appview_too(appview: Bluesky) -> None:
    """Or said to be so by its own server, whichever hears of it first."""
    account = appview.account("louder")
    post = account.post("Buy my boat!")
    appview.indexed(post)
    appview.suspend(account)
    appview.gone(post)
    looked = await by_all(appview, post.ref.key)
    assert (looked.first.outcome, looked.text) == ("suspended", None)
