"""What makes two looks one post, and two handles one account: ids, else who said what, when."""

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
