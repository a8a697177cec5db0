"""Read the transcripts that a podcast's feed names; nothing is fetched for it.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/transcript.md
"""

import re
from html import unescape
from itertools import pairwise
from urllib.parse import urljoin

from archiver.discovery.listing import ListedSpeech, normalize_listed_address
from archiver.text.feed_dates import parse_feed_date
from archiver.text.sites import is_same_site

_MOST = 2_000
"""Episodes of one feed whose transcripts are read."""
_LONGEST = 2_000
"""Characters of a title, a link or a date."""
_ITEM = re.compile(r"<item(?:\s[^<>]{0,2000})?>")
_TAG = re.compile(r"<podcast:transcript\s([^<>]{1,4000})>")
_FIELD = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')")
_ENCLOSURE = re.compile(r"<enclosure\s([^<>]{1,4000})>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# What says who speaks and when comes before what says less.
_BETTER = (
    *("application/json", "text/vtt", "application/x-subrip", "application/srt", "text/srt"),
    *("text/html", "text/plain"),
)


def read_podcast_transcripts(text: str, base: str) -> tuple[ListedSpeech, ...]:
    """List the best transcript of each episode, in the order of the feed."""
    if "<podcast:transcript" not in text:
        return ()
    found: list[ListedSpeech] = []
    begins = [one.end() for one in _ITEM.finditer(text)][: _MOST + 1]
    for start, end in pairwise((*begins, len(text))):
        closing = text.find("</item>", start, end)
        one = _of_item(text[start : closing if closing >= 0 else end], base)
        if one is not None and len(found) < _MOST:
            found.append(one)
    return tuple(found)


def _of_item(item: str, base: str) -> ListedSpeech | None:
    named = [_fields(one[1]) for one in _TAG.finditer(item)]
    named = [one for one in named if one.get("url")]
    if not named:
        return None
    best = min(named, key=lambda one: _rank(one.get("type", "")))
    url = _address(base, best["url"])
    if url is None:
        return None
    sound, page = _ENCLOSURE.search(item), _text_of(item, "link")
    told = _text_of(item, "pubDate")
    return ListedSpeech(
        url=url,
        media_type=best.get("type") or None,
        language=best.get("language") or None,
        title=_text_of(item, "title"),
        published_at=parse_feed_date(told) if told else None,
        recording=_own_address(base, url, _fields(sound[1]).get("url")) if sound else None,
        page=_own_address(base, url, page),
    )


def _own_address(base: str, words: str, link: str | None) -> str | None:
    """Give an address on the site of the feed or of the transcript; None for any other.

    A feed may name anybody's recording or minutes: an article that links them would mean its words.
    """
    found = _address(base, link) if link else None
    own = found and (is_same_site(found, base) or is_same_site(found, words))
    return found if own else None


def _rank(media_type: str) -> int:
    plain = media_type.partition(";")[0].strip().lower()
    return _BETTER.index(plain) if plain in _BETTER else len(_BETTER)


def _fields(tag: str) -> dict[str, str]:
    return {one[1].lower(): unescape(one[2] or one[3] or "") for one in _FIELD.finditer(tag)}


def _text_of(item: str, name: str) -> str | None:
    begun = re.search(rf"<{name}(?:\s[^<>]{{0,500}})?>", item)
    if begun is None:
        return None
    # The first alone: to look behind each of a thousand that never end takes for ever.
    end = item.find(f"</{name}>", begun.end(), begun.end() + _LONGEST)
    if end < 0:
        return None
    return " ".join(unescape(_CDATA.sub(r"\1", item[begun.end() : end])).split()) or None


def _address(base: str, link: str) -> str | None:
    try:
        return normalize_listed_address(urljoin(base, link.strip())) if link.strip() else None
    except ValueError:
        return None
