"""Define what lists of an account's posts are asked with and give: records that platforms share.

An account is known by what its platform calls it for good; its handle is only what it is called
today. A platform says by its `AccountReader` how an account is written, looked up and read.
"""

import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from archiver.models.records import Capture, PlatformName, Request, Sighting
from archiver.platforms.resolving import FetchResult, ResolveContext

# Matches "2031-05-06" and "2031-05-06T12:00:00Z"; not "3l4vfasktq27", a post's key.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\S+)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRef:
    """Who is read: a platform, the account's lasting id there, and what it is called today.

    `host` is the server that the account is on, where there are many. `number` is what that
    server's API calls it, or the address of its list; both are found by looking the account up.
    """

    platform: PlatformName
    id: str | None = None
    handle: str | None = None
    host: str | None = None
    number: str | None = None

    @property
    def shown_as(self) -> str:
        """``x:anabrook`` for a person; the lasting id where no handle is known."""
        return f"{self.platform}:{self.handle or self.id or self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostWindow:
    """Which of an account's posts are wanted: those after one end and before the other.

    Each end is a moment (RFC 3339), the id of a post as the archive has it, or None. `most` is how
    many posts are wanted; an answer may hold a page more. `cursor` is where the page before ended.
    """

    after: str | None = None
    before: str | None = None
    most: int = 100
    cursor: str | None = None


def is_moment(end: str | None) -> bool:
    """Tell whether an end of a window is a moment, and not the id of a post."""
    return bool(end and _MOMENT.fullmatch(end))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountProfile:
    """An account as it was found: `ref` has its lasting id where the platform shows one.

    `moved_to` is where its owner says that they are now.
    """

    ref: AccountRef
    name: str | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """One page of an account's posts as its server listed them, newest first.

    `sightings` are the account's own posts, without those that it only passes on, of which
    there are `passed_on`; `hidden` are left out because not everybody may see them, `foreign` ones
    because somebody else wrote them. `cursor` is
    where the next page begins, None at the end. `answer` is the capture that shows them.
    `account` is the account as this answer names it, None where it says nothing of it. `is_full`
    tells that the list has no holes: what stands between two posts of it and is not on it, is
    not there.
    """

    sightings: tuple[Sighting, ...]
    answer: Capture
    cursor: str | None = None
    passed_on: int = 0
    hidden: int = 0
    foreign: int = 0
    account: AccountRef | None = None
    moved_to: str | None = None
    is_full: bool = True


AccountSteps = Generator[Request, FetchResult, AccountProfile]
"""Yields requests, is sent their results, and returns the account that they name."""
PageSteps = Generator[Request, FetchResult, AccountPage]
"""Yields requests, is sent their results, and returns one page of posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamEvent:
    """One change of an account that a platform recorded itself, `at` microseconds since 1970.

    `sighting` is the look at a post that it is: shown in its words, or deleted; it rests on
    `capture`. `closed` says what became of the account where the event is of that.
    """

    at: int
    account_id: str
    sighting: Sighting | None = None
    capture: Capture | None = None
    closed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStream:
    """A platform's own record of changes, which is replayed from a moment on.

    `address` is a web socket that takes ``cursor``, microseconds since 1970, and then waits for
    `greet`, a message that names the accounts wanted, of which it takes `most`. `read` gives the
    event of a frame that came at a moment (RFC 3339), None for what says nothing of a post or
    account. It is kept for `hours`.
    """

    name: str
    address: str
    hours: float
    most: int
    greet: Callable[[Sequence[str]], str]
    read: Callable[[str, str], StreamEvent | None]


def account_parser(platform: PlatformName, address: str) -> Callable[[str], AccountRef | None]:
    """Make the `parse` of a reader: ``platform:handle``, or the address of a profile.

    `address` is a regular expression with the group ``handle``; what may follow a profile's
    address (a slash, a query) need not stand in it.
    """
    forms = (
        re.compile(rf"{platform}:@?(?P<handle>[\w.-]{{1,100}})", re.IGNORECASE | re.ASCII),
        re.compile(rf"{address}/?(?:[?#].*)?", re.IGNORECASE | re.ASCII),
    )

    def parse(given: str) -> AccountRef | None:
        found = next((one for form in forms if (one := form.fullmatch(given))), None)
        return AccountRef(platform=platform, handle=found["handle"]) if found else None

    return parse


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReader:
    """How a platform's accounts are written, looked up and read.

    `parse` gives the account that somebody wrote (an address, a handle in the platform's own
    form), None for what is none of the platform's. `look_up` finds its lasting id; it and
    `list_page` raise ResolveError with a sentence for a person where that cannot be.
    `list_page` gives the page of a window that its cursor names. `unshown` says in a sentence
    what the platform shows to nobody without a login. `is_paid` tells that the owner pays for each
    post that is listed, and `smallest_page` how many an answer has at the least; `token` says whose
    token of the owner's a list needs.
    `stream` is the platform's own record of what its accounts change. `columns` are what tables of
    people call a column of its accounts, beside the platform's name: Wikidata's properties.
    """

    parse: Callable[[str], AccountRef | None]
    look_up: Callable[[AccountRef, ResolveContext], AccountSteps] | None = None
    list_page: Callable[[AccountRef, PostWindow, ResolveContext], PageSteps] | None = None
    unshown: str = ""
    is_paid: bool = False
    smallest_page: int = 1
    token: str | None = None
    stream: ChangeStream | None = None
    columns: tuple[str, ...] = ()
