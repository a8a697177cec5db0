"""What languages say of print is given in a form in which words can be looked up."""

import pytest

from archiver.languages.base import Language
from archiver.languages.house_style import HouseStyle
from archiver.languages.written_forms import written_alternatives, written_forms
from tests.languages.records import registered


@pytest.mark.parametrize(
    ("code", "word", "value"),
    [
        ("en", "twenty-first", "21"),
        ("en", "22nd", "22"),
        ("en", "seal", None),
        ("de", "einundzwanzigsten", "21"),
        ("de", "heute", None),
        ("fr", "quatrième", "4"),
        ("it", "ventunesimo", "21"),
    ],
)
def test_ordinals_have_their_value(code: str, word: str, value: str | None) -> None:
    assert written_forms(frozenset({code})).ordinal(word) == value


def test_a_form_that_may_be_a_word_of_its_own_says_so() -> None:
    forms = written_forms(frozenset({"en"}))
    assert forms.phrases["w/"][-1] == (("w/",), (("with",),))
    assert forms.phrases["sat."] == ((("sat.",), (("saturday",), ())),)


def test_a_language_of_somebody_else_has_a_style_too() -> None:
    record = Language(
        code="qfn", name="Style", house_style=HouseStyle(written=frozenset({"zq.=zaq"}))
    )
    with registered(record):
        assert written_alternatives()["zq"] == {frozenset({"zaq"})}
        assert written_forms(frozenset({"qfn"})).phrases["zq."][0][1] == (("zaq",),)
