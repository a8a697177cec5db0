"""Servers of strangers that speak of posts at other servers and on other platforms."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.attacks.town import HeldPost, Order, Town
from tests.conftest import x_id

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

EVIL, HOME = "evil.example", "social.example"
NUMBER, OTHER = "112345678901234567", "112345678901234999"
AT_EVIL = f"https://{EVIL}/@ana/{NUMBER}"
X_POST = x_id("2024-07-13T22:45:13")
DID, RECORD = "did:plc:" + "a" * 24, "3kx6qwyo7d22a"
TRUE = "The ferry will never leave before the seal does."
INVENTED = "The seal has a season ticket for every ferry of mine."

X_URL = f"https://x.com/anabrook_test/status/{X_POST}"
HOME_URL = f"https://{HOME}/@ana/{OTHER}"
BLUESKY_URL = f"https://bsky.app/profile/{DID}/post/{RECORD}"
VICTIMS = {
    f"x:{X_POST}": X_URL,
    f"mastodon:{HOME}/{OTHER}": HOME_URL,
    f"bluesky:{DID}/{RECORD}": BLUESKY_URL,
}


def tell_truth(town: Town, key: str) -> str:
    """Have a victim's own server show the post; gives its address."""
    if key.startswith("x:"):
        town.show_x_post(X_POST, TRUE)
    elif key.startswith("bluesky:"):
        town.serve_record(DID, RECORD, TRUE)
    else:
        town.status(HOME, OTHER, TRUE)
    return VICTIMS[key]


def by_url(town: Town, there: str) -> None:
    town.status(EVIL, NUMBER, INVENTED, url=there)


def by_uri(town: Town, there: str) -> None:
    town.status(EVIL, NUMBER, INVENTED, uri=there, url=None)


def by_both(town: Town, there: str) -> None:
    town.status(EVIL, NUMBER, INVENTED, url=there, uri=there)


def by_quote(town: Town, there: str) -> None:
    quoted = town.status(EVIL, "1", INVENTED, url=there, uri=there, user="anabrook_test")
    town.status(EVIL, NUMBER, "Look at this!", quote={"quoted_status": quoted})


def by_reblog(town: Town, there: str) -> None:
    passed_on = town.status(EVIL, "1", INVENTED, url=there, uri=there)
    town.status(EVIL, NUMBER, "", reblog=passed_on)


def by_ancestor(town: Town, there: str) -> None:
    above = town.status(EVIL, "1", INVENTED, url=there, uri=there)
    town.status(EVIL, NUMBER, "Indeed.", in_reply_to_id="1")
    town.serve(f"https://{EVIL}/api/v1/statuses/{NUMBER}/context", {"ancestors": [above]})


def by_note_id(town: Town, there: str) -> None:
    town.note(EVIL, NUMBER, INVENTED, id=there, attributedTo=there.rsplit("/", 1)[0])
    town.redirect(AT_EVIL, f"https://{EVIL}/users/ana/statuses/{NUMBER}")


WAYS: list[Callable[[Town, str], None]] = [
    by_url,
    by_uri,
    by_both,
    by_quote,
    by_reblog,
    by_ancestor,
    by_note_id,
]


def assert_untouched(held: HeldPost | None, key: str, order: Order) -> None:
    """The victim's post is as its own server shows it, and known by its own key alone."""
    if order == "attack alone":
        # Its own server was asked, and does not know it.
        assert held is None or (held.texts, held.handle, held.keys) == ((), None, (key,))
        assert held is None or held.standing in {"unknown", "unavailable"}
        return
    assert held is not None
    who = {"x": "anabrook_test", "bluesky": "ana.example", "mastodon": f"ana@{HOME}"}
    assert (held.keys, held.texts, held.handle) == ((key,), (TRUE,), who[key.partition(":")[0]])
    assert (held.standing, held.evidence) == ("live", frozenset({"api"}))
    assert not key.startswith("x:") or held.posted_at == "2024-07-13T22:45:13Z"


@pytest.mark.parametrize("way", WAYS, ids=[way.__name__ for way in WAYS])
@pytest.mark.parametrize("key", VICTIMS, ids=[key.partition(":")[0] for key in VICTIMS])
@pytest.mark.slow
def test_a_server_shows_invented_words_as_anothers(
    town: Town, order: Order, key: str, way: Callable[[Town, str], None]
) -> None:
    """They are nowhere: the victim's post is asked for at its own server, and is as it is there."""
    show_invented_words(town, order, key, way)


@pytest.mark.parametrize("way", [by_url, by_quote], ids=["by_url", "by_quote"])
def test_a_server_shows_invented_words_as_those_of_x(
    town: Town, order: Order, way: Callable[[Town, str], None]
) -> None:
    """The commonest of these, every day."""
    show_invented_words(town, order, f"x:{X_POST}", way)


def show_invented_words(
    town: Town, order: Order, key: str, way: Callable[[Town, str], None]
) -> None:
    def truth() -> None:
        town.resolve(tell_truth(town, key))

    def attack() -> None:
        way(town, VICTIMS[key])
        town.resolve(AT_EVIL)

    if order == "attack alone" and key.startswith("bluesky"):
        town.serve_record(DID, RECORD, None)
    town.in_order(order, truth, attack)
    assert INVENTED not in town.texts()
    assert_untouched(town.find_post(key), key, order)
    verdict = town.judge(INVENTED[:-1])
    assert (verdict.wording, verdict.findings) == ("not_found", ())


def test_what_a_server_quotes_is_asked_for_where_it_is_from(town: Town) -> None:
    """A lead, from which the true words come."""
    tell_truth(town, f"x:{X_POST}")
    by_quote(town, X_URL)
    town.resolve(AT_EVIL)
    held = town.find_post(f"x:{X_POST}")
    assert held is not None
    assert (held.texts, held.handle, held.standing) == ((TRUE,), "anabrook_test", "live")
    assert town.texts() == {TRUE, "Look at this!"}


@pytest.mark.parametrize(
    "account",
    [
        {"acct": f"ana@{HOME}", "uri": f"https://{HOME}/users/ana"},
        {"acct": "ana", "uri": f"https://{HOME}/users/ana"},
        {"acct": f"ana@{HOME}"},
    ],
    ids=["handle-and-address", "address", "handle"],
)
def test_a_status_at_home_is_of_an_account_elsewhere(
    town: Town, account: dict[str, Any], order: Order
) -> None:
    """A server speaks for its own accounts alone: nobody else wrote anything there."""

    def truth() -> None:
        town.resolve(tell_truth(town, f"mastodon:{HOME}/{OTHER}"))

    def attack() -> None:
        town.status(EVIL, NUMBER, INVENTED, account={"display_name": "Ana Brook", **account})
        town.resolve(AT_EVIL)

    town.in_order(order, truth, attack)
    assert INVENTED not in town.texts()
    verdict = town.judge(INVENTED[:-1])
    assert (verdict.wording, verdict.findings) == ("not_found", ())
    rows = town.connection.execute("select distinct handle from authors").fetchall()
    assert {row[0] for row in rows} <= {f"ana@{HOME}"}


def test_a_note_is_attributed_to_an_account_elsewhere(town: Town) -> None:
    """Whose own server says nothing of it."""
    town.status(HOME, OTHER, TRUE)
    town.note(EVIL, NUMBER, INVENTED, attributedTo=f"https://{HOME}/users/ana")
    town.redirect(AT_EVIL, f"https://{EVIL}/users/ana/statuses/{NUMBER}")
    town.resolve(AT_EVIL)
    assert town.texts() == set()


def test_a_note_names_a_page_elsewhere(town: Town, order: Order) -> None:
    """It is a note of its own server, by an account there, and has nothing to do with the page."""

    def truth() -> None:
        town.resolve(tell_truth(town, f"x:{X_POST}"))

    def attack() -> None:
        town.note(EVIL, NUMBER, INVENTED, url=X_URL)
        town.redirect(AT_EVIL, f"https://{EVIL}/users/ana/statuses/{NUMBER}")
        town.resolve(AT_EVIL)

    town.in_order(order, truth, attack)
    assert_untouched(town.find_post(f"x:{X_POST}"), f"x:{X_POST}", order)
    held = town.find_post(f"mastodon:{EVIL}/{NUMBER}")
    assert held is not None
    assert (held.handle, held.texts) == (f"ana@{EVIL}", (INVENTED,))
    assert X_URL not in (held.url or "")
    assert town.judge(INVENTED[:-1]).attribution != "confirmed"


def test_another_servers_silence_deletes_nothing(town: Town) -> None:
    """A post of X that a stranger's server claims, and then no more, stays as X shows it."""
    town.resolve(tell_truth(town, f"x:{X_POST}"))
    by_url(town, X_URL)
    town.resolve(AT_EVIL)
    town.forget_answer(f"https://{EVIL}/api/v1/statuses/{NUMBER}")
    for _ in range(2):
        town.age(24)
        town.resolve(AT_EVIL)
    held = town.find_post(f"x:{X_POST}")
    assert_untouched(held, f"x:{X_POST}", "truth first")
    assert held is not None
    assert set(held.outcomes) == {"ok"}


@pytest.mark.parametrize("status", [404, 410])
def test_a_redirect_to_another_server_says_nothing_of_a_post(town: Town, status: int) -> None:
    """Neither what is shown there nor that nothing is."""
    town.resolve(tell_truth(town, f"mastodon:{HOME}/{OTHER}"))
    town.serve(
        f"https://{EVIL}/api/v1/statuses/{OTHER}", {"error": "Record not found"}, status=status
    )
    town.redirect(
        f"https://{HOME}/api/v1/statuses/{OTHER}", f"https://{EVIL}/api/v1/statuses/{OTHER}"
    )
    for _ in range(2):
        town.age(24)
        town.resolve(HOME_URL)
    held = town.find_post(f"mastodon:{HOME}/{OTHER}")
    assert held is not None
    assert "deleted" not in held.outcomes
    assert held.standing != "deleted"


def test_a_redirect_to_another_server_shows_nothing_of_a_post(town: Town) -> None:
    """The words there are those of whoever it leads to."""
    town.status(EVIL, OTHER, INVENTED, url=HOME_URL, uri=HOME_URL)
    town.redirect(
        f"https://{HOME}/api/v1/statuses/{OTHER}", f"https://{EVIL}/api/v1/statuses/{OTHER}"
    )
    town.resolve(HOME_URL)
    assert town.texts() == set()
