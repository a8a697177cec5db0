"""Servers that announce, change, delete or lead to posts and accounts of other servers."""

import pytest

from tests.attacks.town import Order, Town

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

HOME, EVIL, NUMBER, OWN = (
    "social.example",
    "evil.example",
    "112345678901234567",
    "112345678901234599",
)
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
TRUE_ID = f"https://{HOME}/users/ana/statuses/{NUMBER}"
KEY = f"mastodon:{HOME}/{NUMBER}"
ANA = f"https://{HOME}/users/ana"
_NOTE: dict[str, object] = {
    "id": TRUE_ID,
    "type": "Note",
    "attributedTo": ANA,
    "content": f"<p>{INVENTED}</p>",
    "published": "2001-07-13T22:45:24Z",
    "updated": "2031-07-13T22:45:24Z",
    "to": ["https://www.w3.org/ns/activitystreams#Public"],
}
_CONTEXT = {"@context": "https://www.w3.org/ns/activitystreams"}
ANSWERS: dict[str, dict[str, object]] = {
    "an announce": {"type": "Announce", "actor": ANA, "object": _NOTE},
    "an announce of an address": {"type": "Announce", "actor": ANA, "object": TRUE_ID},
    "an update": {"type": "Update", "actor": ANA, "object": _NOTE},
    "a deletion": {"type": "Delete", "actor": ANA, "object": TRUE_ID},
    "a tombstone": {"type": "Tombstone", "id": TRUE_ID, "formerType": "Note"},
    "a deletion with a tombstone": {
        "type": "Delete",
        "actor": ANA,
        "object": {"type": "Tombstone", "id": TRUE_ID, "deleted": "2024-08-01T00:00:00Z"},
    },
    "a move": {"type": "Move", "actor": ANA, "object": ANA, "target": f"https://{EVIL}/users/eve"},
    "a creation": {"type": "Create", "actor": ANA, "object": _NOTE},
    "a note of another": _NOTE,
    "a note with the other's address": {
        **_NOTE, "id": f"https://{EVIL}/users/ana/statuses/{OWN}", "url": TRUE_ID
    },
    "a note by two": {
        **_NOTE, "id": f"https://{EVIL}/users/ana/statuses/{OWN}",
        "attributedTo": [f"https://{EVIL}/users/ana", ANA],
    },
    "a list of all": {"type": "OrderedCollection", "orderedItems": [_NOTE]},
    "an answer about a question": {**_NOTE, "type": "Question", "oneOf": [{"name": INVENTED}]},
}  # fmt: skip


def show_truth(town: Town) -> None:
    town.status(HOME, NUMBER, TRUE)
    town.resolve(f"https://{HOME}/@ana/{NUMBER}")


def assert_untouched(town: Town, order: Order) -> None:
    held = town.find_post(KEY)
    if order != "attack alone":
        assert held is not None
        assert (held.texts, held.standing, held.handle) == ((TRUE,), "live", f"ana@{HOME}")
        assert held.posted_at == "2024-04-27T23:03:36Z"  # by its number
        assert held.url == f"https://{HOME}/@ana/{NUMBER}"
        assert "deleted" not in held.outcomes
        true = town.judge(TRUE[:-1], f"@ana@{HOME}")
        assert (true.wording, true.attribution) == ("verbatim", "confirmed")
    elif held is not None:
        assert INVENTED not in held.texts
        assert held.standing != "deleted"
    for speaker in (f"@ana@{HOME}", "Ana"):
        invented = town.judge(INVENTED[:-1], speaker, near=frozenset({KEY}), cue="post")
        assert invented.attribution != "confirmed", speaker


@pytest.mark.parametrize("status", [200, 410])
@pytest.mark.parametrize("kind", ANSWERS)
def test_what_a_server_tells_of_anothers_post_changes_nothing(
    town: Town, order: Order, kind: str, status: int
) -> None:
    def attack() -> None:
        answer = {**_CONTEXT, **ANSWERS[kind]}
        there = f"https://{EVIL}/users/ana/statuses/{OWN}"
        town.serve(there, answer, status=status, kind="application/activity+json")
        town.serve(
            f"https://{EVIL}/users/ana",
            {**_CONTEXT, "id": ANA, "type": "Person", "preferredUsername": "ana", "name": "Ana"},
            kind="application/activity+json",
        )
        town.resolve(there)
        town.resolve(f"https://{EVIL}/@ana/{OWN}")

    town.in_order(order, lambda: show_truth(town), attack)
    if order == "truth first":
        town.age(24)
        attack()
    assert_untouched(town, order)


@pytest.mark.parametrize(
    "there",
    [
        f"https://{HOME}/api/v1/statuses/{NUMBER}",
        f"https://{HOME}/@ana/{NUMBER}",
        TRUE_ID,
        f"https://{HOME}/.well-known/webfinger?resource=acct:ana@{HOME}",
    ],
)
def test_a_redirect_to_another_server_makes_its_post_nobodys(
    town: Town, order: Order, there: str
) -> None:
    """An address of one's own that leads to another's post is none of the other's posts."""

    def attack() -> None:
        town.redirect(f"https://{EVIL}/api/v1/statuses/{OWN}", there)
        town.redirect(f"https://{EVIL}/users/eve/statuses/{OWN}", there)
        town.redirect(f"https://{EVIL}/@eve/{OWN}", there)
        town.redirect(f"https://{EVIL}/.well-known/webfinger", there)
        town.resolve(f"https://{EVIL}/@eve/{OWN}")

    town.in_order(order, lambda: show_truth(town), attack)
    assert_untouched(town, order)
    mine = town.find_post(f"mastodon:{EVIL}/{OWN}")
    assert mine is None or not mine.texts


@pytest.mark.parametrize("path", ["/.well-known/nodeinfo", "/nodeinfo/2.0", "/api/v2/instance"])
def test_a_server_that_calls_itself_another_speaks_for_itself(
    town: Town, order: Order, path: str
) -> None:
    """Its name for itself, in whatever document, makes none of its posts another's."""

    def attack() -> None:
        about = {
            "domain": HOME,
            "uri": HOME,
            "links": [
                {
                    "rel": "http://nodeinfo.diaspora.software/ns/schema/2.0",
                    "href": f"https://{HOME}/nodeinfo/2.0",
                }
            ],
            "metadata": {"nodeName": HOME},
            "software": {"name": "mastodon", "version": "4.3.0"},
        }
        town.serve(f"https://{EVIL}{path}", about)
        town.serve(
            f"https://{EVIL}/.well-known/webfinger",
            {"subject": f"acct:ana@{HOME}", "aliases": [ANA], "links": []},
        )
        town.status(EVIL, NUMBER, INVENTED)
        town.resolve(f"https://{EVIL}/@ana/{NUMBER}")

    town.in_order(order, lambda: show_truth(town), attack)
    assert_untouched(town, order)
    mine = town.find_post(f"mastodon:{EVIL}/{NUMBER}")
    assert mine is None or mine.handle in {None, f"ana@{EVIL}"}
