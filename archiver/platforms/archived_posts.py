"""List which posts of an account web archives hold, by the leading digits of their ids.

An index knows addresses and no words. It is asked for an account's addresses by the digits that
the ids of some days begin with, the newest first, and each answer gives ids. Nothing is fetched.
"""

from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archiver.models.records import PlatformName, PostRef, Request
from archiver.platforms.account_reading import ListRefusal
from archiver.platforms.base import Platform
from archiver.platforms.id_ranges import IdRange, cover_range, split_prefix
from archiver.platforms.registry import find_platform
from archiver.platforms.resolving import FetchResult, ResolveContext, ResolveError
from archiver.platforms.web_archives import CdxRow, ask_index

_MOST_ROWS = 3_000
"""Copies that one answer may list; where there are more, ten times finer digits are asked for."""
_MOST_QUESTIONS = 60
"""Questions for one account and some days: an index that always answers in full has an end."""


@dataclass(frozen=True, slots=True)
class IndexQuestion:
    """What to ask next: which archive, by their order, and for what its addresses begin with."""

    archive: int
    address: str
    digits: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveListing:
    """How far the posts of an account that archives hold are listed; a value that can be stored.

    `questions` are those left. `ids` are the posts listed and not yet taken, nearest to the end
    of the days first, `taken` those that were. `asked` counts questions, `strays` rows of addresses
    that nobody asked for.
    """

    platform: PlatformName
    handle: str
    ids_first: int
    ids_end: int
    questions: tuple[IndexQuestion, ...] = ()
    ids: tuple[str, ...] = ()
    taken: frozenset[str] = field(default_factory=frozenset)
    asked: int = 0
    strays: int = 0

    @property
    def range(self) -> IdRange:
        """The ids of the days."""
        return IdRange(self.ids_first, self.ids_end)

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to ask and to take."""
        return not self.questions and not self.ids

    def take(self) -> tuple[PostRef | None, "ArchiveListing"]:
        """Take the next post, None where a question comes first; with what is left."""
        if not self.ids:
            return None, self
        first, *rest = self.ids
        left = replace(self, ids=tuple(rest), taken=self.taken | {first})
        return PostRef(platform=self.platform, id=first), left

    @property
    def keys(self) -> dict[str, str]:
        """The ids that are listed and not yet taken, by the posts' keys."""
        return {PostRef(platform=self.platform, id=one).key: one for one in self.ids}

    def without(self, ids: Collection[str]) -> "ArchiveListing":
        """Leave out posts that need not be taken, for they are held."""
        left = tuple(one for one in self.ids if one not in ids)
        return replace(self, ids=left, taken=self.taken | frozenset(ids))

    def as_json(self) -> dict[str, Any]:
        """Give it as data that `stored_listing` reads."""
        return {
            "platform": self.platform,
            "handle": self.handle,
            "range": [str(self.ids_first), str(self.ids_end)],
            "questions": [
                [question.archive, question.address, question.digits] for question in self.questions
            ],
            "ids": list(self.ids),
            "taken": sorted(self.taken),
            "asked": self.asked,
            "strays": self.strays,
        }


def stored_listing(found: Mapping[str, Any]) -> ArchiveListing | None:
    """Read what `ArchiveListing.as_json` gave; None for what is none of it."""
    try:
        first, end = found["range"]
        return ArchiveListing(
            platform=str(found["platform"]),
            handle=str(found["handle"]),
            ids_first=int(first),
            ids_end=int(end),
            questions=tuple(
                IndexQuestion(int(archive), str(address), str(digits))
                for archive, address, digits in found["questions"]
            ),
            ids=tuple(map(str, found["ids"])),
            taken=frozenset(map(str, found["taken"])),
            asked=int(found["asked"]),
            strays=int(found["strays"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def begin_listing(
    platform: Platform,
    handle: str,
    days: tuple[str, str],
    context: ResolveContext,
    *,
    taken: Iterable[str] = (),
) -> ArchiveListing | None:
    """Plan the questions for the posts of an account within days, from one moment to another.

    `taken` are ids that are looked for no more. None for a platform whose ids or addresses do not
    let an index be asked so, and without an archive to ask.
    """
    first, end = (platform.find_first_id(moment) for moment in days)
    if not (first and end and first.isdigit() and end.isdigit()):
        return None
    ids = IdRange(int(first), int(end))
    questions = _plan(platform, handle, cover_range(ids), range(len(context.archives)))
    if not questions:
        return None
    return ArchiveListing(
        platform=platform.name,
        handle=handle,
        ids_first=ids.first,
        ids_end=ids.end,
        questions=questions,
        taken=frozenset(taken),
    )


def _plan(
    platform: Platform, handle: str, prefixes: Iterable[str], archives: Iterable[int]
) -> tuple[IndexQuestion, ...]:
    """Order questions: first each archive by the likeliest address for all days, newest first."""
    by_place: dict[int, list[tuple[str, str]]] = {}
    for digits in prefixes:
        for place, address in enumerate(platform.list_account_addresses(handle, digits)):
            by_place.setdefault(place, []).append((address, digits))
    return tuple(
        IndexQuestion(archive, address, digits)
        for place in sorted(by_place)
        for archive in archives
        for address, digits in by_place[place]
    )


def ask_next(
    listing: ArchiveListing, context: ResolveContext
) -> Generator[Request, FetchResult, ArchiveListing]:
    """Ask the next question; raises ResolveError where the archive does not answer it.

    Rows whose address names no post of this account within these days count for nothing,
    whatever an index says.
    """
    question, *rest = listing.questions
    platform = find_platform(listing.platform)
    if platform is None or question.archive >= len(context.archives):
        return replace(listing, questions=tuple(rest))
    archive = context.archives[question.archive]
    rows = yield from ask_index(
        archive, question.address, context, collapse="urlkey", most=_MOST_ROWS
    )
    found, strays = _read_rows(rows, platform, listing)
    if strays and not found:
        raise ResolveError(
            "malformed", f"{archive.name} lists other addresses than those that were asked for"
        )
    finer: tuple[IndexQuestion, ...] = ()
    is_cut = len(rows) >= _MOST_ROWS
    if is_cut:
        digits = split_prefix(question.digits, listing.range)
        finer = tuple(
            one
            for one in _plan(platform, listing.handle, digits, (question.archive,))
            if one.address.startswith(question.address.removesuffix("*"))
        )
    asked = listing.asked + 1
    if asked >= _MOST_QUESTIONS and (finer or rest):
        raise ResolveError(
            "malformed", f"{archive.name} lists without end: {asked} questions were asked"
        )
    ids = {*found, *listing.ids} - listing.taken
    return replace(
        listing,
        questions=(*finer, *rest),
        ids=tuple(sorted(ids, key=int, reverse=True)),
        asked=asked,
        strays=listing.strays + strays,
    )


def advance_index(
    listing: ArchiveListing, context: ResolveContext, came: FetchResult | None
) -> Request | ArchiveListing | ListRefusal:
    """Give what the next question asks for, or what its answer lists.

    It is read from its beginning each time, so that it need not be kept where answers are fetched.
    """
    steps = ask_next(listing, context)
    try:
        request = next(steps)
        return request if came is None else steps.send(came)
    except StopIteration as done:
        found: ArchiveListing = done.value
        return found
    except ResolveError as error:
        return ListRefusal(outcome=error.outcome, reason=error.reason)
    finally:
        steps.close()


def _read_rows(
    rows: Iterable[CdxRow], platform: Platform, listing: ArchiveListing
) -> tuple[set[str], int]:
    """Give the ids of an account's posts within the days, and how many rows were not asked for."""
    found: set[str] = set()
    strays = 0
    for row in rows:
        seen = platform.parse_address(row.original, "link")
        by = (seen.handle or "").casefold() if seen else ""
        if seen is None or by != listing.handle.casefold() or not (seen.id or "").isdigit():
            strays += 1
        elif listing.range.holds(int(seen.id or 0)):
            found.add(str(seen.id))
    return found, strays
