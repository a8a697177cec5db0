"""What lists are called, and that every filter and order has a name."""

from typing import get_args

from archiver.archive.pages import list_kinds
from archiver.messages.list_words import (
    FILTER_LABELS,
    LIST_TITLES,
    ORDER_LABELS,
    VALUE_LABELS,
    total_sentence,
)
from archiver.models.vocabulary import Problem, Tie, Wording

KINDS = {
    "quotations": list_kinds.QUOTATIONS,
    "corrected": list_kinds.CORRECTED,
    "posts": list_kinds.POSTS,
    "articles": list_kinds.ARTICLES,
    "people": list_kinds.PEOPLE,
    "publishers": list_kinds.PUBLISHERS,
    "runs": list_kinds.RUNS,
    "transcripts": list_kinds.TRANSCRIPTS,
    "followed": list_kinds.FOLLOWED,
}


def test_every_list_filter_and_order_has_a_name() -> None:
    assert set(LIST_TITLES) == set(KINDS)
    for kind in KINDS.values():
        assert {name.partition("=")[0] for name in kind.filters} <= set(FILTER_LABELS)
        assert set(kind.orders) <= set(ORDER_LABELS)
        assert set(kind.counted) <= set(kind.filters)


def test_closed_words_have_names() -> None:
    assert set(get_args(Problem)) | {"any", "none"} == set(VALUE_LABELS["problem"])
    assert set(get_args(Wording)) == set(VALUE_LABELS["wording"])
    assert set(get_args(Tie)) == set(VALUE_LABELS["tie"])


def test_a_total_is_counted_in_words() -> None:
    assert total_sentence(0, "run", bounded=False) == "0 runs"
    assert total_sentence(1, "person", bounded=False) == "1 account"
    assert total_sentence(2_000, "person", bounded=True) == "at least 2,000 accounts"
