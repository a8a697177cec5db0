"""What is only alike is told with whose it is and how much it has, and no more."""

from dataclasses import replace

from archiver.messages.explanations import explain_need
from archiver.messages.leads import introduce_lead, leads_heading
from archiver.messages.verdicts import verdict_sentence
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Searched, SimilarPost, Verdict
from tests.verification.test_speech_findings import BLUE, verdict


def test_the_sentence_says_no_more_than_that_something_is_alike() -> None:
    found = verdict(BLUE, day="2031-11-05")
    told = verdict_sentence(found)
    assert "alike, but not the same" in told
    assert "comes close" not in told
    assert explain_need(found) == (
        "The recording of the event or its official record, and an article that links it."
    )
    nothing = replace(
        found, leads=(), speaker_posts=None, searched=Searched(posts=2, authors=1, transcripts=3)
    )
    assert verdict_sentence(nothing) == (
        "Nothing in this archive comes close to these words, which does not show that Ana Brook "
        "never said them."
    )


def test_a_post_and_an_event_are_told_apart() -> None:
    found = verdict(BLUE, day="2031-11-05")
    (spoken,) = found.leads
    assert leads_heading(found) == "Words that are alike, but no match:"
    assert "".join(introduce_lead(spoken)) == (
        "Ana Brook at “Harbour council” on 4 May 2031 "
        "said something close to this, but not in these words"
    )
    post = Post(key="x:1", platform="x", id="1", author=Author(handle="anabrook"))
    lead = SimilarPost(post=post, version=PostVersion(text="The pier."), share="later")
    assert "".join(introduce_lead(lead)).startswith("A post by @anabrook holds all of these words")
    alone = Verdict(
        claim=Claim(quote="a"),
        wording="not_found",
        attribution="unstated",
        timing="unknown",
        leads=(lead,),
        rules="4",
    )
    assert leads_heading(alone) == "Posts that are alike, but no match:"
