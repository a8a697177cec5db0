"""How mentions are described and weighed, and which of them is chosen."""

import pytest

from archiver.extraction.quotations import borrowed_weights, features, speakers
from archiver.extraction.quotations.weights import WEIGHTS
from tests.extraction.quotations.parsed import Parsed, parse

TEXT = "Bea Tidewell met Hal Fenn. “The kelp is late,” Tidewell said on Monday."


def chosen(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    found = parse(text, language)
    return [
        (None if one.mention is None else found.words(found.mentions[one.mention]), one.cue)
        for one in speakers.attribute_quotations(found.stage, language)
    ]


def features_of(found: Parsed, words: str) -> set[str]:
    for candidate in features.speaker_candidates(found.stage, 0, None):
        if found.words(found.mentions[candidate.mention]) == words:
            return {one for group in candidate.features for one in group}
    return set()


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“The kelp is late,” Tidewell said on Monday.", "Tidewell", "speech"),
        ("“The kelp is late,” Tidewell tweeted on Monday.", "Tidewell", "post"),
        ("“The kelp is late,” Tidewell wrote on X.", "Tidewell", "post"),
        ("“The kelp is late.” — Bea Tidewell", "Bea Tidewell", "unknown"),
    ],
)
def test_the_speaker_is_chosen_with_the_way_the_words_were_uttered(
    text: str, speaker: str, cue: str
) -> None:
    assert chosen(text) == [(speaker, cue)]


def test_there_is_one_answer_for_every_quotation_and_none_without() -> None:
    assert len(chosen(f"{TEXT} “So be it,” said Fenn. “Oh.”")) == 3
    assert chosen("Bea Tidewell met Hal Fenn.") == []


def test_words_in_marks_that_nobody_utters_have_no_speaker() -> None:
    assert chosen("The “Night Ferry” runs on Mondays.") == [(None, "unknown")]


def test_a_subject_of_a_verb_of_uttering_is_described_as_one() -> None:
    found = parse(TEXT)
    assert any("subject" in one for one in features_of(found, "Tidewell"))
    assert not any("subject" in one for one in features_of(found, "Hal Fenn"))


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("According to Bea Tidewell, it is “late.”", "en", "Bea Tidewell"),
        ("Laut Eva Ort ist das „spät“.", "de", "Eva Ort"),
        ("Eva Ort zufolge ist das „spät“.", "de", "Eva Ort"),
    ],
)
def test_a_source_that_is_named_as_one_is_noticed(text: str, language: str, words: str) -> None:
    found = parse(text, language)
    mention = found.mentions[found.number(words)]
    assert features.according_to_feature(found.stage, mention)


def test_a_name_that_is_only_there_is_no_source() -> None:
    found = parse(TEXT)
    assert not any(features.according_to_feature(found.stage, one) for one in found.mentions)


def test_what_is_not_learned_weighs_nothing() -> None:
    one, other = list(WEIGHTS)[:2]
    assert speakers.english((one, "no such feature", other)) == (WEIGHTS[one], 0.0, WEIGHTS[other])
    assert speakers.english(()) == ()


def test_other_languages_have_weights_of_their_own_without_features_of_english_clauses() -> None:
    one = next(name for name in borrowed_weights.WEIGHTS if name not in WEIGHTS)
    assert speakers.borrowed((one, "no such feature")) == (borrowed_weights.WEIGHTS[one], 0.0)
    assert not any(name.startswith("L0 goes on") for name in borrowed_weights.WEIGHTS)


def test_every_feature_of_a_plain_sentence_is_one_that_was_learned_of() -> None:
    """A feature that is renamed would silently lose its weight."""
    found = parse(TEXT)
    described = features_of(found, "Tidewell")
    assert len(described & WEIGHTS.keys()) > len(described) / 2


def test_weights_borrowed_by_other_languages_need_no_margin() -> None:
    english, german = parse(TEXT), parse("„Spät“, sagte Eva Ort.", "de")
    assert speakers.margin_over_nobody(german.stage, german.stage.scenes[0]) == 0
    assert speakers.margin_over_nobody(english.stage, english.stage.scenes[0]) != 0


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bea Tidewell and Hal Fenn said: “The kelp is late.”", "Bea Tidewell"),
        ("“The kelp is late,” Bea and Hal Fenn said.", "Bea"),
        ("“The kelp is late,” said Bea Tidewell and Hal Fenn.", "Bea Tidewell"),
        ("On Monday Bea Tidewell rowed, and Hal Fenn said: “The kelp is late.”", "Hal Fenn"),
        ("“The kelp is late,” Ida Ort told Bea Tidewell and Hal Fenn.", "Ida Ort"),
    ],
)
def test_the_first_of_two_who_speak_together_is_chosen(text: str, speaker: str) -> None:
    assert [one for one, _ in chosen(text)] == [speaker]
