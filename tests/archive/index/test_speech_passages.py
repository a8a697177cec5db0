"""Turns become passages: across captions, never across speakers, each word in one at least."""

import pytest

from archiver.archive.index import speech_passages
from archiver.archive.index.speech_passages import cut_passages, turn_offsets
from archiver.matching.speech_shingles import speech_runs
from archiver.text.words import word_norms

NUMBERED = [f"word{number} of the tide" for number in range(600)]


def test_captions_of_one_speaker_are_found_together_and_another_speaker_ends_them() -> None:
    texts = ["The night ferry", "will never leave", "before the seal does.", "Which promise?"]
    passages = list(cut_passages(texts, ["a", "a", "a", "b"], turn_offsets(texts)))
    whole = " ".join(texts)
    assert [whole[one.start : one.end] for one in passages] == [
        "The night ferry will never leave before the seal does.",
        "Which promise?",
    ]
    assert [(one.first_turn, one.last_turn) for one in passages] == [(0, 2), (3, 3)]
    assert set(speech_runs(word_norms("ferry will never"))) <= set(passages[0].terms.split())


def test_every_quotation_of_fifty_words_stands_whole_in_a_passage() -> None:
    offsets = turn_offsets(NUMBERED)
    passages = list(cut_passages(NUMBERED, [None] * len(NUMBERED), offsets))
    assert len(passages) > 5
    norms = word_norms(" ".join(NUMBERED))
    held = [set(one.terms.split()) for one in passages]
    for first in range(0, len(norms) - 50, 7):
        wanted = set(speech_runs(norms[first : first + 50]))
        assert any(wanted <= terms for terms in held), first
    for one in passages:
        assert offsets[one.first_turn] <= one.start
        assert one.end <= offsets[one.last_turn] + len(NUMBERED[one.last_turn])


@pytest.mark.parametrize("text", ["", "♪ ♪", "x" * 5_000, "海豹" * 3_000, "a " * 100_000])
def test_text_of_any_kind_is_cut(text: str) -> None:
    passages = list(cut_passages([text], [None], [0]))
    assert bool(passages) == any(letter.isalpha() for letter in text)
    if passages:
        assert passages[0].start == 0
        assert passages[-1].end == len(text)


def test_curly_apostrophes_and_dashes_make_the_same_terms() -> None:
    curly = next(cut_passages(["It’s the ferry’s last — no, first — day"], [None], [0]))
    plain = next(cut_passages(["It's the ferry's last - no, first - day"], [None], [0]))
    assert curly.terms == plain.terms
    assert set(speech_runs(word_norms("it’s the ferry’s"))) <= set(curly.terms.split())


def test_a_stretch_without_end_is_cut_in_parts_that_share_turns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"On day {number} the seal of number {number} was late again." for number in range(90)]
    offsets = turn_offsets(texts)
    whole = list(cut_passages(texts, [None] * len(texts), offsets))
    monkeypatch.setattr(speech_passages, "_LONGEST_STRETCH", 1_000)
    parts = list(cut_passages(texts, [None] * len(texts), offsets))
    assert len(parts) > len(whole)
    text = " ".join(texts)
    for place in range(len(texts) - 1):
        # What runs over two turns stands in one passage, wherever a part ends.
        start, end = offsets[place] + 3, offsets[place + 1] + 20
        assert any(one.start <= start and end <= one.end for one in parts), text[start:end]
    assert max(one.end for one in parts) == len(text)
