"""Notice posts that only a script would show; never run one."""

import re
from typing import NamedTuple

from lxml.html import HtmlElement

from archiver.platforms.registry import all_platforms, cache_per_registry

# Services that embed posts of any platform.
_SERVICES = (r"embedly\.com\\?/widgets", "iframely")
_BOX = r"(?:embed|consent|opt-?in|gdpr|privacy|placeholder|lazy|blocked|oembed|2click|two-?click)"
_PLACES = frozenset({"class", "id", "data-type", "data-embed", "data-provider", "data-consent"})
_VERBS = (
    r"(?:post(?:ed|s)?|wrote|writes|tweet(?:ed|s)?|said|shared|schrieb|schreibt|écrit|escribió|"
    r"scritto|schreef|napisała?)(?: \w+){0,4} (?:on|auf|sur|en|su|op|na) "
)
_MOST_TEXT = 200_000
_BRACKET = re.compile(r"[()]")


_BEACON = "sendBeacon("
_LONGEST_CALL = 2_000
"""Characters of a call that are looked at."""


def without_beacons(script: str) -> str:
    """Take out of a script what it only reports to somebody who counts readers.

    >>> without_beacons('sendBeacon("/t", data({tweetId: "20"})); show("30")')
    'sendBeacon(); show("30")'
    """
    parts = script.split(_BEACON)
    return _BEACON.join((parts[0], *(part[_end_of_call(part) :] for part in parts[1:])))


def _end_of_call(script: str) -> int:
    """Find where the bracket closes that was opened before a script, 0 where that is not known."""
    deep = 1
    for found in _BRACKET.finditer(script, 0, _LONGEST_CALL):
        deep += 1 if found[0] == "(" else -1
        if not deep:
            return found.start()
    return 0


class _Patterns(NamedTuple):
    """What shows that a script would put a post into a page: its address, its box, the prose."""

    scripts: re.Pattern[str]
    boxes: re.Pattern[str]
    spoken: re.Pattern[str]


@cache_per_registry
def _patterns() -> _Patterns:
    hints = [platform.placeholders for platform in all_platforms()]
    # platform.twitter.com/widgets.js and www.tiktok.com/embed.js are some.
    scripts = "|".join((*(script for hint in hints for script in hint.scripts), *_SERVICES))
    names = "|".join(box for hint in hints for box in hint.boxes)
    spoken = "|".join(re.escape(name) for platform in all_platforms() for name in platform.names)
    return _Patterns(
        re.compile(scripts, re.IGNORECASE),
        # "embed-twitter", "consent__tweet" and "tiktok-embed" are some; "twitter-share" and
        # "embed-video" are not.
        re.compile(
            rf"(?<![a-z]){_BOX}[a-z]{{0,12}}[-_: ]{{1,2}}(?:{names})(?![a-z])|"
            rf"(?<![a-z])(?:{names})[-_: ]{{1,2}}(?:[a-z]+[-_])?{_BOX}",
            re.IGNORECASE,
        ),
        # "wrote on X:" and "this post on Instagram" are some; "follow us on X" is not.
        re.compile(rf"{_VERBS}(?:{spoken})\b"),
    )


def mentions_script_post(tree: HtmlElement) -> bool:
    """Tell whether a page has a script, and names a post's script, its place or the post itself."""
    scripts = list(tree.iter("script"))
    if not scripts:
        return False
    patterns = _patterns()
    for script in scripts:
        if patterns.scripts.search(script.get("src") or "") or patterns.scripts.search(
            script.text or ""
        ):
            return True
    for element in tree.iter():
        for name, value in element.items():
            if name in _PLACES and len(value) < 500 and patterns.boxes.search(value):
                return True
    said = " ".join(p.text_content() for p in tree.iter("p"))[:_MOST_TEXT]
    return bool(patterns.spoken.search(said))
