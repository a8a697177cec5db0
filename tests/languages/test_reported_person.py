"""Who "I" is changes where somebody else reports the words."""

from archiver.languages.reported_person import REPORTED_PERSON


def test_the_first_person_becomes_the_third() -> None:
    assert REPORTED_PERSON["my"] == {"his", "her", "their"}
    assert "lhe" in REPORTED_PERSON["me"]
    assert "not" not in REPORTED_PERSON


def test_no_word_stands_for_itself() -> None:
    assert not [own for own, reported in REPORTED_PERSON.items() if own in reported]
