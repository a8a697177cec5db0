"""What the modules beside the languages read off their lists."""

import pytest

from archiver.languages.given_names import is_given_name, may_be_one_name, sound_alike
from archiver.languages.grammar import grammar
from archiver.languages.name_words import NOT_THE_PERSON, OFFICE, OFFICES, TITLE_LIKE, TITLES
from archiver.languages.negations import find_negations, negates_before, negation_words
from archiver.languages.numerals import (
    equal_numbers,
    is_number_word,
    number_words,
    numbers_in_order,
)
from archiver.languages.speech_acts import DISOWNED, PASSED_ON, SET_APART, STATED, THREADED, WRITTEN
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS, fold_words
from archiver.languages.unspaced import is_unspaced, unspaced_negations, unspaced_numerals
from archiver.languages.verbs import neutral_verbs, verbs_of_language
from archiver.text.words import split_words

ENGLISH = frozenset({"en"})


def numbers(text: str, *codes: str) -> list[str]:
    words = split_words(text)
    return numbers_in_order(words, 0, len(words), frozenset(codes))


def test_stop_words_are_folded_and_among_the_weak_ones() -> None:
    assert {"the", "nicht", "και"} <= STOP_WORDS < WEAK_WORDS
    assert "people" in WEAK_WORDS - STOP_WORDS
    assert fold_words(["Groß", "GROSS"]) == {"gross"}


def test_a_negation_of_one_language_is_an_ordinary_word_of_another() -> None:
    assert find_negations(split_words("in der Not"), frozenset({"de"})) == []
    assert find_negations(split_words("it is not so"), ENGLISH) == [(2, 3)]
    assert "sin" in negation_words(frozenset({"es"}))
    assert "sin" not in negation_words(ENGLISH)


def test_a_contraction_negates_whatever_the_language_around_it() -> None:
    assert find_negations(split_words("er sagte didn't"), frozenset({"de"})) == [(2, 3)]
    assert find_negations(split_words("van't hof"), frozenset({"nl"})) == []


def test_a_korean_auxiliary_negates_the_word_before_it() -> None:
    assert negates_before("못한다")
    assert not negates_before("떠나지")


def test_points_part_thousands_only_where_the_language_does_so() -> None:
    assert numbers("1.500 Boote", "de") == numbers("1,500 boats", "en") == ["1500"]
    assert numbers("1.500 boats", "en") == ["1.500"]
    assert numbers("2.300.000 boats", "en") == ["2300000"]


def test_percent_is_one_sign_however_it_is_written() -> None:
    assert numbers("5%", "en") == numbers("5 per cent", "en") == numbers("5 Prozent", "de")
    assert numbers("5 pour cent", "fr") == ["5", "%"]


def test_a_handle_with_a_digit_is_no_number() -> None:
    assert numbers("@quay7 has 7 boats", "en") == ["7"]


def test_a_month_counts_only_with_its_capital() -> None:
    assert numbers("in May", "en") == ["may"]
    assert numbers("we may go", "en") == []
    assert "may" in number_words(ENGLISH)


def test_no_one_is_no_number_where_it_stands_for_nobody() -> None:
    no_one, nobody = split_words("no one went"), split_words("nobody went")
    assert equal_numbers(no_one, nobody, (0, len(nobody)), ENGLISH)
    assert is_number_word("twenty-one", ENGLISH)
    assert not is_number_word("one-sided", ENGLISH)


def test_characters_mean_something_only_beside_their_neighbours() -> None:
    assert unspaced_negations(split_words("非法")) == [(0, 1)]
    assert unspaced_negations(split_words("非常")) == []
    assert [found for _, found in unspaced_numerals(split_words("三座桥和十五条船"))] == [
        "三",
        "十五",
    ]
    assert is_unspaced("桥")
    assert not is_unspaced("bridge")


def test_a_verb_of_uttering_tells_how_in_its_own_language_only() -> None:
    assert verbs_of_language("en")["tweeted"] == "post"
    assert verbs_of_language("en")["said"] == "speech"
    assert verbs_of_language("en")["praised"] == "unknown"
    assert verbs_of_language("en")["reads"] == "statement"
    assert "sagte" not in verbs_of_language("en")
    assert verbs_of_language("xx") == {}
    assert {"said", "sagte", "dijo"} <= neutral_verbs()


def test_a_statement_and_a_letter_are_told_apart() -> None:
    assert STATED.search("in a press release")
    assert not STATED.search("she stated")
    assert WRITTEN.search("in a letter")
    assert not WRITTEN.search("on X")


def test_a_thread_is_told_by_its_name() -> None:
    assert THREADED.search("in a thread of five posts")
    assert THREADED.search("en un hilo")
    assert not THREADED.search("a threadbare coat")


def test_what_is_no_utterance_is_set_apart() -> None:
    assert SET_APART.search("In the play, the Captain says")
    assert SET_APART.search("in einem Brief der Fischer")
    assert not SET_APART.search("She played a letter in the park")


def test_grammar_takes_articles_and_prepositions_for_small_words() -> None:
    assert {"der", "von", "und"} <= grammar("de").small
    assert grammar("de").pronouns >= {"er", "sie"}
    assert "frau" in grammar("en").titles
    assert grammar("xx").small == frozenset()


def test_offices_and_titles_are_told_from_names() -> None:
    assert OFFICE.fullmatch("ministerprasident")
    assert OFFICE.fullmatch("vice-president")
    assert not OFFICE.fullmatch("king")
    assert TITLE_LIKE.fullmatch("golfer")
    assert not TITLE_LIKE.fullmatch("brook")
    assert OFFICES.search("田中首相")
    assert "senator" in TITLES


def test_an_account_says_that_it_is_not_the_person() -> None:
    assert NOT_THE_PERSON.search("Ana Brook (parody)")
    assert NOT_THE_PERSON.search("Friends of Ana Brook")
    assert not NOT_THE_PERSON.search("Ana Brook")


def test_given_names_have_short_forms_and_spellings() -> None:
    assert is_given_name("ida")
    assert is_given_name("ewa")
    assert is_given_name("zeynep")
    assert not is_given_name("ministerprasident")
    assert may_be_one_name("bill", "william")
    assert not may_be_one_name("ida", "ana")
    assert sound_alike("selenskyj", "zelenskyy")


@pytest.mark.parametrize(
    ("paragraph", "is_disowned"),
    [
        ("No, Ana Brook never wrote \ufffc” on X.", True),
        ("Ana Brook did not post \ufffc”.", True),
        ("An honest mayor would have posted: \ufffc”", True),
        ("\ufffc” is not what she wrote.", True),
        ("\ufffc” she wrote, in a doctored screenshot.", True),
        ("Rating: False. She wrote: \ufffc”", True),
        ("Ana Brook hat nie auf X geschrieben: \ufffc“", True),
        ("Non, Ana Brook n'a pas écrit sur X : « \ufffc »", True),
        ("Es falso que Ana Brook escribiera \ufffc»", True),
        ("Ana Brook non ha mai scritto \ufffc»", True),
        ("Ana Brook heeft dat nooit geschreven: \ufffc”", True),
        ("Ana Brook nunca escreveu \ufffc»", True),
        ("\ufffc” Ana Brook wrote. She did not say why.", False),
        ("She did not say when, but wrote on X: \ufffc”", False),
        ("Ana Brook, who never missed a concert, wrote: \ufffc”", False),
        ("Ana Brook denied having been bribed and wrote: \ufffc”", False),
        ("Tired of fake news, Ana Brook wrote: \ufffc”", False),
        ("Did Ana Brook really write \ufffc”?", True),
        ("Ana Brook wrote \ufffc” on X. Who would doubt her?", False),
        ("Readers took the post by Ana Brook, shortened to \ufffc”, for a joke.", True),
        ("Ana Brook turned the page and wrote: \ufffc”", False),
        ("\ufffc” She did not. Please look again.", True),
        ("\ufffc” she did not add lightly.", False),
        ("Ana Brook har aldrig skrivit på X: \ufffc”", True),
        ("Ana Brook skrev på X: \ufffc”", False),
        ("Ana Brook nigdy nie napisała na X: \ufffc”", True),
        ("Ana Brook napisała na X: \ufffc”", False),
        ("Ana Brook bunu hiç yazmadı: \ufffc”", True),
        ("Ana Brook bunu yazdı: \ufffc”", False),
        ("アナ・ブルックさんは\ufffc」とは投稿していない。", True),
        ("アナ・ブルックさんは\ufffc」と投稿した。", False),
        ("Readers remember it as \ufffc”", True),
        ("\ufffc” Ana Brook did not, in the end, post.", True),
        ("\ufffc” Ana Brook wrote, and later edited it to \ufffc”", True),
        ("En un perfil falso de Ana Brook se lee: \ufffc»", True),
        ("Das Blatt dichtete Ana Brook an: \ufffc“", True),
        ("Internauci przypisują Anie Brook słowa: \ufffc”", True),
        ("Ana Brook, who had edited the paper, wrote: \ufffc”", False),
        ("Ana Brook remembered her aunt and wrote: \ufffc”", False),
    ],
)
def test_what_an_article_denies_is_disowned(paragraph: str, is_disowned: bool) -> None:
    """U+FFFC stands where the quotation does."""
    assert bool(DISOWNED.search(paragraph)) is is_disowned


@pytest.mark.parametrize(
    ("paragraph", "is_passed_on"),
    [
        ("Ana Brook shared a post: \ufffc”", True),
        ("Ana Brook liked a post that read \ufffc”", True),
        ("Ana Brook read a post aloud: \ufffc”", True),
        ("\ufffc” Bo Ort wrote from the mayor’s account.", True),
        ("Ana Brook shared a picture and wrote: \ufffc”", False),
        ("\ufffc” wrote Ana Brook, who had shared a picture.", False),
        ("Ana Brook teilte einen Beitrag: \ufffc“", True),
        ("Ana Brook teilte am Freitag mit: \ufffc“", False),
        ("Ana Brook a partagé un message : \ufffc »", True),
        ("Ana Brook a écrit : \ufffc »", False),
        ("Ana Brook deelde een bericht: \ufffc”", True),
        ("Ana Brook deelde gisteren mee: \ufffc”", False),
        ("Ana Brook udostępniła wpis: \ufffc”", True),
        ("アナ・ブルックさんは\ufffc」という投稿をリポストした。", True),
        ("Ana Brook bookmarked a post: \ufffc”", True),
        ("\ufffc” quipped Ana Brook, citing her aunt.", True),
        ("Ana Brook hizo suyo un mensaje: \ufffc»", True),
        ("\ufffc», lê-se numa publicação que Ana Brook comentou.", True),
        ("アナ・ブルックさんは\ufffc」との声を紹介した。", True),
        ("Ana Brook commented on the tide: \ufffc”", False),
    ],
)
def test_what_somebody_only_passes_on_is_told(paragraph: str, is_passed_on: bool) -> None:
    """U+FFFC stands where the quotation does."""
    assert bool(PASSED_ON.search(paragraph)) is is_passed_on
