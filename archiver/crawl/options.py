"""What may be chosen for a crawl: how it uses the network, how much it reads, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from archiver.crawl.events import Progress
from archiver.crawl.finding_options import FindingOptions
from archiver.crawl.reading_budget import ReadingBudget
from archiver.fetch.browser import Browser
from archiver.fetch.fetcher import Fetcher
from archiver.fetch.limits import Limits, Manners
from archiver.fetch.rates import HostRates
from archiver.fetch.tokens import Tokens
from archiver.platforms.resolving import ResolveContext
from archiver.provenance.stamping import Authority


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowingLimits:
    """How much is read of the accounts that are followed.

    `days` is how far back an account is read that is new, `most` how many posts of one account
    in one night; the next goes on. Posts older than `keep_days` that nobody quoted are
    dropped; with None all are kept. `paid_posts` are the posts in a night for which the owner pays
    a platform, which charges for each, `archive_questions` those to indexes of web archives for
    accounts that nobody else lists. `streams` is where a record of changes is replayed from, by
    default the platform's own place, and '' for nowhere; it is read to its end where nothing came
    for `silence` seconds.
    """

    days: float = 30.0
    most: int = 2_000
    paid_posts: int = 500
    streams: str | None = None
    silence: float = 60.0
    keep_days: float | None = None
    archive_questions: int = 200

    def __post_init__(self) -> None:
        """Refuse what would never end, or never begin."""
        for name, least in (
            ("days", 0),
            ("most", 1),
            ("paid_posts", 0),
            ("silence", 0),
            ("archive_questions", 0),
        ):
            if not least <= getattr(self, name) < 1_000_000:
                raise ValueError(f"[following]: {name!r} has to be a number from {least} on")
        if self.keep_days is not None and not 1 <= self.keep_days < 1_000_000:
            raise ValueError("[following]: 'keep_days' has to be a number from 1 on")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkSettings:
    """How a run may use the network; `asked` is the pattern of every question for a post.

    `authority` is asked to stamp the seal of the run. `processes` is how many processes read
    pages, by default one for each processor.
    """

    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    tokens: Tokens = field(default_factory=Tokens)
    asked: ResolveContext = field(default_factory=lambda: ResolveContext(now=""))
    authority: Authority = field(default_factory=Authority)
    following: FollowingLimits = field(default_factory=FollowingLimits)
    allow_private: bool = False
    processes: int | None = None

    def fetcher(
        self, rates: HostRates | None = None, asked: Mapping[str, int] | None = None
    ) -> Fetcher:
        """Make the network edge of one run; `asked` counts what hosts got in it already."""
        return Fetcher(
            manners=self.manners,
            limits=self.limits,
            tokens=self.tokens,
            allow_private=self.allow_private,
            rates=rates,
            asked=asked,
        )


def show_no_progress(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far a run is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """The choices for one run.

    `warc_folder` is where captures are written. Without `web` no connection is opened. `limit` is
    the most pages that are read. With `since`, a date such as ``2031-05-04``, articles published
    before it are left out. After `hours` nothing more is asked for, and what came is judged. A
    `browser` draws the pages whose posts only scripts show. `progress` is told how far the run is.
    `finding` is how posts are looked for that quotations do not link; None for not at all.
    With `pictures` those that articles call pictures of posts are asked for and read.
    Without `judge` nothing is judged: that is left to a run that is at work on the archive.
    """

    warc_folder: Path
    web: NetworkSettings | None = None
    limit: int | None = None
    since: str | None = None
    hours: float | None = None
    browser: Browser | None = None
    progress: Progress | None = None
    finding: FindingOptions | None = None
    judge: bool = True
    pictures: bool = False

    @property
    def tell(self) -> Progress:
        """Whom to tell how far the run is: nobody, where `progress` is None."""
        return self.progress or show_no_progress

    def budget(self) -> ReadingBudget:
        """Begin to count the pages and the hours that are allowed."""
        deadline = None if self.hours is None else monotonic() + self.hours * 3600
        return ReadingBudget(self.limit, deadline)
