"""Given names that are a man's or a woman's nearly everywhere."""

import pytest

from archiver.languages.given_name_sexes import sex_of_name


@pytest.mark.parametrize(("name", "sex"), [("ida", "f"), ("rufus", "m"), ("kim", ""), ("", "")])
def test_a_name_is_a_mans_or_a_womans_or_leaves_it_open(name: str, sex: str) -> None:
    assert sex_of_name(name) == sex


@pytest.mark.parametrize("name", ["andrea", "jean", "jan", "nicola", "simone", "alex"])
def test_names_that_are_a_mans_in_one_country_and_a_womans_in_another_are_open(name: str) -> None:
    assert sex_of_name(name) == ""
