"""Texts of plain words are not looked at for what only others can tell, with the same result."""

import random
from collections.abc import Iterator

import pytest

from archiver.languages.registry import all_languages
from archiver.matching import equal_forms, flags
from archiver.matching.differences import steps_over
from archiver.matching.equal_forms import rewrite_forms
from archiver.matching.flags import flags_of_steps
from archiver.matching.quotation import PreparedPost, prepare_post, prepare_quotation
from archiver.models.records import PostVersion

_PLAIN = ["the", "seal", "rows", "home", "and", "ferry", "sleeps", "at", "old", "pier"]
_PLAIN += ["colour", "color", "bolthole", "the"]
_OTHERS = (
    "not",
    "nobody",
    "don't",
    "it's",
    "seven",
    "second",
    "VII",
    "I",
    "Ana",
    "bolt hole",
    "zweihundert",
    "soooo",
    "8 pm",
    "e-mail",
    "T.V.",
    "R&D",
    "@ana",
)

few_and_many = pytest.mark.parametrize("drawn", [400, pytest.param(2_000, marks=pytest.mark.slow)])


def pairs_of_texts(drawn: int) -> Iterator[tuple[str, str]]:
    """Yield what the languages' records say is and is not the same, and so many drawn texts."""
    for language in all_languages():
        for kind in ("written_match", "written_differ", "spoken_match", "spoken_differ"):
            for text in getattr(language.examples, kind):
                one, _, other = text.partition(" = ")
                yield f"{one} at the pier", f"{other} at the pier again"
    draw = random.Random(11)
    for _ in range(drawn):
        said = draw.choices(_PLAIN, k=9)
        posted = list(said)
        posted[draw.randrange(9)] = draw.choice((*_PLAIN, *_OTHERS))
        if draw.random() < 0.3:
            said[draw.randrange(9)] = draw.choice(_OTHERS)
        yield " ".join(said), " ".join(posted)


def post_of(text: str) -> PreparedPost:
    return prepare_post(PostVersion(text=text))


@few_and_many
def test_what_is_held_to_be_written_alike_is_rewritten_to_nothing_else(
    monkeypatch: pytest.MonkeyPatch, drawn: int
) -> None:
    pairs = [(prepare_quotation(one), post_of(other)) for one, other in pairs_of_texts(drawn)]
    briefly = [rewrite_forms(*pair, near=near) for pair in pairs for near in (False, True)]
    monkeypatch.setattr(equal_forms, "_is_written_alike", lambda *_, **__: False)
    in_full = [rewrite_forms(*pair, near=near) for pair in pairs for near in (False, True)]
    assert briefly == in_full
    assert briefly.count(None) > len(briefly) // 4


@few_and_many
def test_plain_words_raise_no_flag_of_words(monkeypatch: pytest.MonkeyPatch, drawn: int) -> None:
    pairs = [(prepare_quotation(one), post_of(other)) for one, other in pairs_of_texts(drawn)]
    steps = [
        steps_over(ours.words.norms, post.words.norms, 0, len(post.words.norms))
        for ours, post in pairs
    ]
    briefly = [flags_of_steps(*pair, some) for pair, some in zip(pairs, steps, strict=True)]
    monkeypatch.setattr(flags, "_tell_nothing", lambda *_: False)
    in_full = [flags_of_steps(*pair, some) for pair, some in zip(pairs, steps, strict=True)]
    assert briefly == in_full


@pytest.mark.parametrize(
    ("quote", "text", "skipped"),
    [
        ("the seal rows home", "the seal swims home", True),
        ("the seal rows home", "the seal never rows home", False),
        ("the seal rows home", "the seal rows seven home", False),
        ("the seal rows home", "the seal Ana home", False),
    ],
)
def test_most_differences_are_of_plain_words(quote: str, text: str, skipped: bool) -> None:
    ours, theirs = prepare_quotation(quote).words, post_of(text).words
    steps = steps_over(ours.norms, theirs.norms, 0, len(theirs))
    changed = (
        [index for step in steps if step.op != "equal" for index in range(step.q0, step.q1)],
        [index for step in steps if step.op != "equal" for index in range(step.p0, step.p1)],
    )
    assert flags._tell_nothing(ours, theirs, (0, len(theirs)), changed) == skipped
