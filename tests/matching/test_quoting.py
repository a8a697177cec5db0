"""What a speaker reads out, asks, or says that others say is not the speaker's own."""

import pytest

from archiver.matching.compare import compare_quotation
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.matching.quoting import Voice, find_voice, may_report
from archiver.models.records import PostVersion


@pytest.mark.parametrize(
    ("quote", "spoken", "voice"),
    [
        ("the pier is closed", "I tell you, the pier is closed.", "own"),
        ("the pier is closed", "As I said, the pier is closed.", "own"),
        ("the pier is closed", "We say that the pier is closed.", "own"),
        ("the pier is closed", "You have to ask whether the pier is closed.", "own"),
        ("the pier is closed", "He said the pier is closed.", "another"),
        ("the pier is closed", "They have said that the pier is closed.", "another"),
        ("the pier is closed", "She wrote, “the pier is closed”, to me.", "another"),
        ("the pier is closed", "She said so. the pier is closed.", "own"),
        ("the pier is closed", "Do you think the pier is closed?", "asked"),
        ("the pier is closed?", "Do you think the pier is closed?", "own"),
        ("der Hafen ist zu", "Er sagte, der Hafen ist zu.", "another"),
        ("der Hafen ist zu", "Ich sagte, der Hafen ist zu.", "own"),
    ],
)
def test_whose_words_they_are(quote: str, spoken: str, voice: Voice) -> None:
    quotation, source = prepare_quotation(quote), prepare_post(PostVersion(text=spoken))
    match = compare_quotation(quotation, source, near=True)
    assert match is not None
    assert find_voice(quotation, source, match) == voice


@pytest.mark.parametrize(
    ("text", "is_reported"),
    [
        ("New from the coroner: the ladder was sawn through at noon", True),
        ("She told me that the ladder was sawn through at noon", True),
        ("Aus der Sitzung: „the ladder was sawn through at noon“", True),
        ("As my grandmother used to say, the ladder was sawn through at noon", True),
        ("Overheard on the ferry: the ladder was sawn through at noon", True),
        ("Comme disait ma tante, the ladder was sawn through at noon", True),
        ("the ladder was sawn through at noon, she told the hearing. 3/", True),
        ("My boss just now: the ladder was sawn through at noon", True),
        ("the ladder was sawn through at noon. She told nobody.", False),
        ("the ladder was sawn through at noon, I told the hearing", False),
        ("As I used to say, the ladder was sawn through at noon", False),
        ("My view: the ladder was sawn through at noon", False),
        ("Notre avis : the ladder was sawn through at noon", False),
        ("It rained at 8:30. And the ladder was sawn through at noon", False),
        ("the ladder was sawn through at noon", False),
    ],
)
def test_a_post_may_report_what_another_said(text: str, is_reported: bool) -> None:
    source = prepare_post(PostVersion(text=text))
    match = compare_quotation(prepare_quotation("the ladder was sawn through at noon"), source)
    assert match is not None
    assert may_report(source, match) is is_reported
