"""Find reasons to doubt a display name: look-alike letters, a parody, no better evidence.

Anybody can give an account somebody else's name, so a name alone proves nothing. Pure.
"""

import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Literal

import regex

from archiver.matching.people.names import fold_name, is_of_another, name_words
from archiver.models.records import Author
from archiver.text.look_alikes import draw_alike

NameDoubt = Literal["parody", "disguised", "name_only"]
"""Why a name does not tell whose an account is: it says that it is not the person, it is written
in letters that look like others, or nothing but the name speaks for it."""

_SCRIPTS = tuple(
    regex.compile(rf"\p{{{script}}}") for script in ("Latin", "Cyrillic", "Greek", "Armenian")
)
"""Scripts with letters that look like those of another one."""
# Matches what is not seen between two letters: a zero-width space, a mark of direction; not the
# joiner of an emoji, nor that of scripts which need one.
_UNSEEN = regex.compile(
    r"(?<=[\p{Latin}\p{Cyrillic}\p{Greek}])\s*[\p{Cf}\u115f\u1160\u3164\uffa0]+\s*"
    r"(?=[\p{Latin}\p{Cyrillic}\p{Greek}])"
)
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that are not seen: fillers of Korean syllables."""
_LONGER = 6
"""Characters that a name may have more than one that it looks like: hidden ones, "rn" for "m"."""
_LONGEST = 200
# Matches "anabrookparody"; not "fakenham".
_PARODY = regex.compile(r"(?i)parod(?:y|ie|ia)|satire|spoof|(?<!\p{L})fake(?!nham)")
_PARTS = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|[_\d.-]+")


def is_disguised(name: str) -> bool:
    """Tell whether a name hides characters, or mixes scripts within a word.

    >>> is_disguised("Аna Brook"), is_disguised("Ana Brook"), is_disguised("Ана Брук")
    (True, False, False)
    """
    if name.isascii():
        return False
    if _UNSEEN.search(name):
        return True
    return any(sum(bool(one.search(word)) for one in _SCRIPTS) > 1 for word in name.split())


def looks_alike(one: str, other: str) -> bool:
    """Tell whether two different names look the same: "realdona1d" and "realdonald".

    >>> looks_alike("Alex Brook", "AIex Brook"), looks_alike("Alex Brook", "ALEX BROOK")
    (True, False)
    """
    if abs(len(one) - len(other)) > _LONGER:
        return False
    (first, seen), (second, like) = _looks(one), _looks(other)
    return first != second and len(first) > 1 and seen == like


def shape_of_name(name: str) -> str:
    """Give what a name looks like: the same for names that nobody tells apart by eye.

    >>> shape_of_name("Harb0ur  Cour\u0131er\u200b.") == shape_of_name("HARBOUR COURIER")
    True
    """
    seen = "".join(one for one in _looks(name)[1] if one.isalnum() and one not in _BLANK)
    return seen or name.casefold()


def doubt_identity(
    said: str, name: str | None, handles: Iterable[str] = (), names: Collection[str] = ()
) -> NameDoubt | None:
    """Find the reason to doubt an account that has, or seems to have, a speaker's name, or None.

    `name` is what the account is called, `names` what else it was called; `handles` are what
    it was found by. An account is doubted for what it said of itself at any time.
    """
    handles = list(handles)
    shown = [one for one in (name, *names) if one]
    if any(is_disguised(one) and _may_be(said, one) for one in shown):
        return "disguised"
    if any(looks_alike(said.removeprefix("@"), one) for one in (*shown, *handles)):
        return "disguised"
    named = name_words(said)
    if any(is_of_another(one, named) for one in shown):
        return "parody"
    parts = (_PARTS.sub(" ", handle) for handle in handles)
    if any(map(says_parody, handles)) or any(is_of_another(part, named) for part in parts):
        return "parody"
    return None


def says_parody(handle: str) -> bool:
    """Tell whether a handle says that the account is a parody of somebody.

    >>> says_parody("anabrook_parody"), says_parody("anabrook")
    (True, False)
    """
    return _PARODY.search(_PARTS.sub(" ", handle)) is not None


def explain_doubt(said: str, author: Author) -> NameDoubt | None:
    """Tell why an account by a speaker's name is not surely the speaker's, to say so in a sentence.

    None where it bears another name, or the speaker is named by a handle.
    """
    handles = [author.handle] if author.handle else []
    doubt = doubt_identity(said, author.name, handles)
    if doubt is not None or not author.name or "@" in said:
        return doubt
    ours, theirs = name_words(said), name_words(author.name)
    return "name_only" if ours and ours == theirs[-len(ours) :] else None


def _may_be(said: str, shown: str) -> bool:
    """Tell whether a disguised name is made to look like the speaker's."""
    last = name_words(said)[-1:]
    return bool(last) and _looks(last[0])[1] in _looks(_UNSEEN.sub("", shown))[1]


@lru_cache(maxsize=8192)
def _looks(name: str) -> tuple[str, str]:
    """Return a folded name without blanks, and its skeleton of look-alike letters."""
    plain = fold_name(unicodedata.normalize("NFKC", name[:_LONGEST]).casefold())
    folded = "".join(plain.split())
    return folded, draw_alike(folded)
