"""Dates, times, ordinals and fractions are one, however they are written."""

import pytest

from archiver.languages.written_forms import written_forms
from archiver.matching.amounts import SpokenToken
from archiver.matching.figures import write_figures
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("code", "text", "written"),
    [
        ("en", "on the 3rd of March at", "on 3.march at"),
        ("en", "on Sept. 3 at", "on 3.september at"),
        ("en", "on the third at", "on the 3º at"),
        ("en", "March on May 3", "march on 3.may"),
        ("en", "the 3 may be", "the 3 may be"),
        ("en", "two and ½ years", "2.5 years"),
        ("en", "five pct of 7pc", "5% of 7%"),
        ("en", "No. ten and no ten", "№ 10 and no ten"),
        ("en", "the 1980s and 1880s", "the 80s and 1880s"),
        ("de", "um 20.30 Uhr am dritten Mai", "um 20:30 h am 3.mai"),
        ("fr", "le XXIe siècle", "le 21º siècle"),
    ],
)
def test_figures_are_written_in_one_form(code: str, text: str, written: str) -> None:
    words = split_words(text)
    tokens = [
        SpokenToken(norm, words.starts[at], words.ends[at], at, at + 1)
        for at, norm in enumerate(words.norms)
    ]
    found = write_figures(tokens, text, written_forms(frozenset({code})))
    assert " ".join(token.norm for token in found) == written
