"""What a speech can hold of a quotation is told by words alone, and never as less than it holds."""

import random

import pytest

from archiver.matching.cleaned import compare_speech
from archiver.matching.quotation import prepare_post, prepare_quotation
from archiver.matching.rules import FINE_WORDINGS
from archiver.matching.spoken_bounds import SpeechBound, SpokenBounds
from archiver.models.records import PostVersion
from archiver.text.words import word_norms

FILLED = (
    "The harbour has had many a master, of whom each kept a boat for the winter. "
    "Some of us went out in the morning, but others stayed at home to mend the nets. "
)
"""Words of a speech before and after those that are quoted, which share little with them."""


def bound(quote: str, spoken: str, language: str | None = "en") -> SpeechBound | None:
    return SpokenBounds(prepare_quotation(quote)).find(word_norms(spoken), spoken, language)


@pytest.mark.parametrize(
    ("language", "quote", "spoken"),
    [
        ("en", "We won't paint the old pier today", "We will not, uh, paint the old pier today"),
        ("en", "We will not paint the old pier", "We won't paint the -- the old pier"),
        ("en", "We're gonna paint the old pier", "We are going to paint the old pier"),
        ("en", "The pier's colour cost $14 million", "The pier's color cost 14 million dollars"),
        ("en", "Two hundred and five old boats came in", "205 old boats came in"),
        ("en", "The two-faced keeper of the pier left", "The two faced keeper of the pier left"),
        ("en", "The twofaced keeper of the pier left", "The two-faced keeper of the pier left"),
        ("en", "The two-faced keeper of the pier left", "The twofaced keeper of the pier left"),
        ("en", "The TV was on the pier all night", "The T.V. was on the pier all night"),
        ("en", "The ferry left at 8 pm from the pier", "The ferry left at 8:00 p.m. from the pier"),
        ("en", "King Odo the Third built the pier here", "King Odo III built the pier here"),
        ("en", "Salt and eels were on the pier today", "Salt & eels were on the pier today"),
        ("en", "Please save the pier for the seals", "Please #SaveThePier for the seals"),
        ("en", "I want -- I want the old pier", "I want the old pier"),
        ("en", "I never said the pier was mine", "I ~~never~~ never said the pier was mine"),
        ("en", "The pier … was never mine to sell", "The pier, you know, was never mine to sell"),
        ("de", "Die Buerger wollen den Pier behalten", "Die Bürger wollen den Pier behalten"),
        ("de", "Zweihundertfünfzig Boote lagen am alten Pier", "250 Boote lagen am alten Pier"),
        ("fr", "Etat et ports veulent garder le quai", "État et ports veulent garder le quai"),
        ("fr", "Le cœur du vieux port bat encore ici", "Le coeur du vieux port bat encore ici"),
        (None, "We won't paint the old pier today", "We will not, uh, paint the old pier today"),
    ],
)  # fmt: skip
def test_words_that_are_written_otherwise_may_be_held(
    language: str | None, quote: str, spoken: str
) -> None:
    long = f"{FILLED} {spoken}. {FILLED}"
    for text in (spoken, long):
        found = bound(quote, text, language)
        assert found is not None, text
        source = prepare_post(PostVersion(text=text))
        match = compare_speech(prepare_quotation(quote), source, found, near=True)
        assert match is not None
        assert match.wording in FINE_WORDINGS
        assert found.may_hold
        assert found.most >= len(match.norms)


def test_a_word_that_can_be_written_in_no_other_way_is_missed() -> None:
    spoken = "We will paint the whole wooden pier in red before the summer regatta"
    found = bound("We will paint the whole wooden pier in blue before summer", spoken)
    assert found is not None
    assert (found.may_hold, found.most) == (False, 10)


def test_words_that_stand_in_no_place_together_are_not_held() -> None:
    spoken = (
        f"The keeper of the old pier sold his boat. {FILLED * 3} His lamp was never found again."
    )
    found = bound("The keeper of the old pier was never found", spoken)
    assert found is not None
    assert not found.may_hold


def test_a_speech_that_shares_no_pairs_of_words_has_no_bound() -> None:
    assert bound("A lamp is on each boat of ours", FILLED * 3) is None


def test_few_words_in_any_one_place_have_no_bound() -> None:
    spoken = f"a mere lamp of {FILLED} our seals {FILLED * 2} never carry {FILLED} whole summers"
    assert bound("A mere lamp burnt while our seals never carry whole summers", spoken) is None


def test_what_is_only_alike_is_compared_where_it_shares_most() -> None:
    words = "We will paint the whole harbour pier in bright red before the summer regatta begins"
    spoken = FILLED * 10 + words + ". " + FILLED * 10
    quotation = prepare_quotation(words.replace("red", "blue"))
    found = SpokenBounds(quotation).find(word_norms(spoken), spoken, "en")
    assert found is not None
    first, last = found.stretch
    assert last - first < 6 * len(quotation)
    assert last - first < found.part[1] - found.part[0]
    source = prepare_post(PostVersion(text=spoken))
    close, loose = (
        compare_speech(quotation, source, found, near=True, closely=closely)
        for closely in (True, False)
    )
    assert close is not None
    assert loose is not None
    assert (close.span, close.diff, close.words) == (loose.span, loose.diff, loose.words)


def test_nothing_is_ever_held_that_was_told_to_be_missing() -> None:
    """Parts of invented speech, changed at random in the ways that speech is written down in."""
    drawn = random.Random(7)
    said = (FILLED + "I don't think we're going to paint it, you know, in three weeks. ").split()
    changes = (
        "uh,",
        "--",
        "not",
        "lamp",
        "we are",
        "I'm",
        "3",
        "three",
        "the the",
        "colour",
        "color",
    )
    tried = 0
    for _ in range(200):
        spoken = " ".join(drawn.choices(said, k=20) + said * 2 + drawn.choices(said, k=70))
        at = drawn.randrange(len(said) - 9)
        quoted = said[at : at + drawn.randint(6, 14)]
        for _ in range(drawn.randrange(3)):
            quoted[drawn.randrange(len(quoted))] = drawn.choice(changes)
        quotation = prepare_quotation(" ".join(quoted))
        found = SpokenBounds(quotation).find(word_norms(spoken), spoken, "en")
        if found is None or found.may_hold:
            continue
        source = prepare_post(PostVersion(text=spoken))
        whole = SpeechBound(found.part, found.part, found.codes, found.most, may_hold=True)
        match = compare_speech(quotation, source, whole, near=True)
        assert match is None or match.wording not in FINE_WORDINGS, quotation.raw
        assert match is None or len(match.norms) <= found.most, quotation.raw
        tried += 1
    assert tried > 20
