"""What makes two looks one post: its id where a page gives it, else who said what, when."""

from archiver.records import Author, Platform, digest
from archiver.text import may_have_links, norms, words


def nameless_key(platform: Platform, author: Author, posted_at: str | None, text: str) -> str:
    """The key of a post whose id no page gives; the same for every page that shows it so.

    >>> one = nameless_key("x", Author(handle="AnaBrook"), "2031-05-04", "Ferry’s  late!")
    >>> one == nameless_key("x", Author(handle="anabrook"), "2031-05-04", "ferry's late")
    True
    """
    who = (author.handle or author.name or "").casefold()
    return f"{platform}:~{digest('post', who, (posted_at or '')[:10], said(text) or text)}"


def said(text: str) -> str:
    """The digest of a wording's words: the same for two texts that say the same."""
    found = norms(text)
    return digest("words", " ".join(found)) if found else ""


def shown(text: str) -> str:
    """A text without its links and runs of white space: what makes another wording if it differs.

    Links differ by who shows the post (t.co, the address behind it, none at all).
    """
    if not may_have_links(text):
        return " ".join(text.split())
    kept, at = [], 0
    for start, end in words(text).links:
        kept.append(text[at:start])
        at = end
    return " ".join("".join([*kept, text[at:]]).split())
