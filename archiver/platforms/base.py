"""Describe a platform: one object holds everything that the program knows of it.

A package of a platform builds one `Platform` and registers it; every other room asks the
registry and knows no platform by name. ``README.md`` beside this module shows how to write
one. Functions in a platform are pure: they never touch the network, the archive or the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from archiver.models.records import (
    Author,
    Capture,
    Embed,
    EmbedKind,
    Outcome,
    PlatformName,
    PostRef,
    Sighting,
)
from archiver.platforms.account_records import AccountReader
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.id_times import format_id_time, id_milliseconds_at
from archiver.platforms.origins import AnswerLog, Origin, origin_of
from archiver.platforms.resolving import ResolveContext, Strategy
from archiver.text.urls import UrlWrapper

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

# "x" and "truthsocial" are names; "X", "my platform" and "a:b" are not.
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")

AddressParser = Callable[[str, EmbedKind], Embed | None]
"""Gives what an address alone tells of a post, or None where it names none.

The address is whole and without wrappers; the embed has the given kind and, but for posts that
only a request can name, the post's id.
"""


class AddressHint(NamedTuple):
    """A pair of words in lower case: a text with an address of the platform holds both.

    They are searched for before any pattern is tried, so they may be too wide. `also` is empty
    where one word is enough.
    """

    word: str
    also: str = ""


class IdsInData(NamedTuple):
    """How a page's scripts and JSON name a post without its address.

    Searched is what has one of the platform's `address_hints` and a slash.
    `pattern` finds the id as its group ``id``; `address` is a format string that makes the
    post's address of it, such as ``https://a.example/post/{id}``.
    """

    pattern: re.Pattern[str]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceholderHints:
    """What shows that a script would put a post of the platform into a page.

    All are regular expressions without flags or groups that capture: `scripts` match the
    addresses or calls of embedding scripts, `boxes` the platform's name within class names of
    boxes that wait for consent.
    """

    scripts: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()


class OEmbedRefusal(NamedTuple):
    """What a status means at one oEmbed provider.

    `word` must stand in its error, JSON or plain text. `certain` is False where the provider
    says the same of posts that it only hides.
    """

    outcome: Outcome
    reason: str
    certain: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OEmbedRules:
    """The oEmbed service of a platform and what its answers mean (https://oembed.com).

    `endpoint` has all fields but ``url``, and is None where only the page of a post tells it.
    `title_is_text` says that ``title`` is the post's own words and not the site's,
    `title_is_cut` that it is only the head of the post, `author_url_has_id` that
    ``author_url`` ends with the account's lasting id. `clean_text` takes off what the service
    adds to the words of an embed.
    """

    endpoint: str | None = None
    refusals: Mapping[int, OEmbedRefusal] = field(default_factory=dict)
    title_is_text: bool = False
    title_is_cut: bool = False
    author_url_has_id: bool = False
    clean_text: Callable[[str], str] = str


def _find_no_embeds(_tree: HtmlElement) -> Iterator[FoundEmbed]:
    yield from ()


def _list_no_addresses(_ref: PostRef, _context: ResolveContext) -> tuple[str, ...]:
    return ()


def _read_no_capture(
    _ref: PostRef, _capture: Capture, _context: ResolveContext
) -> tuple[Sighting, ...]:
    return ()


def _complete_nothing(_written: str, _author: str) -> str | None:
    return None


def _tell_no_time(_code: str) -> int | None:
    return None


def _list_no_account_addresses(_handle: str, _digits: str) -> tuple[str, ...]:
    return ()


def _give_no_id(_milliseconds: int) -> str | None:
    return None


def _vouch_for_none(_ref: PostRef, _origin: Origin, _log: AnswerLog) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Platform:
    """Everything that the program knows of one platform. Only the first four fields are needed.

    Raises ValueError for a name, a label or a hint that cannot be one, and re.error for a
    pattern that is none.
    """

    name: PlatformName
    """Its name in the archive, in JSON and on the command line: lower case, never changed."""
    label: str
    """Its name for people."""
    parse_address: AddressParser
    """Addresses of its posts; see `AddressParser`."""
    address_hints: tuple[AddressHint, ...]
    """What every text with one of these addresses holds; see `AddressHint`."""

    spellings: frozenset[str] = frozenset()
    """Other names that people write in tables, in lower case without spaces."""
    prose_names: tuple[str, ...] = ()
    """What sentences call it, as in "wrote on …"; its `label` where nothing is given. Endings
    of other languages (`Twitterze`) are understood, other alphabets are names of their own."""
    federated: bool = False
    """Its posts stand on many servers: an id is ``host/number``, a handle ``user@host``, an
    account's lasting id its address as an ActivityPub actor; one host's silence says nothing
    of another's. It is asked after all platforms that have hosts of their own."""
    hint_stems: tuple[str, ...] = ()
    """Parts that several words of `address_hints` share; texts are searched for these first."""
    wrappers: tuple[UrlWrapper, ...] = ()
    """Its pages that only lead to another address, as in ``l.a.example/?u=https://…``."""
    profile_hosts: tuple[str, ...] = ()
    """Hosts, without ``www.``, at which ``/handle`` or ``/@handle`` is a person's page."""
    profile_paths: tuple[str, ...] = ()
    """Of a federated platform what stands before a handle at any host: ``@``."""

    find_embeds: Callable[[HtmlElement], Iterable[FoundEmbed]] = _find_no_embeds
    """Posts that a tree shows in markup of the platform's own, in their order there."""
    markup_hints: tuple[str, ...] = ()
    """What such markup has one of in the name of a tag or attribute, in a class, a picture's
    description or a short value of ``data-…``; not in an element's ``id``. Without one of them in a
    page `find_embeds` is not asked: see "How markup is noticed" in the README of this room."""
    ids_in_data: IdsInData | None = None
    """Ids of posts without an address in a page's data; see `IdsInData`."""
    byline_handle: re.Pattern[str] | None = None
    """Handles as its embed code prints them in ``— Name (@handle) date``, by which posts that
    an extractor flattened to text are told apart; the whole handle has to match."""
    pictured_as: re.Pattern[str] | None = None
    """What a picture of one of its posts shows and no other platform's: found in ``@handle`` and
    the rows below the text, a line each, in lower case."""
    placeholders: PlaceholderHints = PlaceholderHints()
    """What shows that only a script would show a post."""

    origins: tuple[str, ...] = ()
    """Hosts of its own, whose answers are evidence for its posts and their authors:
    ``tidepool.example``, and ``*.tidepool.example`` for all below. What any other says of a post is
    only a lead. On a federated platform it is the host of a post's id, and nothing is to be said
    here; every other platform with strategies has to name them."""
    vouch_for_origin: Callable[[PostRef, Origin, AnswerLog], bool] = _vouch_for_none
    """Whether some other host may speak for this one post, by what was answered so far; for
    platforms whose accounts choose where their posts are."""
    marks_names: tuple[str, ...] = ()
    """Hosts whose word it is that an account's name is verified; none where its marks prove no
    name. See "What a mark proves" in the README of this room."""
    strategies: tuple[Strategy, ...] = ()
    """Ways of asking for a post, in the order in which they are tried."""
    list_archive_addresses: Callable[[PostRef, ResolveContext], tuple[str, ...]] = (
        _list_no_addresses
    )
    """Addresses under which a web archive may hold a post, best first; one that ends in ``*``
    stands for all that begin with it. Raises ResolveError for an id that cannot be one."""
    list_account_addresses: Callable[[str, str], tuple[str, ...]] = _list_no_account_addresses
    """Beginnings of the addresses under which a web archive may hold an account's posts, likeliest
    first, by its handle and the first digits of their ids; for platforms that list an account's
    posts to nobody. Only where ids are numbers and moments (`first_id_at`)."""
    read_archived: Callable[[PostRef, Capture, ResolveContext], tuple[Sighting, ...]] = (
        _read_no_capture
    )
    """Sightings of a post in a saved capture of one of these addresses, the post's own first."""
    scripted_since: str | None = None
    """The day (``YYYYMMDD``) since which a script draws its pages, so that copies are empty."""
    oembed: OEmbedRules = OEmbedRules()
    """What its oEmbed answers mean."""
    token_hosts: tuple[str, ...] = ()
    """Hosts that the owner's token of this platform's name is for."""

    id_form: re.Pattern[str] | None = None
    """What the whole of its posts' ids looks like; files of others are held to it."""
    complete_id: Callable[[str, str], str | None] = _complete_nothing
    """Makes an id of what other programs write for one and of the author's lasting id or
    handle, such as of a number that counts within a channel; None where that is not enough."""
    id_milliseconds: Callable[[str], int | None] = _tell_no_time
    """Milliseconds since 1970 that the last part of a post's id holds, or None."""
    first_id_at: Callable[[int], str | None] = _give_no_id
    """The last part of the least id that a post made at these milliseconds since 1970 can have, so
    that days become a range of ids; None where ids hold no moment."""
    is_same_id: Callable[[str, str], bool] = eq
    """Whether two ids name one post."""
    account_ids: re.Pattern[str] | None = None
    """What it calls an account for good, where it shows that openly."""
    accounts: AccountReader | None = None
    """How its accounts are written, looked up and read; None where nobody follows any."""
    id_has_owner: bool = False
    """Whether a post's id is ``account/key`` with the account's lasting id, or a handle."""
    comment_address: re.Pattern[str] | None = None
    """What is found in the address of a comment below a post, where that begins with the post's:
    its words are somebody else's, and no post's."""
    addresses_name_authors: bool = True
    """Whether a name within a post's address is its author's handle, and not a page's, a group's
    or a channel's."""
    longest_whole: int | None = None
    """Characters of a post up to which tools that make excerpts of it have it whole."""

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"a platform's name is a lower-case word, not {self.name!r}")
        if not self.label.strip():
            raise ValueError(f"the platform {self.name} has no label for people")
        if self.strategies and not (self.origins or self.federated):
            raise ValueError(f"the platform {self.name} does not say which hosts speak for it")
        for hint in self.address_hints:
            if not hint.word or hint.word != hint.word.lower() or hint.also != hint.also.lower():
                raise ValueError(f"hints are words in lower case, not {hint}")
        for piece in (*self.placeholders.scripts, *self.placeholders.boxes):
            re.compile(piece)

    @property
    def names(self) -> tuple[str, ...]:
        """What sentences call it."""
        return self.prose_names or (self.label,)

    def parse_ref(self, url: str) -> PostRef | None:
        """Give the post that an address without wrappers names, or None."""
        embed = self.parse_address(url, "link")
        return PostRef(platform=self.name, id=embed.id) if embed and embed.id else None

    def speaks_for(self, ref: PostRef, origin: Origin, log: AnswerLog) -> bool:
        """Tell whether what an origin says of a post of this platform is evidence."""
        if self.federated:
            return origin.host == ref.id.partition("/")[0].lower()
        return origin.is_one_of(self.origins) or self.vouch_for_origin(ref, origin, log)

    def is_author_there(self, author: Author, origin: Origin) -> bool:
        """Tell whether an origin may speak for an author: on many servers only for its own."""
        if not self.federated:
            return True
        _, at, host = (author.handle or "").partition("@")
        actor = author.account_id
        return (not at or host.lower() == origin.host) and (not actor or origin_of(actor) == origin)

    def find_id_time(self, post: str) -> str | None:
        """Give the moment that a post's id holds, in UTC; None where it holds none."""
        return format_id_time(self.id_milliseconds(post.rsplit("/", 1)[-1]))

    def find_first_id(self, moment: str) -> str | None:
        """Give the last part of the least id that a post of a moment can have, or None."""
        milliseconds = id_milliseconds_at(moment)
        return None if milliseconds is None else self.first_id_at(milliseconds)

    def find_account_id(self, *given: object) -> str | None:
        """Give the first of some values that can be an account's lasting id, or None."""
        for one in given:
            text = str(one) if isinstance(one, int) and not isinstance(one, bool) else one
            if self.account_ids and isinstance(text, str) and self.account_ids.fullmatch(text):
                return text
        return None

    def find_owner(self, post: str | None) -> str | None:
        """Give the account's lasting id where a post's id begins with it, or None."""
        return self.find_account_id((post or "").partition("/")[0]) if self.id_has_owner else None
