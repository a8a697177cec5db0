"""What a run did, counted as it goes: printed, kept with the run, and shown on the site."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from archiver.records import Verdict


@dataclass(kw_only=True)
class Report:
    """What a run did. `judged` are the verdicts given, each with its article's title.

    `looks` counts what came of asking for posts, by outcome; `gone` names the posts that were
    there before and are not any more; `hosts` how many requests each host got.
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
    hosts: dict[str, int] = field(default_factory=dict)
    failures: list[dict[str, str]] = field(default_factory=list)
    judged: list[tuple[str, Verdict]] = field(default_factory=list)

    def failed(self, source: str, reason: str) -> None:
        """Note what could not be done, and why."""
        self.failures.append({"source": source, "reason": reason})

    def as_json(self) -> dict[str, Any]:
        """The run report as data."""
        return {
            "run": self.run,
            "started_at": self.started_at,
            "finished_at": self.finished_at,
            "status": self.status,
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
                "wordings": dict(self.wordings),
            },
            "requests": self.hosts,
            "failures": self.failures,
        }
