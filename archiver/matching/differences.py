"""Compute the word operations that turn one run of words into another."""

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from archiver.models.records import Op


class Step(NamedTuple):
    """One operation over words: ``quote[q0:q1]`` against ``post[p0:p1]``."""

    op: Op
    q0: int
    q1: int
    p0: int
    p1: int


def append_change(steps: list[Step], q0: int, q1: int, p0: int, p1: int) -> None:
    """Append the operation, if any, that turns these words of the post into the quotation's."""
    if q1 > q0 or p1 > p0:
        op: Op = "replace" if q1 > q0 and p1 > p0 else "insert" if q1 > q0 else "delete"
        steps.append(Step(op, q0, q1, p0, p1))


def steps_over(norms: tuple[str, ...], post: tuple[str, ...], low: int, high: int) -> list[Step]:
    """Compute the operations against ``post[low:high]``, by the longest common subsequence."""
    return list(_steps_over(norms, post[low:high], low))


@lru_cache(maxsize=8)
def _steps_over(norms: tuple[str, ...], window: tuple[str, ...], low: int) -> tuple[Step, ...]:
    """Cache the operations of a stretch that begins at `low`: one is asked for several times."""
    steps: list[Step] = []
    q_at, p_at = 0, low
    for block in LCSseq.opcodes(norms, window):
        if block.tag == "equal":
            append_change(steps, q_at, block.src_start, p_at, low + block.dest_start)
            q_at, p_at = block.src_end, low + block.dest_end
            steps.append(Step("equal", block.src_start, q_at, low + block.dest_start, p_at))
    append_change(steps, q_at, len(norms), p_at, low + len(window))
    return tuple(steps)
