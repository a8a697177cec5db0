"""Notice posts that only a script would show; never run one."""

import re

from lxml.html import HtmlElement

# The scripts that turn a placeholder into a post. platform.twitter.com/widgets.js and
# www.tiktok.com/embed.js are some; connect.facebook.net/en_US/sdk.js is not, for nearly every
# page has it for a button.
_SCRIPTS = re.compile(
    r"platform\.(?:twitter|x)\.com\\?/widgets|instagram\.com\\?/(?:\w+\\?/)?embeds?\.js|"
    r"tiktok\.com\\?/embed|embed\.bsky\.app|threads\.(?:net|com)\\?/embed|"
    r"embed\.reddit\.com|embed\.redditmedia\.com|telegram-widget|truthsocial\.com\\?/embed|"
    r"createTweet\(|twttr\.widgets|instgrm\.Embeds|FB\.XFBML|embedly\.com\\?/widgets|iframely",
    re.IGNORECASE,
)
_PLATFORM = (
    r"(?:twitter|tweet|x-?post|instagram|facebook|fb|tiktok|blue-?sky|bsky|mastodon|threads|"
    r"truth-?social|reddit|telegram|linkedin)"
)
_BOX = r"(?:embed|consent|opt-?in|gdpr|privacy|placeholder|lazy|blocked|oembed|2click|two-?click)"
# Boxes that hold a post's place. "embed-twitter", "consent__tweet" and "tiktok-embed" are some;
# "twitter-share" and "embed-video" are not.
_PLACE = re.compile(
    rf"(?<![a-z]){_BOX}[a-z]{{0,12}}[-_: ]{{1,2}}{_PLATFORM}(?![a-z])|"
    rf"(?<![a-z]){_PLATFORM}[-_: ]{{1,2}}(?:[a-z]+[-_])?{_BOX}",
    re.IGNORECASE,
)
_PLACES = frozenset({"class", "id", "data-type", "data-embed", "data-provider", "data-consent"})
# What an article says before a post that it shows. "wrote on X:" and "this post on Instagram"
# are some; "follow us on X" is not.
_SPOKEN = re.compile(
    r"(?:post(?:ed|s)?|wrote|writes|tweet(?:ed|s)?|said|shared|schrieb|schreibt|écrit|escribió|"
    r"scritto|schreef|napisała?)(?: \w+){0,4} (?:on|auf|sur|en|su|op|na) "
    r"(?:X|Twitter|Truth Social|Bluesky|Mastodon|Threads|Instagram|Facebook|TikTok|Telegram)\b",
)
_MOST_TEXT = 200_000


def mentions_script_post(tree: HtmlElement) -> bool:
    """Whether a page has a script, and names a post's script, its place or the post itself."""
    scripts = list(tree.iter("script"))
    if not scripts:
        return False
    for script in scripts:
        if _SCRIPTS.search(script.get("src") or "") or _SCRIPTS.search(script.text or ""):
            return True
    for element in tree.iter():
        for name, value in element.items():
            if name in _PLACES and len(value) < 500 and _PLACE.search(value):
                return True
    said = " ".join(p.text_content() for p in tree.iter("p"))[:_MOST_TEXT]
    return bool(_SPOKEN.search(said))
