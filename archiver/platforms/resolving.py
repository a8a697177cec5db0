"""Define what strategies are given and give: records that all platforms share."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from archiver.errors import ArchiverError
from archiver.models.records import (
    Capture,
    Evidence,
    Outcome,
    Post,
    PostRef,
    Request,
    Sighting,
    Unfetched,
)

FetchResult = Capture | Unfetched
"""The result of a request. An HTTP error is a capture too; redirects were followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArchive:
    """A web archive: where its index is asked, and what its replay addresses begin with.

    For pywb these are ``http://host/collection/cdx`` and ``http://host/collection``.
    """

    name: str
    cdx: str
    replay: str


INTERNET_ARCHIVE = WebArchive(
    name="Internet Archive",
    cdx="https://web.archive.org/cdx/search/cdx",
    replay="https://web.archive.org/web",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveContext:
    """What is known when a post is asked for.

    `now` is RFC 3339. `url` is the address it was met under, `handle` the author that address
    claims, `printed_at` the date that a page prints with it; none of these is believed.
    `tokens` names the platforms for which the owner has a token. `elsewhere` maps
    beginnings of addresses to what is asked instead (``https://plc.directory`` to
    ``http://127.0.0.1:2582``); mapped to '' they are not asked. `opted_out` also keeps the
    words of authors who ask not to be shown to logged-out readers. `threads` follows an
    author's own replies, at the cost of one request. `appviews` are the servers of the AT
    protocol to ask, None for the platform's own.
    """

    now: str
    url: str | None = None
    handle: str | None = None
    printed_at: str | None = None
    tokens: frozenset[str] = frozenset()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    appviews: tuple[str, ...] | None = None
    archives: tuple[WebArchive, ...] = (INTERNET_ARCHIVE,)
    opted_out: bool = False
    threads: bool = True

    def at(self, url: str) -> str:
        """Give the address that is really asked; '' where none is.

        >>> ResolveContext(now="", elsewhere={"https://a.example": "http://127.0.0.1:1"}).at(
        ...     "https://a.example/b"
        ... )
        'http://127.0.0.1:1/b'
        """
        fits = [one for one in self.elsewhere if _begins(url, one)]
        longest = max(fits, key=len, default=None)
        if longest is None:
            return url
        there = self.elsewhere[longest]
        return there + url[len(longest) :] if there else ""

    def asked_as(self, url: str) -> tuple[str, ...]:
        """Give the addresses instead of which this one is asked: whose place it takes.

        >>> ResolveContext(now="", elsewhere={"https://a.example": "http://127.0.0.1:1"}).asked_as(
        ...     "http://127.0.0.1:1/b"
        ... )
        ('https://a.example/b',)
        """
        fits = {
            one: there for one, there in self.elsewhere.items() if there and _begins(url, there)
        }
        longest = max(map(len, fits.values()), default=0)
        return tuple(
            one + url[longest:] for one, there in sorted(fits.items()) if len(there) == longest
        )


def _begins(url: str, beginning: str) -> bool:
    """Tell whether an address is that one or below it; ``http://a.exampl`` is above neither."""
    if not url.startswith(beginning):
        return False
    rest = url[len(beginning) :]
    return not rest or beginning.endswith("/") or rest[0] in "/?#"


class ResolveAnswer(NamedTuple):
    """What a strategy brought: the post asked for, then others shown whole with it.

    The first sighting is of the post asked for, under the name that the platform gives it.
    `certain` is False where another strategy may know the post that this one does not find.
    `enough` is True where nobody else may be asked, not even an
    archive, because the post's author does not want it.
    """

    sightings: tuple[Sighting, ...]
    certain: bool = True
    enough: bool = False

    @property
    def first(self) -> Sighting:
        """Give the sighting of the post asked for."""
        return self.sightings[0]


StrategySteps = Generator[Request, FetchResult, ResolveAnswer]
"""Yields requests, is sent their results, and returns what these say of the post."""


class ResolveError(ArchiverError):
    """Raised inside a strategy that cannot show the post: the outcome, and why.

    `outcome` is ``deleted`` for the platform's own record of a deletion alone, such as a tombstone;
    that it knows no such post is ``unknown``, as is a ``deleted`` that is not `certain`. `post` is
    what is known of it nevertheless, `others` what is shown beside it; `certain` and `enough` are
    as in `ResolveAnswer`.
    """

    def __init__(
        self,
        outcome: Outcome,
        reason: str,
        *,
        certain: bool = True,
        enough: bool = False,
        capture: Capture | None = None,
        post: Post | None = None,
        others: tuple[Sighting, ...] = (),
    ) -> None:
        super().__init__(reason)
        if outcome == "deleted" and not certain:
            outcome = "unknown"
        self.outcome, self.reason, self.certain, self.enough = outcome, reason, certain, enough
        self.capture, self.post, self.others = capture, post, others


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of asking for a post: its name, as sightings have it, and its kind of evidence.

    `evidence` is ``oembed`` for an oEmbed service and ``api`` for all else that the platform itself
    answers, its pages too.
    """

    name: str
    ask: Callable[[PostRef, ResolveContext], StrategySteps]
    evidence: Evidence = "api"

    def run(self, ref: PostRef, context: ResolveContext) -> StrategySteps:
        """Ask, and answer whatever happens: what cannot be read is ``malformed``."""
        try:
            answer = yield from self.ask(ref, context)
        except ResolveError as error:
            first = self._sighting_without_post(ref, context, error)
            others = (self._sign(sighting) for sighting in error.others)
            return ResolveAnswer((first, *others), error.certain, error.enough)
        except (ValueError, ArithmeticError, RecursionError) as error:
            reason = f"the answer cannot be read: {first_line(error)}"
            unreadable = ResolveError("malformed", reason)
            return ResolveAnswer((self._sighting_without_post(ref, context, unreadable),))
        return answer._replace(
            sightings=tuple(self._sign(sighting) for sighting in answer.sightings)
        )

    def _sign(self, one: Sighting) -> Sighting:
        """Put this strategy's name and kind of evidence to a sighting."""
        return replace(one, resolver=one.resolver or self.name, evidence=self.evidence)

    def _sighting_without_post(
        self, ref: PostRef, context: ResolveContext, error: ResolveError
    ) -> Sighting:
        """Build a sighting that shows no post, but what is known of it without."""
        capture = error.capture
        return Sighting(
            post=error.post or bare_post(ref, context),
            outcome=error.outcome,
            evidence=self.evidence,
            seen_at=capture.fetched_at if capture else context.now,
            resolver=self.name,
            reason=error.reason,
            rests_on=capture.url if capture else None,
        )


def resolve_as(
    ref: PostRef, named: PostRef, context: ResolveContext, steps: StrategySteps
) -> StrategySteps:
    """Run a strategy under the platform's own name for a post, also where that is not shown."""
    try:
        return (yield from steps)
    except ResolveError as error:
        if ref != named:
            error.post = error.post or bare_post(named, context)
            # Names pass from one account to another.
            error.reason = f"{error.reason} (taken for {named.id})"
        raise


def first_line(error: object) -> str:
    """Shorten a message to what fits into a reason."""
    text = " ".join(str(error).split())
    return text if len(text) <= 200 else text[:199] + "…"


def bare_post(ref: PostRef, context: ResolveContext) -> Post:
    """Give what is known of a post that nobody shows; the chain adds the time in its id.

    The claimed handle is left out, for on X any handle leads to any post.
    """
    return Post(
        key=ref.key,
        platform=ref.platform,
        id=ref.id,
        url=context.url,
    )
