"""Decide whether a post in page data stands under a key of other stories.

`relatedArticles` and its like hold other stories' posts, with or without their prose. The data
need not be JSON that can be parsed: scripts assign it, and one string may hold all of it escaped.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from archiver.models.records import Embed, Span

# An object or a list behind a key. Signs are found at once, where all words would be tried.
_OPENING = re.compile(r"[:=]\s{0,5}(?=[\[{])")
# The key, quoted, escaped or bare: "related_articles":[ and moreStories: { ; not "title":"…".
_KEY = re.compile(
    r"(?<![\w$-])_{0,3}(?P<key>[a-zA-Z][\w-]{2,40})(?P<escape>\\{0,7})[\"']?\s{0,5}\Z",
)
_LONGEST = 60
"""Characters before the colon in which its key is sought."""
_WHAT = r"(?:articles?|story|stories|news|posts?|contents?|items?|data|list|feed)"
# Names of what holds other stories, without their joints. "relatedarticles", "mostread" and
# "recommended" are some; "relatedtweets", "moreinfo" and "next" are none.
_OTHERS = re.compile(
    rf"(?:related|recommended|recommendations?|suggested|suggestions|similar|trending(?:now)?|popular(?:now)?|"
    rf"recirc|recirculation|readnext|upnext|nextup|alsoread|readalso|readmore|mostrecent|"
    rf"mostread|mostviewed|mostpopular|mostshared|mostcommented|sidebar|rightrail|weitere|footer|"
    rf"menu|mainmenu|navigation|navbar|testimonials?|(?:user|reader|top|latest)?comments?|"
    rf"meistgelesen|alireaussi|correlati|relacionad[ao]s){_WHAT}?|"
    rf"(?:more|other|next|prev|previous){_WHAT}|"
    r"(?:story|query)feed[a-z]{0,20}|"
    r"(?:latest|top|hot)(?:articles?|story|stories|news|contents?|items?)|"
    # An account's own posts, as plug-ins list them beside every page.
    r"(?:latest|recent)(?:tweets|posts|toots)|(?:tweet|twitter|insta|instagram|social|facebook)feed|"
    r"ctf|sbi|cff|"
    r"more(?:from|on|in)[a-z]{0,20}|"
    r"(?:youmay(?:also)?|also)like[a-z]{0,10}|noticiasrelacionadas|articolicorrelati|"
    r"articlesli[eé]s|[a-z]{2,12}(?:related|recommended)(?:articles|posts|stories|news)",
    re.IGNORECASE,
)
# Names of what a site says of itself: its profiles, one of which may be a post that it pinned.
_OF_SITE = re.compile(
    r"same_?as|socials?|social_?(?:links|profiles|accounts|networks|urls|media)|publisher|author",
    re.IGNORECASE,
)
# Names of advertising, by their words: "banner_ads", "adSlots" and "sponsored" are some.
_ADVERTISING = frozenset(
    {
        *("ad", "ads", "advert", "adverts", "advertising", "advertisement", "advertisements"),
        *("banner", "banners", "sponsor", "sponsors", "sponsored", "sponsorship"),
        *("adrotate", "adserver", "adslots", "adunits", "popup", "popups", "promoted"),
        *("promo", "promos", "promotion", "promotions", "affiliate", "affiliates", "partners"),
        *("campaign", "campaigns"),
        *("werbung", "anzeigen", "publicidad", "publicite", "pubblicita", "reklama"),
    }
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# Values that are one address: "sameAs":"https://…" and "click_url":"https://…"; not
# "target":"_blank", which holds none. They are found by their sign, and the key looked at then.
_ADDRESS = re.compile(r":\s{0,5}\\{0,7}[\"'](?=(?:https?:)?[\\/])", re.IGNORECASE)
_STATED = re.compile(
    r"(?<![\w$-])(?:sameAs|(?:page|document|http)?_?referr?er(?:_?url)?|target(?:_?url)?|click_?(?:url|tag|through)|landing_?(?:url|page)|redirect(?:_?url)?|"
    r"destination(?:_?url)?|ad_?(?:url|link))\\{0,7}[\"']\s{0,5}\Z",
    re.IGNORECASE,
)
# Where a reader came from, as analytics are told it: "referrer":"https://…, referringURL:"https…,
# set("referrer","https://… and document.referrer==="https://…; not "referrerPolicy":"origin".
_REFERRER = re.compile(
    r"refer(?:r?er|ring)_?(?:ur[il]|page|link|address|href)?[\\\"']{0,8}[\])]?\s{0,5}(?:[:,]|[=!]={0,2})"
    r"\s{0,5}\\{0,7}[\"'](?=(?:https?(?::|%3A))?(?:[\\/]|%2F))",
    re.IGNORECASE,
)
# What a field shows before anything is typed: "placeholder":"Paste https://…"; not markup, as of
# what is shown in place of a post.
_EXAMPLE = re.compile(
    r"(?<![a-z])(?:placeholder|sample|example)_?(?:ur[il]|text|link|address|value)?\\{0,7}[\"']?"
    r"\s{0,5}:\s{0,5}\\{0,7}[\"'](?=[^\"'<]{0,200}/)",
    re.IGNORECASE,
)
# What each of these ends with: most keys are told by it in a tenth of the time.
_STATING_ENDS = (
    "sameas",
    "referrer",
    "referer",
    "target",
    "url",
    "tag",
    "through",
    "page",
    "redirect",
    "destination",
    "link",
)
# Where claims under review are described; their `sameAs` leads to the claim itself.
_REVIEWED = re.compile(r"itemReviewed(?P<escape>\\{0,7})[\"']\s{0,5}:\s{0,5}(?=[\[{])")
_JOINTS = str.maketrans("", "", "_-")
_BACKSLASHES = 50
"""Backslashes at the end of a string that are followed."""
_MOST = 500
"""Such keys that are followed in one piece of data."""


def holds_other_stories(spans: Sequence[Span], data: str, embed: Embed) -> bool:
    """Tell whether all places in data where a post's id stands are in its `split_other_stories`."""
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
    """Tell where the values of such keys stand in data, in order, none inside another.

    What a site says of itself and what advertises is no part of a story either.
    """
    found = sorted([*_stated_values(data), *_told_values(data), *_values_of_keys(data)])
    reviewed = _reviewed_claims(data) if found else ()
    spans: list[Span] = []
    for start, end in found:
        claim = bisect_right(reviewed, (start, len(data)))
        claimed = claim > 0 and start < reviewed[claim - 1][1]
        if not claimed and (not spans or start >= spans[-1][1]):
            spans.append((start, end))
    return tuple(spans)


def _values_of_keys(data: str) -> Iterator[Span]:
    end = count = 0
    for opening in _OPENING.finditer(data):
        at = opening.start()
        key = _KEY.search(data, max(end, at - _LONGEST), at) if at > end else None
        if key is None or not _is_other(key["key"]):
            continue
        close = _end(data, opening.end(), len(key["escape"]))
        if close is None or count == _MOST:
            return  # marks that do not pair: nobody can tell what belongs to the key
        end, count = close, count + 1
        yield opening.end(), end


@lru_cache(maxsize=4_096)
def _is_other(key: str) -> bool:
    """Tell whether a key holds other stories, the site's own profiles, or advertising."""
    words = {word.lower() for word in _WORDS.findall(key)}
    return bool(
        _OTHERS.fullmatch(key.translate(_JOINTS)) or _OF_SITE.fullmatch(key) or words & _ADVERTISING
    )


def _stated_values(data: str) -> Iterator[Span]:
    addresses = (found for found in _ADDRESS.finditer(data) if _is_stated(data, found.start()))
    for found in islice(addresses, _MOST):
        # The value ends with the mark with which it begins.
        end = data.find(found[0][-1], found.end())
        yield found.end(), end if end >= 0 else len(data)


def _told_values(data: str) -> Iterator[Span]:
    """Tell where strings stand that tell what a reader came from, or how an address looks."""
    low = data.lower()
    for pattern, words in (
        (_REFERRER, ("refer",)),
        (_EXAMPLE, ("placeholder", "sample", "example")),
    ):
        for word in words:
            places = (pattern.match(data, at) for at in _places(data, low, word))
            for found in islice(filter(None, places), _MOST):
                end = data.find(found[0][-1], found.end())
                yield found.end(), end if end >= 0 else len(data)


def _places(data: str, low: str, word: str) -> Iterator[int]:
    """Give where a word stands in data, in any case; `low` is the data in lower case."""
    if len(low) != len(data):  # one capital, "İ", is two characters in lower case
        yield from (found.start() for found in re.finditer(word, data, re.IGNORECASE))
        return
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + len(word))


def _is_stated(data: str, end: int) -> bool:
    """Tell whether the key before a colon is one that states an address of others."""
    start = max(0, end - _LONGEST)
    key = data[start:end].rstrip().rstrip("\"'").rstrip("\\").lower()
    return key.endswith(_STATING_ENDS) and _STATED.search(data, start, end) is not None


def _reviewed_claims(data: str) -> tuple[Span, ...]:
    if "itemReviewed" not in data or "sameAs" not in data:
        return ()
    spans: list[Span] = []
    for found in islice(_REVIEWED.finditer(data), _MOST):
        if spans and found.end() < spans[-1][1]:
            continue
        end = _end(data, found.end(), len(found["escape"]))
        if end is None:
            break
        spans.append((found.end(), end))
    return tuple(spans)


def _end(data: str, start: int, escapes: int) -> int | None:
    """Tell where the object or list ends that begins at `start`; None where it never does.

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
    # A mark with just so many backslashes. Each backslash of a string is written as twice as many
    # and one, and these come before the mark that ends it: "C:\\" ends, "a \" b" does not.
    unit = 2 * (escapes + 1)
    return re.compile(rf"(?<!\\)(?:\\{{{unit}}}){{0,{_BACKSLASHES}}}\\{{{escapes}}}\"|[\[\]{{}}]")
