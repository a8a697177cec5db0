"""Measure the choice of speakers on labelled articles that it was not learned from.

    python -m tests.gate.cross_validation [--by-paper]

The articles are parted into folds by a digest of their names, or by the newspaper they are from;
those of each fold are read with weights that were learned from all others.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from archiver.extraction.quotations import speakers
from archiver.extraction.quotations import weights as written
from archiver.extraction.quotations.quotations import find_quotations
from tests.gate.labelled_articles import PARTS, LabelledArticle, labelled_articles
from tests.gate.learn_weights import learn_weights, read_choices

FOLDS = 6
Prediction = dict[str, Any]


def by_digest(article: LabelledArticle) -> str:
    """The fold of an article by its name alone."""
    return str(int(sha256(article.name.encode()).hexdigest(), 16) % FOLDS)


def by_paper(article: LabelledArticle) -> str:
    """The fold of an article by its newspaper, which its name begins with."""
    return article.name.partition("_")[0]


def cross_validate(
    articles: Sequence[LabelledArticle], fold_of: Callable[[LabelledArticle], str] = by_digest
) -> dict[str, list[Prediction]]:
    """Read every article with weights learned from the other folds; its predictions by part.

    A prediction is a line of what ``score_quotes.py`` reads.
    """
    found: dict[str, list[Prediction]] = {part: [] for part in PARTS}
    choices = {article.name: list(read_choices([article])) for article in articles}
    for fold in sorted({fold_of(article) for article in articles}):
        others = [c for a in articles if fold_of(a) != fold for c in choices[a.name]]
        with weights_in_use(learn_weights(others)):
            for article in articles:
                if fold_of(article) == fold:
                    found[article.part].append(predict(article))
    return found


@contextmanager
def weights_in_use(weights: Mapping[str, float]) -> Iterator[None]:
    """Choose English speakers by other weights than the package's for a while."""
    kept = written.WEIGHTS
    try:
        written.WEIGHTS = dict(weights)
        speakers.english.cache_clear()
        yield
    finally:
        written.WEIGHTS = kept
        speakers.english.cache_clear()


def predict(article: LabelledArticle) -> Prediction:
    """The quotations of an article as ``score_quotes.py`` reads them."""
    found = find_quotations(article.text, language="en")
    return {
        "doc": article.name,
        "quotes": [
            {"start": one.start, "end": one.end, "speaker_span": one.speaker_span} for one in found
        ],
    }


def main() -> None:
    """Write the predictions of every part beside each other, for ``score_quotes.py``."""
    fold_of = by_paper if "--by-paper" in sys.argv else by_digest
    for part, rows in cross_validate(list(labelled_articles()), fold_of).items():
        path = Path(".cache") / f"cross-validated-{part}.jsonl"
        path.parent.mkdir(exist_ok=True)
        lines = [json.dumps(row) + "\n" for row in rows]
        path.write_text("".join(lines), encoding="utf-8")
        sys.stderr.write(f"{path}: {len(rows)} articles\n")


if __name__ == "__main__":
    main()
