"""The weights in the package are those that the program beside this test learns.

The articles are not part of the project: they are read from a folder ``shared`` beside the
checkout, or from ``$ARCHIVER_SHARED``.
"""

from pathlib import Path
from types import ModuleType

import pytest

from archiver.extraction.quotations import borrowed_weights, term_weights, terms
from archiver.extraction.quotations import weights as written

pytest.importorskip("numpy", reason="numpy is of the extra dev: weights are not learned")
from tests.gate import learn_term_weights, learn_weights


@pytest.mark.slow
@pytest.mark.skipif(
    not (learn_weights.ARTICLES / "train.jsonl").exists(),
    reason=f"{learn_weights.ARTICLES} is missing: weights are not learned",
)
@pytest.mark.parametrize("module", [written, borrowed_weights])
def test_learning_anew_gives_the_weights_of_the_package(module: ModuleType) -> None:
    borrowed = module is borrowed_weights
    articles = learn_weights.labelled_articles()
    choices = list(learn_weights.read_choices(articles, borrowed=borrowed))
    assert learn_weights.learn_weights(choices) == module.WEIGHTS


@pytest.mark.slow
@pytest.mark.skipif(
    not (learn_weights.ARTICLES / "train.jsonl").exists(),
    reason=f"{learn_weights.ARTICLES} is missing: weights are not learned",
)
def test_learning_terms_anew_gives_the_weights_of_the_package() -> None:
    passages = list(learn_term_weights.read_passages(learn_weights.labelled_articles()))
    assert learn_term_weights.learn_term_weights(passages) == term_weights.WEIGHTS
    told, lost = _judged_by_others(passages)
    # Measured on 2026-11-29, in ten parts, each judged by what the others teach: 0.690 and 77.
    assert told >= 0.68
    assert lost <= 80, "of 4,240 quotations"


def _judged_by_others(passages: list[learn_term_weights.Passage]) -> tuple[float, int]:
    """The share of terms told, and how many quotations are taken for terms."""
    judged: list[tuple[bool, bool]] = []
    for part in range(10):
        others = [one for number, one in enumerate(passages) if number % 10 != part]
        weights = learn_term_weights.learn_term_weights(others)
        for features, is_term in passages[part::10]:
            score = sum(weights.get(feature, 0.0) for feature in features)
            judged.append((score > terms.LIMIT, is_term))
    terms_told = [told for told, is_term in judged if is_term]
    return sum(terms_told) / len(terms_told), sum(told for told, is_term in judged if not is_term)


def test_the_module_of_term_weights_is_as_it_would_be_written() -> None:
    text = Path(term_weights.__file__).read_text(encoding="utf-8")
    assert learn_weights.render_weights(term_weights.__doc__, term_weights.WEIGHTS) == text


def test_a_feature_of_terms_gains_weight_and_one_of_quotations_loses_it() -> None:
    passages = [
        (frozenset({"bias", "titled"}), True),
        (frozenset({"bias", "addresses"}), False),
    ] * 10
    weights = learn_term_weights.learn_term_weights(passages)
    assert weights["titled"] > 0 > weights["addresses"]


@pytest.mark.parametrize("module", [written, borrowed_weights])
def test_the_weights_module_is_as_it_would_be_written(module: ModuleType) -> None:
    text = Path(module.__file__ or "").read_text(encoding="utf-8")
    assert learn_weights.render_module(module, module.WEIGHTS) == text


def test_a_feature_of_what_is_right_gains_weight_and_another_loses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(learn_weights, "PENALTY", 0.1)
    choices = [
        learn_weights.Choice((("nobody",), ("near", "name"), ("far", "name")), (1,)),
        learn_weights.Choice((("nobody",), ("far", "name"), ("near", "name")), (2,)),
        learn_weights.Choice((("nobody",), ("near", "name"), ("far", "name")), (1,)),
    ]
    weights = learn_weights.learn_weights(choices)
    assert weights["near"] > 0 > weights["far"]
    assert weights["nobody"] < 0
