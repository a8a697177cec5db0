"""Differences for one cell of a table, and every word of a table explained."""

from typing import get_args

from archiver.messages import word_list
from archiver.messages.differences import describe_change, difference_sentence
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Difference, Finding, Match, Verdict
from archiver.models.vocabulary import (
    Attribution,
    Flag,
    Problem,
    Standing,
    Tie,
    Timing,
    Wording,
)


def judged(wording: Wording, *diff: Difference) -> Verdict:
    finding = Finding(
        match=Match(wording=wording, span=(0, 4), coverage=1, diff=diff),
        post=Post(key="x:7", platform="x", id="7", author=Author(handle="ana", name=None)),
        version=PostVersion(text="Some words of a post"),
        attribution="confirmed",
        timing="unknown",
        standing="live",
        evidence="api",
        tie="likely",
        corroborated=True,
    )
    return Verdict(
        claim=Claim(quote="a"),
        wording=wording,
        attribution="confirmed",
        timing="unknown",
        corroborated=True,
        findings=(finding,),
        rules="1",
    )


def test_the_first_differences_are_named_and_the_others_counted() -> None:
    changes = [Difference(op="insert", quote=f"word{n} ", post="") for n in range(5)]
    assert difference_sentence(judged("altered", *changes)).endswith(
        "The quotation adds “word0”; adds “word1”; adds “word2”; and differs in 2 more places."
    )


def test_of_the_same_words_no_difference_is_told() -> None:
    same = Difference(op="replace", quote="A", post="a")
    assert difference_sentence(judged("typographic", same)).endswith("links differ.")
    nothing = difference_sentence(
        Verdict(
            claim=Claim(quote="a"),
            wording="not_found",
            attribution="unstated",
            timing="unknown",
            rules="1",
        )
    )
    assert "does not show that nobody ever posted" in nothing


def test_long_passages_are_cut_and_bare_space_is_no_difference() -> None:
    long = describe_change(Difference(op="delete", quote="", post="word " * 100))
    assert len(long) < 150
    assert describe_change(Difference(op="insert", quote=" \n", post="")) == ""


def test_every_word_of_the_columns_is_explained() -> None:
    listed = {(column, word) for column, word, _ in word_list.list_words()}
    for column, words in {
        "wording": Wording,
        "problem": Problem,
        "tie": Tie,
        "flags": Flag,
        "attribution": Attribution,
        "timing": Timing,
        "standing": Standing,
    }.items():
        assert {(column, word) for word in get_args(words)} <= listed
    assert all(meaning for _, _, meaning in word_list.list_words())
