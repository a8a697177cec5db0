"""How much is held, said so that an absence is not taken for a falsehood."""

from archiver.messages.coverage import coverage_sentence
from archiver.models.verdict_records import Searched

EVERY = Searched(posts=9, authors=2)


def test_what_is_held_of_a_speaker_is_said_with_its_days() -> None:
    two = Searched(
        posts=2, authors=None, first="2031-05-04T10:00:00Z", last="2031-05-09", transcripts=3
    )
    told = coverage_sentence(EVERY, "Ana Brook", two)
    assert told.startswith(
        "Held here are 2 posts by Ana Brook from 4 May 2031 to 9 May 2031, and 3"
    )
    assert "may have been posted or said all the same" in told
    one = Searched(posts=1, authors=None, first="2031-05-04", last="2031-05-04")
    assert "1 post by Ana Brook from 4 May 2031. " in coverage_sentence(EVERY, "Ana Brook", one)


def test_nothing_held_proves_nothing() -> None:
    spoken = Searched(authors=None, transcripts=4)
    assert "4 transcripts in which Ana speaks, and no post" in coverage_sentence(
        EVERY, "Ana", spoken
    )
    for told in (coverage_sentence(Searched()), coverage_sentence(EVERY, "Ana", Searched())):
        assert told.endswith("says nothing of whether it was posted.")
