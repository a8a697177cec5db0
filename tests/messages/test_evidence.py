"""What an evidence bundle says of itself claims no more than it shows."""

from archiver.messages import evidence
from archiver.messages.evidence import PUBLISHER_ALONE, strength_lines
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


def test_how_well_words_are_known_is_said_from_the_strongest_on() -> None:
    seen: dict[Evidence, str] = {"api": "2031-05-04T01:00:00Z", "import": "2031-05-06"}
    lines = strength_lines(seen, 3, 1)
    assert [sentence for *_, sentence in lines] == [
        "At the platform itself, last on 4 May 2031.",
        "In a web archive.",
        "In a file that a person loaded on 6 May 2031.",
        "On the pages of 3 publishers.",
    ]
    assert strength_lines({"embed": "2031-05-04"}, 2, 0)[-1] == ("fair", "!", PUBLISHER_ALONE)
    assert PUBLISHER_ALONE not in [one[2] for one in lines]
    assert strength_lines({}, 0, 0) == ()
