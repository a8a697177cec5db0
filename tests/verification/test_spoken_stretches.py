"""Passages that others only interrupt are one; those far apart are not."""

from archiver.verification.spoken_stretches import join_passages
from tests.verification.test_speech_findings import passage


def test_an_interruption_is_left_out_and_a_long_one_parts() -> None:
    first = passage(text="We will paint the pier")
    near = passage(text="in bright red.", offset=40, number=2)
    far = passage(text="in bright blue.", offset=4_000, number=3)
    joined = [one.text for one in join_passages([far, near, first], declared=False)]
    assert joined == [first.text, near.text, f"{first.text}{' ' * 18}{near.text}", far.text]
    # An ellipsis runs from one answer to the next.
    assert len(list(join_passages([first, far], declared=True))) == 3


def test_nobody_known_joins_nothing() -> None:
    some = [passage(speaker=None, text="a b"), passage(speaker=None, text="c", offset=5, number=1)]
    assert [one.text for one in join_passages(some, declared=False)] == ["a b", "c"]
