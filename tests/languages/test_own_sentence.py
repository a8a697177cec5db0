"""The sentence of a quotation is found in its paragraph, and what of it belongs to another."""

import pytest

from archiver.languages.own_sentence import next_sentence, sentence_around, words_of_quotation
from archiver.models.quote_context import HERE


@pytest.mark.parametrize(
    ("paragraph", "before", "behind"),
    [
        ("It rained. Nell Orme wrote: _” Then she slept.", "Nell Orme wrote: ", ""),
        ("She took to X. _” she said. It rained.", "She took to X. ", "she said"),
        ("It rained. J. Orme at 10.42: _”", "J. Orme at 10.42: ", ""),
        ("På skylten stod: ”_” svarade hon.", "På skylten stod: ", "svarade hon."),
        ("雨だった。氏はXで_」と述べた。晴れた。", "氏はXで", "と述べた"),
    ],
)
def test_a_sentence_is_cut_out_of_its_paragraph(paragraph: str, before: str, behind: str) -> None:
    assert sentence_around(paragraph.replace("_", HERE)) == (before, behind)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        (("She wrote ”, but told us ", " at noon"), (", but told us ", " at noon")),
        (("Who promised that ", " wrote that ” again"), ("Who promised that ", "")),
        (("Asked whether ", " she answered on X:"), ("Asked whether ", "")),
        (("The sign read: ", " she wrote on X"), ("The sign read: ", "")),
        (("", " she wrote on X"), ("", " she wrote on X")),
    ],
)
def test_words_of_another_quotation_are_left_out(
    sentence: tuple[str, str], own: tuple[str, str]
) -> None:
    assert words_of_quotation(*sentence) == own


@pytest.mark.parametrize(
    ("paragraph", "following"),
    [
        ("_” she wrote. She edited it. It rained.", "She edited it"),
        ("_” she wrote. Then she said: ”", ""),
        ("_” she wrote.", ""),
    ],
)
def test_the_next_sentence_has_no_other_quotation(paragraph: str, following: str) -> None:
    assert next_sentence(paragraph.replace("_", HERE)) == following
