"""Learn the weights by which a quotation's speaker is chosen, and write them into the package.

    python -m tests.gate.learn_weights

Read are labelled articles that are not part of the project, from a folder ``shared`` beside the
checkout or from ``$ARCHIVER_SHARED``. The same articles and the same features give the same
weights, digit by digit; a test holds the package to that.

A quotation is a choice between the mentions around it and nobody. The probability of each grows
exponentially with the sum of the weights of its features (multinomial logistic regression), and
the weights are those under which what was labelled is likeliest, less a penalty on their squares.
Features that hardly weigh anything are then left out, and the others learned anew. All labelled
articles are learned from, so that none of them proves anything: how good the choice is on articles
that it has not seen is measured by `cross_validate`, which learns from the others each time.
Penalty and limits were chosen that way; eight settings gave 0.935 to 0.937 of the speakers.
Quotations that `speaker_by_rule` decides are no choices.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from archiver.extraction.quotations import borrowed_weights as written_borrowed
from archiver.extraction.quotations import weights as written
from archiver.extraction.quotations.clauses import Clauses
from archiver.extraction.quotations.context import Stage
from archiver.extraction.quotations.features import nobody, speaker_candidates
from archiver.extraction.quotations.inner_attributions import part_at_attributions, without_code
from archiver.extraction.quotations.marks import quotation_spans
from archiver.extraction.quotations.mentions import find_mentions
from archiver.extraction.quotations.paragraphs import paragraph_spans
from archiver.extraction.quotations.plausibility import without_implausible
from archiver.extraction.quotations.single_quotes import with_singles
from archiver.extraction.quotations.speaker_rules import speaker_by_rule
from archiver.extraction.quotations.tokens import tokenize
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from archiver.models.records import Span
from tests.gate.labelled_articles import ARTICLES, LabelledArticle, labelled_articles

Floats: TypeAlias = NDArray[np.float64]

PENALTY = 1.5
"""Half of it times the square of every weight is taken from the likelihood."""
LEAST = 0.25
"""Weights below it, either way, are left out before the second round."""
RARE = 3
"""Features of fewer candidates say nothing that could be learned."""
_ENOUGH = 1e-4
"""Steepest slope at which the answer is exact to more digits than are written."""
_EDGE = " \n\t“”\"'‘’«»„.,;:!?"


@dataclass(frozen=True, slots=True)
class Choice:
    """One labelled quotation: the features of nobody and of each mention, and which is right."""

    candidates: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]


def read_choices(
    articles: Iterable[LabelledArticle], *, borrowed: bool = False
) -> Iterator[Choice]:
    """Read the choices of labelled articles, in their order.

    What is `borrowed` has no features of clauses, which other languages do not have.
    """
    groups = 4 if borrowed else 5
    for article in articles:
        for candidates, right in _choices_of_article(article):
            yield Choice(
                tuple(tuple(chain.from_iterable(one[:groups])) for one in candidates), right
            )


_Grouped: TypeAlias = tuple[tuple[tuple[tuple[str, ...], ...], ...], tuple[int, ...]]
"""A choice with the features of each candidate in groups."""


@cache
def _choices_of_article(article: LabelledArticle) -> tuple[_Grouped, ...]:
    return tuple(_find_choices(article.text, article.labels))


def _find_choices(text: str, labels: Sequence[dict[str, Any]]) -> Iterator[_Grouped]:
    spans = list(paragraph_spans(text, ()))
    found = with_singles(text, spans, quotation_spans(text, spans))
    words, verbs = grammar("en"), verbs_of_language("en")
    found = part_at_attributions(text, without_code(text, found), verbs, "en")
    tokens = tokenize(text, spans, found, verbs)
    mentions = without_implausible(
        tokens, find_mentions(tokens, words, frozenset(verbs)), words, verbs, nouns_capital=False
    )
    clauses = Clauses(tokens, mentions, words, verbs, inverts=False, drops=False)
    stage = Stage(text, tokens, mentions, clauses)
    places = [(tokens[mention.first].start, tokens[mention.last - 1].end) for mention in mentions]
    carried: int | None = None
    for number, quoted in enumerate(found):
        sources = _sources(text, quoted.inner, labels)
        if sources is None:
            continue
        near = list(speaker_candidates(stage, number, carried))
        right = tuple(
            1 + i
            for i, candidate in enumerate(near)
            if any(_overlap(places[candidate.mention], source) for source in sources)
        )
        told = speaker_by_rule(stage, stage.scenes[number], carried)
        if told is not None or (sources and not right):
            carried = told if told is not None else carried
            continue  # nothing to be learned: a rule decides, or the speaker is no mention
        of_nobody = (tuple(nobody(stage, number)),)
        yield (of_nobody, *(one.features for one in near)), right or (0,)
        carried = near[right[0] - 1].mention if right else carried


def _sources(text: str, span: Span, labels: Sequence[dict[str, Any]]) -> list[Span] | None:
    """The spans of a quotation's speaker, none for nobody; None for one that nobody labelled."""
    span = _trim(text, span)
    for label in labels:
        other = _trim(text, (label["start"], label["end"]))
        union = max(span[1], other[1]) - min(span[0], other[0])
        if union and _overlap(span, other) >= 0.8 * union:
            sources = label["source"] if label["label"] != "none" else []
            return [(one["start"], one["end"]) for one in sources]
    return None


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def learn_weights(choices: Sequence[Choice]) -> dict[str, float]:
    """Learn the weight of every feature that tells something, to one digit behind the point."""
    counts: dict[str, int] = {}
    for feature in chain.from_iterable(chain.from_iterable(c.candidates for c in choices)):
        counts[feature] = counts.get(feature, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RARE)
    first = _fit(choices, names)
    names = [name for name, weight in zip(names, first, strict=True) if abs(weight) >= LEAST]
    second = (round(float(weight), 1) for weight in _fit(choices, names))
    return {name: weight for name, weight in zip(names, second, strict=True) if weight}


def _fit(choices: Sequence[Choice], names: Sequence[str]) -> Floats:
    """The weights of these features under which the right candidates are likeliest."""
    index = {name: i for i, name in enumerate(names)}
    features: list[int] = []
    owners: list[int] = []
    groups: list[int] = []
    right: list[int] = []
    for group, choice in enumerate(choices):
        right += [len(groups) + i for i in choice.right]
        for candidate in choice.candidates:
            known = [index[name] for name in candidate if name in index]
            features += known
            owners += [len(groups)] * len(known)
            groups.append(group)
    feature, owner, group_of = np.array(features), np.array(owners), np.array(groups)
    is_right = np.zeros(len(groups))
    is_right[right] = 1.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(owner, weights[feature], len(groups))
        highest = np.full(len(choices), -np.inf)
        np.maximum.at(highest, group_of, scores)
        powers = np.exp(scores - highest[group_of])
        totals = np.bincount(group_of, powers, len(choices))
        rights = np.bincount(group_of, powers * is_right, len(choices))
        likely = powers / totals[group_of] - is_right * powers / rights[group_of]
        value = float(np.sum(np.log(totals) - np.log(rights)))
        slope = np.bincount(feature, likely[owner], len(names))
        penalty = PENALTY / 2 * float(np.sum(weights * weights))
        return value + penalty, slope + PENALTY * weights

    return minimise(loss, np.zeros(len(names)))


def minimise(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """Find a minimum of a function that gives its slope as well, by L-BFGS (Nocedal 1980)."""
    value, slope = loss(at)
    steps: list[tuple[Floats, Floats]] = []
    while float(np.abs(slope).max()) > _ENOUGH:
        direction = -slope
        scales = []
        for step, change in reversed(steps):
            scales.append(float(step @ direction) / float(step @ change))
            direction = direction - scales[-1] * change
        if steps:
            step, change = steps[-1]
            direction = direction * (float(step @ change) / float(change @ change))
        for (step, change), scale in zip(steps, reversed(scales), strict=True):
            direction = direction + step * (
                scale - float(change @ direction) / float(step @ change)
            )
        length = 1.0 if steps else 1.0 / float(np.abs(slope).sum())
        while True:
            new_value, new_slope = loss(at + length * direction)
            if new_value <= value + 1e-4 * length * float(slope @ direction) or length < 1e-12:
                break
            length /= 2
        steps = [*steps[-19:], (length * direction, new_slope - slope)]
        at, value, slope = at + length * direction, new_value, new_slope
        if length < 1e-12:
            break
    return at


def render_module(module: ModuleType, weights: dict[str, float]) -> str:
    """Write a module of weights: its docstring as it stands, and the weights by name."""
    return render_weights(module.__doc__, weights)


def render_weights(docstring: str | None, weights: dict[str, float]) -> str:
    """Write a module of weights by name under a docstring."""
    docstring = (docstring or "").strip()
    lines = [f'    "{name}": {weight},\n' for name, weight in sorted(weights.items())]
    return f'"""{docstring}\n"""\n\nWEIGHTS: dict[str, float] = {{\n' + "".join(lines) + "}\n"


def main() -> None:
    """Learn from the labelled articles and write the modules, saying how many weights they have."""
    if not ARTICLES.exists():
        sys.exit(f"{ARTICLES} is missing: set ARCHIVER_SHARED to what holds the labelled articles")
    articles = list(labelled_articles())
    for module in (written, written_borrowed):
        choices = list(read_choices(articles, borrowed=module is written_borrowed))
        weights = learn_weights(choices)
        path = Path(module.__file__ or "")
        path.write_text(render_module(module, weights), encoding="utf-8")
        sys.stderr.write(f"{path}: {len(choices)} choices, {len(weights)} weights\n")


if __name__ == "__main__":
    main()
