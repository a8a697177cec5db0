"""Aliases that tie a parody or a look-alike to a person, in chains, circles and other letters."""

import pytest

from archiver.archive.connection import transaction
from archiver.archive.store import aliases
from archiver.errors import UnusableAlias
from tests.attacks.town import Order, Town
from tests.conftest import first_each_day, x_id

POST, OTHER = x_id("2024-07-13T22:45:13"), x_id("2024-08-13T22:45:13")
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
PARODY = "The seal of this harbour has a season ticket for every night ferry of mine."
USER = {"name": "Corvin Ash", "screen_name": "corvinash_test", "id_str": "71"}


def join(town: Town, *pairs: tuple[str, str]) -> None:
    with transaction(town.connection):
        for name, account in pairs:
            aliases.add_alias(town.connection, name, aliases.account_of(account))


def show_both(town: Town) -> None:
    user = {"name": "Ana Brook", "screen_name": "anabrook_test", "id_str": "70"}
    town.resolve(town.show_x_post(POST, TRUE, user=user))
    town.show_x_post(OTHER, PARODY, user=USER)
    town.resolve(f"https://x.com/corvinash_test/status/{OTHER}")


CHAINS: dict[str, tuple[tuple[str, str], ...]] = {
    "another name of the parody": (
        ("Ana Brook", "x:anabrook_test"),
        ("Corvin Ash", "x:corvinash_test"),
    ),
    "a chain by a third name": (
        ("Ana Brook", "x:anabrook_test"),
        ("The Harbour Office", "x:anabrook_test"),
        ("The Harbour Office", "x:corvinash_test"),
    ),
    "a circle": (
        ("Ana Brook", "x:anabrook_test"),
        ("Corvin Ash", "x:corvinash_test"),
        ("The Office", "x:anabrook_test"),
        ("The Office", "x:corvinash_test"),
        ("The Office", "@famous_test"),
        ("Famous Person", "@famous_test"),
    ),
    "the name in other letters": (("Anа Brооk", "x:corvinash_test"),),
    "a handle that begins alike": (("Ana Brook", "x:corvinash"),),
    "a handle elsewhere": (("Ana Brook", "@corvinash_test@social.example"),),
    "a name without end": (("Ana Brook" + " of the Harbour" * 2_000, "x:corvinash_test"),),
}


@pytest.mark.parametrize("kind", first_each_day(CHAINS))
def test_an_alias_ties_nobody_whom_it_does_not_name(town: Town, order: Order, kind: str) -> None:
    """What the owner of an archive joins is one name with its accounts, not names with names."""
    town.in_order(order, lambda: show_both(town), lambda: join(town, *CHAINS[kind]))
    if order == "attack alone":
        show_both(town)
    found = town.judge(PARODY[:-1], "Ana Brook")
    assert found.attribution != "confirmed", kind
    assert town.judge(TRUE[:-1], "Corvin Ash").attribution != "confirmed"
    assert town.judge(TRUE[:-1], "Famous Person").attribution != "confirmed"
    assert town.judge(TRUE[:-1], "@anabrook_test").attribution == "confirmed"


@pytest.mark.parametrize(
    "account",
    [
        "x:аnabrook_test/../a",
        "x:ana brook",
        "x:",
        "@",
        "anabrook_test",
        "x:ana\0brook",
        "x:ana\u202ebrook",
        "https://x.com@evil.example/anabrook_test",
        "https://evil.example/anabrook_test",
        "https://x.com.evil.example/anabrook_test",
        "https://x.com\\@evil.example/anabrook_test",
        "javascript:x:anabrook_test",
        "facebook twitter:anabrook_test",
        "x:" + "a" * 100_000 + "!",
    ],
)
def test_what_is_no_account_is_refused(account: str) -> None:
    with pytest.raises(UnusableAlias) as refused:
        aliases.account_of(account)
    assert "account" in str(refused.value) or "is none of" in str(refused.value)


@pytest.mark.parametrize(
    ("handle", "name"),
    first_each_day(
        [
            ("anabrook_test", "Ana Brook (parody)"),
            ("anаbrook_test", "Ana Brook"),
            ("anabrook\u200d_test", "Ana Brook"),
            ("ana_brook_test", "Ana Brook"),
            ("anabr00k_test", "Ana Brook"),
            ("corvinash_test", "Ana Brоok"),
            ("corvinash_test", "Ana Brook \u202e fan"),
            ("corvinash_test", "@anabrook_test"),
            ("corvinash_test", "Ana Brook @anabrook_test"),
        ]
    ),
)
def test_an_account_that_looks_like_a_persons_is_not_the_persons(
    town: Town, order: Order, handle: str, name: str
) -> None:
    """Beside an alias that says whose the person's own account is."""
    join(town, ("Ana Brook", "x:anabrook_test"))

    def attack() -> None:
        number = OTHER if handle != "anabrook_test" else x_id("2024-09-13T22:45:13")
        user = {"name": name, "screen_name": f"{handle}", "id_str": "99"}
        if handle == "anabrook_test":
            user["screen_name"] = "anabrook_test_"
        town.show_x_post(number, PARODY, user=user)
        town.resolve(f"https://x.com/i/status/{number}")

    def truth() -> None:
        user = {"name": "Ana Brook", "screen_name": "anabrook_test", "id_str": "70"}
        town.resolve(town.show_x_post(POST, TRUE, user=user))

    town.in_order(order, truth, attack)
    for speaker in ("Ana Brook", "@anabrook_test", "anabrook_test"):
        assert town.judge(PARODY[:-1], speaker).attribution != "confirmed", speaker
    if order != "attack alone":
        assert town.judge(TRUE[:-1], "Ana Brook").attribution == "confirmed"
