"""Find posts that an extractor reduced to plain text: text, dash, name, handle and date."""

import re
from collections.abc import Iterator

from archiver.models.records import Embed, PlatformName, Span
from archiver.platforms.registry import all_platforms
from archiver.text import dates
from archiver.text.ascii_words import SHORT_LINK

# (@handle) as bylines write it; not "@handle" in a text
_HANDLE = re.compile(r"\(@(?P<handle>\w[\w.-]{0,60})\)")
# — Name, at the end of what stands before the handle; the dash of "-----" is a rule, not a byline
_NAME = re.compile(r"(?:—|–|―|(?<!-)--(?!-))[ \t\xa0]{0,4}(?P<name>[^\n—–―]{0,80})$")
# July 13, 2024 · 13. Juli 2024 · 2024年7月13日 at 9:09 AM; not "said on July 13"
_DATE = re.compile(
    r"[ \t\xa0]{1,4}(?P<date>[^\n()@—–]{0,24}?\d{4}(?:年[^\n]{0,8}日|[ \t]г\.)?)"
    r"(?:[ \t]{1,4}(?:at[ \t]{1,4})?\d{1,2}:\d{2}(?:[ \t]?[AP]M)?)?"
)
_WINDOW = 100
# What X puts behind the words: the picture's address or that of a quoted post.
_APPENDED = re.compile(rf"\s*(?:https?://)?{SHORT_LINK}\s*$")
# X's own embed code cuts a post at 280 characters of its own counting, and links and entities
# make it a little longer; more than this is prose that stands in front of it.
_LONGEST = 480


def find_flattened(text: str) -> Iterator[Embed]:
    """Yield the flattened posts of a text, each with the span from first word to date."""
    end = 0
    # Where paragraphs are set apart by blank lines, a single newline is one of the post's.
    gap = "\n\n" if "\n\n" in text else "\n"
    for found in _HANDLE.finditer(text):
        dated = _DATE.match(text, found.end())
        if not dated:
            continue
        opening = max(end, found.start() - _WINDOW)
        named = _NAME.search(text[opening : found.start()])
        posted_at = dates.parse_date(dated["date"].strip(" ,")) if named else None
        if not named or not posted_at:
            continue
        start, words = _words(text, end, opening + named.start(), gap)
        end = dated.end()
        cleaned = _APPENDED.sub("", words).strip()
        handle = found["handle"].rstrip(".")
        platform = _platform_of(handle)
        if platform is None:
            continue
        yield Embed(
            platform=platform,
            kind="flattened",
            handle=handle,
            name=named["name"].strip() or None,
            text=cleaned or None,
            posted_at=posted_at,
            truncated=cleaned.endswith("…"),
            span=(start, end),
        )


def _platform_of(handle: str) -> PlatformName | None:
    """Tell by its handle on which platform a post was that its embed code signs like this."""
    rules = ((platform.name, platform.byline_handle) for platform in all_platforms())
    return next((name for name, rule in rules if rule and rule.fullmatch(handle)), None)


def _words(text: str, after: int, dash: int, gap: str) -> tuple[int, str]:
    """Tell where the post's words begin, and the words.

    The byline's own line or the paragraph above. `after` is where the post before ends, `gap` what
    stands between paragraphs.
    """
    first = max(after, dash - 2 * _LONGEST)
    end = first + len(text[first:dash].rstrip())
    own_line = "\n" not in text[end:dash]
    cut = text.rfind(gap, first, end)
    start = cut + len(gap) if cut >= 0 else first
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if end - start > _LONGEST:
        line = text.rfind("\n", start, end) + 1 if own_line else 0
        if not line or end - line > _LONGEST:
            return dash, ""
        start = line
    return start, text[start:end]


def flattened_spans(text: str) -> tuple[Span, ...]:
    """Tell where flattened posts stand in a text."""
    return tuple(embed.span for embed in find_flattened(text) if embed.span)
