"""The programs that learn weights, on choices made up here.

That they give the package's own weights again is tried in `test_labelled_articles_gate.py`.
"""

from pathlib import Path
from types import ModuleType

import pytest

from archiver.extraction.quotations import borrowed_weights, term_weights
from archiver.extraction.quotations import weights as written

pytest.importorskip("numpy", reason="numpy is of the extra dev: weights are not learned")
from tests.gate import learn_term_weights, learn_weights


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
