"""Section 5 of VERDICTS: whether the speaker named with a quotation is a post's author."""

import pytest

from archiver.matching.people.attribution import Bearers, attribute_claim
from archiver.matching.people.names import name_words
from archiver.models.records import Author

ANA = Author(handle="anabrook", name="Ana Brook")
ONE = Bearers(full_names={"ana brook"})
TWO = Bearers(full_names={"ana brook", "ida brook"})


def named(name: str, handle: str = "ferry_1") -> Author:
    return Author(handle=handle, name=name)


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("@anabrook", ANA),
        ("@AnaBrook", ANA),
        ("https://x.com/anabrook", ANA),
        ("Ana Brook", ANA),
        ("ANA BROOK", ANA),
        ("Brook", ANA),
        ("Mayor Brook", ANA),
        ("Mayor Ana Brook", ANA),
        ("harbour director Ana Brook", ANA),
        ("Conductor Ana Brook", ANA),
        ("A. Brook", ANA),
        ("Ana M. Brook", ANA),
        ("Ana Brook", named("Ana M. Brook 🌊")),
        ("Ana Brook", named("Mayor Ana Brook (she/her)")),
        ("Ana Brook", named("Ana Brook, MD")),
        ("King Oswin", named("King Oswin III")),
        ("von der Tamm", named("Ida von der Tamm")),
        ("Ana Brook", Author(handle="anabrook")),
        ("Norrline Ferries", named("Norrline Ferries")),
        ("Harbour News", named("Harbour News")),
        ("Elodie Garcon", named("Élodie Garçon")),
        ("Garcon", named("Élodie Garçon")),
        ("Viktor Orsan", named("Orsán Viktor")),
    ],
)
def test_confirmed(speaker: str, author: Author) -> None:
    assert attribute_claim(speaker, author, ONE, "x:anabrook") == "confirmed"


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("Ana", ANA),
        ("a spokesman", ANA),
        ("A reader", ANA),
        ("Anonymous", ANA),
        ("Lola Marsh", named("The Wet Ferrets", "thewetferrets")),
        ("Lola Marsh", named("Salt & Rope", "saltandrope")),
        ("he", ANA),
        ("She", ANA),
        ("President", ANA),
        ("Prime Minister", ANA),
        ("Brook’s team", ANA),
        ("the Brook campaign", ANA),
        ("the mother of Ana Brook", ANA),
        ("husband Ana Brook", ANA),
        ("Mary Ana Brook", ANA),
        ("Ana Brook", named("harbour girl", "anabrook")),
        ("Ana Brook", named("Ben Brook", "anabrook")),
        ("Ana Brook", named("Not Ana Brook")),
        ("Ana Brook", named("Ana Brook (parody)")),
        ("Brook", named("Team Brook")),
        ("Ana Brook", named("Students for Ana Brook")),
        ("Ana Brook", named("Ana Brook for Mayor")),
        ("Ana Brook", named("Ana Brook Smith")),
        ("Liz Brook", named("Elizabeth Brook")),
        ("Mike Brook", named("Michael Brook")),
        ("Ana Quincy Brook", ANA),
        ("Mueller", named("Hans Müller")),
        ("Volodymyr Zelen", named("Володимир Зелен")),
        ("Zelensk", named("Volodymyr Zelenskyy")),
        ("田中", named("田中太郎")),
        ("Tanaka", named("田中太郎")),
        ("Олени Коваль", named("Олена Коваль")),
        ("Alexandria Tamm", named("AT")),
        ("@anabrook", Author(name="Ana Brook")),
        ("@anabrook", Author(handle="anabrook.bsky.example")),
        ("Ana Brook", Author(handle="harbour_girl")),
    ],
)
def test_unresolved(speaker: str, author: Author) -> None:
    """What cannot be told is never said, least of all as an accusation."""
    assert attribute_claim(speaker, author, ONE, "x:anabrook") == "unresolved"


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("Ida Brook", ANA),
        ("Ida Tamm", ANA),
        ("Tamm", ANA),
        ("@idatamm", ANA),
        ("https://x.com/idatamm", ANA),
        ("George H. W. Tamm", named("George W. Tamm")),
        ("山田花子", named("田中太郎")),
        ("Соломія Вітрильна", named("Олена Коваль")),
    ],
)
def test_mismatch(speaker: str, author: Author) -> None:
    assert attribute_claim(speaker, author, ONE, "x:anabrook") == "mismatch"


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("Bill Brook", "William Brook"),
        ("Peggy Brook", "Margaret Brook"),
        ("Paco Brook", "Francisco Brook"),
        ("Vova Brook", "Vladimir Brook"),
        ("J. Edgar Brook", "Edgar Brook"),
        ("Ministerpräsident Brook", "Ana Brook"),
        ("Foreign Minister Brook", "Ana Brook"),
        ("U.S. President Brook", "Ana Brook"),
        ("House Speaker Brook", "Ana Brook"),
        ("CDU-Chef Brook", "Ana Brook"),
        ("Golfer Brook", "Ana Brook"),
        ("Wolodymyr Selenskow", "Volodymyr Zelenskow"),
        ("Moammar Qadhafo", "Muammar Gaddafo"),
        ("Bjoern Hoeck", "Björn Höck"),
        ("Tamm", "Ana Brook-Tamm"),
        ("Hadid", "Bashar al-Hadid"),
        ("OShea", "Conan O'Shea"),
        ("the CEO", "Ana Brook"),
        ("Ferries CEO", "Ana Brook"),
        ("The Texan", "Ana Brook"),
        ("Scientists", "Ana Brook"),
        ("Someone", "Ana Brook"),
        ("Harbour Palace", "Ana Brook"),
        ("Ana Brook", "Аna Brook"),  # the first letter is Cyrillic
        ("習近平", "习近平"),
        ("首相", "高市早苗"),
        ("Don Jr.", "Donald Brook Jr."),
        ("Pope Leo", "Papa Leone XIV"),
    ],
)
def test_nobody_is_accused_who_may_be_the_author(speaker: str, shown: str) -> None:
    """Short forms, other spellings, offices and groups are no proof of another person."""
    assert attribute_claim(speaker, named(shown), Bearers(), "x:ferry_1") != "mismatch"


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("Ana Brook", "Ana Brook Jr."),
        ("Ana Brook Jr.", "Ana Brook"),
        ("Ana Brook", "Evil Ana Brook"),
        ("Ana Brook", "Ghost of Ana Brook"),
        ("Ana Brook", "Kein Ana Brook"),
        ("Ana Brook", "No soy Ana Brook"),
        ("Ana Brook", "Ana Brook (commentary account)"),
        ("Brook", "Dump Ana Brook"),
        ("Ana Brook (@anabrook)", "Ana Brook"),
    ],
)
def test_who_may_be_another_is_not_confirmed(speaker: str, shown: str) -> None:
    """Fathers and sons, parodies, fans, and an account of another handle than the one given."""
    assert attribute_claim(speaker, named(shown), Bearers(), "x:ferry_1") == "unresolved"


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("the White House", named("The White House")),
        ("the FBI", named("FBI")),
        ("al-Hadid", named("Bashar Al Hadid")),
        ("Huckaby Brook", named("Sarah Huckaby Brook")),
        ("King Oswin", named("King Oswin II")),
        ("PM Brook", ANA),
        ("Ana Brook (@anabrook)", named("Boat Lady", "anabrook")),
        ("user @anabrook", named("Boat Lady", "anabrook")),
        ("Young", named("Neil Young")),
        ("高市早苗氏", named("高市早苗")),
        ("市长安小溪", named("安小溪")),
    ],
)
def test_confirmed_in_other_forms(speaker: str, author: Author) -> None:
    assert attribute_claim(speaker, author, Bearers(), "x:ferry_1") == "confirmed"


@pytest.mark.parametrize(
    ("speaker", "shown"),
    [
        ("Laura Brook", "George W. Brook"),
        ("Stephen King", "Ana Brook"),
        ("Marine Le Brook", "Jean-Luc Le Brook"),
        ("Ida Tamm", "Ana Brook"),
        ("Sofia Lindgren", "Karl Ferrow"),
    ],
)
def test_two_people_who_are_surely_two(speaker: str, shown: str) -> None:
    assert attribute_claim(speaker, named(shown), Bearers(), "x:ferry_1") == "mismatch"


@pytest.mark.parametrize("speaker", [None, "", " "])
def test_unstated(speaker: str | None) -> None:
    assert attribute_claim(speaker, ANA, ONE, "x:anabrook") == "unstated"


def test_a_last_name_that_two_people_bear_is_nobodys() -> None:
    assert attribute_claim("Brook", ANA, TWO, "x:anabrook") == "unresolved"
    assert attribute_claim("Ana Brook", ANA, TWO, "x:anabrook") == "confirmed"


def test_an_account_joined_to_the_speaker_is_the_speaker() -> None:
    joined = Bearers(accounts={"x:anabrook"})
    assert attribute_claim("the harbour office", ANA, joined, "x:anabrook") == "confirmed"


def test_any_name_an_account_was_seen_under_counts() -> None:
    renamed = named("Boat Lady")
    assert attribute_claim("Ana Brook", renamed, ONE, "x:ferry_1", ["Ana Brook"]) == "confirmed"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Ana Brook", ("ana", "brook")),
        ("Ana Brook | Harbour Times", ("ana", "brook")),
        ("Ana Brook Jr.", ("ana", "brook")),
        ("Brook", ("brook",)),
        ("Mayor", ("mayor",)),
        ("🌊", ()),
    ],
)
def test_the_words_of_a_name(name: str, expected: tuple[str, ...]) -> None:
    assert name_words(name) == expected


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("US President Ana Brook", ANA),
        ("Norrline CEO Ana Brook", ANA),
        ("Norrline owner Ana Brook", ANA),
        ("le président Ana Brook", ANA),
        ("le président Brook", ANA),
        ("Cumhurbaşkanı Brook", ANA),
        ("EU-Kommissionspräsidentin Ana von der Brook", named("Ana von der Brook")),
        ("former Secretary of State Ana Brook", ANA),
        ("J.D. Brook", named("JD Brook")),
        ("D. Brook", named("Donata Brook")),
        ("anabrook", ANA),
        ("AnaBrook", ANA),
        ("AQB", named("Ana Quincy Brook", "AQB")),
        ("_harbour_girl", Author(handle="_harbour_girl")),
        ("harbour_girl_", Author(handle="harbour_girl_")),
        ("Ana Brook", named("Ana Brook - Ана Брук")),
        ("Ана Брук", named("Ana Brook / Ана Брук")),
    ],
)
def test_an_office_with_whose_it_is_stands_before_a_name(speaker: str, author: Author) -> None:
    """What stands before an office is part of it; a handle needs no @; names have two scripts."""
    assert attribute_claim(speaker, author, Bearers(), "x:ferry_1") == "confirmed"


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("aide to Mayor Ana Brook", ANA),
        ("wife of President Ana Brook", ANA),
        ("AQB", named("Ana Quincy Brook")),
        ("Mary Liz Brook", named("Liz Brook")),
        ("Mary Elizabeth Brook", named("Liz Brook")),
        ("BROOK", named("Ugo Fenn", "brook")),
        ("Brook", named("Ugo Fenn", "brook")),
    ],
)
def test_who_is_only_near_an_office_or_a_name_stays_open(speaker: str, author: Author) -> None:
    """An aide is not whom she works for; a middle name may be the one a person goes by."""
    assert attribute_claim(speaker, author, Bearers(), "x:ferry_1") == "unresolved"


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("House Speaker Ida Tamm", ANA),
        ("Norrline CEO Ida Tamm", ANA),
        ("Ida Tamm", named("Ana Brook - Ана Брук")),
    ],
)
def test_another_person_is_another_with_an_office_too(speaker: str, author: Author) -> None:
    assert attribute_claim(speaker, author, Bearers(), "x:ferry_1") == "mismatch"


def test_a_word_that_is_anothers_handle_names_that_account() -> None:
    """As "@idatamm" does; but not where it may be a last name, or the same person's."""
    held = Bearers(handled=True)
    assert attribute_claim("idatamm", ANA, held, "x:anabrook") == "mismatch"
    assert attribute_claim("idatamm", Author(handle="anabrook"), held, "x:anabrook") == "mismatch"
    assert attribute_claim("Tamm", Author(handle="anabrook"), held, "x:anabrook") == "unresolved"
    assert attribute_claim("anabrook_press", ANA, held, "x:anabrook") == "unresolved"
    assert attribute_claim("idatamm", Author(handle="anabrook"), Bearers(), "x:a") == "unresolved"


@pytest.mark.parametrize(
    ("handle", "shown"),
    [
        ("eelfan_77", "Eel Enthusiast"),
        ("mumof3", "tired mum of three"),
        ("greenmeadow", "Green Meadow"),
        ("bigmike", "Big Mike"),
        ("mvk", "Kwendo Mabula"),
    ],
)
def test_a_name_that_anybody_may_take_is_nobodys_for_sure(handle: str, shown: str) -> None:
    author = Author(handle=handle, name=shown)
    assert attribute_claim("Leopold Ashe", author, ONE, f"x:{handle}") == "unresolved"


def test_a_handle_with_the_last_name_tells_that_a_rare_name_is_a_persons() -> None:
    author = Author(handle="kwendomabula", name="Kwendo Mabula")
    assert attribute_claim("Leopold Ashe", author, ONE, "x:kwendomabula") == "mismatch"
