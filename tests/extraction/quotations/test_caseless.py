"""Speakers in scripts without capitals, by the verb right beside the quotation."""

import pytest

from archiver.extraction.quotations.caseless import attribute_caseless, caseless_people
from archiver.extraction.quotations.marks import quotation_spans
from archiver.extraction.quotations.paragraphs import paragraph_spans


def speakers(text: str, language: str) -> list[tuple[str | None, str]]:
    spans = list(paragraph_spans(text))
    found = attribute_caseless(text, spans, quotation_spans(text, spans), language)
    return [(text[slice(*one.span)] if one.span else None, one.cue) for one in found]


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("李明说：“海藻来晚了。”", "zh", "李明"),
        ("「海藻が遅い」と沖野が述べた。", "ja", "沖野"),
        ("قال سمير: «البحر بارد».", "ar", "سمير"),
    ],
)
def test_a_verb_right_beside_a_quotation_names_its_speaker(
    text: str, language: str, speaker: str
) -> None:
    assert speakers(text, language) == [(speaker, "speech")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“海藻来晚了。”", "zh"),
        ("沖野が来た。「海藻が遅い」", "ja"),
        ("李明说\n“海藻来晚了。”", "zh"),
        ("“海藻来晚了。”", "xx"),
    ],
)
def test_nobody_is_guessed_where_no_verb_stands_beside_it(text: str, language: str) -> None:
    assert speakers(text, language) == [(None, "unknown")]


def test_words_of_one_quotation_are_not_read_for_another() -> None:
    found = speakers("李明说：“海藻来晚了。”“船也来晚了。”", "zh")
    assert [name for name, _ in found] == ["李明", None]


def test_a_pronoun_stands_for_the_name_before_it_and_honorifics_go() -> None:
    assert caseless_people(["田中氏", "", "彼"]) == ["田中", None, "田中"]
    assert caseless_people(["同研究所の沖野"]) == ["沖野"]
    assert caseless_people(["彼", "他"]) == [None, None]
    assert caseless_people([]) == []
