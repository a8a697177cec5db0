"""Words are the same whichever of the two patterns finds them."""

import pytest

from archiver.extraction.quotations.tokens import _LATIN, _OTHER, WORD


@pytest.mark.parametrize(
    "text",
    [
        "“The tide is late,” said Ann O’Leary-Hart (@ann_h) — 3.5 km from St. Ives...",
        "A-t-elle parlé ? demanda-t-il. « L’œuvre n'est pas finie », dit Zoë.",
        "The U.S. co-host's \"no\"; voters' names: Łódź, Ångström, İzmir & #tide2031 -- €5/day!",
    ],
)
def test_a_latin_text_has_the_same_words_by_both_patterns(text: str) -> None:
    assert not _OTHER.search(text)
    assert [m.span() for m in _LATIN.finditer(text)] == [m.span() for m in WORD.finditer(text)]


@pytest.mark.parametrize(
    "text", ["e\u0301te\u0301", "Прилив опаздывает", "潮は遅い", "il½", "\x1c"]
)
def test_a_text_with_other_letters_or_marks_is_read_by_the_whole_pattern(text: str) -> None:
    assert _OTHER.search(text)
