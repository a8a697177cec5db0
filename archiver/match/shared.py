"""Whose words a post's text is: its author's, or those of somebody it shares by hand.

Before platforms had buttons for it, and still, people share posts as ``RT @ana: …`` or
``"@ana: …" I agree``. What stands there was said by @ana, and only passed on by the author.
"""

import regex

from archiver.records import Span

# Matches "RT @ana: late again" and "MT @ana late again"; not "@ana RT this".
_RETWEET = regex.compile(r"^\s*(?:RT|MT)\s+@(?P<handle>\w{1,30}):?\s")
# Matches '"@ana: late again" so true'; not '"@ana" is late' without its words.
_QUOTED = regex.compile(r"^\s*[\"“”'‘]\s*@(?P<handle>\w{1,30}):\s(?P<said>[^\"”]*)(?:[\"”]|$)")


def shared(text: str) -> tuple[str, Span] | None:
    """The handle of whom a text shares, and the span of the words that are theirs.

    >>> shared('"@ana: The ferry is late" Sad!')
    ('ana', (7, 24))
    """
    found = _RETWEET.search(text)
    if found:
        return found["handle"], (found.end(), len(text))
    found = _QUOTED.search(text)
    if found:
        return found["handle"], found.span("said")
    return None
