"""Edits and misattributions of real posts, drawn with a seed, each with what must be said of it.

Every one keeps at least six words of its post, five of them content words, so that nobody can
call it chance; only plain posts are taken, which hand on nobody else's words.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape

from archiver.languages.stop_words import STOP_WORDS
from tests.gate.named_posts import NamedPost

STRANGERS = ("Hilda Cranmore", "Ruth Dunblaine", "Jorin Buschke", "Ludmila Voss", "Tess Oakum")
"""Names that no account of the posts bears."""
_FOREIGN = [
    "harbour",
    "lantern",
    "orchard",
    "bishop",
    "kettle",
    "marble",
    "pigeon",
    "saddle",
    "violin",
    "walrus",
]
_NAMES = ("Calloway", "Ostrava", "Pelham")
# Matches "won't," and "$1,500"; not "@user", "#tag", a link, an emoji or a quotation mark.
_PLAIN = re.compile(r"[A-Za-z0-9$%'’,.!?\-]+")
_TRAILING_LINK = re.compile(r"\s*https?://\S+\s*$")
_VERBS = frozenset(["is", "are", "was", "were", "will", "would", "can", "should", "could"])
_MOST_WORDS = 22

Words = list[str]
Draw = random.Random


@dataclass(frozen=True, slots=True)
class Drawn:
    """A quotation made of a post by an edit, and the wording that is right."""

    made_by: str
    quote: str
    wording: str
    speaker: str
    published_at: str
    text: str


def content_words(words: Iterable[str]) -> Words:
    """Keep the words that tell: no function words, nothing without letters."""
    bare = (word.casefold().strip(".,!?-'’") for word in words)
    return [word for word in bare if len(word) > 2 and word not in STOP_WORDS and word.isalpha()]


def draw_cases(posts: list[NamedPost], each: int, rnd: Draw) -> list[Drawn]:
    """Draw so many cases of each edit, no post twice, always the edit that has the fewest."""
    tally = Counter(dict.fromkeys(EDITS, 0))
    cases: list[Drawn] = []
    seen: set[str] = set()
    for post in posts:
        if not post.speaker or not post.posted_at:
            continue
        words = _plain_words(post.text)
        if not 12 <= len(words) <= 40 or len(content_words(words)) < 7:
            continue
        if (text := " ".join(words).casefold()) in seen:
            continue
        seen.add(text)
        for name in sorted(EDITS, key=lambda name: (tally[name], name)):
            made = EDITS[name](rnd, words) if tally[name] < each else None
            if made is None or (name == "misattributed" and not _is_full_name(post.speaker)):
                continue
            tally[name] += 1
            speaker = rnd.choice(STRANGERS) if name == "misattributed" else post.speaker
            after = f"{int(post.posted_at[:4]) + 1}-06-28"
            cases.append(
                Drawn(name, made, _WORDINGS.get(name, "altered"), speaker, after, post.text)
            )
            break
    return cases


def _is_full_name(name: str) -> bool:
    """Whether this is a person's two names: only then is another surely another."""
    parts = name.split()
    return len(parts) > 1 and all(part.strip(".").isalpha() and part.istitle() for part in parts)


def _plain_words(text: str) -> Words:
    words = _TRAILING_LINK.sub("", unescape(text)).split()
    return words if all(map(_PLAIN.fullmatch, words)) and ".." not in text else []


def _stretch(rnd: Draw, words: Words, least: int) -> Words:
    size = rnd.randint(least, min(len(words), _MOST_WORDS))
    start = rnd.randint(0, len(words) - size)
    return words[start : start + size]


def _joined(made: Words, kept: Words) -> str | None:
    """The words as a quotation, None where too few of the post's are kept."""
    if len(kept) < 6 or len(content_words(kept)) < 5:
        return None
    return " ".join(made).rstrip(",.-")


def _replace_one(words: Words, index: int, by: Words) -> str | None:
    rest = words[:index] + words[index + 1 :]
    return _joined(words[:index] + by + words[index + 1 :], rest)


def _first(words: Words, holds: Callable[[str], bool]) -> int | None:
    """The place of the first word for which this holds, two from the beginning and the end."""
    return next((i for i in range(2, len(words) - 2) if holds(words[i])), None)


def _verbatim(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    return _joined(part, part)


def _abridged(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 12)
    at, size = rnd.randint(4, len(part) - 7), rnd.randint(1, 3)
    before = [*part[: at - 1], part[at - 1].rstrip(",.-!?")]
    rest = part[at + size :]
    return _joined([*before, "…", *rest], before + rest)


def _cut(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 10)
    at, size = rnd.randint(3, len(part) - 5), rnd.randint(1, 2)
    rest = part[:at] + part[at + size :]
    return _joined(rest, rest) if content_words(part[at : at + size]) else None


def _swapped(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 11)
    at = rnd.randint(3, len(part) - 5)
    one, other = part[at], part[at + 1]
    if not (one.isalpha() and other.isalpha()) or one.casefold() == other.casefold():
        return None
    return _joined([*part[:at], other, one, *part[at + 2 :]], part[:at] + part[at + 2 :])


def _replaced(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 10)
    at = _first(
        part, lambda word: word.islower() and word.isalpha() and bool(content_words([word]))
    )
    return None if at is None else _replace_one(part, at, [rnd.choice(_FOREIGN)])


def _inserted(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    at = rnd.randint(3, len(part) - 3)
    return _joined([*part[:at], rnd.choice(_FOREIGN), *part[at:]], part)


def _negated(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    at = _first(part, lambda word: word.casefold() in _VERBS)
    return None if at is None else _joined([*part[: at + 1], "not", *part[at + 1 :]], part)


def _unnegated(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    at = _first(part, lambda word: word.casefold() in {"not", "never"})
    return None if at is None else _replace_one(part, at, [])


def _renumbered(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    at = _first(part, lambda word: word.isdigit() and len(word) < 5)
    return None if at is None else _replace_one(part, at, [str(int(part[at]) + rnd.randint(2, 90))])


def _renamed(rnd: Draw, words: Words) -> str | None:
    part = _stretch(rnd, words, 9)
    at = _first(part, lambda word: word.istitle() and word.isalpha() and len(word) > 3)
    return None if at is None else _replace_one(part, at, [rnd.choice(_NAMES)])


EDITS: dict[str, Callable[[Draw, Words], str | None]] = {
    "verbatim": _verbatim,
    "abridged": _abridged,
    "cut": _cut,
    "swapped": _swapped,
    "replaced": _replaced,
    "inserted": _inserted,
    "negated": _negated,
    "unnegated": _unnegated,
    "renumbered": _renumbered,
    "renamed": _renamed,
    "misattributed": _verbatim,
}
_WORDINGS = {"verbatim": "verbatim", "abridged": "abridged", "misattributed": "verbatim"}
