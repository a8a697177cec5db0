"""Find in the lines of a picture the name, the handle, the text, the date and the counters.

Lines with boxes come in, a `PicturedPost` goes out. Pure: who read the lines is no matter here.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from archiver.extraction.pictures.picture_marks import (
    HandleRow,
    breaks_off,
    find_counters,
    find_dated_name,
    find_handle_row,
    find_picture_date,
    has_unlisted_counters,
    is_added,
    is_posters_name,
    is_rest_of_date,
    names_answered,
    strip_button,
)
from archiver.extraction.pictures.picture_rows import (
    READERS,
    PictureRow,
    group_rows,
    join_broken_handles,
)
from archiver.models.picture_records import (
    PicturedPost,
    PictureReader,
    PictureReading,
    PictureText,
    PictureWord,
)
from archiver.platforms.registry import platform_in_picture

_SURE = 0.97
"""A score of the first reader; of 900 handles that it scored so, one was misread."""
_ROOM = 1.7
"""So many times the usual distance of two rows has room for a row that nobody saw."""
_ROOM_ABOVE = 2.0
"""The same between the heading and the text, and below it, where there is more space."""
_ROOM_BELOW = 2.3
_EDGE = 0.8
_FAR = 3.2
"""So many times: what comes behind is a card, or another post."""
_NAME_AWAY = 2.5
_SMALLER = 0.9
_HEADING_ROWS = 6
_HEADING_WORDS = 6
"""Above a post stand a clock, a title and a name; a row of more words is its text."""
_WORDS_SEEN = 3
_TEXT_WORDS = 6
_LONGEST_NAME = 80
_FEWEST_LETTERS = 6


def find_pictured_post(reading: PictureReading) -> PicturedPost:
    """Find the parts of the first post that a picture shows; what is not seen is None or empty."""
    rows = join_broken_handles(group_rows(reading.lines))
    head = next((at for at, row in enumerate(rows) if _handle_in(row)), None)
    if head is not None and _is_of_next_post(rows, head):
        head, rows = None, rows[:head]
    dated = _dated_heading(rows[:head])
    handles = _handle_in(rows[head]) if head is not None and dated is None else None
    head = head if dated is None else dated
    first = _first_row_of_text(rows, head, handles[0].behind if handles else "")
    last = _end_of_text(rows, first)
    body = [row for row in rows[first:last] if not is_added(row.text)]
    below = rows[last:]
    around = (
        rows[head].top if head is not None else None,
        below[0].top if below else None,
    )
    dates = [find_picture_date(row.text) for row in below[:2]]
    behind = _heading_date(rows, head, handles)
    counters = [counter for row in below[:4] for counter in find_counters(row.text)]
    handle, sure = _handle(rows[head], handles) if head is not None and handles else (None, False)
    return PicturedPost(
        bodies={
            reader: _text(body, reader, around) for reader in READERS if reader in reading.lines
        },
        platform=platform_in_picture(handle, [row.text for row in below[:4]]),
        handle=handle,
        sure_handle=sure,
        name=_name(rows, head, handles[0] if handles else None),
        posted_at=next((day for day in dates if day), behind),
        counters=tuple(counters),
        begins=head is not None and first == head + 1,
        ends=bool(below)
        and _is_below(below[0].text)
        and not any(breaks_off(row.text) for row in rows[first:last]),
        around=_all_text([row for row in rows if row not in body]),
        notes=reading.notes,
    )


def is_post_shown(post: PicturedPost) -> bool:
    """Tell whether a picture surely shows a post: with its author's handle, or name and date.

    A person who hands in a picture knows that it is one; a caption alone tells too little.
    """
    letters = sum(map(str.isalnum, post.text))
    return letters >= _FEWEST_LETTERS and bool(post.handle or (post.name and post.posted_at))


def _handle_in(row: PictureRow) -> tuple[HandleRow, ...] | None:
    """Read the row as a heading, by each reader; None where it is none.

    The second reader takes an emoji for "@y", so that the first decides where it saw words.
    """
    found = [find_handle_row(row.text_by(reader)) for reader in READERS]
    if found[0] is None and sum(map(str.isalnum, row.text_by(READERS[0]))) >= _WORDS_SEEN:
        return None
    return tuple(one for one in found if one) or None


def _behind(rows: Sequence[PictureRow], head: int, found: HandleRow) -> str:
    """Tell what stands behind the handle, with its rest in the next row: "· Feb", "17, 2024"."""
    rest = rows[head + 1].text if head + 1 < len(rows) else ""
    return f"{found.behind} {rest}" if is_rest_of_date(rest, found.behind) else found.behind


def _handle(row: PictureRow, found: Sequence[HandleRow]) -> tuple[str, bool]:
    handle = found[0].handle
    if len(found) > 1 and found[0].handle.casefold() == found[1].handle.casefold():
        return handle, True
    words = [word for word in row.words.get(READERS[0], ()) if handle in word.text]
    return handle, any(word.score >= _SURE for word in words)


def _is_of_next_post(rows: Sequence[PictureRow], head: int) -> bool:
    """Tell whether a text and its date stand above a heading, as where the first post's is cut."""
    words = 0
    for row in rows[:head]:
        if words >= _TEXT_WORDS and _is_below(row.text):
            return True
        words += len(row.text.split())
    return False


def _dated_heading(rows: Sequence[PictureRow]) -> int | None:
    """Find the row with the date below a name, as Facebook shows posts, above any text."""
    for at, row in enumerate(rows[:_HEADING_ROWS]):
        below_name = at and find_picture_date(row.text) and is_posters_name(rows[at - 1].text)
        if below_name or find_dated_name(row.text):
            below = rows[at + 1].text if at + 1 < len(rows) else ""
            return at if len(below.split()) >= _WORDS_SEEN and not _is_below(below) else None
        if len(row.text.split()) > _HEADING_WORDS:
            return None
    return None


def _heading_date(
    rows: Sequence[PictureRow], head: int | None, handles: Sequence[HandleRow] | None
) -> str | None:
    if head is None:
        return None
    return find_picture_date(_behind(rows, head, handles[0]) if handles else rows[head].text)


def _name(rows: Sequence[PictureRow], head: int | None, found: HandleRow | None) -> str | None:
    if found and found.before:
        return strip_button(found.before)[:_LONGEST_NAME]
    if head is not None and not found:
        dated = find_dated_name(rows[head].text)
        if dated:
            return dated[:_LONGEST_NAME]
    if not head:
        return None
    above, row = rows[head - 1], rows[head]
    near = row.top - above.bottom < _NAME_AWAY * row.height
    text = above.text.strip(" ·•✓✔…⋯")
    if not near or is_added(text) or not any(character.isalpha() for character in text):
        return None
    return strip_button(text)[:_LONGEST_NAME]


def _first_row_of_text(rows: Sequence[PictureRow], head: int | None, behind: str) -> int:
    first = 0 if head is None else head + 1
    # "Replying to …" and, where the handle stands above it, a date stand before the text.
    while first < len(rows) and (
        is_added(rows[first].text)
        or (head is not None and _is_of_heading(rows[first].text, behind))
    ):
        behind = ""
        first += 1
    return first


def _is_of_heading(text: str, behind: str) -> bool:
    return _is_below(text) or is_rest_of_date(text, behind) or names_answered(text)


def _is_below(text: str) -> bool:
    return find_picture_date(text) is not None or bool(find_counters(text))


def _end_of_text(rows: Sequence[PictureRow], first: int) -> int:
    """Find the row behind the text: a date, counters, another post, or far below."""
    last = first
    while last < len(rows):
        row = rows[last]
        if last > first:
            before = rows[last - 1]
            pitch = _pitch(rows[first:last]) or 1.6 * before.height
            if row.top - before.top > _FAR * pitch or _handle_in(row) is not None:
                break
            if has_unlisted_counters(row.text) and (
                row.height < _SMALLER * before.height or row.top - before.top > _ROOM * pitch
            ):
                break
        if _is_below(row.text):
            break
        last += 1
    return last


def _pitch(rows: Sequence[PictureRow]) -> float:
    """Give the usual distance of two rows, 0 where there is one row."""
    return median(b.top - a.top for a, b in pairwise(rows)) if rows[1:] else 0


def _all_text(rows: Sequence[PictureRow]) -> str:
    """Give what both readers saw in these rows."""
    return " ".join(row.text_by(reader) for reader in READERS for row in rows)


def _text(
    rows: Sequence[PictureRow], reader: PictureReader, around: tuple[float | None, float | None]
) -> PictureText:
    """Put the rows of a text together; `around` is where the rows above and below it begin."""
    words: list[PictureWord] = []
    breaks: set[int] = set()
    gaps: set[int] = set()
    tops = [row.top for row in rows]
    pitches = [below - above for above, below in pairwise(tops)]
    usual = min(pitches, default=0) or 1.3 * max((row.height for row in rows), default=0)
    for number, row in enumerate(rows):
        seen = row.words.get(reader, ())
        breaks.add(len(words))
        if not seen or (
            number and (pitches[number - 1] > _ROOM * usual or not _goes_on(rows[number - 1], row))
        ):
            gaps.add(len(words))
        words += seen
    above, below = around
    if tops and above is not None and tops[0] - above > _ROOM_ABOVE * usual:
        gaps.add(0)
    if tops and below is not None and below - tops[-1] > _ROOM_BELOW * usual:
        gaps.add(len(words))
    return PictureText(words=tuple(words), breaks=frozenset(breaks), gaps=frozenset(gaps))


def _goes_on(one: PictureRow, other: PictureRow) -> bool:
    """Tell whether a row stands below another as lines of one text do: at one edge, as high."""
    size = max(one.height, other.height)
    return abs(one.left - other.left) < _EDGE * size and min(one.height, other.height) > 0.6 * size
