"""Word what a night found, for a mail, a chat or a program."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archiver.messages.verdict_labels import PROBLEMS, STANDINGS
from archiver.models.vocabulary import Standing

_LONGEST = 500
"""Characters of a quotation or a post in a message."""
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


def notice_title(one: Notice) -> str:
    """Return one line about a notice."""
    if one.kind in PROBLEMS:
        what = PROBLEMS[one.kind]
        where = f", {one.sites[0]}" if one.sites else ""
        return _line(f"{what}{where}: “{_cut(one.quote or '', 80)}”")
    return _line(f"{_CHANGED[one.kind]}: {one.author or 'an unknown author'}")


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


def notices_text(some: Sequence[Notice]) -> str:
    """Return the text of a message, each notice a few lines."""
    return "\n\n".join(_lines(notice) for notice in some) + "\n"


def _lines(one: Notice) -> str:
    messages = [notice_title(one), one.sentence]
    if one.quote and one.speaker:
        messages.append(f"Said to be by: {_line(one.speaker)}")
    if one.post_before:
        messages.append(f"Before: {_cut(_line(one.post_before), _LONGEST)}")
    if one.post:
        messages.append(
            f"{'Now' if one.post_before else 'The post'}: {_cut(_line(one.post), _LONGEST)}"
        )
    if one.kind in _CHANGED and one.sites:
        messages.append(f"Quoted by: {_line(', '.join(one.sites[:10]))}")
    for name, address in (
        ("Article", one.article_url),
        ("Post", one.post_url),
        ("In the archive", one.page),
    ):
        if address:
            messages.append(f"{name}: {_line(address)}")
    return "\n".join(messages)


def _line(text: str) -> str:
    return " ".join(text.split())


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
