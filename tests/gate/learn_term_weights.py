"""Learn the weights by which terms are told from quotations, and write them into the package.

    python -m tests.gate.learn_term_weights

Read are the labelled articles that `learn_weights` reads, of them those passages that no rule
decides. A passage is a term with a probability that grows with the sum of the
weights of its features (logistic regression); the weights are those under which the labels are
likeliest, less a penalty on their squares. Features that hardly weigh anything are left out, and
the others learned anew.

In ten parts of the articles, each judged by what was learned from the nine others, 69 % of the
terms are told and 92 % of the quotations kept, of passages that no rule decides; that is 98.2 % of
all quotations. Parted by chance in seven ways it is 69 % in the mean, from 66 % with the
`PENALTY` and `LEAST` before (4 and 0.15): one way of parting them says little.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from archiver.extraction.quotations import term_weights as written
from archiver.extraction.quotations.term_features import term_features
from archiver.extraction.quotations.terms import MOST_WORDS, is_surely_uttered
from archiver.text.words import split_words
from tests.gate.labelled_articles import (
    ARTICLES,
    LabelledArticle,
    labelled_articles,
    quotations_of,
)
from tests.gate.learn_weights import RARE, Floats, minimise, render_weights

PENALTY = 3.0
"""Half of it times the square of every weight is taken from the likelihood."""
LEAST = 0.2
"""Weights below it, either way, are left out before the second round."""
_AWAY = (0, 1, -1, 2, -2)
"""Characters by which a label's beginning may differ from a quotation's."""

Passage = tuple[frozenset[str], bool]
"""The features of a passage, and whether it is a term."""


def read_passages(articles: Iterable[LabelledArticle]) -> Iterator[Passage]:
    """Read the passages of labelled articles that no rule decides, in their order."""
    for article in articles:
        text = article.text
        quotes = {quote.start: quote for quote in quotations_of(article)}
        for label in article.labels:
            near = (quotes.get(label["start"] + away) for away in _AWAY)
            quote = next(filter(None, near), None)
            if quote is None:
                continue
            count = len(split_words(quote.text))
            features = term_features(text, quote, "en")
            if count <= MOST_WORDS and not is_surely_uttered(features, quote, count):
                yield features, label["label"] == "none"


def learn_term_weights(passages: Sequence[Passage]) -> dict[str, float]:
    """Learn the weight of every feature that tells something, to one digit behind the point."""
    counts = Counter(chain.from_iterable(features for features, _ in passages))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    first = _fit(passages, names)
    names = [name for name, weight in zip(names, first, strict=True) if abs(weight) >= LEAST]
    second = (round(float(weight), 1) for weight in _fit(passages, names))
    return {name: weight for name, weight in zip(names, second, strict=True) if weight}


def _fit(passages: Sequence[Passage], names: Sequence[str]) -> Floats:
    """The weights of these features under which the labels are likeliest."""
    index = {name: i for i, name in enumerate(names)}
    has = np.zeros((len(passages), len(names)))
    for row, (features, _) in enumerate(passages):
        has[row, [index[name] for name in features if name in index]] = 1.0
    is_term = np.array([float(term) for _, term in passages])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = has @ weights
        value = float(np.sum(np.logaddexp(0.0, scores) - is_term * scores))
        slope: Floats = has.T @ (1.0 / (1.0 + np.exp(-scores)) - is_term)
        return value + PENALTY / 2 * float(weights @ weights), slope + PENALTY * weights

    return minimise(loss, np.zeros(len(names)))


def main() -> None:
    """Learn from the labelled articles and write the module, saying how many weights it has."""
    if not ARTICLES.exists():
        sys.exit(f"{ARTICLES} is missing: set ARCHIVER_SHARED to what holds the labelled articles")
    weights = learn_term_weights(list(read_passages(labelled_articles())))
    path = Path(written.__file__)
    path.write_text(render_weights(written.__doc__, weights), encoding="utf-8")
    sys.stderr.write(f"{path}: {len(weights)} weights\n")


if __name__ == "__main__":
    main()
