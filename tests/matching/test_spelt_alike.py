"""What editors write otherwise is no alteration, and what is another word stays one."""

import time

import pytest

from archiver.languages.spoken import spoken_forms
from archiver.languages.stop_words import STOP_WORDS
from archiver.matching.compare import compare_text
from archiver.matching.spelt_alike import spell_alike
from archiver.text.words import split_words

REST = "has borrowed the harp of the vestry and nobody knows for how long"


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        (f"Salt and Vinegar {REST}", f"Salt & Vinegar {REST}"),
        (f"Salz und Essig {REST}", f"Salz & Essig {REST}"),
        (f"The verger and the Queen {REST}", f"The verger + the Queen {REST}"),
        (f"L'œuf du goéland {REST}", f"L'oeuf du goéland {REST}"),
        (f"Der Buergermeister {REST}", f"Der Bürgermeister {REST}"),
        (f"L'Etat {REST}", f"L'État {REST}"),
        (f"The colour of the harbour {REST}", f"The color of the harbor {REST}"),
        (f"He rowed 5 km and {REST}", f"He rowed 5km and {REST}"),
        (f"A harp of the 1980s {REST}", f"A harp of the 1980's {REST}"),
        (f"Today Save the Pier {REST}", f"Today #SaveThePier {REST}"),
        (f"Today Odo Marsh {REST}", f"Today @odomarsh {REST}"),
    ],
)
def test_another_spelling_is_typographic(quote: str, post: str) -> None:
    for one, other in ((quote, post), (post, quote)):
        match = compare_text(one, other)
        assert match is not None
        assert match.wording == "typographic"


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        (f"The cafe {REST}", f"The café {REST}"),
        (f"Der Burger {REST}", f"Der Bürger {REST}"),
        (f"Salt or Vinegar {REST}", f"Salt & Vinegar {REST}"),
        (f"He rowed 6 km and {REST}", f"He rowed 5km and {REST}"),
        (f"Today Odo Marsh {REST}", f"Today @odomarshall {REST}"),
        (f"Yes, the vicar {REST}", f"Yeah, the vicar {REST}"),
        (f"A harp of the 1980s {REST}", f"A harp of the 1990's {REST}"),
    ],
)
def test_another_word_is_still_altered(quote: str, post: str) -> None:
    match = compare_text(quote, post)
    assert match is not None
    assert match.wording == "altered"


def test_whom_a_reply_answers_stays_a_handle() -> None:
    one, other = spell_alike(split_words("Odo Marsh is late"), split_words("@odomarsh is late"))
    assert (one.norms[0], other.norms[0]) == ("odo", "@odomarsh")


def test_time_does_not_grow_with_the_square_of_tags() -> None:
    text = " ".join(f"#aa{number}" for number in range(3_000))
    begun = time.process_time()
    spell_alike(split_words("a " * 3_000), split_words(text))
    spell_alike(split_words(text), split_words("& " * 3_000 + "a " * 3_000))
    assert time.process_time() - begun < 2


def test_one_pattern_says_of_which_words_there_is_another_spelling() -> None:
    forms = spoken_forms(frozenset({"en"}))
    other = ["colour", "grey", "realised", "centres", "okay", "amidst", "doctor", "learnt"]
    for norm in {*other, *filter(str.isascii, STOP_WORDS), *(f"x{word}" for word in other)}:
        matched = any(pattern.fullmatch(norm) for pattern, _ in forms.spellings)
        assert forms.may_be_respelt(norm) == matched
    assert forms.may_be_respelt("colour")
    assert not forms.may_be_respelt("seal")


def test_all_spellings_of_a_word_begin_with_one_letter() -> None:
    """What words of the other text are brought to one form is chosen by that."""
    for pattern, written in spoken_forms(frozenset({"en"})).spellings:
        first = pattern.pattern.replace("?:", "").lstrip("(")
        is_same_group = pattern.pattern.startswith("(") and written.startswith(r"\1")
        assert is_same_group or first[0] == written[0]
