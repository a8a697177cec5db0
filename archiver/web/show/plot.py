"""Compute the geometry of a bar plot of quotations over time, which the template draws.

Bars are stacked in six groups by how much they ask of a reader. Each group has its own
pattern beside its colour, and every bar its numbers in words.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archiver.archive.pages.publishers import PublisherMonth
from archiver.messages import moments, verdict_labels

WIDTH = 720
HEIGHT = 220
_LEFT = 34
_BELOW = 26
_ABOVE = 10
_MOST = 48
"""Bars that stay wide enough to tell apart; with more months a bar is a year."""
_WIDEST = 34

_TONES = ("bad", "other", "fair", "short", "open", "good")
"""From the base line up: what needs a second look is compared best where bars begin."""
_NAMES = {
    "bad": "Wording changed",
    "other": "Credited to somebody else",
    "fair": "Shortened, or different with nothing surely wrong",
    "short": "Too short to look up",
    "open": "Not found or cannot be settled",
    "good": "Word for word or same words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPiece:
    """One group of one bar, in the plot's own units."""

    tone: str
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """One month or year."""

    x: float
    width: float
    period: str
    name: str
    tick: str | None
    counts: tuple[tuple[str, int], ...]
    pieces: tuple[BarPiece, ...]

    def count(self, tone: str) -> int:
        """Return how many quotations of the bar are in this group."""
        return dict(self.counts).get(tone, 0)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and last day of the bar; None where it is no month or year."""
        first = f"{self.period}-01-01" if len(self.period) == 4 else f"{self.period}-01"
        try:
            day = date.fromisoformat(first)
        except ValueError:
            return None
        month = 12 if len(self.period) == 4 else day.month
        last = monthrange(day.year, month)[1]
        return first, day.replace(month=month, day=last).isoformat()

    @property
    def said(self) -> str:
        """``May 2031: 3 Wording changed, 12 Word for word or same words``."""
        return f"{self.name}: " + ", ".join(
            f"{count} {_NAMES[tone]}" for tone, count in self.counts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPlot:
    """A whole plot; `lines` are the heights at which a count is written."""

    bars: tuple[MonthBar, ...]
    lines: tuple[tuple[float, int], ...]
    tones: tuple[tuple[str, str, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    base: int = HEIGHT - _BELOW


def draw_plot(months: Sequence[PublisherMonth]) -> MonthPlot | None:
    """Return the plot of the months whose date is known; None where there is none."""
    periods = _periods([month for month in months if month.month])
    if not periods:
        return None
    highest = max(sum(groups.values()) for _, groups in periods)
    step = (WIDTH - _LEFT) / len(periods)
    width = min(_WIDEST, step * 0.78)
    scale = (HEIGHT - _BELOW - _ABOVE) / highest
    every = -(-len(periods) // 12)
    bars = []
    for index, (name, groups) in enumerate(periods):
        y = float(HEIGHT - _BELOW)
        pieces = []
        for tone in _TONES:
            if groups[tone]:
                y -= groups[tone] * scale
                pieces.append(
                    BarPiece(tone=tone, y=round(y, 2), height=round(groups[tone] * scale, 2))
                )
        bars.append(
            MonthBar(
                x=round(_LEFT + step * index + (step - width) / 2, 2),
                width=round(width, 2),
                period=name,
                name=_named(name),
                tick=_tick(name) if index % every == 0 else None,
                counts=tuple((tone, groups[tone]) for tone in _TONES if groups[tone]),
                pieces=tuple(pieces),
            )
        )
    totals = {tone: sum(groups[tone] for _, groups in periods) for tone in _TONES}
    return MonthPlot(
        bars=tuple(bars),
        lines=tuple(
            (round(HEIGHT - _BELOW - count * scale, 2), count) for count in _counts(highest)
        ),
        tones=tuple((tone, _NAMES[tone], totals[tone]) for tone in _TONES if totals[tone]),
    )


def _periods(months: Sequence[PublisherMonth]) -> list[tuple[str, dict[str, int]]]:
    """Return every month from the first to the last, or every year where those are too many."""
    if not months:
        return []
    found = {month.month or "": _groups(month) for month in months}
    names = _between(min(found), max(found))
    if len(names) <= _MOST:
        return [(name, found.get(name) or dict.fromkeys(_TONES, 0)) for name in names]
    years: dict[str, dict[str, int]] = {}
    for name in names:
        year = years.setdefault(name[:4], dict.fromkeys(_TONES, 0))
        for tone, count in found.get(name, {}).items():
            year[tone] += count
    return list(years.items())[-_MOST:]


def _groups(month: PublisherMonth) -> dict[str, int]:
    groups = dict.fromkeys(_TONES, 0)
    for wording, count in month.wordings.items():
        tone = "short" if wording == "too_short" else verdict_labels.TONES[wording]
        groups[tone] += count - month.wrong.get(wording, 0)
    groups["other"] += month.problems.get("misattributed", 0)
    groups["bad"] += sum(month.wrong.values()) - groups["other"]
    return groups


def _between(first: str, last: str) -> list[str]:
    """Return the months between two, as ``2031-05``; only the two where they are no months."""
    try:
        start, end = (int(name[:4]) * 12 + int(name[5:7]) - 1 for name in (first, last))
    except ValueError:
        return sorted({first, last})
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _counts(highest: int) -> list[int]:
    return sorted({highest, -(-highest // 2)} - {0})


def _named(period: str) -> str:
    return moments.format_day(f"{period}-01").removeprefix("1 ") if len(period) == 7 else period


def _tick(period: str) -> str:
    return _named(period)[:3] + " " + period[2:4] if len(period) == 7 else period
