"""What everybody says on the same occasions is told, and nothing else."""

import pytest

from archiver.languages.stock_phrases import places_in_stock_phrases
from archiver.text.words import split_words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Our thoughts and prayers are with the seals of Tarn", "the seals of tarn"),
        ("I couldn't be more proud of this band", "i of this band"),
        ("Unser Mitgefühl gilt den Angehörigen und Freunden", ""),
        ("Nos pensées vont aux familles des victimes", "aux"),
        ("The early bird catches the worm and the seal", "and the seal"),
        ("Wer zuletzt lacht, lacht am besten", ""),
        ("Mina tankar går till familjen och alla anhöriga", "mina"),
        ("Gdzie kucharek sześć, tam nie ma co jeść", ""),
        ("ご冥福をお祈りします", "し ま す"),
        ("The seal has a season ticket", "the seal has a season ticket"),
        ("At the end of the dock", "at the end of the dock"),
        ("", ""),
    ],
)
def test_phrases_of_everybody_are_told(text: str, left: str) -> None:
    norms = split_words(text).norms
    stock = places_in_stock_phrases(norms)
    assert " ".join(norm for place, norm in enumerate(norms) if place not in stock) == left
