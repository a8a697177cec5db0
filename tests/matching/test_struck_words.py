"""Words that a post's author struck out may be quoted or left out; both are the author's."""

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.quotation import prepare_post
from archiver.matching.struck_words import find_struck, without_struck
from archiver.models.records import PostVersion

LINED = "".join(f"{letter}\u0336" for letter in "never ever")
POSTS = [
    "The ferry will ~~never ever~~ leave before the seal does.",
    f"The ferry will {LINED} leave before the seal does.",
]


@pytest.mark.parametrize("post", POSTS)
def test_neither_quotation_is_altered(post: str) -> None:
    without = compare_text("The ferry will leave before the seal does.", post, near=True)
    assert without is not None
    assert (without.wording, without.flags, without.coverage) == ("typographic", (), 1.0)
    assert post[slice(*without.span)].startswith("The ferry")
    changed = compare_text("The ferry will not leave before the seal does.", post, near=True)
    assert changed is not None
    assert (changed.wording, "negation" in changed.flags) == ("altered", True)


def test_with_the_struck_words_it_is_not_word_for_word() -> None:
    quote = "The ferry will never ever leave before the seal does."
    found = compare_text(quote, POSTS[0], near=True)
    assert found is not None
    assert found.wording == "typographic"


def test_a_quotation_beside_what_is_struck_is_word_for_word() -> None:
    found = compare_text("leave before the seal does", POSTS[0], near=True)
    assert found is not None
    assert found.wording == "verbatim"


@pytest.mark.parametrize(
    "text",
    ["so good~~ we won~~ again", "~~~code~~~ x ~~~", "a ~~ b ~~ c", "open ~~never", "l\u0336odz"],
)
def test_other_tildes_strike_nothing_out(text: str) -> None:
    assert find_struck(text) == []
    assert without_struck(prepare_post(PostVersion(text=text))) is None


def test_offsets_stay() -> None:
    source = without_struck(prepare_post(PostVersion(text=POSTS[0])))
    assert source is not None
    assert len(source.words.raw) == len(POSTS[0])
