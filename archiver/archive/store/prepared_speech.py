"""A transcript in, what is kept of its turns out. Touches no archive.

In a process of its own this goes on while another one writes: it takes as long as writing does.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from archiver.archive.index.speech_passages import (
    PreparedPassage,
    cut_passages,
    turn_offsets,
)
from archiver.languages.heard import is_heard
from archiver.matching.people.spellings import fullest_names
from archiver.models.transcript_records import Transcript, Turn

_LONGEST_CUT = 3_000_000
"""Characters of a transcript that is cut into passages before it is written: two days of speech.
The terms of a thousand hours are ten times as large as their words."""
_BRACKETS = ("(", "[")
"""How what was only heard begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedSpeech:
    """The turns of a transcript, a list for each part of them, and what is worked out of them.

    `names` are the fullest forms of the names of `speakers`. `passages` is None for a transcript
    so long that they are cut as they are written.
    """

    digest: str
    words: int
    texts: list[str]
    speakers: list[str | None]
    starts: list[float | None]
    ends: list[float | None]
    offsets: list[int]
    names: dict[str, str]
    passages: list[PreparedPassage] | None


def prepare_speech(one: Transcript, counts: Counter[str] | None = None) -> PreparedSpeech:
    """Work out what is kept of a transcript's turns.

    To `counts` is added in how many of its passages each telling word stands, as far as it is cut.
    """
    texts = [turn.text for turn in one.turns]
    labels = [turn.speaker for turn in one.turns]
    names = fullest_names(labels, texts, one.title)
    offsets = turn_offsets(texts)
    passages = None
    if sum(map(len, texts)) <= _LONGEST_CUT:
        passages = list(cut_prepared(texts, labels, names, offsets, counts))
    return PreparedSpeech(
        digest=_digest_of_turns(one.turns),
        words=_count_words(" ".join(texts)),
        texts=texts,
        speakers=labels,
        starts=[turn.start for turn in one.turns],
        ends=[turn.end for turn in one.turns],
        offsets=offsets,
        names=names,
        passages=passages,
    )


def cut_prepared(
    texts: Sequence[str],
    labels: Sequence[str | None],
    names: Mapping[str, str],
    offsets: Sequence[int],
    counts: Counter[str] | None = None,
) -> Iterator[PreparedPassage]:
    """Cut turns into passages, by the fullest form of who speaks; `counts` as `cut_passages`."""
    stretches = stretch_names(texts, [names.get(label or "") for label in labels])
    return cut_passages(texts, stretches, offsets, counts)


def _count_words(text: str) -> int:
    """Count what has white space around it; where that is single blanks, those are counted."""
    if text and text.isprintable() and "  " not in text and " " not in (text[0], text[-1]):
        return text.count(" ") + 1
    return len(text.split())


def stretch_names(texts: Sequence[str], names: Sequence[str | None]) -> list[str | None]:
    """Give whose stretch each turn is of: applause belongs to whom it follows."""
    found: list[str | None] = []
    for text, name in zip(texts, names, strict=True):
        heard = text[:1] in _BRACKETS and found and is_heard(text)
        found.append(found[-1] if heard else name)
    return found


def _digest_of_turns(turns: Sequence[Turn]) -> str:
    """Give the digest that tells one version of a transcript from another."""
    listed = [(turn.speaker, turn.start, turn.end, turn.text) for turn in turns]
    return sha256(json.dumps(listed, separators=(",", ":")).encode("ascii")).hexdigest()[:32]
