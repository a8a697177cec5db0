"""The language of a text is told by its script and its commonest words, or not at all."""

import pytest

from archiver.languages.detect import (
    capitals_tell,
    count_votes,
    declared_language,
    detect_language,
    language_of_page,
    languages_of_words,
    supported_language,
)
from archiver.languages.registry import find_language


@pytest.mark.parametrize(
    ("label", "code"),
    [("de-AT", "de"), ("pt_BR", "pt"), (" EN ", "en"), ("deu", "de"), ("x-default", None)],
)
def test_a_label_gives_its_code(label: str, code: str | None) -> None:
    assert declared_language(label) == code


def test_no_label_gives_no_code() -> None:
    assert declared_language(None) is None
    assert declared_language("") is None


def test_words_of_both_languages_do_not_uphold_what_a_page_declares() -> None:
    text = (
        "A câmara recebeu na quarta-feira um plano para o fim das obras do cais, que será "
        "discutido no outono. As obras do cais começarão no outono, disse o mestre, e o "
        "orçamento foi aprovado sem debate."
    )
    assert language_of_page(text, "en") == "pt"


def test_a_few_words_tell_no_language_of_a_page() -> None:
    assert detect_language("Soup!") is None
    assert detect_language("") is None
    assert detect_language("12 345 !!") is None


def test_danish_and_swedish_in_equal_parts_are_neither() -> None:
    assert detect_language("og det er ikke på den som og det är inte på den som") is None


def test_kana_tell_japanese_among_more_chinese_characters() -> None:
    assert detect_language("市議会は橋の閉鎖を決定した。住民は反対している。") == "ja"
    assert detect_language("市议会决定关闭这座桥，居民表示反对。") == "zh"


def test_letters_of_its_own_tell_ukrainian_from_russian() -> None:
    assert detect_language("Рада вирішила закрити міст") == "uk"
    assert detect_language("Совет решил закрыть мост") == "ru"


def test_an_article_is_read_in_its_declared_language_or_the_likeliest() -> None:
    german = "Der Rat hat am Montag beschlossen, dass die Brücke für alle geöffnet ist."
    assert supported_language(german, "de-CH") == "de"
    assert supported_language(german, "xx") == "de"
    assert supported_language("Soup!", None) == "en"
    assert supported_language("สะพานในเมืองปิดมาหลายปีแล้ว", None) == "en"  # knows no Thai verbs


def test_words_of_two_languages_can_be_in_both() -> None:
    assert languages_of_words(["was", "in", "an"]) >= {"de", "en"}
    assert languages_of_words(["nicht", "für", "die"]) == {"de"}


def test_words_of_no_language_can_be_in_any_whose_negations_are_known() -> None:
    codes = languages_of_words(["qwx"])
    assert {"de", "en", "zh"} <= codes
    assert all(
        find_language(code).negations.words or find_language(code).negations.unspaced
        for code in codes
    )


def test_a_word_has_one_vote_in_a_language_however_often_it_is_listed() -> None:
    assert count_votes(["nicht", "nicht"]) == {"de": 2}
    assert count_votes([]) == {}


def test_a_capital_tells_nothing_in_german() -> None:
    german = ["der", "rat", "hat", "die", "brücke"]
    assert not capitals_tell(languages_of_words(german), german)
    english = ["the", "council", "has", "the", "bridge"]
    assert capitals_tell(languages_of_words(english), english)


def test_a_text_contradicts_the_language_that_its_page_declares() -> None:
    german = "Die Brücke über den Fluss ist seit heute nicht mehr für alle da."
    assert language_of_page(german, "en") == "de"
    assert language_of_page(german, "de") == "de"
    assert language_of_page(german, None) == "de"
    assert language_of_page(german, "lb") == "lb"
    assert language_of_page("Soup!", "fr") == "fr"


def test_a_short_text_contradicts_a_label_of_which_it_has_few_words() -> None:
    text = (
        "Most obrotowy zaciął się w poniedziałek rano, a pasażerów wyprowadził strażnik. "
        "Usłyszeliśmy huk, a potem wszystko się przechyliło, powiedziała Moira, która jechała na "
        "targ. Powiat nie ma pieniędzy na nowe łożysko, ale nikt się nie boi, że most nie ruszy."
    )
    assert language_of_page(text, "en") == "pl"
    assert language_of_page(text, "pl") == "pl"


def test_persian_and_urdu_are_told_from_arabic() -> None:
    assert detect_language("پل چرخان گیر کرد و نگهبان پل مسافران را بیرون برد.") == "fa"
    assert (
        detect_language("پل بند ہو گیا اور مسافروں کو باہر نکالا گیا، ہمیں بڑی آواز آئی۔ لڑکے")
        == "ur"
    )
    assert detect_language("توقف الجسر الدوار صباح الاثنين وعليه حافلتان.") == "ar"


def test_a_label_that_names_no_language_is_none() -> None:
    assert declared_language("xx") is declared_language("und") is declared_language("zxx") is None
