"""Spoken words and who wrote them down: frozen records of events, turns, and passages of speech.

Seconds count from the beginning of the recording; None where the transcript does not say. A
version's text is its turns' texts in their order with one blank between each two: what offsets
count in.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from archiver.models.records import PostRef
from archiver.models.vocabulary import TranscriptKind

SPEECH = "speech"
"""What stands in the place of a platform where an event stands for a post: ``speech:council-7``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker said in one go, or one caption of it, as the transcript has it.

    `speaker` is as it is printed, or None where nobody is named.
    """

    text: str
    speaker: str | None = None
    start: float | None = None
    end: float | None = None


def caption_turn(
    text: str, start: float | None, end: float | None, speaker: str | None = None
) -> Turn:
    """Give the turn of a caption in half the time: an hour has a thousand.

    A frozen record sets its fields by their names, which takes most of it.
    """
    turn = object.__new__(Turn)
    _SET_TEXT(turn, text)
    _SET_SPEAKER(turn, speaker)
    _SET_START(turn, start)
    _SET_END(turn, end)
    return turn


_SET_TEXT, _SET_SPEAKER, _SET_START, _SET_END = (
    vars(Turn)[name].__set__ for name in ("text", "speaker", "start", "end")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One event and one writing-down of what was said at it.

    `id` names the event for good, and `event_at` is RFC 3339 with its own offset, or a bare
    date. `post` is the post whose video it is of: the words belong to that post. `aliases` are
    other addresses of it, its recording or its event, for an article may link any. `claimed` says
    that a site published it and nobody loaded it: that site's word for what others said.
    """

    id: str
    kind: TranscriptKind
    title: str | None = None
    url: str | None = None
    aliases: tuple[str, ...] = ()
    event_at: str | None = None
    place: str | None = None
    language: str | None = None
    post: PostRef | None = None
    turns: tuple[Turn, ...] = ()
    claimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTurn:
    """A turn as the archive holds it: its number, and where its text begins in the version's.

    `speaker` is as it is printed, `name` the fullest form of that in the same transcript.
    """

    number: int
    offset: int
    text: str
    speaker: str | None = None
    name: str | None = None
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechPassage:
    """Some two hundred words in a row by one speaker, as they stand in one version.

    `transcript` is the event without its turns; `offset` is where `text` begins in the text of
    the version with that row, `turns` are those that it reaches into, whole. `named` are the names
    of those who speak in them, if they are known without making a record of each.
    """

    transcript: Transcript
    version_id: int
    speaker: str | None
    offset: int
    text: str
    turns: Sequence[PlacedTurn]
    named: frozenset[str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of those who speak in its turns."""
        if self.named is not None:
            return self.named
        return frozenset(turn.name or turn.speaker for turn in self.turns if turn.speaker)

    def turn_at(self, offset: int) -> PlacedTurn:
        """Give the turn in which a character of `text` stands, counted from its beginning."""
        after = bisect_right(self.turns, self.offset + offset, key=attrgetter("offset"))
        return self.turns[max(after - 1, 0)]

    def second_at(self, offset: int) -> float | None:
        """Give the second at which the turn of that character began, as far as it is known."""
        return self.turn_at(offset).start


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSpeech:
    """How much speech was searched: transcripts and words, and the days of the first and last."""

    transcripts: int
    words: int
    first: str | None = None
    last: str | None = None
