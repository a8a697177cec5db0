"""Hold what was read in the picture of a post, and what came of holding it against the archive.

As in `records`, everything here is frozen and nothing acts.
"""

from dataclasses import dataclass
from typing import Literal

from archiver.models.verdict_records import Verdict

PictureReader = Literal["rapidocr", "tesseract"]
"""Who read the picture: the first by a model, the second by rules of another kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPicture:
    """A picture of an article that the page says shows a post: its address, and what is said."""

    url: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWord:
    """A word as a reader saw it; `score` says from 0 to 1 how sure it was."""

    text: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLine:
    """Words beside each other that one reader saw, with the box around them in pixels."""

    words: tuple[PictureWord, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)

    @property
    def height(self) -> float:
        """How high the box is, in pixels."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureReading:
    """All lines that each reader saw in a picture of so many pixels; `notes` are for a person."""

    width: int
    height: int
    lines: dict[PictureReader, tuple[PictureLine, ...]]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """Running text as one reader saw it; `breaks` are the indexes of words that begin a line.

    `gaps` are those of them before which there is room for a line that was not seen, or that do not
    stand like the lines before; the number of words is one where that is so below the text.
    """

    words: tuple[PictureWord, ...] = ()
    breaks: frozenset[int] = frozenset()
    gaps: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturedPost:
    """What a picture shows of a post: who is said to have written what and when.

    `bodies` has the text by each reader. `sure_handle` says that both readers saw this handle, or
    that the first was sure of it. `posted_at` is a bare day, for a picture names no zone.
    `begins` says that a heading stands above the text, `ends` that something stands below it, so
    that the picture shows all that the post is said to have. `around` is what stands there, by both
    readers: a line of the text may have been taken for a date.
    """

    bodies: dict[PictureReader, PictureText]
    platform: str | None = None
    handle: str | None = None
    sure_handle: bool = False
    name: str | None = None
    posted_at: str | None = None
    counters: tuple[str, ...] = ()
    begins: bool = False
    ends: bool = False
    around: str = ""
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text by the reader that saw more of it, the first where both did."""
        first, second = (self.bodies.get(one, PictureText()).text for one in _READERS)
        return first if _letters(first) * 2 >= _letters(second) else second


_READERS: tuple[PictureReader, PictureReader] = ("rapidocr", "tesseract")


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureDifference:
    """Words that a picture shows in the place of a post's; either may be empty.

    `sure` says that both readers agree on them, or that the first is sure.
    """

    picture: str
    post: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureVerdict:
    """The verdict on a picture: what it shows, and how that stands to the archive's post.

    The claim of `verdict` has the post's own words but for the `differences` that are sure.
    """

    post: PicturedPost
    verdict: Verdict
    differences: tuple[PictureDifference, ...] = ()
    notes: tuple[str, ...] = ()
