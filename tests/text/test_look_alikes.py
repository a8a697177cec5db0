"""Words that look alike, and those that only share letters."""

import pytest

from archiver.text.look_alikes import draw_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [("х", "x"), ("rnastodon", "mastodon"), ("b1uesky", "bluesky")],
)
def test_words_that_look_alike_are_drawn_alike(one: str, other: str) -> None:
    assert draw_alike(one) == draw_alike(other)


@pytest.mark.parametrize(("one", "other"), [("xing", "x"), ("ort", "art"), ("вк", "x")])
def test_others_are_not(one: str, other: str) -> None:
    assert draw_alike(one) != draw_alike(other)
