"""The nouns and articles by which languages bring people in without their names."""

from dataclasses import fields

from archiver.languages.registry import find_language
from archiver.languages.unnamed_people import UnnamedPeople

CODES = ("de", "en", "es", "fr", "it", "nl", "pt", "sv")


def test_a_noun_is_for_a_man_a_woman_or_either() -> None:
    for code in CODES:
        people = find_language(code).grammar.unnamed
        assert all((people.articles, people.men, people.women)), code
        assert not people.men & people.women, code
        assert not (people.men | people.women) & people.others, code


def test_whose_somebody_is_stands_behind_no_article_for_somebody_new() -> None:
    for code in CODES:
        people = find_language(code).grammar.unnamed
        assert not people.articles & people.owning, code


def test_a_language_may_leave_them_out() -> None:
    empty = UnnamedPeople()
    assert not any(getattr(empty, one.name) for one in fields(empty))
