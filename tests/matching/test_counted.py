"""Numbers in words of a language, and in Han figures, beside the same in figures."""

import pytest

from archiver.matching.compare import compare_text
from archiver.matching.counted import count_alike
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        (
            "Vi lagade tolv nät och sex hummertinor i natt",
            "Vi lagade 12 nät och 6 hummertinor i natt",
        ),
        ("Vi reparerede to garn og fire ruser i nat", "Vi reparerede 2 garn og 4 ruser i nat"),
        ("Vi bøtte ni garn og fem teiner i natt", "Vi bøtte 9 garn og 5 teiner i natt"),
        (
            "Naprawiliśmy dwie sieci i pięć więcierzy dziś w nocy",
            "Naprawiliśmy 2 sieci i 5 więcierzy dziś w nocy",
        ),
        ("Bu gece on iki ağ ve beş sepet onardık", "Bu gece 12 ağ ve 5 sepet onardık"),
        (
            "Мы починили четыре сети и два ведра за ночь",
            "Мы починили 4 сети и 2 ведра за ночь",
        ),
        ("Vi har bara ett nät kvar i ett hus", "Vi har bara 1 nät kvar i ett hus"),
        ("Der er kun én læge på øen", "Der er kun 1 læge på øen"),
        ("Wir haben genau eine Lehrerin im Boot", "Wir haben genau 1 Lehrerin im Boot"),
        ("Koca ilçede bir ağ kaldı bu gece", "Koca ilçede 1 ağ kaldı bu gece"),
        ("昨夜は十二枚の網と五つの籠を直しました", "昨夜は12枚の網と5つの籠を直しました"),
        ("修理には三万五千円かかりましたとさ", "修理には3万5千円かかりましたとさ"),
        ("修理には35,000円かかりましたとさ", "修理には三万五千円かかりましたとさ"),
        ("修理には１２００円かかりましたとさ", "修理には1,200円かかりましたとさ"),
    ],
)
def test_a_number_in_words_is_the_figure(quote: str, post: str) -> None:
    for ours, theirs in ((quote, post), (post, quote)):
        match = compare_text(ours, theirs, near=True)
        assert match is not None, ours
        assert (match.wording, match.flags) == ("typographic", ()), ours


@pytest.mark.parametrize(
    ("quote", "post"),
    [
        (
            "Vi lagade tolv nät och sex hummertinor i natt",
            "Vi lagade 12 nät och 7 hummertinor i natt",
        ),
        (
            "Naprawiliśmy dwie sieci i pięć więcierzy dziś",
            "Naprawiliśmy 3 sieci i 5 więcierzy dziś",
        ),
        ("Bu gece on iki ağ ve beş sepet onardık", "Bu gece 2 ağ ve 5 sepet onardık"),
        ("昨夜は十二枚の網と五つの籠を直しました", "昨夜は13枚の網と5つの籠を直しました"),
        ("修理には三万五千円かかりましたとさ", "修理には3万円かかりましたとさ"),
    ],
)
def test_another_number_stays_another(quote: str, post: str) -> None:
    match = compare_text(quote, post, near=True)
    assert match is not None
    assert match.wording == "altered"
    assert "number" in match.flags


def test_a_word_counts_in_its_own_language_alone() -> None:
    """Danish "to" is two and "fire" four; neither is in English."""
    quote, post = (
        "they put out the fire on the old pier to end it",
        "they put out the 4 on the old pier 2 end it",
    )
    match = compare_text(quote, post, near=True)
    assert match is not None
    assert match.wording == "altered"


def test_the_ends_of_a_declared_gap_stay_where_they_are() -> None:
    quote = "Bu gece on iki ağ […] ve beş sepet onardık"
    match = compare_text(quote, "Bu gece 12 ağ, biraz da ip ve 5 sepet onardık", near=True)
    assert match is not None
    assert (match.wording, match.flags) == ("abridged", ())


@pytest.mark.parametrize(
    ("number", "figure"),
    [("二〇三〇", "2030"), ("1.5万", "15000"), ("九百", "900"), ("2億5千万", "250000000")],
)
def test_han_figures_are_read(number: str, figure: str) -> None:
    words, other = split_words(f"橋に{number}円"), split_words(f"橋に{figure}円")
    assert figure in count_alike(words, other, ())[0].norms


def test_what_is_no_number_is_left() -> None:
    words, other = split_words("一緒に百千の橋へ"), split_words("1緒に5の橋へ")
    assert count_alike(words, other, ())[0] is words
