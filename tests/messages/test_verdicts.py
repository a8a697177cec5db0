"""Sentences about verdicts: no tick where something speaks against it; absence proves nothing."""

from dataclasses import replace
from typing import Any

import pytest

from archiver.messages import moments, verdict_labels, verdicts
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Finding, Match, Rewording, Searched, Verdict

FINDING = Finding(
    match=Match(wording="verbatim", span=(0, 4), coverage=1.0),
    post=Post(
        key="x:7",
        platform="x",
        author=Author(handle="beatide", name="Bea Tidewell"),
        posted_at="2036-01-03T06:00:00Z",
    ),
    version=PostVersion(text="Kelp"),
    attribution="confirmed",
    timing="consistent",
    standing="live",
    evidence="api",
)
GOOD = Verdict(
    claim=Claim(quote="Kelp", speaker="Bea Tidewell"),
    wording="verbatim",
    attribution="confirmed",
    timing="consistent",
    tie="cited",
    corroborated=True,
    findings=(FINDING,),
    rules="4",
)
NOTHING = replace(
    GOOD, wording="not_found", attribution="unresolved", timing="unknown", findings=(), tie=None
)


def test_a_good_verdict_names_the_author_and_the_day() -> None:
    sentence = verdicts.verdict_sentence(GOOD)
    assert "Bea Tidewell (@beatide)" in sentence
    assert "3 January 2036" in sentence
    assert verdicts.verdict_tone(GOOD) == "good"
    assert verdicts.verdict_headline(GOOD) == verdict_labels.LABELS["verbatim"]


@pytest.mark.parametrize(
    "against",
    [
        {"attribution": "mismatch"},
        {"attribution": "unresolved"},
        {"tie": "possible"},
        {"timing": "impossible"},
    ],
)
def test_what_speaks_against_it_takes_the_tick(against: dict[str, Any]) -> None:
    judged = replace(GOOD, **against)
    sign, label = verdicts.verdict_headline(judged)
    assert sign == "?"
    assert ", " in label
    assert verdicts.verdict_tone(judged) in {"fair", "open"}


def test_a_problem_is_bad_and_one_page_alone_is_less_than_good() -> None:
    assert verdicts.verdict_tone(replace(GOOD, problem="misattributed")) == "bad"
    mismatch = replace(GOOD, problem="misattributed", attribution="mismatch")
    assert verdicts.verdict_headline(mismatch)[0] == "≠"
    alone = replace(GOOD, corroborated=False)
    assert verdicts.verdict_tone(alone) == "fair"
    assert verdicts.verdict_sentence(alone).endswith(").")


def test_a_verdict_without_its_post_names_what_is_wrong_before_its_wording() -> None:
    assert verdicts.brief_verdict("verbatim", "misattributed", "likely") == (
        "≠",
        "Credited to somebody else",
        "bad",
    )
    assert verdicts.brief_verdict("verbatim", None, "cited") == ("✓", "Word for word", "good")
    assert verdicts.brief_verdict("verbatim", None, "possible").tone == "open"
    assert verdicts.brief_verdict("altered", None, "cited").tone != "bad"


def test_a_grave_cut_is_not_good_though_all_words_are_there() -> None:
    abridged = replace(GOOD, wording="abridged", flags=("negation",))
    assert verdicts.verdict_tone(abridged) != "good"


@pytest.mark.parametrize(
    ("held", "sentence"),
    [
        (
            Searched(posts=0, authors=None),
            "the words of no post by Bea Tidewell are archived, so",
        ),
        (Searched(posts=1, authors=None), "Not in the one archived post by Bea Tidewell, which"),
        (
            Searched(posts=1, authors=None, first="2031-05-04T10:00:00Z", last="2031-05-04"),
            "Not in the one archived post by Bea Tidewell of 4 May 2031, which",
        ),
        (
            Searched(posts=1_200, authors=None, first="2030-01-01", last="2036-02-01"),
            "the 1,200 archived posts by Bea Tidewell from 1 January 2030 to 1 February 2036",
        ),
    ],
)
def test_absence_is_told_with_what_was_held(held: Searched, sentence: str) -> None:
    told = verdicts.verdict_sentence(replace(NOTHING, speaker_posts=held))
    assert sentence in told
    if held.posts:
        assert "does not show that Bea Tidewell never posted" in told


def test_braces_in_a_name_are_no_places_of_a_sentence() -> None:
    for name in ("{author}", "{0}", "{", "%s"):
        claim = Claim(quote="Kelp", speaker=name)
        assert name in verdicts.verdict_sentence(
            replace(NOTHING, claim=claim, speaker_posts=Searched(posts=0))
        )
        post = replace(FINDING.post, author=Author(name=name))
        finding = replace(FINDING, post=post)
        assert name in verdicts.verdict_sentence(replace(GOOD, findings=(finding,)))


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (Author(handle="bea", name="Bea"), "Bea (@bea)"),
        (Author(name="Bea"), "Bea"),
        (Author(handle="bea"), "@bea"),
        (Author(), "an unknown author"),
    ],
)
def test_an_author_is_named_by_what_is_known(who: Author, name: str) -> None:
    assert verdicts.author_name(who) == name


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2036-01-03T06:05:00Z", "3 January 2036, 06:05 UTC"),
        ("2036-01-03", "3 January 2036"),
        ("soon", "soon"),
        ("2036-13-03T06:05:00Z", "2036-13-03T06:05:00Z"),
        ("", ""),
        ("²036-01-0³", "²036-01-0³"),
    ],
)
def test_what_is_no_moment_comes_back_as_it_is(moment: str, shown: str) -> None:
    assert moments.format_time(moment) == shown


def test_words_of_a_later_wording_have_no_tick_and_say_when_they_were_first_seen() -> None:
    rewording = Rewording(
        first_seen="2036-01-20T01:00:00Z", before="Wrack", before_seen="2036-01-15T01:00:00Z"
    )
    found = replace(FINDING, rewording=rewording, timing="unknown")
    judged = replace(GOOD, findings=(found,), timing="unknown")
    assert verdicts.verdict_headline(judged) == (
        "?",
        "Word for word, first seen after the quotation",
    )
    assert verdicts.verdict_tone(judged) == "fair"
    sentence = verdicts.verdict_sentence(judged)
    assert "first seen on 20 January 2036, after the quotation" in sentence
    assert "reads otherwise" in sentence
    timing = verdicts.timing_sentence(found, "2036-01-04")
    assert "older" not in timing
    assert "on 15 January 2036 the post was seen in other words" in timing


def test_dates_that_clash_are_not_called_missing() -> None:
    found = replace(FINDING, timing="unknown", tie="cited")
    claim = replace(GOOD.claim, published_at="2036-01-01T05:30:00Z")
    judged = replace(GOOD, claim=claim, findings=(found,), timing="unknown")
    assert "dated after the article" in verdicts.timing_sentence(found, claim.published_at)
    assert verdicts.verdict_headline(judged)[0] == "?"
    assert verdicts.verdict_tone(judged) == "fair"
    assert "after the date of the article" in verdicts.verdict_sentence(judged)
    doubted = replace(found, tie="likely")
    assert "not sure" in verdicts.timing_sentence(doubted, claim.published_at)
    assert verdicts.timing_sentence(found, None) == verdict_labels.TIMINGS["unknown"]
    older = replace(GOOD, findings=(found,), timing="unknown")
    assert verdicts.verdict_tone(older) == "good"


def test_a_role_is_not_taken_for_a_name_and_an_embed_without_words_for_a_post() -> None:
    nobody = replace(NOTHING, speaker_posts=Searched(authors=None))
    role = replace(nobody, claim=Claim(quote="Kelp", speaker="two people"))
    assert verdicts.verdict_sentence(role) == (
        "Not found, but the words of no post by “two people” are archived, so this proves nothing."
    )
    handle = replace(nobody, claim=Claim(quote="Kelp", speaker="@beatide"))
    assert "by @beatide are" in verdicts.verdict_sentence(handle)


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("The kelp is late. We shall row to Pelliwick", True),
        ("Is the kelp late? “Row,” they say", True),
        ("The kelp is late and we shall row.", False),
        ("Ask Dr. Tamm about kelp No. 7", False),
    ],
)
def test_of_several_sentences_only_the_whole_is_missing(quote: str, *, whole: bool) -> None:
    held = Searched(posts=1, authors=None, first="2031-05-04", last="2031-05-04")
    claim = Claim(quote=quote, speaker="Bea Tidewell")
    sentence = verdicts.verdict_sentence(replace(NOTHING, claim=claim, speaker_posts=held))
    assert sentence.startswith("Not as a whole in the one archived post") is whole
    assert ("one sentence of it may be" in sentence) is whole
