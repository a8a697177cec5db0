"""One speaker under several spellings is one; two people of one last name are two."""

from archiver.matching.people.spellings import fullest_names


def test_capitals_titles_and_last_names_are_one_speaker() -> None:
    labels = ["BROOK", "Ana Brook", "Mayor Brook", "ANA BROOK (off mic)", "Corvin Ash", "ASH"]
    found = fullest_names(labels)
    assert set(found) == set(labels)
    assert {found[one] for one in labels[:4]} == {"Ana Brook"}
    assert {found[one] for one in labels[4:]} == {"Corvin Ash"}


def test_a_last_name_of_two_people_stays_what_it_is() -> None:
    found = fullest_names(["BROOK", "Ana Brook", "Ida Brook"])
    assert found == {"BROOK": "BROOK", "Ana Brook": "Ana Brook", "Ida Brook": "Ida Brook"}


def test_a_label_without_words_stands_for_itself() -> None:
    assert fullest_names(["…", "Ana Brook"])["…"] == "…"
