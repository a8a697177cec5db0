"""Count what a run does, to be printed, kept with the run, and shown on the site."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from archiver.archive.store.post_searches import PostSearch
from archiver.messages.verdicts import ABSENCE, verdict_urgency
from archiver.models.records import Problem
from archiver.models.verdict_records import Verdict

MAX_REPORTED = 1_000
"""Failures, posts and quotations that are named one by one; all are counted."""

_SHOWN = 100
"""Verdicts of each tone that are kept to be shown: a night gives half a million."""

_REASONS = 5
"""Reasons told apart for one host."""


@dataclass(kw_only=True)
class RunReport:
    """What a run did. `judged` are verdicts given, each with its article's title.

    `looks` counts what came of asking for posts, by outcome; `gone` names the posts that were
    there before and are not any more; `followed` counts accounts of people who are followed that
    were read, and what their lists showed; `hosts` how many requests each host got, and `answered`
    how many questions had an answer (None where nobody could be asked). `new_problems`
    are quotations with which something is wrong that was not before this run, and
    `problems_new` counts them by what it is. `searches` are those for posts that quotations do not
    link. `problems` counts verdicts by what is wrong,
    `uncorroborated` those that rest on one page alone. `pictures` counts pictures of posts that
    were captured and read, and what they show; `picture_problems` names those that surely show
    other than was posted.
    """

    run: int = 0
    started_at: str = ""
    finished_at: str = ""
    status: str = "running"
    sources: Counter[str] = field(default_factory=Counter)
    listings: Counter[str] = field(default_factory=Counter)
    posts_new: int = 0
    versions_new: int = 0
    looks: Counter[str] = field(default_factory=Counter)
    gone: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    quotes_new: int = 0
    quotes_judged: int = 0
    verdicts_changed: int = 0
    wordings: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    uncorroborated: int = 0
    pictures: Counter[str] = field(default_factory=Counter)
    picture_problems: list[dict[str, str]] = field(default_factory=list)
    new_problems: list[dict[str, Any]] = field(default_factory=list)
    problems_new: Counter[Problem] = field(default_factory=Counter)
    searches: list[PostSearch] = field(default_factory=list)
    noted: int = 0
    followed: Counter[str] = field(default_factory=Counter)
    hosts: dict[str, int] = field(default_factory=dict)
    answered: int | None = None
    failures: list[dict[str, str]] = field(default_factory=list)
    failed_count: int = 0
    failed_by_host: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _judged: dict[int, list[tuple[str, Verdict]]] = field(
        default_factory=lambda: {order: [] for order in range(ABSENCE + 1)}
    )

    def failed(self, source: str, reason: str) -> None:
        """Note what could not be done, and why."""
        self.failed_count += 1
        if len(self.failures) < MAX_REPORTED:
            self.failures.append({"source": source, "reason": reason})
        reasons = self.failed_by_host[_host(source)]
        known = reason in reasons or len(reasons) < _REASONS
        reasons[reason if known else "other reasons"] += 1

    def note(self, title: str, verdict: Verdict) -> None:
        """Note a verdict on a quotation of a page that was read."""
        self.noted += 1
        of_tone = self._judged[verdict_urgency(verdict)]
        if len(of_tone) < _SHOWN:
            of_tone.append((title, verdict))

    def note_problem(self, problem: Problem, quoted: dict[str, Any]) -> None:
        """Note a quotation with which something is wrong that was not before."""
        self.problems_new[problem] += 1
        if len(self.new_problems) < MAX_REPORTED:
            self.new_problems.append({"problem": problem, **quoted})

    def note_picture(self, problem: Problem, article: str, picture: str) -> None:
        """Note a picture of an article that surely shows other than what was posted."""
        if len(self.picture_problems) < MAX_REPORTED:
            self.picture_problems.append(
                {"problem": problem, "article_url": article, "picture_url": picture}
            )

    @property
    def is_cut_off(self) -> bool:
        """Whether others were asked and nobody answered, as without a network."""
        return self.answered == 0 and self.failed_count > 0

    @property
    def newly_altered(self) -> list[dict[str, Any]]:
        """Quotations that a post answers with other words and had not before this run."""
        return [problem for problem in self.new_problems if problem["problem"] == "altered"]

    @property
    def judged(self) -> list[tuple[str, Verdict]]:
        """Verdicts with their articles' titles, those that need a second look first."""
        return [pair for of_tone in self._judged.values() for pair in of_tone]

    def as_json(self) -> dict[str, Any]:
        """Give the report as data, what needs a second look first."""
        return {
            "run": self.run,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "status": self.status,
            "new_problems": self.new_problems,
            "newly_altered": self.newly_altered,
            "listings": dict(self.listings),
            "articles": {
                name: self.sources[name] for name in ("new", "changed", "unchanged", "failed")
            },
            "posts": {
                "new": self.posts_new,
                "versions_new": self.versions_new,
                "looked_at": dict(self.looks),
                "changed": self.changed,
                "gone": self.gone,
            },
            "quotes": {
                "new": self.quotes_new,
                "judged": self.quotes_judged,
                "verdicts_changed": self.verdicts_changed,
                "altered_new": self.problems_new["altered"],
                "problems_new": dict(self.problems_new),
                "wordings": dict(self.wordings),
                "problems": dict(self.problems),
                "uncorroborated": self.uncorroborated,
            },
            "pictures": {
                name: self.pictures[name]
                for name in ("captured", "read", "posts", "unreadable", "left")
            }
            | {"problems_in": self.picture_problems},
            "followed": dict(self.followed),
            "searches": self._count_searches(),
            "requests": self.hosts,
            "failed": self.failed_count,
            "failed_hosts": self.hosts_that_failed(),
            "failures": self.failures,
        }

    def _count_searches(self) -> dict[str, Any]:
        """Count the searches by what came of them, and name the posts that were found."""
        found = dict.fromkeys(
            search.post_key for search in self.searches if search.state == "found"
        )
        states: Counter[str] = Counter(search.state for search in self.searches)
        return {**states, "posts_found": list(found)[:MAX_REPORTED]}

    def hosts_that_failed(self) -> list[dict[str, Any]]:
        """List hosts, or what else failed, with reasons and how often; the worst first."""
        worst = sorted(self.failed_by_host.items(), key=lambda one: (-one[1].total(), one[0]))
        return [
            {"host": host, "failures": reasons.total(), "reasons": dict(reasons.most_common())}
            for host, reasons in worst[:MAX_REPORTED]
        ]


def _host(source: str) -> str:
    """Name the host of an address, or what else failed.

    >>> _host("https://news.example:8443/a"), _host("posts of x"), _host("pages/one.html")
    ('news.example:8443', 'posts of x', 'files')
    """
    try:
        found = urlsplit(source).netloc.rpartition("@")[2]
    except ValueError:
        found = ""
    if found:
        return found
    return source if source.startswith("posts of ") else "files"
