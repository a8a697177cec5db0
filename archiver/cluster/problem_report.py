"""Say how many quotations were judged and what is wrong with them: as data, a table, and a plot."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, get_args

from archiver.cluster.bulk_folder import BulkFolder
from archiver.cluster.table_queries import (
    ProblemCell,
    count_problems,
    count_rows,
    count_wordings,
)
from archiver.models.vocabulary import Problem

_WIDE, _HIGH, _LEFT, _TOP, _BELOW = 760, 320, 60, 46, 46
_COLOURS = {
    "altered": "#b4541a",
    "misattributed": "#2563a8",
    "misleading_cut": "#7a4fa3",
    "impossible": "#58707d",
}
_OTHER = "#888888"
_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReport:
    """Counts of all that is in a folder; `cells` are by publisher and month."""

    shards: int
    rows: dict[str, int]
    wordings: dict[str, int]
    cells: Sequence[ProblemCell]

    @property
    def problems(self) -> Counter[str]:
        """Quotations by what is wrong with them."""
        found: Counter[str] = Counter()
        for cell in self.cells:
            found.update(cell.problems)
        return found

    def as_json(self) -> dict[str, Any]:
        """Give the report as data."""
        return {
            "shards": self.shards,
            "rows": self.rows,
            "quotations": sum(self.wordings.values()),
            "wordings": self.wordings,
            "problems": dict(self.problems.most_common()),
            "publishers": [
                {
                    "publisher": cell.publisher,
                    "month": cell.month or None,
                    "quotations": cell.quotations,
                    "problems": cell.problems,
                }
                for cell in self.cells
            ],
        }

    def by_publisher(self) -> list[tuple[str, int, Counter[str]]]:
        """List publishers, those with most problems first: quotations, and what is wrong."""
        quotations: Counter[str] = Counter()
        problems: dict[str, Counter[str]] = {}
        for cell in self.cells:
            quotations[cell.publisher] += cell.quotations
            problems.setdefault(cell.publisher, Counter()).update(cell.problems)
        return [(name, quotations[name], problems[name]) for name in problems]


def make_report(folder: BulkFolder) -> ProblemReport:
    """Count what is in a folder; verdicts as far as they were judged."""
    verdicts = folder.table_files("verdicts")
    tables: tuple[Any, ...] = ("captures", "articles", "embeds", "quotations")
    return ProblemReport(
        shards=len(folder.shards()),
        rows={table: count_rows(folder.table_files(table)) for table in tables},
        wordings=count_wordings(verdicts),
        cells=count_problems(verdicts),
    )


def plot_problems(report: ProblemReport) -> str:
    """Draw the problems of each month as SVG, one colour for each kind, the latest ten years."""
    by_month: dict[str, Counter[str]] = {}
    for cell in report.cells:
        by_month.setdefault(cell.month or "undated", Counter()).update(cell.problems)
    months = sorted(by_month)[-_MOST_MONTHS:]
    kinds = list(get_args(Problem))
    most = max((by_month[month].total() for month in months), default=0) or 1
    step = (_WIDE - _LEFT - 20) / max(1, len(months))
    floor = _HIGH - _BELOW
    shapes = [
        f'<path d="M{_LEFT} {floor}H{_WIDE - 20}" stroke="#8888"/>',
        f'<text x="{_LEFT - 8}" y="{floor + 4}" text-anchor="end">0</text>',
        f'<text x="{_LEFT - 8}" y="{_TOP + 4}" text-anchor="end">{most:,}</text>',
    ]
    shown_each = max(1, round(len(months) * 60 / (_WIDE - _LEFT)))
    for place, month in enumerate(months):
        left, foot = _LEFT + place * step, float(floor)
        for kind in kinds:
            high = by_month[month][kind] / most * (floor - _TOP)
            if high:
                foot -= high
                shapes.append(
                    f'<rect x="{left + step * 0.1:.1f}" y="{foot:.1f}" width="{step * 0.8:.1f}" '
                    f'height="{high:.1f}" fill="{_COLOURS.get(kind, _OTHER)}">'
                    f"<title>{escape(month)}: {by_month[month][kind]:,} {kind}</title></rect>"
                )
        if place % shown_each == 0:
            middle = left + step / 2
            shapes.append(
                f'<text x="{middle:.1f}" y="{floor + 18}" text-anchor="middle">'
                f"{escape(month)}</text>"
            )
    for place, kind in enumerate(kinds):
        left = _LEFT + place * 160
        shapes.append(
            f'<rect x="{left}" y="10" width="12" height="12" '
            f'fill="{_COLOURS.get(kind, _OTHER)}"/>'
            f'<text x="{left + 18}" y="21">{kind.replace("_", " ")}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        'font-family="system-ui, sans-serif" font-size="12" fill="#666">\n'
        "<title>Quotations with a problem, by the month in which they appeared</title>\n"
        + "\n".join(shapes)
        + "\n</svg>\n"
    )
