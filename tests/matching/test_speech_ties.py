"""Spoken words are tied by the speaker and the event."""

import pytest

from archiver.matching.cleaned import compare_one_speech
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.matching.speech_ties import (
    SpeechRelation,
    cuts_gravely,
    days_after,
    is_reported,
    is_slight,
    tie_speech,
)
from archiver.models.records import Attribution, PostVersion, Tie
from archiver.models.transcript_records import Transcript
from archiver.models.verdict_records import Match

SPOKEN = (
    "The night ferry to Pelliwick will never leave before the old seal has found its seat on deck"
)


def match(quote: str, spoken: str = SPOKEN) -> Match:
    source = prepare_post(PostVersion(text=spoken))
    found = compare_one_speech(prepare_quotation(quote), source, near=True, language="en")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("author", "existed", "reported", "tie"),
    [
        ("confirmed", True, True, "likely"),
        ("confirmed", True, False, "possible"),
        ("confirmed", False, True, "possible"),
        ("unstated", True, True, "possible"),
        ("mismatch", True, True, "possible"),
    ],
)
def test_a_tie_takes_the_speaker_and_the_event(
    author: Attribution, *, existed: bool, reported: bool, tie: Tie
) -> None:
    known = SpeechRelation(author, cited=False, existed=existed, reported=reported)
    assert tie_speech(match("The night ferry to Pelliwick will never leave"), 8, known) == tie


def test_common_words_by_somebody_else_are_nothing() -> None:
    known = SpeechRelation("mismatch", cited=False, existed=True, reported=True)
    assert tie_speech(match("will never leave"), 3, known) is None


def test_a_changed_sentence_needs_nearly_all_of_its_words() -> None:
    known = SpeechRelation("confirmed", cited=False, existed=True, reported=True)
    near = "The night ferry to Pelliwick will never leave before the old cat has found its seat"
    far = "The night ferry to Pelliwick will surely wait until the old seal has its place aboard"
    assert tie_speech(match(near), 16, known) == "likely"
    assert tie_speech(match(far), 16, known) is None


@pytest.mark.parametrize(
    ("quote", "slight"),
    [
        ("The night ferry to Pelliwick would never leave before the old seal", True),
        ("The night ferries to Pelliwick will never leave before the old seal", True),
        ("The night ferry to Pelliwick will always leave before the old seal", False),
        ("The night ferry to Shiomi will never leave before the old seal", False),
        ("The night ferry to Pelliwick will never leave before the old crab", False),
    ],
)
def test_what_two_writers_hear_is_slight(quote: str, *, slight: bool) -> None:
    found = match(quote)
    assert found.wording == "altered"
    assert is_slight(found) == slight


@pytest.mark.parametrize(
    ("quote", "grave"),
    [
        ("The night ferry to Pelliwick will … leave before the old seal", True),
        ("The night ferry … will never leave before the old seal", False),
        ("The night ferry … has found its seat on deck", False),
    ],
)
def test_a_cut_is_grave_where_its_sentence_loses_a_negation(quote: str, *, grave: bool) -> None:
    found = match(quote)
    assert found.wording == "abridged"
    assert cuts_gravely(found, "en") == grave


EVENT = Transcript(
    id="1",
    kind="official",
    title="Second harbour debate, Lantern Hall",
    event_at="2031-05-04T20:00:00-04:00",
    place="Pelliwick",
)


@pytest.mark.parametrize(
    ("paragraph", "published_at", "reported"),
    [
        ("", "2031-05-04", True),
        ("", "2031-05-08", True),
        ("", "2031-05-09", False),
        ("", "2031-05-01", False),
        ("", None, False),
        ("She said so in Pelliwick.", "2031-09-01", True),
        ("She said so in Lantern Hall.", "2031-09-01", True),
        ("Brook said so.", "2031-09-01", False),
        ("During the debate she said so.", "2031-05-20", True),
        ("During the debate she said so.", "2031-09-01", False),
    ],
)
def test_an_article_reports_an_event_of_its_days_or_names_it(
    paragraph: str, published_at: str | None, *, reported: bool
) -> None:
    assert is_reported(paragraph, EVENT, "Ana Brook", published_at) == reported


def test_a_live_blog_reports_what_was_said_when_it_began() -> None:
    for first, reported in (("2031-05-05", True), ("2031-05-12", False), (None, False)):
        assert is_reported("", EVENT, "Ana Brook", "2031-05-20", first) == reported


def test_days_are_counted_from_the_event() -> None:
    assert days_after("2031-05-08T01:00:00Z", "2031-05-04") == 4
    assert days_after(None, "2031-05-04") is None


@pytest.mark.parametrize(
    ("spoken", "gravely"),
    [
        ("The old ferry must leave the pier. It has never paid. The town pays.", False),
        ("The old ferry must leave the pier, which has never paid. The town pays.", True),
    ],
)
def test_a_whole_sentence_left_out_misleads_by_no_negation_in_it(
    spoken: str, gravely: bool
) -> None:
    quote = spoken.replace(" It has never paid.", " …").replace(", which has never paid.", " …")
    assert cuts_gravely(match(quote, spoken), "en") is gravely


@pytest.mark.parametrize(("language", "slight"), [("fi", True), ("en", False), (None, False)])
def test_what_was_left_out_of_a_language_without_lists_may_be_a_filler(
    language: str | None, slight: bool
) -> None:
    left_out = match(
        "The ferry to Pelliwick will never leave before the old seal has found its seat"
    )
    assert is_slight(left_out, language) is slight
    changed = match("The night ferry to Marrowby will never leave before the old seal has found")
    assert not is_slight(changed, language)
