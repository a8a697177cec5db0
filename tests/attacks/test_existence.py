"""What is said of posts that never were: by their platform, and by others."""

import pytest

from tests.attacks.town import Order, Town
from tests.conftest import x_id

DID, RECORD = "did:plc:" + "a" * 24, "3kx6qwyo7d22a"
KEY = f"bluesky:{DID}/{RECORD}"
TRUE = "The ferry will never leave before the seal does."
INVENTED = "The seal has a season ticket for every ferry of mine."


def forge(town: Town, text: str, path: str = "/forged") -> str:
    """Have a page show a post of Bluesky with these words, and quote it."""
    return town.page(
        path,
        f"<p>“{text[:-1]},” Ana Brook wrote on Bluesky.</p>"
        '<blockquote class="bluesky-embed" '
        f'data-bluesky-uri="at://{DID}/app.bsky.feed.post/{RECORD}"><p>{text}</p>&mdash; '
        f'Ana Brook (<a href="https://bsky.app/profile/{DID}">@ana.example</a>) '
        f'<a href="https://bsky.app/profile/{DID}/post/{RECORD}">July 13, 2024</a></blockquote>',
    )


def test_a_forged_blockquote_is_of_no_post(town: Town) -> None:
    """The account's own server knows no such record: nothing was deleted."""
    town.serve_record(DID, RECORD, None)
    url = forge(town, INVENTED)
    for _ in range(3):
        town.crawl(url)
        town.age(24)
    held = town.find_post(KEY)
    assert held is not None
    assert "deleted" not in held.outcomes
    assert (held.standing, held.evidence - {"api", "oembed"}) == ("unknown", frozenset({"embed"}))
    verdict = town.judge(INVENTED[:-1])
    assert verdict.corroborated is False
    assert verdict.problem is None
    assert [one.standing for one in verdict.findings] == ["unknown"]


def test_a_record_that_was_there_is_deleted(town: Town) -> None:
    """By two looks a day apart, of which the first proves nothing."""
    there = town.serve_record(DID, RECORD, TRUE)
    town.resolve(there)
    town.serve_record(DID, RECORD, None)
    standings = []
    for _ in range(2):
        town.age(24)
        town.resolve(there)
        held = town.find_post(KEY)
        assert held is not None
        standings.append(held.standing)
    assert standings == ["unavailable", "deleted"]


def test_a_forged_blockquote_of_x_is_of_no_post(town: Town) -> None:
    """X knows no such post. It says so of what it hides, too: one seen before is not gone."""
    number = x_id("2024-07-13T22:45:13")
    there = f"https://x.com/anabrook_test/status/{number}"
    url = town.page(
        "/forged",
        f"<p>“{INVENTED[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><p>{INVENTED}</p>&mdash; Ana Brook (@anabrook_test) '
        f'<a href="{there}">July 13, 2024</a></blockquote>',
    )
    for _ in range(2):
        town.crawl(url)
        town.age(24)
    held = town.find_post(f"x:{number}")
    assert held is not None
    assert (held.standing, set(held.outcomes)) == ("unknown", {"ok", "denied"})
    verdict = town.judge(INVENTED[:-1])
    assert (verdict.corroborated, verdict.problem) == (False, None)
    town.show_x_post(number, TRUE)
    town.resolve(there)
    del town.room.posts[number]
    for _ in range(2):
        town.age(24)
        town.resolve(there)
    held = town.find_post(f"x:{number}")
    assert held is not None
    assert held.standing == "unavailable"


@pytest.mark.parametrize("answer", ["shows", "denies"])
def test_a_server_that_the_identity_does_not_name_says_nothing(
    town: Town, order: Order, answer: str
) -> None:
    """An account's server leads to another one, which has a record of its own under that name."""
    there = f"https://bsky.app/profile/{DID}/post/{RECORD}"

    def truth() -> None:
        town.serve_record(DID, RECORD, TRUE)
        town.room.redirects.clear()
        town.resolve(there)

    def attack() -> None:
        town.serve_record(DID, RECORD, TRUE)
        record = "xrpc/com.atproto.repo.getRecord"
        value = {"text": INVENTED, "createdAt": "2024-07-13T22:45:24.000Z"}
        body = {"uri": f"at://{DID}/app.bsky.feed.post/{RECORD}", "cid": "b", "value": value}
        denied = {"error": "RecordNotFound", "message": "Could not locate record"}
        town.serve(f"https://evil.example/{record}", body if answer == "shows" else denied)
        town.redirect(f"https://pds.example/{record}", f"https://evil.example/{record}")
        for _ in range(2):
            town.age(24)
            town.resolve(there)

    town.in_order(order, truth, attack)
    assert INVENTED not in town.texts()
    held = town.find_post(KEY)
    assert held is not None
    assert not {"deleted", "unknown"} & set(held.outcomes)
    if order != "attack alone":
        assert held.texts == (TRUE,)


def test_an_identity_of_another_account_names_no_server(town: Town) -> None:
    """A did document counts for the did in it alone."""
    there = town.serve_record(DID, RECORD, INVENTED, pds="evil.example")
    document = {
        "id": "did:plc:" + "b" * 24,
        "service": [{"id": "#atproto_pds", "serviceEndpoint": "https://evil.example"}],
    }
    town.serve(f"https://plc.directory/{DID}", document)
    town.resolve(there)
    assert town.texts() == set()


def test_a_domain_names_somebody_elses_account_as_its_own(town: Town) -> None:
    """Which that account does not confirm: the domain's post is not the account's."""
    town.serve_record(DID, RECORD, TRUE)
    town.serve("https://evil.example/.well-known/atproto-did", DID, kind="text/plain")
    town.resolve(f"https://bsky.app/profile/evil.example/post/{RECORD}")
    held = town.find_post(KEY)
    assert held is not None
    assert (held.keys, held.texts) == ((KEY,), (TRUE,))


def test_a_domain_names_the_account_that_names_it(town: Town) -> None:
    """Both ways: the post is one, under either name."""
    town.serve_record(DID, RECORD, TRUE)
    named = f"ana.example/{RECORD}"
    town.resolve(f"https://bsky.app/profile/ana.example/post/{RECORD}")
    held = town.find_post(KEY)
    assert held is not None
    assert (held.keys, held.texts) == ((f"bluesky:{named}", KEY), (TRUE,))
