"""`archiver sources` with people: by their accounts, and by tables of them."""

import json
import sqlite3
from pathlib import Path

import pytest

from archiver.cli import following
from archiver.cli.following import FollowResult
from archiver.crawl.options import NetworkSettings
from archiver.platforms.account_records import AccountRef
from tests.cli.conftest import Archiver
from tests.crawl.people import Reachable
from tests.platforms.listed import ACTOR, DID, HOST, Listed

PEOPLE = """name,party,aliases,accounts,x
Ana Brook,Harbour Party,the harbour mayor; A. Brook,@ana@social.example ana.bsky.social,anabrook
Ben Quay,,,,benquay
,,,,nobody
Cas Pier,,,not-an-account,
"""
NAMES = """
- id: {bioguide: B000001}
  name: {first: Ana, last: Brook, official_full: Ana Brook}
  terms: [{type: rep, party: Harbour}]
"""
SOCIAL = """
- id: {bioguide: B000001}
  social:
    {twitter: AnaBrook, youtube: anabrook, youtube_id: UC0123456789abcdefghijkl, facebook: ana}
- id: {bioguide: Q000002}
  social: {twitter: BenQuay}
"""
WIKIDATA = {
    "head": {"vars": ["item", "itemLabel", "twitter", "mastodon"]},
    "results": {
        "bindings": [
            {
                "item": {"value": "http://www.wikidata.org/entity/Q1"},
                "itemLabel": {"value": "Ana Brook"},
                "partyLabel": {"value": "Harbour Party"},
                "twitter": {"value": "anabrook"},
            },
            {
                "item": {"value": "http://www.wikidata.org/entity/Q1"},
                "itemLabel": {"value": "Ana Brook"},
                "mastodon": {"value": "ana@social.example"},
            },
        ]
    },
}


def people(archiver: Archiver) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = json.loads(archiver("sources", "list", "--json").stdout)
    return [one for one in found if one["kind"] == "account"]


def test_accounts_are_followed_as_a_persons_and_listed(archiver: Archiver) -> None:
    result = archiver(
        *("sources", "add", "--offline", "--person", "Ana Brook", "--party", "Harbour Party"),
        *("@ana@social.example", "ana.bsky.social", "https://x.com/anabrook", DID),
    )
    assert result.exit_code == 0
    assert result.stdout == "4 accounts are followed from now on, 0 were already\n"
    assert result.stderr.count("Bluesky shows everything but") == 1
    assert "without a token of the owner's" in result.stderr
    listed = people(archiver)
    assert {one["person"] for one in listed} == {"Ana Brook"}
    lines = archiver("sources", "list").stdout.splitlines()
    assert "Ana Brook (Harbour Party)\tMastodon: ana@social.example\tnot read yet" in lines
    again = archiver("sources", "add", "--offline", "x:AnaBrook")
    assert again.stdout == "0 accounts are followed from now on, 1 were already\n"


def test_an_account_is_followed_no_more(archiver: Archiver) -> None:
    archiver("sources", "add", "--offline", "@anabrook", "https://news.example/feed.xml")
    assert archiver("sources", "remove", "x:anabrook").stdout == (
        "1 accounts are followed no more; their posts stay\n"
    )
    assert people(archiver) == []
    result = archiver("sources", "remove", "@anabrook")
    assert (result.exit_code, "not followed" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("r/ferries",), "a community is nobody's account"),
        (("@no such",), "no account on any platform"),
        (("--platform", "bluesky", "anabrook"), "no account on Bluesky"),
    ],
)
def test_what_is_no_account_is_told_and_nothing_is_made(
    archiver: Archiver, given: tuple[str, ...], told: str
) -> None:
    result = archiver("sources", "add", "--offline", *given)
    assert (result.exit_code, told in result.stderr) == (2, True)
    assert not Path("db").exists()


def test_a_table_of_people_is_loaded_with_their_names(archiver: Archiver) -> None:
    Path("people.csv").write_text(PEOPLE, encoding="utf-8")
    result = archiver("sources", "load", "people.csv")
    assert result.exit_code == 3
    assert result.stdout == (
        "2 people: 4 accounts are followed from now on, 0 were already, 2 lines or accounts not "
        "used\n"
    )
    assert "people.csv:4: it names nobody" in result.stderr
    assert "Cas Pier: not-an-account is no account" in result.stderr
    ana = [one for one in people(archiver) if one["person"] == "Ana Brook"]
    assert {one["handle"] for one in ana} == {"ana@social.example", "ana.bsky.social", "anabrook"}
    names = archiver("alias", "list").stdout
    for name in ("Ana Brook", "the harbour mayor", "A. Brook"):
        assert f"{name}\tx:anabrook" in names
    again = archiver("sources", "load", "people.csv")
    assert "0 accounts are followed from now on, 4 were already" in again.stdout


def test_legislators_are_named_by_one_file_and_their_accounts_by_another(
    archiver: Archiver,
) -> None:
    Path("names.yaml").write_text(NAMES, encoding="utf-8")
    Path("social.yaml").write_text(SOCIAL, encoding="utf-8")
    result = archiver("sources", "load", "names.yaml", "social.yaml")
    assert "1 people: 3 accounts are followed" in result.stdout
    assert "Q000002: no name; load the file of the legislators' names before" in result.stderr
    assert {(one["person"], one["body"]) for one in people(archiver)} == {("Ana Brook", "Harbour")}
    assert {one["platform"] for one in people(archiver)} == {"x", "youtube", "facebook"}


def test_a_result_of_wikidata_has_a_row_for_each_account(archiver: Archiver) -> None:
    Path("wikidata.json").write_text(json.dumps(WIKIDATA), encoding="utf-8")
    result = archiver("sources", "load", "wikidata.json")
    assert "1 people: 2 accounts are followed" in result.stdout
    assert {one["body"] for one in people(archiver)} == {"Harbour Party"}


@pytest.mark.parametrize("text", ["[]", '{"results": 7}', "[{]", "- a\n- b: [", "[1, 2]"])
def test_a_file_that_lists_nobody_is_refused(archiver: Archiver, text: str) -> None:
    Path("people.json").write_text(text, encoding="utf-8")
    result = archiver("sources", "load", "people.json")
    assert (result.exit_code, "people.json: it" in result.stderr) == (2, True)


def reach(servers: Listed) -> NetworkSettings:
    return Reachable(servers=servers)


def follow(archive: sqlite3.Connection, servers: Listed, *accounts: AccountRef) -> FollowResult:
    named = {f"https://{one.host}/@{one.handle}": one for one in accounts}
    return following.follow_named(archive, named, reach(servers), person=None, body=None)


def test_an_account_is_looked_up_before_it_is_followed(
    archive: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = AccountRef(platform="mastodon", handle=f"ana@{HOST}", host=HOST)
    eve = AccountRef(platform="mastodon", handle=f"eve@{HOST}", host=HOST)
    done = follow(archive, Listed(), ana, eve)
    assert (done.added, done.failed) == (1, 1)
    assert (
        f"mastodon:eve@{HOST}: its server knows no account of that name" in capsys.readouterr().err
    )
    row = archive.execute("select account_id, number, name from followed_accounts").fetchone()
    assert tuple(row) == (ACTOR, "7", "Ana Brook")
    moved = follow(archive, Listed(moved="ana@other.example"), eve, ana)
    assert (moved.added, moved.failed) == (0, 2)
    assert "it has moved to @ana@other.example" in capsys.readouterr().err


def test_a_page_with_an_address_like_a_persons_is_a_page(archive: sqlite3.Connection) -> None:
    """A column of a paper; the fediverse's form of address is any site's."""

    class Paper(Listed):
        def answer(self, url: str) -> tuple[int, object]:
            return 404, f"<html>{url}".encode()

    column = AccountRef(platform="mastodon", handle="column@news.example", host="news.example")
    done = follow(archive, Paper(), column)
    assert (done.pages, done.added, done.failed) == (
        ["https://news.example/@column@news.example"],
        0,
        0,
    )


def test_what_it_is_said_to_be_it_is(archiver: Archiver) -> None:
    address = "https://news.example/@column"
    result = archiver("sources", "add", "--kind", "section", address)
    assert result.stdout == "1 sources added, 0 were known\n"
    assert archiver("sources", "remove", address).stdout == "1 sources removed\n"
    assert archiver("sources", "remove", address).exit_code == 2


def test_whom_nobody_can_ask_now_the_first_night_asks(
    archive: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    ana = AccountRef(platform="mastodon", handle=f"ana@{HOST}", host=HOST)
    done = follow(archive, Listed(deaf=(HOST,)), ana)
    assert (done.added, done.failed) == (1, 0)
    assert "the first night asks again" in capsys.readouterr().err
