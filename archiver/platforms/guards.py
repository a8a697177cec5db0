"""Guard platforms that plug-ins add: where their functions fail, the program goes on.

Others wrote them, and pages and answers of strangers are what they read. A function that fails
finds nothing; the first failure of each is named in one warning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from archiver.models.records import (
    Capture,
    Embed,
    EmbedKind,
    Evidence,
    PlatformName,
    PostRef,
    Request,
    Sighting,
)
from archiver.platforms.account_records import AccountReader, AccountRef
from archiver.platforms.base import AddressParser, Platform
from archiver.platforms.found_embeds import FoundEmbed
from archiver.platforms.origins import AnswerLog, Origin
from archiver.platforms.resolving import (
    ResolveAnswer,
    ResolveContext,
    ResolveError,
    Strategy,
    StrategySteps,
    first_line,
)
from archiver.plugins import warn_of_plugin
from archiver.text.look_alikes import draw_alike
from archiver.text.urls import UrlWrapper

if TYPE_CHECKING:
    # The library takes long to import, and most commands need the registry without it.
    from lxml.html import HtmlElement

_FAILURES = (Exception, SystemExit)
"""What ends one call: a function that leaves the program has failed as well."""
_LONGEST_ID = 500
"""Characters of a post's id; what is longer is none."""
_LONGEST_LABEL = 40
"""Characters of a platform's name for people."""
_EVIDENCE: frozenset[str] = frozenset(get_args(Evidence))
_Result = TypeVar("_Result")
_Given = TypeVar("_Given")


def guard_platform(
    given: Any, taken: Iterable[PlatformName], others: Iterable[Platform] = ()
) -> Platform:
    """Give a platform of a plug-in whose functions cannot end the program.

    Where its label is, or looks like, what one of the `others` is called, readers would hold its
    posts to be theirs: its own name takes the label's place. A wrapper around addresses of theirs
    is left out. Raises TypeError or ValueError for an
    object that cannot be registered.
    """
    if not isinstance(given, Platform):
        raise TypeError(f"{type(given).__name__} is no archiver.platforms.base.Platform")
    if given.name in taken:
        raise ValueError(f"there is a platform {given.name} already")
    if not given.address_hints:
        raise ValueError(f"the platform {given.name} has no hints at its addresses")
    if not all(isinstance(one, str) for one in (given.label, *given.spellings)):
        raise TypeError(f"the platform {given.name} is called by what is no text")
    others = tuple(others)
    if not all(isinstance(one, UrlWrapper) for one in given.wrappers):
        raise TypeError(f"the platform {given.name} has a wrapper that is no UrlWrapper")
    guard = _Guard(given.name)
    for strategy in given.strategies:
        _refuse_strategy(given.name, strategy)
    return replace(
        given,
        label=given.name if _is_taken(given.label, others) else given.label,
        wrappers=tuple(
            wrapper
            for wrapper in given.wrappers
            if not any(_overlaps(wrapper, other) for other in others)
        ),
        parse_address=guard.parser(given.parse_address),
        find_embeds=guard.finder(given.find_embeds),
        strategies=tuple(guard.strategy(strategy) for strategy in given.strategies),
        list_archive_addresses=guard.resolver(given.list_archive_addresses),
        list_account_addresses=guard.lister(given.list_account_addresses),
        read_archived=guard.reader(given.read_archived),
        vouch_for_origin=guard.voucher(given.vouch_for_origin),
        id_milliseconds=guard.function("id_milliseconds", given.id_milliseconds, None),
        first_id_at=guard.function("first_id_at", given.first_id_at, None),
        is_same_id=guard.comparison(given.is_same_id),
        accounts=guard.accounts(given.accounts),
    )


def _refuse_strategy(platform: PlatformName, strategy: Any) -> None:
    """Raise ValueError for a strategy whose name or kind of evidence none can have."""
    name = strategy.name
    if not (isinstance(name, str) and name.isprintable() and 0 < len(name) <= _LONGEST_LABEL):
        raise ValueError(f"the platform {platform} has a strategy without a name")
    if strategy.evidence not in _EVIDENCE:
        raise ValueError(
            f"the strategy {name} of {platform} gives evidence that is none of "
            f"{', '.join(sorted(_EVIDENCE))}"
        )


def _is_taken(label: str, others: Iterable[Platform]) -> bool:
    """Tell whether a label looks like another platform's, or like nothing that is one."""
    if not label.isprintable() or len(label) > _LONGEST_LABEL:
        return True
    ours = _look_of(label)
    return not ours or any(
        ours == _look_of(written)
        for other in others
        for written in (other.name, other.label, *other.spellings, *other.names)
    )


def _look_of(written: str) -> str:
    """Give what a name looks like, whatever stands between its letters."""
    plain = unicodedata.normalize("NFKC", written).casefold()
    return draw_alike("".join(sign for sign in plain if sign.isalnum()))


def _overlaps(wrapper: UrlWrapper, other: Platform) -> bool:
    """Tell whether a wrapper matches the addresses of posts of a platform with hosts of its own."""
    hosts = {host.removeprefix("*.") for host in (*other.origins, *other.profile_hosts)}
    return any(
        wrapper.place.match(f"{prefix}{host}/{path}")
        for host in hosts
        for prefix in ("", "www.")
        for path in ("", "a/status/1", "@a/1", "p/a/")
    )


def _may_be_id(given: object) -> bool:
    return isinstance(given, str) and given.isprintable() and 0 < len(given) <= _LONGEST_ID


def _checked_steps(steps: StrategySteps) -> StrategySteps:
    """Run a strategy that yields requests and returns an answer; raises TypeError for another."""
    try:
        request = next(steps)
        while True:
            if not isinstance(request, Request):
                raise TypeError(f"it asks by {type(request).__name__}, which is no Request")
            came = yield request
            request = steps.send(came)
    except StopIteration as done:
        if not isinstance(done.value, ResolveAnswer) or not done.value.sightings:
            raise TypeError(f"it answers {done.value!r:.80}, which is no ResolveAnswer") from None
        return done.value


class _Guard:
    """Wraps the functions of one platform and warns of each that fails, once."""

    def __init__(self, name: PlatformName) -> None:
        self._name = name
        self._warned: set[str] = set()

    def _warn(self, what: str, error: BaseException) -> None:
        if what not in self._warned:
            self._warned.add(what)
            reason = f"its {what} failed ({type(error).__name__}: {first_line(error)})"
            warn_of_plugin(self._name, reason)

    def _check(self, embed: Embed) -> Embed:
        """Pass on an embed of the platform; raises ValueError for another's, or an unusable id."""
        if embed.platform != self._name:
            raise ValueError(f"it gives a post of {embed.platform}")
        if embed.id is not None and not _may_be_id(embed.id):
            raise ValueError(f"it gives an id that no post has: {embed.id!r:.80}")
        return embed

    def function(
        self, name: str, call: Callable[[_Given], _Result], instead: _Result
    ) -> Callable[[_Given], _Result]:
        def guarded(given: _Given) -> _Result:
            try:
                return call(given)
            except _FAILURES as error:
                self._warn(name, error)
                return instead

        return guarded

    def comparison(self, call: Callable[[str, str], bool]) -> Callable[[str, str], bool]:
        def guarded(one: str, other: str) -> bool:
            try:
                return bool(call(one, other))
            except _FAILURES as error:
                self._warn("is_same_id", error)
                return one == other

        return guarded

    def accounts(self, given: AccountReader | None) -> AccountReader | None:
        """Guard how accounts are written; what lists them is read where a mistake ends no run."""
        if given is None:
            return None
        call = given.parse

        def guarded(written: str) -> AccountRef | None:
            try:
                return call(written)
            except _FAILURES as error:
                self._warn("accounts.parse", error)
                return None

        return replace(given, parse=guarded)

    def parser(self, call: AddressParser) -> AddressParser:
        def guarded(url: str, kind: EmbedKind) -> Embed | None:
            try:
                found = call(url, kind)
                return None if found is None else self._check(found)
            except _FAILURES as error:
                self._warn("parse_address", error)
                return None

        return guarded

    def finder(
        self, call: Callable[[HtmlElement], Iterable[FoundEmbed]]
    ) -> Callable[[HtmlElement], Iterator[FoundEmbed]]:
        def guarded(tree: HtmlElement) -> Iterator[FoundEmbed]:
            try:
                for found in call(tree):
                    self._check(found.embed)
                    yield found
            except _FAILURES as error:
                self._warn("find_embeds", error)

        return guarded

    def resolver(
        self, call: Callable[[PostRef, ResolveContext], tuple[str, ...]]
    ) -> Callable[[PostRef, ResolveContext], tuple[str, ...]]:
        def guarded(ref: PostRef, context: ResolveContext) -> tuple[str, ...]:
            try:
                return tuple(call(ref, context))
            except ResolveError:
                raise
            except _FAILURES as error:
                self._warn("list_archive_addresses", error)
                return ()

        return guarded

    def lister(
        self, call: Callable[[str, str], tuple[str, ...]]
    ) -> Callable[[str, str], tuple[str, ...]]:
        def guarded(handle: str, digits: str) -> tuple[str, ...]:
            try:
                return tuple(call(handle, digits))
            except _FAILURES as error:
                self._warn("list_account_addresses", error)
                return ()

        return guarded

    def reader(
        self, call: Callable[[PostRef, Capture, ResolveContext], tuple[Sighting, ...]]
    ) -> Callable[[PostRef, Capture, ResolveContext], tuple[Sighting, ...]]:
        def guarded(
            ref: PostRef, capture: Capture, context: ResolveContext
        ) -> tuple[Sighting, ...]:
            try:
                return tuple(call(ref, capture, context))
            except ResolveError:
                raise
            except _FAILURES as error:
                self._warn("read_archived", error)
                return ()

        return guarded

    def voucher(
        self, call: Callable[[PostRef, Origin, AnswerLog], bool]
    ) -> Callable[[PostRef, Origin, AnswerLog], bool]:
        def guarded(ref: PostRef, origin: Origin, log: AnswerLog) -> bool:
            try:
                return bool(call(ref, origin, log))
            except _FAILURES as error:
                self._warn("vouch_for_origin", error)
                return False

        return guarded

    def strategy(self, given: Strategy) -> Strategy:
        def guarded(ref: PostRef, context: ResolveContext) -> StrategySteps:
            try:
                return (yield from _checked_steps(given.ask(ref, context)))
            except ResolveError:
                raise
            except _FAILURES as error:
                self._warn(f"strategy {given.name}", error)
                reason = f"the strategy failed ({type(error).__name__}: {first_line(error)})"
                raise ResolveError("malformed", reason) from error

        return replace(given, ask=guarded)
