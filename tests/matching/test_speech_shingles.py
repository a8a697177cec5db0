"""Runs of spoken words: the same words give the same terms, and any change other ones."""

from itertools import permutations

from archiver.matching.shingles import telling_words
from archiver.matching.speech_shingles import hash_runs, speech_runs, speech_terms
from archiver.text.words import word_norms

WORDS = word_norms("The night ferry to Pelliwick will never leave before the seal does")


def test_runs_stand_in_their_order_each_once() -> None:
    runs = speech_runs(WORDS)
    assert len(runs) == len(WORDS) - 2 == len(set(runs))
    assert speech_runs(WORDS[3:8]) == runs[3:6]
    assert speech_runs(("row", "row", "row", "row")) == speech_runs(("row", "row", "row"))
    assert speech_runs(WORDS[:2]) == []


def test_order_and_repetition_make_another_run() -> None:
    found = {tuple(hash_runs(order)) for order in permutations(("seal", "ferry", "tide"))}
    found |= {tuple(hash_runs((one, one, "tide"))) for one in ("seal", "ferry")}
    assert len(found) == 8


def test_no_word_is_taken_for_a_run() -> None:
    telling, written = speech_terms(telling_words(WORDS), hash_runs(WORDS)).split("\n")
    assert {"night", "ferry", "never", "seal"} <= set(telling.split())
    assert "the" not in telling.split()
    terms = written.split()
    assert [len(term) for term in terms] == [2] * (len(WORDS) - 2)
    assert all("\u4e00" <= letter <= "\u9fff" for term in terms for letter in term)
