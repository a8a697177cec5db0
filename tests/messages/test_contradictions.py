"""Sentences about pages that show a post otherwise name both and accuse neither."""

from typing import get_args

import pytest

from archiver.archive.store.known_facts import Contradicted
from archiver.messages.contradictions import CONTRADICTIONS, contradiction_sentences
from archiver.models.records import Evidence


def test_every_contradiction_has_its_sentence() -> None:
    assert tuple(CONTRADICTIONS) == get_args(Contradicted)


@pytest.mark.parametrize("known", [*get_args(Evidence), None], ids=str)
def test_a_sentence_says_which_evidence_says_otherwise(known: Evidence | None) -> None:
    for sentence in contradiction_sentences(get_args(Contradicted), known):
        assert "{" not in sentence
        assert sentence.endswith(".")
    assert contradiction_sentences(["text"], "archive") == (
        "This page shows other words than a web archive’s copy has.",
    )
