"""What a resolver is asked and what it answers: the records every resolver shares."""

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
"""What came of a request. An HTTP error is a capture; redirects were followed."""


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
    `tokens` names the tokens that the owner has (``x``, ``reddit``). `elsewhere` maps
    beginnings of addresses to what is asked instead (``https://plc.directory`` to
    ``http://127.0.0.1:2582``); mapped to '' they are not asked. `opted_out` also keeps the
    words of authors who ask not to be shown to logged-out readers. `threads` follows an
    author's own replies, at the cost of one request.
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
        """Where an address is really asked; '' where it is not.

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


def _begins(url: str, beginning: str) -> bool:
    """Whether an address is that one or below it; ``http://a.exampl`` is above neither."""
    if not url.startswith(beginning):
        return False
    rest = url[len(beginning) :]
    return not rest or beginning.endswith("/") or rest[0] in "/?#"


class ResolveAnswer(NamedTuple):
    """What one way of asking brought: the post asked for, then others shown whole with it.

    The first sighting is of the post asked for, under the name that the platform gives it.
    `certain` is False where ``deleted`` only means "not found", which the platform would also
    say of a post that it hides. `enough` is True where nobody else is to be asked, not even
    an archive, for the post's author does not want it.
    """

    sightings: tuple[Sighting, ...]
    certain: bool = True
    enough: bool = False

    @property
    def first(self) -> Sighting:
        """The sighting of the post asked for."""
        return self.sightings[0]


StrategySteps = Generator[Request, FetchResult, ResolveAnswer]
"""Yields what it wants fetched, is sent what came of it, and returns what that says."""


class ResolveError(ArchiverError):
    """Raised inside a way of asking where it cannot show the post: the outcome, and why.

    `post` is what is known of it all the same, `others` what is shown beside it; `certain` and
    `enough` are as in Answer.
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
        self.outcome, self.reason, self.certain, self.enough = outcome, reason, certain, enough
        self.capture, self.post, self.others = capture, post, others


@dataclass(frozen=True, slots=True)
class Strategy:
    """One way of asking for a post: its name, as sightings have it, and its kind of evidence."""

    name: str
    ask: Callable[[PostRef, ResolveContext], StrategySteps]
    evidence: Evidence = "api"

    def look(self, ref: PostRef, context: ResolveContext) -> StrategySteps:
        """Ask, and answer whatever comes: what cannot be read is ``malformed``."""
        try:
            answer = yield from self.ask(ref, context)
        except ResolveError as missed:
            first = self._missed(ref, context, missed)
            others = (self._named(one) for one in missed.others)
            return ResolveAnswer((first, *others), missed.certain, missed.enough)
        except (ValueError, ArithmeticError, RecursionError) as error:
            told = ResolveError("malformed", f"the answer cannot be read: {first_line(error)}")
            return ResolveAnswer((self._missed(ref, context, told),))
        return answer._replace(sightings=tuple(self._named(one) for one in answer.sightings))

    def _named(self, one: Sighting) -> Sighting:
        return replace(one, resolver=one.resolver or self.name, evidence=self.evidence)

    def _missed(self, ref: PostRef, context: ResolveContext, missed: ResolveError) -> Sighting:
        """A look that shows no post, but what is known of it without."""
        capture = missed.capture
        return Sighting(
            post=missed.post or bare_post(ref, context),
            outcome=missed.outcome,
            evidence=self.evidence,
            seen_at=capture.fetched_at if capture else context.now,
            resolver=self.name,
            reason=missed.reason,
            rests_on=capture.url if capture else None,
        )


def under_its_name(
    ref: PostRef, named: PostRef, context: ResolveContext, looking: StrategySteps
) -> StrategySteps:
    """A look at a post under the name that the platform gives it, also where it is not shown."""
    try:
        return (yield from looking)
    except ResolveError as missed:
        if ref != named:
            missed.post = missed.post or bare_post(named, context)
            # Names pass from one account to another.
            missed.reason = f"{missed.reason} (taken for {named.id})"
        raise


def first_line(error: object) -> str:
    """The beginning of a message, short enough for a reason."""
    told = " ".join(str(error).split())
    return told if len(told) <= 200 else told[:199] + "…"


def bare_post(ref: PostRef, context: ResolveContext) -> Post:
    """What is known of a post that nobody shows: its id; the chain adds the moment in it.

    The claimed handle is left out, for on X any handle leads to any post.
    """
    return Post(
        key=ref.key,
        platform=ref.platform,
        id=ref.id,
        url=context.url,
    )
