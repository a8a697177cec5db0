"""Section 2 of VERDICTS, line by line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.text.clean_text import clean_text
from archiver.text.words import (
    _FOLD,
    _RUNS,
    _STYLE,
    normalize_surface,
    normalize_word,
    split_words,
)
from tests.strategies import CHARACTERS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don’t", "don't"),
        ("“Ferry”", '"ferry"'),
        ("the ferry — late", "the ferry - late"),
        ("so\u00adft", "soft"),
        ("fer\u200bry\ufe0f", "ferry"),
        ("\u202bferry\u202c", "ferry"),
        ("a \u00a0 b\n c", "a b c"),
        ("#Ferry", "ferry"),
        ("𝕏", "X"),
        ("ＦＥＲＲＹ", "ferry"),
        ("AT&amp;T", "AT&T"),
        ("caf\u0065\u0301", "café"),
        ("wait…", "wait..."),
        ("5 %", "5%"),
        ("10\u202f000", "10 000"),
        ("STRASSE", "Straße"),
        ("late https://ferry.example/x?y=1 again", "late again"),
        ("late pic.twitter.com/abc123", "late"),
        ("happy 🎉🏽 days 1️⃣", "happy days"),
        ("yes--no", "yes — no"),
    ],
)
def test_the_same_words(one: str, other: str) -> None:
    assert split_words(one).norms == split_words(other).norms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("café", "cafe"),
        ("10²", "102"),
        ("5½", "512"),
        ("5 %", "5"),
        ("$5", "5"),
        ("-5", "5"),
        ("@ferry", "ferry"),
        ("well-known", "well known"),
        ("1.5", "15"),
        ("can't", "cant"),
    ],
)
def test_different_words(one: str, other: str) -> None:
    assert split_words(one).norms != split_words(other).norms


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("我愛北京", ["我", "愛", "北", "京"]),
        ("ｶﾞｷ カー", ["ガ", "キ", "カ", "ー"]),
        ("ไทยดี", ["ไ", "ท", "ย", "ดี"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ('צה"ל', ['צה"ל']),
        ("안녕 하세요", ["안녕", "하세요"]),
        ("l’eau d'ici", ["l'eau", "d'ici"]),
        ("POTUS-5 and -5", ["potus-5", "and", "-5"]),
        ("2016 100 people", ["2016", "100", "people"]),
        ("$1,000.50, ok", ["$1,000.50", "ok"]),
        ("@a_b_ said", ["@a_b_", "said"]),
    ],
)
def test_words_of_many_scripts(text: str, norms: list[str]) -> None:
    assert list(split_words(text).norms) == norms


def test_spans_point_into_the_raw_text() -> None:
    found = split_words("AT&amp;T so\u00adft &#39;90s")
    assert [found.word(i) for i in range(len(found))] == ["AT", "T", "so\u00adft", "90s"]


def test_a_link_keeps_its_span_and_leaves_the_full_stop() -> None:
    text = "See https://ferry.example/a. Now"
    start, end = split_words(text).links[0]
    assert text[start:end] == "https://ferry.example/a"


def test_surface_forgives_style_alone() -> None:
    assert normalize_surface("‘Yes’ — no") == normalize_surface('"Yes" -- no')
    assert normalize_surface("Yes!") != normalize_surface("yes!")


@given(st.text(CHARACTERS))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    for word in split_words(text).norms:
        assert normalize_word(word) == word


@given(st.text(CHARACTERS))
def test_every_word_has_a_span_of_its_own_in_order(text: str) -> None:
    found = split_words(text)
    at = 0
    for start, end in zip(found.starts, found.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end


@given(st.text(alphabet="aB'`\"-~ \n\x1f&;.—’", max_size=12))
def test_the_short_way_to_a_surface_is_no_other(raw: str) -> None:
    text = unicodedata.normalize("NFC", clean_text(raw).text).translate(_STYLE)
    assert normalize_surface(raw) == _RUNS.sub("", text)


@given(st.text(alphabet="aB9'`\"-~# $%@_.", max_size=8))
def test_the_short_way_to_a_word_s_form_is_no_other(word: str) -> None:
    folded = word.translate(_FOLD).lower()
    assert normalize_word(word) == (folded.lstrip("#") or folded)
