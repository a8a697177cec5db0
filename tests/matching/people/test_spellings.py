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
    assert found == {"BROOK": "Brook", "Ana Brook": "Ana Brook", "Ida Brook": "Ida Brook"}


def test_an_initial_is_whose_given_name_it_begins_where_there_is_one() -> None:
    labels = ["Ana Brook", "BROOK", "A. Brook", "Mr. A. BROOK"]
    assert set(fullest_names(labels).values()) == {"Ana Brook"}
    two = fullest_names([*labels, "Anders Brook"])
    assert (two["A. Brook"], two["BROOK"]) == ("A. Brook", "Brook")
    assert fullest_names(["I. Brook", "Ana Brook"])["I. Brook"] == "I. Brook"


def test_a_label_without_words_stands_for_itself() -> None:
    assert fullest_names(["…", "Ana Brook"])["…"] == "…"


def test_a_given_name_is_taken_from_the_words_where_only_one_is_there() -> None:
    labels = ["HOST", "BROOK", "ASH", "BROOK"]
    texts = [
        "Good evening, Ana Brook and mayor Corvin Ash.",
        "Thank you. As Ida Brook used to say, Senator Ash is late.",
        "So is Paul Brook-Tamm.",
        "So he is, and O Brook is a river.",
    ]
    found = fullest_names(labels, texts)
    assert found["BROOK"] == "Ana Brook"
    assert found["HOST"] == "Host"
    late = fullest_names(["BROOK", "HOST"], ["Hello.", "Ana Brook and Ida Brook met."])
    assert late["BROOK"] == "Brook"
    assert fullest_names(["Brook"], ["Hello."], "An evening with Ana Brook")["Brook"] == "Ana Brook"
