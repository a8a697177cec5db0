"""Decide whether a post in page data stands under a key of other stories.

`relatedArticles` and its like hold other stories' posts, with or without their prose. The data
need not be JSON that can be parsed: scripts assign it, and one string may hold all of it escaped.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from archiver.models.records import Embed, Span

# An object or a list behind a key. Signs are found at once, where all words would be tried.
_OPENING = re.compile(r":\s{0,5}(?=[\[{])")
# The key, quoted, escaped or bare: "related_articles":[ and moreStories: { ; not "title":"…".
_KEY = re.compile(
    r"(?<![\w$-])(?P<key>[a-zA-Z][\w-]{3,40})(?P<escape>\\{0,7})[\"']?\s{0,5}\Z",
)
_LONGEST = 60
"""Characters before the colon in which its key is sought."""
_WHAT = r"(?:articles?|story|stories|news|posts?|contents?|items?|data|list|feed)"
# Names of what holds other stories, without their joints. "relatedarticles", "mostread" and
# "recommended" are some; "relatedtweets", "moreinfo" and "next" are none.
_OTHERS = re.compile(
    rf"(?:related|recommended|recommendations?|suggested|suggestions|similar|trending(?:now)?|popular(?:now)?|"
    rf"recirc|recirculation|readnext|upnext|nextup|alsoread|readalso|readmore|mostrecent|"
    rf"mostread|mostviewed|mostpopular|mostshared|mostcommented|sidebar|rightrail|weitere|"
    rf"meistgelesen|alireaussi|correlati|relacionad[ao]s){_WHAT}?|"
    rf"(?:more|other|next|prev|previous){_WHAT}|"
    r"(?:latest|top|hot)(?:articles?|story|stories|news|contents?|items?)|"
    r"more(?:from|on|in)[a-z]{0,20}|"
    r"(?:youmay(?:also)?|also)like[a-z]{0,10}|noticiasrelacionadas|articolicorrelati|"
    r"articlesli[eé]s|[a-z]{2,12}(?:related|recommended)(?:articles|posts|stories|news)",
    re.IGNORECASE,
)
_JOINTS = str.maketrans("", "", "_-")
_MOST = 500
"""Such keys that are followed in one piece of data."""


def holds_other_stories(spans: Sequence[Span], data: str, embed: Embed) -> bool:
    """Whether all places in data where a post's id stands are in its `split_other_stories`."""
    code = (embed.id or "").rpartition("/")[2]  # the part that stands in its address as it is
    at, number = data.find(code) if spans and code else -1, 0
    if at < 0:
        return False
    while at >= 0:
        while number < len(spans) and spans[number][1] <= at:
            number += 1
        if number == len(spans) or at < spans[number][0]:
            return False
        at = data.find(code, at + 1)
    return True


def split_other_stories(data: str) -> tuple[Span, ...]:
    """Where the values of such keys stand in data, in order, none inside another."""
    found: list[Span] = []
    end = 0
    for opening in _OPENING.finditer(data):
        at = opening.start()
        key = _KEY.search(data, max(end, at - _LONGEST), at) if at > end else None
        if key is None or not _OTHERS.fullmatch(key["key"].translate(_JOINTS)):
            continue
        close = _end(data, opening.end(), len(key["escape"]))
        if close is None or len(found) == _MOST:
            break  # marks that do not pair: nobody can tell what belongs to the key
        end = close
        found.append((opening.end(), end))
    return tuple(found)


def _end(data: str, start: int, escapes: int) -> int | None:
    """Where the object or list ends that begins at `start`; None where it never does.

    Brackets between quotation marks with that many backslashes before them are text.
    """
    depth, quoted = 0, False
    for token in _tokens(escapes).finditer(data, start):
        sign = token[0][-1]
        if sign == '"':
            quoted = not quoted
        elif not quoted:
            depth += 1 if sign in "[{" else -1
            if depth == 0:
                return token.end()
    return None


@lru_cache(maxsize=8)
def _tokens(escapes: int) -> re.Pattern[str]:
    # A mark with just so many backslashes; more of them are part of a string.
    return re.compile(rf"(?<!\\)\\{{{escapes}}}\"|[\[\]{{}}]")
