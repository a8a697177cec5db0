"""What is only alike is told with whose it is and how much it has, and no more."""

from archiver.messages.leads import introduce_lead, leads_heading
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, SimilarPost, Verdict
from tests.verification.test_speech_findings import BLUE, verdict


def test_a_post_and_an_event_are_told_apart() -> None:
    found = verdict(BLUE, day="2031-11-05")
    (spoken,) = found.leads
    assert leads_heading(found) == "Words that are alike, but no match:"
    assert "".join(introduce_lead(spoken)) == (
        "Ana Brook at “Harbour council” on 4 May 2031 "
        "said only some of the words, which may be chance"
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
