"""What makes two looks one post, and two handles one account: ids, else who said what, when."""

import re

from archiver.models.records import Author, PlatformName, content_digest
from archiver.text.words import may_have_links, split_words, word_norms


def nameless_key(platform: PlatformName, author: Author, posted_at: str | None, text: str) -> str:
    """The key of a post whose id no page gives; the same for every page that shows it so.

    >>> one = nameless_key("x", Author(handle="AnaBrook"), "2031-05-04", "Ferry’s  late!")
    >>> one == nameless_key("x", Author(handle="anabrook"), "2031-05-04", "ferry's late")
    True
    """
    who = (author.handle or author.name or "").casefold()
    said = nameless_words(text) or text
    return f"{platform}:~{content_digest('post', who, (posted_at or '')[:10], said)}"


# What each platform calls an account for good; LinkedIn and Facebook show no such thing openly.
_NUMBER = re.compile(r"[1-9]\d{0,19}", re.ASCII)
_ACCOUNTS: dict[PlatformName, re.Pattern[str]] = {
    "x": _NUMBER,
    "bluesky": re.compile(r"did:[a-z]{1,20}:[\w.:%-]{1,250}", re.ASCII),
    "mastodon": re.compile(r"https?://[^\s<>\"]{3,300}"),
    "truthsocial": _NUMBER,
    "threads": _NUMBER,
    "instagram": _NUMBER,
    "tiktok": _NUMBER,
    "reddit": re.compile(r"t2_[a-z0-9]{1,13}"),
    "youtube": re.compile(r"UC[\w-]{22}", re.ASCII),
    "telegram": _NUMBER,
}


def account_id(platform: PlatformName, *given: object) -> str | None:
    """The first of some values that can be the id of an account on a platform; else None.

    >>> account_id("x", None, 12), account_id("reddit", "[deleted]", "t2_abc")
    ('12', 't2_abc')
    """
    known = _ACCOUNTS.get(platform)
    for one in given:
        text = str(one) if isinstance(one, int) and not isinstance(one, bool) else one
        if known and isinstance(text, str) and known.fullmatch(text):
            return text
    return None


def owner_of(platform: PlatformName, post: str | None) -> str | None:
    """The account's id where a post's id begins with it, as on Bluesky."""
    return account_id(platform, (post or "").partition("/")[0]) if platform == "bluesky" else None


def nameless_words(text: str) -> str:
    """The digest of a wording's words: the same for two texts that say the same."""
    found = word_norms(text)
    return content_digest("words", " ".join(found)) if found else ""


def shown_identity(text: str) -> str:
    """A text without its links and runs of white space: what makes another wording if it differs.

    Links differ by who shows the post (t.co, the address behind it, none at all).
    """
    if not may_have_links(text):
        return " ".join(text.split())
    kept, at = [], 0
    for start, end in split_words(text).links:
        kept.append(text[at:start])
        at = end
    return " ".join("".join([*kept, text[at:]]).split())
