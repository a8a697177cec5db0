"""Whoever serves or belongs to somebody named is not that person."""

import pytest

from archiver.extraction.quotations.quotations import find_quotations
from archiver.extraction.quotations.served_people import end_of_owner, is_served
from archiver.languages.grammar import grammar
from tests.extraction.quotations.parsed import parse


def speaker(language: str, text: str) -> str | None:
    return find_quotations(text, language=language)[-1].speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Rzecznik Ewy Kos powiedział: „Mewa zostaje na molo”."),
        ("pl", "Rzeczniczka premiera Jana Bąka powiedziała: „Mewa zostaje na molo”."),
        ("pl", "Żona wójta Adama Kosy napisała: „Mewa zostaje na molo”."),
        ("ru", "«Чайка останется», — сообщил пресс-секретарь Олега Сомова."),
        ("ru", "Жена мэра Ивана Сомова написала: «Чайка останется»."),
        ("uk", "Речниця міністра Олега Сома повідомила: «Чайка залишиться»."),
        ("cs", "Mluvčí ministra Petra Racka uvedla: „Racek zůstane na molu.“"),
        ("no", "Kona til Odd Berg skrev: «Måken blir på brygga.»"),
        ("da", "Hustruen til Jens Bruun siger: »Mågen bliver på molen.«"),
        ("sv", "Bo Eks fru skriver: ”Måsen stannar på bryggan.”"),
        ("de", "„Die Möwe bleibt hier“, sagt die Frau des Fischers Bo Reuter."),
        ("de", "Die Tochter der Wirtin Eva Brandt sagte: „Die Möwe bleibt hier.“"),
        ("de", "Der Sprecher des Ministers Bo Reuter sagte: „Die Möwe bleibt hier.“"),
        ("de", "„Sie bleibt hier“, sagte der Angeklagte zu Richterin Brandt."),
    ],
)
def test_who_serves_or_belongs_to_somebody_is_not_that_person(language: str, text: str) -> None:
    assert speaker(language, text) in {None, "Rzecznik", "Rzeczniczka", "Der Sprecher"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("pl", "Rzecznik Jan Bąk powiedział: „Mewa zostaje na molo”.", "Jan Bąk"),
        ("pl", "Rzecznik Jerzy Kos powiedział: „Mewa zostaje na molo”.", "Jerzy Kos"),
        ("pl", "Rzeczniczka portu Ewa Kosa powiedziała: „Mewa zostaje”.", "Ewa Kosa"),
        ("pl", "Jego żona Ewa Kos powiedziała: „Mewa zostaje na molo”.", "Ewa Kos"),
        ("ru", "Пресс-секретарь мэра Анна Сомова сообщила: «Чайка останется».", "Анна Сомова"),
        ("ru", "Адвокат Сомова Павел Рак сказал: «Чайка останется».", "Павел Рак"),
        ("cs", "Mluvčí přístavu Jana Malá uvedla: „Racek zůstane na molu.“", "Jana Malá"),
        ("de", "Die Sprecherin der Feuerwehr Eva Brandt sagte: „Sie bleibt.“", "Eva Brandt"),
    ],
)
def test_a_name_in_the_nominative_is_that_of_who_speaks(
    language: str, text: str, expected: str
) -> None:
    assert speaker(language, text) == expected


def test_an_owner_ends_where_the_capitals_do() -> None:
    tokens = parse("Rzecznik Ewy Kos powiedział: „Mewa zostaje”.", "pl").tokens
    assert end_of_owner(tokens, 0, grammar("pl")) == 3
    assert end_of_owner(tokens, 1, grammar("pl")) == 0


def test_a_genitive_stands_right_behind_its_noun() -> None:
    tokens = parse("Die Frau des Wirts Bo Reuter sagte: „Sie bleibt.“", "de").tokens
    assert is_served(tokens, 1, 2, grammar("de"))
    assert not is_served(tokens, 0, 2, grammar("de"))
