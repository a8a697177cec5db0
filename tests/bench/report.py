"""Write the figures of `verify.json` as a table and a plot: python -m tests.bench.report.

Reads `tests/bench/verify.json` as `tests.bench.verify` wrote it; measures nothing.
"""

import json
import math
import re
from pathlib import Path
from typing import Any

from tests.bench.verify import rows

HERE = Path(__file__).parent
README = HERE / "README.md"
_PLACE = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)
_WIDE, _HIGH, _LEFT, _TOP = 640, 300, 60, 20
_SERIES = (("p50", "#2563a8"), ("p95", "#b4541a"))


def table(results: dict[str, dict[str, Any]]) -> str:
    """The figures as a Markdown table: a figure a line, a size a column."""
    turned = list(zip(*rows(results), strict=True))
    lines = ["| " + " | ".join(turned[0]) + " |", "|---" + "|---:" * len(results) + "|"]
    lines += ["| " + " | ".join(line) + " |" for line in turned[1:]]
    machines = sorted({one["machine"] for one in results.values()})
    notes = sorted({one["note"] for one in results.values() if "note" in one})
    return "\n".join(lines) + f"\n\nMeasured on {'; '.join([*machines, *notes])}.\n"


def plot(results: dict[str, dict[str, Any]]) -> str:
    """Milliseconds of a lookup by size, both on logarithmic axes, as SVG."""
    sizes = sorted(map(int, results))
    low, high = math.log10(sizes[0]), math.log10(sizes[-1])

    def x(posts: int) -> float:
        return _LEFT + (math.log10(posts) - low) / ((high - low) or 1) * (_WIDE - _LEFT - 60)

    def y(spent: float) -> float:
        return _TOP + (1 - (math.log10(spent) + 1) / 2.2) * (_HIGH - _TOP - 50)

    shapes = []
    for spent in (0.1, 1, 10):
        shapes.append(f'<path d="M{_LEFT} {y(spent):.1f}H{_WIDE - 60}" stroke="#8884"/>')
        shapes.append(
            f'<text x="{_LEFT - 8}" y="{y(spent) + 4:.1f}" text-anchor="end">{spent:g} ms</text>'
        )
    shapes += [
        f'<text x="{x(posts):.1f}" y="{_HIGH - 18}" text-anchor="middle">{posts:,}</text>'
        for posts in sizes
    ]
    for name, colour in _SERIES:
        points = [(x(n), y(results[str(n)]["verify"]["all"][name])) for n in sizes]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        shapes.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        )
        shapes += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>' for a, b in points]
        a, b = points[-1]
        shapes.append(f'<text x="{a + 9:.1f}" y="{b + 4:.1f}" fill="{colour}">{name}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
        'font-family="system-ui, sans-serif" font-size="12" fill="#777">\n'
        "<title>Milliseconds of one lookup by the number of posts</title>\n"
        + "\n".join(shapes)
        + "\n</svg>\n"
    )


def main() -> None:
    results = json.loads((HERE / "verify.json").read_text())
    (HERE / "verify.svg").write_text(plot(results))
    README.write_text(_PLACE.sub(rf"\g<1>{table(results)}\g<2>", README.read_text()))


if __name__ == "__main__":
    main()
