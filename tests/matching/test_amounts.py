"""Amounts that say the same are one word, however they are written."""

import pytest

from archiver.languages.spoken import SpokenForms, spoken_forms
from archiver.matching import amounts
from archiver.matching.amounts import SpokenToken, join_amounts
from archiver.text.words import split_words


def norms(text: str, code: str = "en") -> list[str]:
    words = split_words(text)
    tokens = [
        SpokenToken(norm, words.starts[index], words.ends[index], index, index)
        for index, norm in enumerate(words.norms)
    ]
    return [one.norm for one in join_amounts(tokens, text, spoken_forms(frozenset({code})))]


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("de", "zweihundertfünfzig Kähne", "250 Kähne"),
        ("de", "1,5 Millionen Euro", "1.500.000 €"),
        ("de", "2 Mio. €", "2 Millionen Euro"),
        ("fr", "quatre-vingt-treize phoques", "93 phoques"),
        ("fr", "soixante-dix-sept phoques", "77 phoques"),
        ("fr", "trente et un phoques", "31 phoques"),
        ("fr", "mille deux cents phoques", "1200 phoques"),
        ("fr", "4,5 millions d'euros", "4.5 M€"),
        ("es", "ciento treinta y cinco focas", "135 focas"),
        ("es", "2,5 millones de focas", "2.500.000 focas"),
        ("pt", "duzentas focas", "200 focas"),
        ("pt", "vinte e cinco focas", "25 focas"),
        ("it", "tremila foche", "3.000 foche"),
        ("nl", "tweehonderdvijftig zeehonden", "250 zeehonden"),
        ("en", "two dozen boats", "24 boats"),
    ],
)
def test_so_it_is_in_every_language(code: str, one: str, other: str) -> None:
    assert norms(one, code) == norms(other, code)


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("fr", "vingt et les phoques", "20 phoques"),
        ("es", "treinta y las focas", "30 focas"),
        ("de", "ein Jahrhundert", "100"),
        ("de", "4 m Tiefe", "4000000 Tiefe"),
        ("en", "twenty and five boats", "25 boats"),
    ],
)
def test_a_word_beside_a_number_is_no_part_of_it(code: str, one: str, other: str) -> None:
    assert norms(one, code) != norms(other, code)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$14 million", "14 million dollars"),
        ("$1.5 billion", "1,500,000,000 dollars"),
        ("fifty per cent", "50%"),
        ("nineteen ninety-six", "1996"),
        ("twenty sixteen", "2016"),
        ("two thousand and sixteen", "2016"),
        ("a hundred boats", "100 boats"),
        ("two million three hundred thousand", "2,300,000"),
        ("twenty one boats", "21 boats"),
        ("September 11th", "September 11"),
        ("the second boat", "the 2nd boat"),
        ("$10bn", "10 billion dollars"),
    ],
)
def test_an_amount_in_two_forms_is_one(one: str, other: str) -> None:
    assert norms(one) == norms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$14 million", "$14 billion"),
        ("$14 million", "14 million euros"),
        ("twenty, one boat", "21 boat"),
        ("thirty forty", "70"),
        ("50%", "50"),
        ("1996", "nineteen ninety-seven"),
        ("the 2nd boat", "2 boat"),
    ],
)
def test_amounts_of_two_values_are_two(one: str, other: str) -> None:
    assert norms(one) != norms(other)


def test_a_point_parts_thousands_where_the_language_does_so() -> None:
    assert norms("1.500 Euro", "de") == norms("1500 Euro", "de")
    assert norms("1.500 dollars") != norms("1500 dollars")


def test_what_is_no_amount_stays() -> None:
    assert norms("one of the things at 9/11") == ["one", "of", "the", "things", "at", "9", "11"]


def test_a_figure_is_read_once_however_often_a_text_has_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """80,000 of the same took a second a time."""
    read: list[str] = []
    known = amounts._read_figure

    def read_one(norm: str, forms: SpokenForms) -> object:
        read.append(norm)
        return known(norm, forms)

    monkeypatch.setattr(amounts, "_read_figure", read_one)
    assert norms("$25 and 3% or 25k seals, " * 400)[:3] == ["25$", "and", "3%"]
    assert sorted(read) == ["$25", "25k", "3%"]
