"""JSON of others: read into what can be stored, or told what is wrong with it."""

import pytest

from archiver.errors import UnusableLine
from archiver.text.foreign_json import (
    LONGEST_LINE,
    json_of,
    mend_surrogates,
    shorten_value,
    whole_object,
)
from archiver.text.json_fields import list_in, mapping_in, string_in


def test_a_value_is_read_with_text_that_can_be_stored() -> None:
    assert json_of(b'{"text": "seal \\ud83e\\uddad", "half": ["\\ud83e"]}') == {
        "text": "seal \U0001f9ad",
        "half": ["\ufffd"],
    }
    assert json_of(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "no JSON"),
        (b'{"a": NaN}', "NaN is no value"),
        (b'{"a": 1e999}', "too large"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b"[" * 200_000, "nested too deeply"),
        (b"1" * 5_000, "too long"),
        (b" " * (LONGEST_LINE + 1), "longer than"),
    ],
)
def test_what_is_wrong_is_told(line: bytes, said: str) -> None:
    with pytest.raises(UnusableLine, match=said):
        json_of(line)


def test_halves_that_belong_together_become_one_character() -> None:
    assert mend_surrogates("\ud83e\uddad and \ud83e") == "\U0001f9ad and \ufffd"
    assert whole_object({"\ud83e": [("kept",), 7, None]}) == {"\ufffd": [("kept",), 7, None]}


def test_a_value_in_a_message_is_short() -> None:
    assert shorten_value("x" * 200).endswith("…")
    assert len(shorten_value("x" * 200)) == 80


def test_fields_are_of_the_wanted_type_or_nothing() -> None:
    assert mapping_in([1]) == {}
    assert list_in([{"a": 1}, 2, None]) == [{"a": 1}]
    assert [string_in(one) for one in ("a", "", 17, True, None)] == ["a", None, "17", None, None]
