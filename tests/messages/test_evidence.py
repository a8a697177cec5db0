"""What an evidence bundle says of itself claims no more than it shows."""

from archiver.messages import evidence
from archiver.models.records import Author, Evidence, Post, PostVersion
from archiver.models.verdict_records import Claim, Finding, Match, Verdict


def judged(found_by: Evidence, *, corroborated: bool) -> Verdict:
    finding = Finding(
        match=Match(wording="verbatim", span=(0, 4), coverage=1),
        post=Post(key="x:7", platform="x", id="7", author=Author(handle="ana", name=None)),
        version=PostVersion(text="Some words of a post"),
        attribution="confirmed",
        timing="unknown",
        standing="live",
        evidence=found_by,
        corroborated=corroborated,
    )
    return Verdict(
        claim=Claim(quote="a"),
        wording="verbatim",
        attribution="confirmed",
        timing="unknown",
        findings=(finding,),
        rules="1",
    )


def test_what_rests_on_a_publishers_word_alone_is_said() -> None:
    assert evidence.corroboration_sentence(judged("api", corroborated=True)) is None
    for weak in (judged("embed", corroborated=True), judged("import", corroborated=False)):
        assert evidence.corroboration_sentence(weak) == evidence.PUBLISHER_ALONE


def test_who_vouches_for_the_time_is_said() -> None:
    assert "own word" in evidence.stamp_sentence([])
    assert "Tsa at 2031" in evidence.stamp_sentence([("Tsa", "2031")])
    for why in ("import", "forgotten", "withheld", "missing"):
        assert evidence.absence_sentence(why).startswith("Not in this file: ")
