"""Which stretches of a text are quotations, whatever marks it uses."""

import pytest

from archiver.extraction.quotations.marks import may_have_marks, quotation_marks
from archiver.extraction.quotations.quotations import find_quotations


def texts(text: str, language: str | None = "en") -> list[str]:
    return [quote.text for quote in find_quotations(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “we will stay.” Then she left.", "we will stay."),
        ('She said "we will stay." Then she left.', "we will stay."),
        ("She said ``we will stay.'' Then she left.", "we will stay."),
        ("Ella dijo: «nos quedamos aquí» y se fue.", "nos quedamos aquí"),
        ("Elle a dit : « nous restons ici » et partit.", "nous restons ici"),
        ("Sie sagte: „Wir bleiben hier.“ Dann ging sie.", "Wir bleiben hier."),
        ("Sie sagte: »Wir bleiben hier.« Dann ging sie.", "Wir bleiben hier."),
        ("Sie sagte: ‚Wir bleiben hier.‘ Dann ging sie.", "Wir bleiben hier."),
        ("Elle dit ‹nous restons ici› et partit.", "nous restons ici"),
        ("Powiedziała: „Zostajemy tutaj” i wyszła.", "Zostajemy tutaj"),
        ("Она сказала: «Мы остаёмся здесь» и ушла.", "Мы остаёмся здесь"),
        ("Вона сказала: «Ми лишаємося тут» і пішла.", "Ми лишаємося тут"),
        ("Hon sade: ”Vi stannar här.” Sedan gick hon.", "Vi stannar här."),
        ("Hon sade: »Vi stannar här.» Sedan gick hon.", "Vi stannar här."),
        ("היא אמרה: ״אנחנו נשארים כאן״ והלכה.", "אנחנו נשארים כאן"),
        ("قالت: «سنبقى هنا» ثم غادرت.", "سنبقى هنا"),
        ("她说：“我们留在这里。”然后走了。", "我们留在这里。"),
        ("她说：「我們留在這裡。」然後走了。", "我們留在這裡。"),
        ("彼女は「ここに残る」と述べた。", "ここに残る"),
        ("小説『残る人』を書いた。", "残る人"),
        ("她写了《留下的人》这本书。", "留下的人"),
        ('그녀는 "여기 남겠다"고 말했다.', "여기 남겠다"),
        ("उन्होंने कहा, “हम यहीं रहेंगे।” फिर चले गए।", "हम यहीं रहेंगे।"),
    ],
)
def test_every_convention_of_marks_is_read(text: str, expected: str) -> None:
    assert texts(text, None) == [expected]


def test_a_curly_opening_may_be_closed_by_a_straight_mark() -> None:
    assert texts('The page read, “Nothing found here." Then it closed.') == ["Nothing found here."]


def test_a_straight_opening_may_be_closed_by_a_curly_mark() -> None:
    assert texts('She said "it is over.” Then she left.') == ["it is over."]


def test_a_straight_closing_mark_ends_a_curly_quotation_before_the_next_one() -> None:
    text = '“We are late," she said. "We are very late.”'
    assert texts(text) == ["We are late,", "We are very late."]


@pytest.mark.parametrize(
    "text",
    [
        "He said, “She told me ‘no’ twice, and “never” once.” Then he left.",
        'He said, "She told me \'no\' twice, and "never" once." Then he left.',
        "He said, “She told me «no» twice, and 'never' once.” Then he left.",
    ],
)
def test_a_nested_quotation_is_not_listed_apart(text: str) -> None:
    assert len(texts(text)) == 1


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said, “We begin today.\n\n“We end tomorrow,” he said."
    assert texts(text) == ["We begin today.", "We end tomorrow,"]


def test_a_line_end_inside_hard_wrapped_text_ends_nothing() -> None:
    text = (
        "The mayor of the little town came to the square on a cold morning and\n"
        "spoke to those who had been waiting there since the day before, saying\n"
        "that the bridge would be repaired in the spring. “We have waited long\n"
        "enough for this bridge,” she said.\n"
        "\n"
        "Nobody in the square was quite sure whether to believe her, because the\n"
        "same had been promised in each of the last nine years, and each spring\n"
        "there had been some other thing to pay for.\n"
    )
    assert texts(text) == ["We have waited long\nenough for this bridge,"]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers' market wasn't open in the '90s, they've said.",
        'He is 6\'2" tall and bought a 12" record for 5\' 11" people.',
        "The wall is 6′ 2″ high.",
        'המדינה סיפרה כי ארה"ב וצה"ל תיאמו עמדות.',
        "Rock 'n' roll ain't dead, y'all.",
        "",
        "“”",
        '"',
    ],
)
def test_apostrophes_inches_primes_and_gershayim_are_no_marks(text: str) -> None:
    assert texts(text, None) == []


def test_speech_set_in_single_marks_is_read_where_the_text_does_so_throughout() -> None:
    text = (
        "‘I won’t go,’ said Mary Holt. ‘The voters’ choice is plain.’\n\n"
        "‘He called it “a farce” in the ’90s,’ she added."
    )
    assert texts(text) == [
        "I won’t go,",
        "The voters’ choice is plain.",
        "He called it “a farce” in the ’90s,",
    ]


def test_a_single_word_between_single_marks_is_left_where_double_ones_set_speech() -> None:
    text = "He called it a 'farce'. \"I will not go,\" he said."
    assert texts(text) == ["I will not go,"]


def test_a_headline_that_names_its_speaker_behind_single_marks_is_read() -> None:
    text = "'We lost it all': Holt on the flood\n\n\"It was dark,\" Mary Holt said."
    assert texts(text) == ["We lost it all", "It was dark,"]


def test_titles_and_scare_quotes_are_listed_without_a_cue() -> None:
    found = find_quotations(
        "The film “A Long Winter in Town” opens on a “soft” Monday.", language="en"
    )
    assert [(quote.text, quote.cue) for quote in found] == [
        ("A Long Winter in Town", "unknown"),
        ("soft", "unknown"),
    ]


def test_nothing_is_quoted_from_or_across_a_flattened_post() -> None:
    text = "He said “one” first. “Two” — Ann (@ann) “three. And then” four” he said."
    start, end = text.index("“Two"), text.index(" And then")
    found = find_quotations(text, language="en", skip=[(start, end)])
    assert [quote.text for quote in found] == ["one"]


@pytest.mark.parametrize(
    "text", ["“Yes,” she said.", "L’eau d'hier", "``so'' and ,,so\"", "a, b,, c", "No mark."]
)
def test_a_text_has_no_more_marks_than_characters_of_them(text: str) -> None:
    marks = len(list(quotation_marks(text, len(text))))
    assert may_have_marks(text, marks)
    assert not may_have_marks(text, len(text) + 1)


def test_a_text_without_marks_needs_no_search_for_them() -> None:
    assert not may_have_marks("The ferry left on time, and came back late. " * 10, 1)


def test_single_and_double_marks_of_keyboards_are_told_from_each_other() -> None:
    said = find_quotations("``It is late,'' Ada Finch said. ,,Too late'', she said.", language="en")
    assert [quote.text for quote in said] == ["It is late,", "Too late"]
