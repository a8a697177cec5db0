"""The town without any attack: what its honest servers and pages show is archived as it is."""

import pytest

from tests.attacks.town import Town
from tests.conftest import x_id

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

NUMBER = "112345678901234567"
DID = "did:plc:" + "a" * 24
RECORD = "3kx6qwyo7d22a"
TRUE = "The ferry will never leave before the seal does."


def test_x_shows_a_post(town: Town) -> None:
    """By syndication, with the time of its id."""
    number = x_id("2024-07-13T22:45:13")
    town.resolve(town.show_x_post(number, TRUE))
    held = town.find_post(f"x:{number}")
    assert held is not None
    assert (held.handle, held.posted_at, held.texts) == (
        "anabrook_test",
        "2024-07-13T22:45:13Z",
        (TRUE,),
    )
    assert (held.standing, held.evidence) == ("live", frozenset({"api"}))


@pytest.mark.parametrize("form", ["status", "note"])
def test_a_server_of_the_fediverse_shows_a_post(town: Town, form: str) -> None:
    """By the API of Mastodon's kind, or as ActivityPub has it."""
    shown = town.status if form == "status" else town.note
    told = shown("social.example", NUMBER, TRUE)
    town.resolve(told.get("url") or told["id"])
    held = town.find_post(f"mastodon:social.example/{NUMBER}")
    assert held is not None
    assert (held.handle, held.texts) == ("ana@social.example", (TRUE,))


def test_the_server_of_an_account_shows_a_record(town: Town) -> None:
    """The one that the account's identity names."""
    town.resolve(town.serve_record(DID, RECORD, TRUE))
    held = town.find_post(f"bluesky:{DID}/{RECORD}")
    assert held is not None
    assert (held.handle, held.texts, held.standing) == ("ana.example", (TRUE,), "live")


def test_an_article_is_judged_by_the_post_that_it_shows(town: Town) -> None:
    """As the crawl of any newspaper."""
    number = x_id("2024-07-13T22:45:13")
    there = town.show_x_post(number, TRUE)
    url = town.page(
        "/seal",
        f"<p>“{TRUE[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><a href="{there}">July 13, 2024</a></blockquote>',
    )
    report = town.crawl(url)
    assert dict(report.wordings) == {"verbatim": 1}
    verdict = town.judge(TRUE, "@anabrook_test")
    assert (verdict.wording, verdict.attribution) == ("verbatim", "confirmed")
    assert verdict.findings[0].standing == "live"
