"""Who is meant: the fullest name that the article gives, or nobody."""

import pytest

from archiver.extraction.quotations.coreference import People
from archiver.extraction.quotations.quotations import find_quotations
from tests.extraction.quotations.parsed import parse

MET = "Mayor Bea Tidewell met Senator Hal Fenn in Pelliwick on Monday.\n\n"


def resolved(text: str, words: str) -> str | None:
    found = parse(text)
    number = max(n for n, one in enumerate(found.mentions) if found.words(one) == words)
    return found.people.resolve(number, None)


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("“Late,” Tidewell said.", "Tidewell", "Bea Tidewell"),
        ("“Late,” Bea Tidewell said.", "Bea Tidewell", "Bea Tidewell"),
        ("“Late,” Corvin Ash said.", "Corvin Ash", "Corvin Ash"),
        ("“Late,” a spokesman said.", "a spokesman", "a spokesman"),
    ],
)
def test_a_short_form_means_the_one_person_it_fits(text: str, words: str, person: str) -> None:
    assert resolved(MET + text, words) == person


def test_a_last_name_that_two_people_bear_stays_as_the_text_says_it() -> None:
    text = f"{MET}Later Ida Tidewell came. “Late,” Tidewell said."
    assert resolved(text, "Tidewell") == "Tidewell"


def test_a_pronoun_means_the_nearest_subject_that_can_be_meant() -> None:
    text = "Bea Tidewell left. Later she praised kelp. “Late,” she said."
    assert resolved(text, "she") == "Bea Tidewell"


def test_a_pronoun_without_anybody_before_it_means_nobody() -> None:
    assert resolved("“Late,” she said.", "she") is None


def test_a_suffix_is_no_last_name() -> None:
    assert People.parts("Hal Fenn Jr.") == ["Hal", "Fenn"]
    assert People.parts("Jr.") == ["Jr."]
    assert People.parts("") == []


@pytest.mark.parametrize(
    ("short", "long", "fits"),
    [
        (["Fenn"], ["Hal", "Fenn"], True),
        (["hal", "FENN"], ["Hal", "B.", "Fenn"], True),
        (["Fenn", "Hal"], ["Hal", "Fenn"], False),
        (["Bea"], ["Hal", "Fenn"], False),
        ([], ["Hal"], True),
    ],
)
def test_a_short_form_fits_where_its_words_stand_in_order(
    short: list[str], long: list[str], fits: bool
) -> None:
    assert People.fits(short, long) is fits


@pytest.mark.parametrize(
    ("before", "pronoun", "person"),
    [
        ("Ida Tidewell praised Hal Fenn.", "he", "Hal Fenn"),
        ("Bea Tidewell flew to New Zealand.", "she", "Bea Tidewell"),
        ("Corvin Ash, a farmer, left. Kelp Belt growers voted for him.", "he", "Corvin Ash"),
        ("Corvin Ash said so. Flight QZ81 was late.", "he", "Corvin Ash"),
        ("One delegate, Corvin Ash, voted for Hal Fenn in May.", "he", "Corvin Ash"),
        ("Ida Tidewell left. President-elect Hal Fenn stayed.", "she", "Ida Tidewell"),
        ("Corvin Ash, a farmer, left. Tractor owners use a tractor.", "he", "Corvin Ash"),
    ],
)
def test_a_pronoun_means_a_person_of_its_gender_and_no_place_or_thing(
    before: str, pronoun: str, person: str
) -> None:
    assert resolved(f"{before} “Late,” {pronoun} said.", pronoun) == person


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Kelpco Airbuds came out. “Late,” Kelpco said.", "Kelpco", "Kelpco"),
        ("Later Rowan’s Kelpco grew. “Late,” Kelpco said.", "Kelpco", "Kelpco"),
        ("Kelpco Verified came. All is verified. “Late,” Kelpco said.", "Kelpco", "Kelpco"),
        ("Maybe Kelpco grew. “Late,” Kelpco said.", "Kelpco", "Kelpco"),
        ("Bea Tidewell left. “Late,” Tidewell’s review said.", "Tidewell’s review", "Bea Tidewell"),
        ("“Late,” the Fenns’ letter said.", "the Fenns’ letter", "Fenns"),
    ],
)
def test_a_longer_form_is_the_same_bearer_and_words_are_their_owners(
    text: str, words: str, speaker: str
) -> None:
    assert resolved(text, words) == speaker


def test_a_headline_in_capitals_is_nobodys_fuller_name() -> None:
    text = "Ida Tidewell Posts Sweet Kelp Tribute\n\nIda Tidewell left. “Late,” Tidewell said."
    assert resolved(text, "Tidewell") == "Ida Tidewell"


@pytest.mark.parametrize(
    ("before", "person"),
    [
        ("Corvin Ash left. Hal Fenn is no farmer, he said. ", "Corvin Ash"),
        ("Corvin Ash left. When Hal Fenn came, he sang. ", "Hal Fenn"),
        ("Corvin Ash left. Hal Fenn came. The pier was wet, he said. ", "Hal Fenn"),
    ],
)
def test_a_reporting_pronoun_means_nobody_whom_its_sentence_names(before: str, person: str) -> None:
    assert resolved(before, "he") == person


@pytest.mark.parametrize(
    ("before", "person"),
    [
        ("Bea Tidewell met a former Miss Universe.", "Bea Tidewell"),
        ("Bea Tidewell sang. A former Miss Universe left.", "Bea Tidewell"),
        ("Bea Tidewell met Miss Fenn. Miss Fenn left.", "Fenn"),
    ],
)
def test_the_title_of_a_beauty_queen_is_nobodys_name(before: str, person: str) -> None:
    assert resolved(f"{before} “Late,” she said.", "she") == person


@pytest.mark.parametrize(
    ("text", "words", "person"),
    [
        ("Her rival left. Rival Hal Fenn stayed. “Late,” Fenn said.", "Fenn", "Hal Fenn"),
        ("Nobody left. Rival Hal Fenn stayed. “Late,” Fenn said.", "Fenn", "Rival Hal Fenn"),
        ("Make a mark. Mark Hal Fenn stayed. “Late,” Fenn said.", "Fenn", "Mark Hal Fenn"),
        ("A kelp man came. Kelp Fenn stayed. “Late,” Fenn said.", "Fenn", "Kelp Fenn"),
    ],
)
def test_a_noun_that_begins_a_sentence_is_no_part_of_a_name(
    text: str, words: str, person: str
) -> None:
    assert resolved(text, words) == person


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("An aide said it was late, but Frank Orr, its cook, said it was not.", "Frank Orr"),
        ("Hal Fenn sang at length, Frank Orr said.", "Frank Orr"),
        ("Hal Fenn will lose in the south, said Frank Orr, director of the choir.", "Frank Orr"),
        ("Frank Orr, a harbour spokesman, said more room was needed.", "Frank Orr"),
        ("Hal Fenn sang at length, Harbour Wing Watch first said.", "Hal Fenn"),
        ("Hal Fenn told the cooks that Frank Orr said nothing.", "Hal Fenn"),
    ],
)
def test_a_pronoun_means_whoever_spoke_last_in_the_sentence_before(text: str, person: str) -> None:
    found = find_quotations(f"{text} “It is late, and we go,” he said.", language="en")
    assert [quote.speaker for quote in found] == [person]


@pytest.mark.parametrize(
    ("before", "short", "person"),
    [
        ("Team Anna sang for Anna.", "Anna", "Anna"),
        ("Anna Fenn met Team Anna.", "Anna", "Anna Fenn"),
        ("The Bank of Hal Fenn sank.", "Hal Fenn", "Hal Fenn"),
        ("The Fenn Group sank.", "Fenn", "Fenn"),
    ],
)
def test_a_name_is_not_widened_to_what_bears_it(before: str, short: str, person: str) -> None:
    assert resolved(f"{before} “Late,” {short} said.", short) == person


@pytest.mark.parametrize("who", ["a source", "an insider"])
def test_somebody_close_to_what_they_tell_of_is_brought_in(who: str) -> None:
    text = (
        f"Hal Fenn sang at length.\n\nThe ferry turned before it sank, {who} familiar with the "
        "matter has told the Pilot.\n\n“It was late, and we go,” he said."
    )
    assert [quote.speaker for quote in find_quotations(text, language="en")] == [who]


@pytest.mark.parametrize(
    ("lead", "person"),
    [
        ("Asked whether he would thank Frank Orr, he said", "Hal Fenn"),
        ("When he had called Frank Orr, he said", "Hal Fenn"),
        ("Asked whether an adviser would be named, he went on", "Hal Fenn"),
        ("Asked about Frank Orr and his boat, he said", "Hal Fenn"),
        ("He is not Internet famous. He said", "Hal Fenn"),
    ],
)
def test_whom_a_pronoun_does_something_to_is_not_the_next_pronoun(lead: str, person: str) -> None:
    text = f"Hal Fenn sang at length, he told the cooks. {lead}: “It is late, and we go.”"
    assert [quote.speaker for quote in find_quotations(text, language="en")] == [person]
