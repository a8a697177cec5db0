"""Give keys to posts without ids, and tell whether two texts are one version of a post."""

from archiver.models.records import Author, PlatformName, content_digest
from archiver.text.ascii_words import may_have_links
from archiver.text.words import split_words, word_norms


def nameless_key(platform: PlatformName, author: Author, posted_at: str | None, text: str) -> str:
    """Give the key of a post whose id no page gives; every page that shows it gives the same.

    >>> one = nameless_key("x", Author(handle="AnaBrook"), "2031-05-04", "Ferry’s  late!")
    >>> one == nameless_key("x", Author(handle="anabrook"), "2031-05-04", "ferry's late")
    True
    """
    who = (author.handle or author.name or "").casefold()
    words = nameless_words(text) or text
    return f"{platform}:~{content_digest('post', who, (posted_at or '')[:10], words)}"


def nameless_words(text: str) -> str:
    """Digest a text's words: two texts with the same words have the same digest."""
    found = word_norms(text)
    return content_digest("words", " ".join(found)) if found else ""


def shown_identity(text: str) -> str:
    """Strip a text of links and runs of white space: what is left tells versions apart.

    Links differ by who shows the post (t.co, the address behind it, none at all).
    """
    if not may_have_links(text):
        return " ".join(text.split())
    kept, at = [], 0
    for start, end in split_words(text).links:
        kept.append(text[at:start])
        at = end
    return " ".join("".join([*kept, text[at:]]).split())
