"""Accounts are looked up before they are followed, all at once and in their order."""

from archiver.crawl.account_lookup import LATER, look_up_accounts
from archiver.platforms.account_reading import ListRefusal
from archiver.platforms.account_records import AccountProfile, AccountRef
from tests.crawl.people import Reachable
from tests.platforms.listed import ACTOR, DID, HOST, Listed


def test_each_is_found_or_refused_with_a_sentence() -> None:
    servers = Listed(deaf=("other.example",))
    wanted = [
        AccountRef(platform="bluesky", handle="ana.example"),
        AccountRef(platform="mastodon", handle="ana@other.example", host="other.example"),
        AccountRef(platform="mastodon", handle=f"ana@{HOST}", host=HOST),
        AccountRef(platform="tiktok", handle="ana"),
    ]
    ana, deaf, other, plain = look_up_accounts(wanted, Reachable(servers=servers))
    assert isinstance(ana, AccountProfile)
    assert isinstance(other, AccountProfile)
    assert (ana.ref.id, other.ref.id) == (DID, ACTOR)
    assert isinstance(deaf, ListRefusal)
    assert deaf.outcome in LATER
    assert plain == AccountProfile(ref=wanted[3])
