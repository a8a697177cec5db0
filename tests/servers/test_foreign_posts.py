"""Two real servers of the fediverse: neither may speak for posts of the other."""

import pytest

from archiver.models.records import Lead
from tests.servers.fedify import Fedify
from tests.servers.looking import Looked, look, named
from tests.servers.snac import Snac, Writer

Server = tuple[Snac, Writer, Writer]
pytestmark = pytest.mark.asyncio
FIRST = 126855030000000900
INVENTED = "The seal has a season ticket."


async def look_at(url: str, snac: Snac, quay: Fedify) -> Looked:
    """Ask with both servers within reach."""
    return await look(url, elsewhere={**snac.elsewhere, **quay.elsewhere})


async def test_a_note_that_names_anothers_page_is_its_own_servers(
    snac_server: Server, fedify_server: Fedify
) -> None:
    """Its words are nobody's on the other server."""
    snac, ana, _ = snac_server
    there = ana.post("The ferry leaves at six.")["uri"]
    url = fedify_server.publish(FIRST, INVENTED, url=there)
    looked = await look_at(url, snac, fedify_server)
    assert {one.post.key for one in looked.sightings} == {named(url).key}
    assert looked.first.post.author.handle == "carl@quay.example"
    assert looked.first.post.url != there
    assert (await look_at(there, snac, fedify_server)).text == "The ferry leaves at six."


async def test_a_note_by_an_account_of_another_server_is_not_kept(
    snac_server: Server, fedify_server: Fedify
) -> None:
    """Only that server could say that its account wrote it."""
    snac, _, _ = snac_server
    url = fedify_server.publish(FIRST + 1, INVENTED, by=f"{snac.origin}/ana")
    looked = await look_at(url, snac, fedify_server)
    assert (looked.first.outcome, looked.text) == ("unsupported", None)
    assert "the account of another server wrote it" in (looked.first.reason or "")
    assert not any(one.post.author.handle for one in looked.sightings)


async def test_what_a_note_quotes_is_asked_for_where_it_is_from(
    snac_server: Server, fedify_server: Fedify
) -> None:
    """A lead, by which the other server itself is asked."""
    snac, ana, _ = snac_server
    there = ana.post("Which pier?")["uri"]
    url = fedify_server.publish(FIRST + 2, "Look!", quoted=there)
    looked = await look_at(url, snac, fedify_server)
    (lead,) = looked.first.leads
    assert lead == Lead(ref=named(there), why="quoted", url=there)
    asked = await look_at(lead.url or "", snac, fedify_server)
    assert (asked.text, asked.first.post.author.handle) == ("Which pier?", "ana@tide.example")
