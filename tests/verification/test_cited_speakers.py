"""The author of a post that a page shows is the speaker of what it quotes, where it names them."""

from dataclasses import replace

import pytest

from archiver.models.records import Embed, Quote
from archiver.verification.cited_speakers import with_cited_speakers

SAID = "The night ferry will never leave before the seal does"
POST = Embed(
    platform="x",
    kind="blockquote",
    id="7",
    handle="anabrook_test",
    name="Ana Brook",
    text=f"{SAID}.",
)


def speaker(text: str, by: str | None = None, post: Embed = POST, said: str = SAID) -> str | None:
    """Who a page's only quotation is by, where its reader found `by`."""
    start = text.index(said)
    quote = Quote(start=start, end=start + len(said), text=said, speaker=by)
    (found,) = with_cited_speakers(text, [post], [quote])
    if found.speaker != by:
        assert found.speaker_span is not None
        assert text[slice(*found.speaker_span)].lstrip("@").casefold() in {"brook", "anabrook_test"}
    return found.speaker


@pytest.mark.parametrize("by", [None, "Florida", "Ida Marrowby", "a spokesman"])
def test_the_author_named_beside_the_words_is_their_speaker(by: str | None) -> None:
    assert speaker(f"In Florida, Ana Brook made it plain: “{SAID}.”", by) == "Ana Brook"
    assert speaker(f"“{SAID}.” That was Brook’s answer to Ida Marrowby.", by) == "Ana Brook"
    assert speaker(f"It was @anabrook_test again: “{SAID}.”", by) == "Ana Brook"


def test_who_is_the_author_already_keeps_the_name_in_print() -> None:
    assert speaker(f"“{SAID},” said Brook.", "Brook") == "Brook"


@pytest.mark.parametrize(
    "text",
    [
        f"“{SAID},” said Ida Marrowby.",  # the author is not named
        f"Ana Brook came.\n“{SAID},” said Ida Marrowby.",  # but in another paragraph
    ],
)
def test_an_author_who_is_not_named_there_decides_nothing(text: str) -> None:
    assert speaker(text, "Ida Marrowby") == "Ida Marrowby"


def test_a_few_words_or_others_decide_nothing() -> None:
    assert speaker("Ana Brook spoke of “the night ferry” there.", said="the night ferry") is None
    other = "The day boat will always sail after the gulls have"
    assert speaker(f"Ana Brook heard “{other}.”", said=other) is None


def test_words_that_the_post_only_hands_on_are_not_its_authors() -> None:
    shared = replace(POST, text=f"Ida Marrowby: “{SAID}”")
    text = f"“{SAID},” said Ida Marrowby, and Ana Brook passed it on."
    assert speaker(text, "Ida Marrowby", shared) == "Ida Marrowby"
    posted = f"“{SAID},” and Ana Brook passed it on."
    again = replace(POST, text=f"RT @idamarrowby: {SAID}")
    assert speaker(posted, None, again) is None


def test_an_account_in_letters_that_look_alike_decides_nothing() -> None:
    fake = replace(POST, name="Ana Br0ok")
    text = f"“{SAID},” said Ana Brook."
    assert speaker(text, "Ana Brook", fake) == "Ana Brook"


def test_a_page_without_posts_stays_as_it_is() -> None:
    quote = Quote(start=0, end=4, text="Kelp")
    assert with_cited_speakers("Kelp", [], [quote]) == (quote,)
