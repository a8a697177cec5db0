"""Variants of the scenes: each kind of mistake in other languages, marks, orders and names.

`variants.jsonl` has a scene a line, with the reason why; its posts come before its page. All texts,
people and posts are invented. `said` maps words of a quotation to what may stand in the fields of
its verdict: a list of all that an editor would sign.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.gate.scenes import Scene

_FILE = Path(__file__).with_name("variants.jsonl")


def read_variants() -> Iterator[Scene]:
    """Read the scenes in their order."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Scene(
            name=row["name"],
            why=row["why"],
            body=row["body"],
            said={
                words: {field: tuple(may) for field, may in fields.items()}
                for words, fields in row["said"].items()
            },
            posts=tuple(row.get("posts", ())),
            language=row["language"],
            published_at=row.get("published_at", "2031-05-10T12:00:00Z"),
        )
