"""An account's posts are listed from a window's end to its beginning, and only its own."""

from urllib.parse import quote

import pytest

from archiver.platforms.account_reading import (
    AccountReading,
    find_reader,
    parse_account,
)
from archiver.platforms.account_records import AccountRef, PostWindow, is_moment
from archiver.platforms.activitypub_accounts import find_actor
from archiver.platforms.bluesky.account_posts import parse_bluesky_account
from archiver.platforms.mastodon.account_posts import id_at
from archiver.platforms.registry import platform_names
from archiver.platforms.replay import drive
from archiver.platforms.resolving import ResolveContext, ResolveError
from archiver.platforms.truthsocial.account_posts import parse_truthsocial_account
from archiver.text.dates import add_time
from tests.platforms.account_listing import AccountPosts, list_account_posts, look_up_account
from tests.platforms.listed import ACTOR, DID, HOST, NOW, Listed, Said, changed, hourly

CONTEXT = ResolveContext(now=NOW)
ON_BLUESKY = AccountRef(platform="bluesky", id=DID, handle="ana.example")
ON_MASTODON = AccountRef(platform="mastodon", id=ACTOR, handle=f"ana@{HOST}", host=HOST, number="7")
BOTH = pytest.mark.parametrize("account", [ON_BLUESKY, ON_MASTODON], ids=lambda one: one.platform)


def texts(found: AccountPosts) -> list[str]:
    return [one.version.text for one in found.sightings if one.version]


def listed(account: AccountRef, servers: Listed, **window: object) -> AccountPosts:
    wanted = PostWindow(**{"most": 1_000, **window})  # type: ignore[arg-type]
    return drive(list_account_posts(account, wanted, CONTEXT), servers)


@BOTH
def test_pages_are_read_to_the_beginning_of_the_window(account: AccountRef) -> None:
    """And no further: what is older is not asked for."""
    servers = Listed(posts=hourly(300))
    found = listed(account, servers, after=add_time(NOW, hours=-100.5))
    assert texts(found) == [f"Ferry report {number}." for number in range(100)]
    assert (found.is_whole, found.reason) == (True, None)
    assert len(servers.asked) == 3
    assert {one.post.author.account_id for one in found.sightings} == {account.id}


@BOTH
def test_one_request_shows_that_there_is_nothing_new(account: AccountRef) -> None:
    servers = Listed(posts=hourly(300))
    found = listed(account, servers, after=add_time(NOW, hours=-0.5))
    assert (texts(found), found.is_whole, len(servers.asked)) == ([], True, 1)


@BOTH
def test_a_window_in_the_past_begins_at_its_end(account: AccountRef) -> None:
    """A moment becomes a key or an id, so that nothing newer is listed."""
    servers = Listed(posts=hourly(3_000))
    after, before = (add_time(NOW, hours=-hours) for hours in (2_020.5, 1_999.5))
    found = listed(account, servers, after=after, before=before)
    assert texts(found) == [f"Ferry report {number}." for number in range(1_999, 2_020)]
    assert found.is_whole
    assert found.seen <= 80


@BOTH
def test_what_is_only_passed_on_is_nobodys_words(account: AccountRef) -> None:
    theirs = Said(add_time(NOW, hours=-0.5), "Somebody else's words.", by="did:plc:" + "b" * 24)
    found = listed(account, Listed(posts=[theirs, *hourly(3)]))
    assert texts(found) == [f"Ferry report {number}." for number in range(3)]


@BOTH
def test_so_many_posts_are_an_end_and_said(account: AccountRef) -> None:
    found = listed(account, Listed(posts=hourly(500)), most=50)
    assert (found.seen, found.is_whole) == (80, False)
    assert found.reason == "only the newest 80 were looked at"


@BOTH
def test_a_list_that_goes_in_circles_has_an_end(account: AccountRef) -> None:
    """A host that gives the same page for ever, or a new cursor for it each time."""

    class Circle(Listed):
        def answer(self, url: str) -> tuple[int, object]:
            return super().answer(url.partition("&cursor=")[0].partition("&max_id=")[0])

    servers = Circle(posts=hourly(100))
    found = listed(account, servers, most=100_000)
    assert len(servers.asked) <= 3
    assert not found.is_whole
    assert "again and again" in (found.reason or "")


@BOTH
def test_a_host_that_lists_somebody_elses_posts_is_refused(account: AccountRef) -> None:
    servers = Listed(
        posts=hourly(3), did="did:plc:" + "c" * 24, actor=f"https://{HOST}/users/eve", number="8"
    )
    if account.platform == "bluesky":
        servers.answer = lambda url: Listed.answer(  # type: ignore[method-assign]
            servers, url.replace(quote(DID), servers.did)
        )
        assert texts(listed(account, servers)) == []
    else:
        with pytest.raises(ResolveError, match="somebody else"):
            listed(account, servers)


def test_a_server_may_not_speak_for_accounts_of_another() -> None:
    """Its posts have ids of the other, whatever number they are listed under."""
    servers = Listed(posts=hourly(3))
    account = AccountRef(platform="mastodon", id=ACTOR, host="evil.example", number="7")
    with pytest.raises(ResolveError, match="somebody else"):
        listed(account, servers)


def test_a_handle_that_was_taken_over_is_not_read() -> None:
    """Mastodon's number belongs to one account for good: another actor behind it is another."""
    servers = Listed(posts=hourly(3), actor=f"https://{HOST}/users/new")
    with pytest.raises(ResolveError, match="another account's now"):
        listed(ON_MASTODON, servers)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("@ana@social.example", ("mastodon", f"ana@{HOST}", None)),
        ("https://social.example/@ana", ("mastodon", f"ana@{HOST}", None)),
        ("https://bsky.app/profile/ana.example", ("bluesky", "ana.example", None)),
        ("ana.bsky.social", ("bluesky", "ana.bsky.social", None)),
        (DID, ("bluesky", None, DID)),
        ("https://truthsocial.com/@ana", ("truthsocial", "ana", None)),
    ],
)
def test_accounts_are_known_by_how_they_are_written(
    given: str, found: tuple[str, str | None, str | None]
) -> None:
    account = parse_account(given)
    assert account is not None
    assert (account.platform, account.handle, account.id) == found


@pytest.mark.parametrize(
    "given",
    [
        "https://news.example/feed.xml",
        "https://social.example/@ana/112345678901234567",
        "https://bsky.app/profile/ana.example/post/3kabcdefghijk",
        "pages/article.html",
        "ana@mail.example",
        "",
    ],
)
def test_what_is_no_account_is_none(given: str) -> None:
    assert parse_account(given) is None


def test_an_account_is_found_by_its_handle_and_known_by_its_lasting_id() -> None:
    for given, ref in (("ana.example", ON_BLUESKY), (f"ana@{HOST}", ON_MASTODON)):
        asked = AccountRef(platform=ref.platform, handle=given)
        found = drive(look_up_account(asked, CONTEXT), Listed())
        assert (found.ref, found.name, found.moved_to) == (ref, "Ana Brook", None)


@pytest.mark.parametrize(
    ("servers", "given", "told"),
    [
        (Listed(), "eve@social.example", "no account of that name"),
        (Listed(suspended=True), f"ana@{HOST}", "suspended"),
        (Listed(deaf=(HOST,)), f"ana@{HOST}", "nobody answers"),
        (Listed(), "ana", "give it as @name@server"),
    ],
)
def test_an_account_that_is_not_there_has_a_sentence(
    servers: Listed, given: str, told: str
) -> None:
    with pytest.raises(ResolveError, match=told):
        drive(look_up_account(AccountRef(platform="mastodon", handle=given), CONTEXT), servers)


def test_a_closed_account_of_bluesky_has_a_sentence() -> None:
    with pytest.raises(ResolveError, match="suspended"):
        listed(ON_BLUESKY, Listed(posts=hourly(3), suspended=True))
    asked = AccountRef(platform="bluesky", handle="eve.example")
    with pytest.raises(ResolveError, match="nobody says which account"):
        drive(look_up_account(asked, CONTEXT), Listed())


def test_who_asks_not_to_be_shown_is_not_listed() -> None:
    servers = Listed(posts=hourly(3), labels=[{"val": "!no-unauthenticated", "src": DID}])
    for steps in (
        list_account_posts(ON_BLUESKY, PostWindow(), CONTEXT),
        list_account_posts(ON_BLUESKY, PostWindow(before=NOW), CONTEXT),
    ):
        with pytest.raises(ResolveError, match="asks not to be shown"):
            drive(steps, changed(servers))
    opted = ResolveContext(now=NOW, opted_out=True)
    found = drive(list_account_posts(ON_BLUESKY, PostWindow(), opted), servers)
    assert len(found.sightings) == 3


def test_an_account_that_moved_is_told_with_its_new_place() -> None:
    servers = Listed(posts=hourly(3), moved="ana@other.example")
    found = drive(
        look_up_account(AccountRef(platform="mastodon", handle=f"ana@{HOST}"), CONTEXT), servers
    )
    assert found.moved_to == "@ana@other.example"
    page = drive(AccountReading(ON_MASTODON, CONTEXT).read_page(PostWindow()), servers)
    assert page.page.moved_to == "@ana@other.example"


def test_without_an_appview_the_own_server_is_asked() -> None:
    """Where none is to be asked, and where none answers."""
    servers = Listed(posts=hourly(250))
    for context, deaf in (
        (ResolveContext(now=NOW, appviews=()), ()),
        (CONTEXT, ("public.api.bsky.app", "api.bsky.app")),
    ):
        asked = changed(servers, deaf=deaf)
        steps = list_account_posts(ON_BLUESKY, PostWindow(most=1_000), context)
        assert len(drive(steps, asked).sightings) == 250
        # Who the account is, is asked once.
        assert sum("plc.directory" in url for url in asked.asked) == 1


def test_an_end_of_a_window_is_a_moment_or_an_id() -> None:
    assert is_moment(NOW)
    assert is_moment("2031-05-06")
    assert not is_moment("3l4vfasktq27")
    assert id_at("2031-05-06") is not None
    assert id_at(None) is None


def test_a_host_without_webfinger_names_nobody() -> None:

    class Plain(Listed):
        def answer(self, url: str) -> tuple[int, object]:
            return 404, f"<html>{url}".encode()

    deaf = Plain()
    assert drive(find_actor("ana", HOST, CONTEXT), deaf) is None
    with pytest.raises(ResolveError, match="has not Mastodon's API"):
        drive(look_up_account(AccountRef(platform="mastodon", handle=f"ana@{HOST}"), CONTEXT), deaf)


def test_each_reader_says_what_its_platform_shows_to_nobody() -> None:
    for name in platform_names():
        reader = find_reader(AccountRef(platform=name))
        assert reader is None or reader.unshown
    assert parse_bluesky_account("x") is None
    assert parse_truthsocial_account("x") is None
