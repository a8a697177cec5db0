"""Word what a night found, for a mail, a chat or a program."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archiver.messages.plain_names import plain_line
from archiver.messages.verdict_labels import PROBLEMS, STANDINGS
from archiver.models.vocabulary import Standing

_LONGEST = 500
"""Characters of a quotation or a post in a message."""
# What a chat takes for a call of somebody, a channel, a tag or a link with a text of its own
# matches: "@everyone", "<!channel>", "#seal", "[the council](https://…)"; not "3 < 4".
_CALL = re.compile(r"[@＠<#](?=\S)|\](?=\()")
_CHANGED: dict[str, str] = {
    "edited": "A post that was quoted was edited",
    "gone": "A post that was quoted is gone",
}
_COUNTED: dict[str, tuple[str, str]] = {
    "altered": ("wording changed", "wordings changed"),
    "misattributed": ("credited to somebody else", "credited to somebody else"),
    "misleading_cut": ("misleadingly shortened", "misleadingly shortened"),
    "impossible": ("quoted before it was posted", "quoted before they were posted"),
    "edited": ("post edited after it was quoted", "posts edited after they were quoted"),
    "gone": ("post gone after it was quoted", "posts gone after they were quoted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to be told, in words. `kind` is a problem, ``edited`` or ``gone``.

    `id` is the same however often it is sent. `page` is where the archive shows it.
    """

    id: int
    kind: str
    found_at: str
    sentence: str
    quote: str | None = None
    speaker: str | None = None
    sites: tuple[str, ...] = ()
    article_url: str | None = None
    author: str | None = None
    handle: str | None = None
    post: str | None = None
    post_before: str | None = None
    post_url: str | None = None
    page: str | None = None
    people: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def change_sentence(kind: str, standing: Standing | None) -> str:
    """Say what became of a post that was quoted."""
    if standing is None or kind == "edited":
        return f"{_CHANGED[kind]}."
    return f"{_CHANGED[kind]}. {STANDINGS[standing]}"


def quiet_words(text: str) -> str:
    """Write words of others for a chat so that they call nobody there: a public one tells them.

    >>> quiet_words("@everyone").replace("\u200b", "|")
    '@|everyone'
    """
    return _CALL.sub("\\g<0>\u200b", text)


def notice_title(one: Notice) -> str:
    """Return one line about a notice."""
    if one.kind in PROBLEMS:
        what = PROBLEMS[one.kind]
        where = f", {one.sites[0]}" if one.sites else ""
        return plain_line(f"{what}{where}: “{_cut(one.quote or '', 80)}”")
    return plain_line(f"{_CHANGED[one.kind]}: {one.author or 'an unknown author'}")


def notices_subject(some: Sequence[Notice]) -> str:
    """Return the subject of a message: what is new, counted.

    >>> notices_subject([Notice(id=1, kind="edited", found_at="", sentence="")])
    '1 post edited after it was quoted'
    """
    counts = Counter(notice.kind for notice in some)
    return ", ".join(
        f"{counts[kind]:,} {words[counts[kind] != 1]}"
        for kind, words in _COUNTED.items()
        if counts[kind]
    )


def notices_text(some: Sequence[Notice], *, chat: bool = False) -> str:
    """Return the text of a message, each notice a few lines; in a `chat` it calls nobody."""
    return "\n\n".join(_lines(notice, chat=chat) for notice in some) + "\n"


def _lines(one: Notice, *, chat: bool) -> str:
    messages = [notice_title(one), plain_line(one.sentence)]
    if one.quote and one.speaker:
        messages.append(f"Said to be by: {plain_line(one.speaker)}")
    if one.post_before:
        messages.append(f"Before: {_cut(plain_line(one.post_before), _LONGEST)}")
    if one.post:
        messages.append(
            f"{'Now' if one.post_before else 'The post'}: {_cut(plain_line(one.post), _LONGEST)}"
        )
    if one.kind in _CHANGED and one.sites:
        messages.append(f"Quoted by: {plain_line(', '.join(one.sites[:10]))}")
    if chat:
        messages = list(map(quiet_words, messages))
    for name, address in (
        ("Article", one.article_url),
        ("Post", one.post_url),
        ("In the archive", one.page),
    ):
        if address:
            messages.append(f"{name}: {plain_line(address)}")
    return "\n".join(messages)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[:room].rstrip()} …"


def notice_json(one: Notice) -> dict[str, object]:
    """Return a notice as a webhook is sent it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "found_at": one.found_at,
        "title": notice_title(one),
        "sentence": one.sentence,
        "quote": one.quote,
        "speaker": one.speaker,
        "sites": list(one.sites),
        "article_url": one.article_url,
        "author": one.author,
        "post": one.post,
        "post_before": one.post_before,
        "post_url": one.post_url,
        "page": one.page,
    }
