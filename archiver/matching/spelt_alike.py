"""Write in one form what editors spell in several ways.

"&" is "and", "œuf" is "oeuf", "Buerger" is "Bürger", "ещё" is "еще", "colour" is "color", "5km" is
"5 km", "1980's" is "1980s", "#SaveThePier" is "Save the Pier" and "@odomarsh" is "Odo Marsh". A
letter's accent is none of these: "café" is not "cafe", unless it is lost on a capital as in "Etat".
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

import regex

from archiver.languages.spoken import spoken_forms
from archiver.matching.rewritten_words import RewrittenWords
from archiver.text.text_cache import TextCache, weigh_norm
from archiver.text.words import Words

_ENGLISH = frozenset({"en"})
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "œ": "oe", "æ": "ae", "ø": "oe", "å": "aa", "ё": "е"}
)
ANDS = ("and", "und", "et", "y", "e", "en", "och", "og", "i", "и")
# Matches the sign in "salt & vinegar", "salt &amp; vinegar", "Pope + Queen" and "R&D"; not "AT&T",
# "C++".
_SIGN = regex.compile(
    r"(?<=\s)(?:&(?:amp;)*|\+)(?=\s)|(?<=(?<![\p{L}\p{N}&])\p{L})&(?:amp;)*(?=\p{L}(?![\p{L}\p{N}&]))"
)
# Matches "5km" and "30°c"; not "5th", "5k", "b52".
_UNIT = regex.compile(r"(?P<figure>\d+(?:[.,]\d+)?)(?P<unit>km|cm|mm|kg|ml|mph|kmh|ft|lbs?|gb|mb)")
_DECADE = regex.compile(r"(\d{2,4})'s")
# Matches in ASCII what may be taken apart: a tag, a handle, a figure, a sign.
_MAY_PART = re.compile(r"[@#0-9&+]")
MOST_OTHER = 0.34
"""Where more than this share of a quotation's words is not in a post, spelling explains nothing."""
_TAGS = frozenset("@＠#＃")
_MOST_PARTS, _MOST_TAGS = 6, 8
"""Words of a tag or handle that is taken apart, and how many of a text are."""
_OTHER_WORDS = frozenset({"yes", "while"})
"""What spoken words are compared as, and what is another word where it is written."""


def spell_alike(ours: Words, theirs: Words, *, keep: bool = False) -> tuple[Words, Words]:
    """Write words of two texts alike that differ by spelling alone.

    The number of our words stays with `keep`, for places of a quotation's segments count in them.

    >>> from archiver.text.words import split_words
    >>> one, other = spell_alike(split_words("salt and eels"), split_words("salt & eels"))
    >>> one.norms == other.norms
    True
    """
    mine = set(ours.norms).difference(theirs.norms)
    if len(mine) > MOST_OTHER * len(ours) + 1:
        return ours, theirs
    if not mine and not _has_sign(ours) and not _has_sign(theirs):
        return ours, theirs
    other = set(theirs.norms).difference(ours.norms)
    theirs = _taken_apart(theirs, other, ours)
    if not keep:
        ours = _taken_apart(ours, mine, theirs)
    alike = _alike(mine, other)
    for capital in (ours, theirs):
        alike |= _capitals(capital, mine | other)
    return _renamed(ours, alike), _renamed(theirs, alike)


def may_be_spelt_alike(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Tell whether words of two texts without tags, figures and signs may differ by spelling alone.

    >>> may_be_spelt_alike(["colour"], ["color"]), may_be_spelt_alike(["pier"], ["port"])
    (True, False)
    """
    mine = set(ours).difference(theirs)
    return bool(mine) and bool(_alike(mine, set(theirs).difference(ours)))


def _alike(mine: Collection[str], other: Collection[str]) -> dict[str, str]:
    """Map words of either text to one form where they differ by nothing but their spelling.

    All English spellings of a word begin with one letter, so that few need be brought to a form.
    """
    forms = {norm: _PLAIN[norm] for norm in mine}
    initials = {form[:1] for form in forms.values()}
    plain = {_PLAIN[norm]: norm for norm in other if norm[:1] in initials or not norm.isascii()}
    found: dict[str, str] = {}
    for norm, form in forms.items():
        if form in plain:
            found[norm] = found[plain[form]] = form
    return found


def plain_form(norm: str) -> str:
    """Give a word in the one spelling of those that are compared as the same.

    >>> plain_form("colour") == plain_form("color"), plain_form("café") == plain_form("cafe")
    (True, False)
    """
    return _PLAIN[norm]


def unaccented_capital(norm: str) -> str:
    """Give a word without the accent that its first letter may lose as a capital.

    >>> unaccented_capital("l'école"), unaccented_capital("café")
    ("l'ecole", 'café')
    """
    at = norm.find("'") + 1
    return norm[:at] + unicodedata.normalize("NFD", norm[at : at + 1])[:1] + norm[at + 1 :]


def _plain_form(norm: str) -> str:
    decade = _DECADE.fullmatch(norm)
    if decade:
        return f"{decade[1]}s"
    forms = spoken_forms(_ENGLISH)
    if not norm.isascii():
        norm = norm.translate(_LETTERS)
    elif not forms.may_be_respelt(norm):
        return norm
    for pattern, written in forms.spellings:
        match = pattern.fullmatch(norm)
        if match is not None and written not in _OTHER_WORDS:
            return str(match.expand(written))
    return norm


_PLAIN = TextCache(_plain_form, most=4_000_000, weigh=weigh_norm)


def _capitals(words: Words, told: Collection[str]) -> dict[str, str]:
    """Map spellings of a word that differ in its first letter's accent alone to one form.

    French prints "Etat" and "l'Ecole" as well as "État" and "l'École". Mapped are those of
    the words `told` that begin with a capital in `words`.
    """
    if all(map(str.isascii, told)):
        return {}
    by_form: dict[str, set[str]] = {}
    for norm in told:
        by_form.setdefault(unaccented_capital(norm), set()).add(norm)
    found: dict[str, str] = {}
    for index, norm in enumerate(words.norms):
        form = unaccented_capital(norm) if norm in told else ""
        if len(by_form.get(form, ())) > 1:
            raw = words.word(index)
            if raw[raw.find("'") + 1 :][:1].isupper() or raw[raw.find("’") + 1 :][:1].isupper():
                found |= dict.fromkeys(by_form[form], form)
    return found


def _renamed(words: Words, alike: Mapping[str, str]) -> Words:
    if not alike:
        return words
    norms = tuple(alike.get(norm, norm) for norm in words.norms)
    if norms == words.norms:
        return words
    return Words(words.raw, norms, words.starts, words.ends, words.links)


def _taken_apart(words: Words, told: Collection[str], other: Words) -> Words:
    """Take apart what only one text writes as one word, and add an "and" for each sign."""
    if words.raw.isascii() and not _MAY_PART.search(words.raw):
        return words
    signs = [found.span() for found in _SIGN.finditer(words.raw)] if _has_sign(words) else []
    counts = ((one, other.norms.count(one) - words.norms.count(one)) for one in ANDS)
    word = next((one for one, more in counts if more > 0), None) if signs else None
    signs = signs if word else []
    if not signs and not _may_part(words.raw, told):
        return words
    built, tags, leading = RewrittenWords(), 0, True
    for index, norm in enumerate(words.norms):
        start, end = words.starts[index], words.ends[index]
        while signs and word and signs[0][0] < start:
            built.add(word, *signs.pop(0))
        parts: tuple[str, ...] = ()
        leading = leading and norm[:1] == "@"  # whom a reply answers is no part of what it says
        if norm in told and tags < _MOST_TAGS and not leading:
            parts = _parts(words.word(index), norm, other.norms)
            tags += words.word(index)[:1] in _TAGS
        at = end - sum(map(len, parts)) if parts else start
        for part in parts:
            built.add(part, start, at + len(part))
            start = at = at + len(part)
        if not parts:
            built.add(norm, start, end)
    return built.words(words)


def _may_part(raw: str, told: Collection[str]) -> bool:
    """Tell whether one of these words may be a tag, a handle or a figure with its unit."""
    tagged = bool(told) and any(mark in raw for mark in _TAGS)
    return tagged or any(norm[:1].isdigit() and _UNIT.fullmatch(norm) for norm in told)


def _has_sign(words: Words) -> bool:
    return "&" in words.raw or "+" in words.raw


def _parts(raw: str, norm: str, other: Sequence[str]) -> tuple[str, ...]:
    """Give the words of the other text of which a tag, a handle or a figure with a unit is made."""
    unit = _UNIT.fullmatch(norm)
    if unit and len(raw) == len(norm):
        return unit["figure"], unit["unit"]
    if raw[:1] not in _TAGS or len(raw) != len(norm.lstrip("@")) + 1:
        return ()
    bare = norm.lstrip("@").replace("_", "")
    for first, word in enumerate(other):
        if not bare.startswith(word):
            continue
        taken = other[first : first + _MOST_PARTS]
        for size in range(2, len(taken) + 1):
            if "".join(taken[:size]) == bare:
                return tuple(taken[:size])
    return ()
