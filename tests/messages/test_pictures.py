"""Sentences about pictures: what they show and what was posted, never who made them."""

from dataclasses import replace
from typing import Any

import pytest

from archiver.messages.pictures import (
    describe_picture,
    describe_pictured_change,
    picture_headline,
    picture_problem_sentence,
    picture_sentence,
)
from archiver.messages.sentences import UNCORROBORATED
from archiver.models.picture_records import (
    PictureDifference,
    PicturedPost,
    PictureText,
    PictureVerdict,
)
from archiver.models.records import Author, Post, PostVersion
from archiver.models.verdict_records import Claim, Finding, Match, Verdict

POST = Post(
    key="x:7",
    platform="x",
    id="7",
    author=Author(handle="anabrook", name="Ana Brook"),
    posted_at="2031-05-04T10:00:00Z",
)
SHOWN = PicturedPost(
    bodies={"rapidocr": PictureText()}, handle="anabrook", name="Ana Brook", posted_at="2031-05-04"
)


def judged(wording: Any, *differences: PictureDifference, **more: Any) -> PictureVerdict:
    finding = Finding(
        match=Match(wording=wording, span=(0, 5), coverage=1.0),
        post=POST,
        version=PostVersion(text="Words"),
        timing="unknown",
        standing="live",
        evidence="api",
        tie=more.get("tie", "cited"),
        attribution=more.get("attribution", "confirmed"),
        corroborated=True,
    )
    verdict = Verdict(
        claim=Claim(quote="Words", speaker=more.pop("speaker", "@anabrook")),
        wording=wording,
        timing="unknown",
        findings=(finding,),
        rules="4",
        **{"attribution": "confirmed", "tie": "cited", "corroborated": True, **more},
    )
    return PictureVerdict(post=SHOWN, verdict=verdict, differences=differences)


FRIDAY = PictureDifference(picture="Friday", post="Sunday", sure=True)


BY = "Ana Brook (@anabrook) on 4 May 2031"
CHANGED = "it has “Friday” where the post has “Sunday”"
OTHER = (
    "The picture does not show the words that Ana Brook (@anabrook) posted on 4 May 2031: "
    f"{CHANGED}. That says nothing of who changed them."
)
UNSURE = (
    f"Whether the picture shows the words of the post by {BY} cannot be told, for not all of it "
    f"could be read surely: {CHANGED}. Look at both side by side."
)
WRONG_NAME = (
    f"The picture names @bea, but the archive holds these words as a post by {BY}. That says "
    "nothing of who put the name there."
)
SHORT = f"These few words stand in a post by {BY}; they are too few to tell whether it is that one."
SAME = f"The words in the picture are those of the post by {BY}"
BY_ANOTHER = {"attribution": "mismatch", "problem": "misattributed", "speaker": "@bea"}


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (judged("verbatim"), f"{SAME}."),
        (judged("altered", FRIDAY, problem="altered"), OTHER),
        (judged("unconfirmed", replace(FRIDAY, sure=False), reason="picture"), UNSURE),
        (judged("verbatim", **BY_ANOTHER), WRONG_NAME),
        (judged("verbatim", tie="possible"), SHORT),
        (judged("verbatim", corroborated=False), f"{SAME} ({UNCORROBORATED})."),
    ],
)
def test_sentences(found: PictureVerdict, sentence: str) -> None:
    assert picture_sentence(found) == sentence


def test_many_changes_are_counted_and_long_ones_cut() -> None:
    other = PictureDifference(picture="", post="not " * 60, sure=True)
    added = PictureDifference(picture="never", post="", sure=True)
    found = judged("altered", FRIDAY, other, added, added, FRIDAY, problem="altered")
    sentence = picture_sentence(found)
    assert "; it lacks “not not" in sentence
    assert "; and 2 more." in sentence
    assert len(sentence) < 420
    assert describe_pictured_change(added) == "it has “never”, which the post has not"


def test_nothing_found_is_said_as_of_a_quotation() -> None:
    verdict = Verdict(
        claim=Claim(quote="Words"),
        wording="not_found",
        attribution="unstated",
        timing="unknown",
        rules="4",
    )
    found = PictureVerdict(post=SHOWN, verdict=verdict)
    assert "ot found" in picture_sentence(found) or "No " in picture_sentence(found)
    assert picture_headline(found)[1] == "Not found"


def test_what_was_read_is_listed_with_its_readers() -> None:
    listed = dict(describe_picture(replace(judged("verbatim"), notes=("it is cut",))))
    assert listed["Author"] == "Ana Brook @anabrook"
    assert (listed["Date"], listed["Read by"], listed["Note"]) == (
        "4 May 2031",
        "RapidOCR",
        "It is cut.",
    )
    nothing = PictureVerdict(post=PicturedPost(bodies={}), verdict=judged("verbatim").verdict)
    assert dict(describe_picture(nothing))["Author"] == "not seen"


def test_the_headline_of_other_words_is_about_the_picture() -> None:
    sign, label, tone = picture_headline(judged("altered", FRIDAY, problem="altered"))
    assert (sign, label, tone) == ("≠", "The picture shows other words than were posted", "bad")
    unsure = judged("unconfirmed", replace(FRIDAY, sure=False), reason="picture")
    assert picture_headline(unsure)[2] == "open"


def test_a_report_asks_for_a_second_look_and_accuses_nobody() -> None:
    for problem, told in (
        ("altered", "other words than were posted"),
        ("misleading_cut", "other words than were posted"),
        ("misattributed", "another author"),
    ):
        sentence = picture_problem_sentence(problem)
        assert told in sentence
        assert sentence.endswith("look at both before you say so")
