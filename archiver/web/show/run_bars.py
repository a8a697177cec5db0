"""Draw the last runs as bars that lead to them, as numbers for a template."""

from collections.abc import Sequence
from dataclasses import dataclass

from archiver.archive.pages.runs import RunFacts
from archiver.messages import moments
from archiver.web.site_urls import SiteUrls

_HEIGHT = 48
_WIDTH = 14
_GAP = 4
_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RunBar:
    """One run: where it stands, how high it is, and what it did in words."""

    href: str
    x: int
    y: int
    width: int
    height: int
    failed: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunBars:
    """The bars of some runs, the earliest on the left."""

    width: int
    height: int
    bars: tuple[RunBar, ...]


def draw_runs(where: SiteUrls, runs: Sequence[RunFacts]) -> RunBars | None:
    """Return a bar for each run, as high as the new articles it read; None for fewer than two."""
    if len(runs) < 2:
        return None
    most = max(run.articles for run in runs) or 1
    bars = []
    for number, run in enumerate(runs):
        height = max(_LEAST, round(run.articles / most * _HEIGHT))
        day = moments.format_day(run.started_at)
        failures = f", {run.failures:,} failures" if run.failures else ""
        ended = "" if run.status == "done" else f" ({run.status})"
        bars.append(
            RunBar(
                href=where.night(run.id),
                x=number * (_WIDTH + _GAP),
                y=_HEIGHT - height,
                width=_WIDTH,
                height=height,
                failed=bool(run.failures) or run.status != "done",
                sentence=f"{day}, {run.command}{ended}: {run.articles:,} articles, "
                f"{run.posts:,} posts{failures}",
            )
        )
    return RunBars(width=len(runs) * (_WIDTH + _GAP) - _GAP, height=_HEIGHT, bars=tuple(bars))
