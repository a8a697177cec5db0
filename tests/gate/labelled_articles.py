"""Articles whose quotations were labelled by hand, which are not part of the project.

They are read from a folder ``shared`` beside the checkout, or from ``$ARCHIVER_SHARED``. What is
read of an article is remembered by the object, so that gates that share articles read them once.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from archiver.extraction.quotations.quotations import find_quotations
from archiver.models.records import Quote
from tests.gate.real import SHARED

ARTICLES = SHARED / "data" / "quotations"
PARTS = ("train", "dev")
"""Files of labelled articles, each with its texts in a folder of its name."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelledArticle:
    """An article whose quotations were labelled by hand, and the part of the corpus it is in."""

    part: str
    name: str
    text: str
    labels: Sequence[dict[str, Any]]


def labelled_articles(parts: Sequence[str] = PARTS) -> Iterator[LabelledArticle]:
    """Read the labelled articles of every part, in the order of its file."""
    for part in parts:
        for line in (ARTICLES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = (ARTICLES / part / f"{row['doc']}.txt").read_bytes().decode("utf-8")
            yield LabelledArticle(part, row["doc"], text, row["quotes"])


@cache
def quotations_of(article: LabelledArticle) -> tuple[Quote, ...]:
    """Give the quotations of an article by the weights of the package."""
    return find_quotations(article.text, language="en")
