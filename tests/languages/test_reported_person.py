"""Who "I" is changes where somebody else reports the words."""

from archiver.languages.reported_person import reported_persons


def test_the_first_person_becomes_the_third() -> None:
    assert reported_persons()["my"] == {"his", "her", "their"}
    assert "lhe" in reported_persons()["me"]
    assert "not" not in reported_persons()


def test_no_word_stands_for_itself() -> None:
    assert not [own for own, reported in reported_persons().items() if own in reported]
