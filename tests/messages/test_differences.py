"""Differences for one cell of a table, and every word of a table explained."""

from dataclasses import replace
from typing import get_args

from archiver.messages import word_list
from archiver.messages.differences import describe_change, difference_sentence, shown_differences
from archiver.messages.verdicts import verdict_headline
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


def spliced(wording: Wording, *diff: Difference) -> Verdict:
    found = judged(wording, *diff)
    best = found.findings[0]
    match = replace(best.match, flags=("spliced",))
    return replace(found, flags=("spliced",), findings=(replace(best, match=match),))


def test_words_of_another_post_are_no_addition() -> None:
    other = Difference(op="insert", quote="A seal is not lost … ", post="")
    own = Difference(op="equal", quote="stand well back", post="stand well back")
    for wording, marked in (("abridged", "marks where"), ("altered", "without saying so")):
        found = spliced(wording, other, own)  # type: ignore[arg-type]
        assert [one.op for one in shown_differences(found.findings[0])] == ["joined", "equal"]
        sentence = difference_sentence(found)
        assert "in several posts; the quotation joins them" in sentence
        assert marked in sentence
        assert "takes “A seal is not lost …” from another post" in sentence
        assert "adds" not in sentence
        assert "Joined from several posts" in verdict_headline(found)[1]
    for declared in ("[the seal] ", "… ", "s*** "):
        added = spliced("abridged", replace(other, quote=declared), own)
        assert shown_differences(added.findings[0])[0].op == "insert"
        assert "Joined" not in verdict_headline(added)[1]
    alone = judged("altered", other, own)
    assert shown_differences(alone.findings[0])[0].op == "insert"


def test_what_a_last_bracket_stands_for_is_shown_beside_it() -> None:
    text = "It is well. I cannot say the same for the glove. It was blue"
    end = text.index(" glove")
    diff = (
        Difference(op="equal", quote="I cannot say it for ", post="I cannot say it for "),
        Difference(op="equal", quote="[the ", post="the"),
        Difference(op="insert", quote="garment],", post=""),
    )
    found = judged("abridged", *diff)
    best = found.findings[0]
    match = replace(best.match, span=(12, end))
    best = replace(best, match=match, version=PostVersion(text=text))
    last = shown_differences(best)[-1]
    assert (last.op, last.quote, last.post) == ("bracket", "[the garment],", "the glove")
    sentence = difference_sentence(replace(found, findings=(best,)))
    assert "has “[the garment],” where the post goes on “the glove”" in sentence
    long = replace(best, version=PostVersion(text=text.replace(".", ",")))
    assert shown_differences(long)[-1].post == "the glove, It was blue"
    ended = replace(best, version=PostVersion(text=text[:end]))
    assert shown_differences(ended)[-1].post == "the"
    middle = judged("abridged", diff[1], diff[2], diff[0])
    assert [one.op for one in shown_differences(middle.findings[0])] == ["equal", "insert", "equal"]
