"""What a file of spoken words says: turns with their lines, facts about the event, problems.

A format fills one `ParsedTranscript` and gives up on nothing that can be used: what it cannot use
it names by its line.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, get_args

from archiver.models.records import PostRef
from archiver.models.transcript_records import Turn, caption_turn
from archiver.models.vocabulary import TranscriptKind
from archiver.text.dates import parse_date
from archiver.text.foreign_json import mend_surrogates, shorten_value
from archiver.text.json_fields import string_in
from archiver.text.urls import page_name

KINDS: tuple[TranscriptKind, ...] = get_args(TranscriptKind)
LONGEST_TRANSCRIPT = 256 * 1024 * 1024
"""Bytes of one file that is held whole: five hundred times the transcript of a whole day."""
LONGEST_TURN = 20_000
"""Characters; a longer turn is cut, so that nobody reads a whole book for one sentence of it."""
_MOST_ALIASES = 50
_MOST_SECONDS = 10_000_000
# Matches "2031-05-04T20:42:00-04:00"; not "2031-05-04".
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
# Matches what no text can hold that others are to read; not a line break.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptFacts:
    """What somebody says of an event; None where they do not. `speaker` is whoever else is none.

    `aliases` are other addresses of it than `url`.
    """

    id: str | None = None
    title: str | None = None
    url: str | None = None
    aliases: tuple[str, ...] | None = None
    event_at: str | None = None
    place: str | None = None
    kind: TranscriptKind | None = None
    speaker: str | None = None
    language: str | None = None
    post: PostRef | None = None

    def over(self, other: "TranscriptFacts") -> "TranscriptFacts":
        """Give these facts, and those of another where these say nothing."""
        names = self.__dataclass_fields__
        return replace(other, **{n: v for n in names if (v := getattr(self, n)) is not None})


@dataclass(kw_only=True)
class ParsedTranscript:
    """One transcript of a file: `problems` and `notes` are (line, sentence).

    A problem is of something that is not used, a note of something that is.
    """

    facts: TranscriptFacts = field(default_factory=TranscriptFacts)
    turns: list[Turn] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def add_turn(
        self,
        line: int,
        text: str,
        *,
        speaker: str | None = None,
        start: float | None = None,
        end: float | None = None,
    ) -> None:
        """Add what was said, if anything was; a time that cannot be is left out and named."""
        plain = speaker is None or (speaker.isprintable() and speaker.strip() == speaker != "")
        if plain and _is_plain(text, start, end):
            self.lines.append(line)
            self.turns.append(caption_turn(text, start, end, speaker))
            return
        # JSON was mended when it was read, and text of any encoding holds no surrogates.
        text = (text if text.isprintable() else _CONTROL.sub("", text)).strip()
        if not text:
            return
        if start is not None and not 0 <= start < _MOST_SECONDS:
            self.problems.append((line, f"no time of a recording: {start:g} s; used without it"))
            start = end = None
        if end is not None and (not math.isfinite(end) or end < (start or 0)):
            self.problems.append((line, f"it ends before it begins, at {end:g} s; its end is left"))
            end = None
        named = _CONTROL.sub("", speaker).strip() if speaker else None
        for place, part in enumerate(_parts(text) if len(text) > LONGEST_TURN else (text,)):
            self.lines.append(line)
            self.turns.append(
                Turn(
                    text=part,
                    speaker=named or None,
                    start=start if not place else None,
                    end=end if not place else None,
                )
            )

    def add_captions(self, captions: Iterable[tuple[int, float | None, float | None, str]]) -> None:
        """Add captions of whom nobody is named, each as `add_turn` does: line, start, end, text."""
        for line, start, end, text in captions:
            if _is_plain(text, start, end):
                self.lines.append(line)
                self.turns.append(caption_turn(text, start, end))
            else:
                self.add_turn(line, text, start=start, end=end)


def _is_plain(text: str, start: float | None, end: float | None) -> bool:
    """Tell whether words and times can be taken as they are, as those of most turns can."""
    return (
        text.isprintable()
        and 0 < len(text) <= LONGEST_TURN
        and text == text.strip()
        and (start is None or 0 <= start < _MOST_SECONDS)
        and (end is None or (start or 0) <= end < _MOST_SECONDS)
    )


def _parts(text: str) -> Iterator[str]:
    """Yield a turn in parts of a bounded length, cut at a blank where there is one."""
    at = 0
    while len(text) - at > LONGEST_TURN:
        cut = text.rfind(" ", at + LONGEST_TURN // 2, at + LONGEST_TURN)
        yield text[at : cut if cut > 0 else at + LONGEST_TURN]
        at = cut + 1 if cut > 0 else at + LONGEST_TURN
    if text[at:].strip():
        yield text[at:]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptFile:
    """A file as the formats are asked about it: its path, and, unpacked, its head and its text."""

    path: Path
    head: str
    opener: Callable[[], AbstractContextManager[BinaryIO]]
    text: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptFormat:
    """A kind of file with spoken words. `label` completes the sentence "wanted are …".

    `recognizes` tells by the file's head, name or content whether it is of this format; `read`
    gives its transcripts. Both may raise UnusableLine. One `of_any_text` is asked last, and
    leaves files that hold posts alone.
    """

    name: str
    label: str
    recognizes: Callable[[TranscriptFile], bool]
    read: Callable[[TranscriptFile], Iterator[ParsedTranscript]]
    of_any_text: bool = False


def read_event_time(value: Any, language: str | None = None) -> str | None:
    """Read when an event was: with the offset it is given with, else its day; None for no date.

    >>> [read_event_time(one) for one in ("2031-05-04T20:42:00-04:00", "May 4, 2031", "soon")]
    ['2031-05-04T20:42:00-04:00', '2031-05-04', None]
    """
    text = " ".join((string_in(value) or "").split())
    found = parse_date(text, language) if text else None
    if found is None:
        return None
    if _MOMENT.fullmatch(text):
        return text
    return found if _DAY.match(found) or _MOMENT.fullmatch(found) else found[:10]


def facts_of_fields(fields: Mapping[str, Any]) -> tuple[TranscriptFacts, list[str]]:
    """Read what an object or a row says of an event, and a sentence for what it says wrongly."""
    wrong: list[str] = []
    event_at = read_event_time(fields.get("event_at"), string_in(fields.get("language")))
    if string_in(fields.get("event_at")) and event_at is None:
        wrong.append(f"event_at is no date: {shorten_value(fields['event_at'])}")
    kind = string_in(fields.get("kind"))
    known = next((one for one in KINDS if kind and one == kind.strip().lower()), None)
    if kind and known is None:
        wrong.append(f"kind is none of {', '.join(KINDS)}: {shorten_value(kind)}")
    facts = TranscriptFacts(
        id=clean_fact(fields.get("transcript") or fields.get("id")),
        title=clean_fact(fields.get("title")),
        url=clean_fact(fields.get("url")),
        aliases=_aliases(fields.get("aliases"), wrong),
        event_at=event_at,
        place=clean_fact(fields.get("place")),
        kind=known,
        speaker=clean_fact(fields.get("speaker")),
        language=clean_fact(fields.get("language")),
    )
    return facts, wrong


def _aliases(given: Any, wrong: list[str]) -> tuple[str, ...] | None:
    """Read other addresses of an event: a list, or a text with blanks between them."""
    listed = list(given) if isinstance(given, list | tuple) else (string_in(given) or "").split()
    found = [one for one in map(clean_fact, listed[:_MOST_ALIASES]) if one]
    unusable = [one for one in found if page_name(one) is None]
    wrong += [
        f"an alias is an address of the web, and this is none: {one[:80]}" for one in unusable
    ]
    return tuple(one for one in found if one not in unusable) or None


def clean_fact(value: Any) -> str | None:
    """Take a short text of others as one line of bounded length, or as nothing."""
    text = string_in(value)
    if text is None:
        return None
    return " ".join(mend_surrogates(_CONTROL.sub("", text)).split())[:500] or None
