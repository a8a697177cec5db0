"""Decide whether the speaker named with a quotation is a post's author: README.md, section 7.

`mismatch` accuses somebody, so it is said only where two people are surely two; whatever
cannot be told stays `unresolved`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import get_args

import regex

from archiver.languages.given_names import is_given_name, may_be_one_name, sound_alike
from archiver.languages.name_words import (
    AFTER,
    BODIES,
    GENERATIONS,
    GROUPS,
    NAME_ARTICLES,
    NOT_THE_PERSON,
    OFFICES,
    PARTICLES,
    PRONOUNS,
    RELATIVES,
    ROLES,
    RULERS,
    TITLE_LIKE,
    TITLE_WORDS,
    TITLES,
)
from archiver.languages.pseudonyms import is_made_up
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS
from archiver.matching.people.handles import attribute_by_handle, is_another_handle, is_handle
from archiver.matching.people.identity import doubt_identity, looks_alike
from archiver.matching.people.names import (
    after_office,
    in_scripts,
    name_parts,
    name_words,
)
from archiver.models.records import Attribution, Author
from archiver.text.words import split_words

_LATIN = regex.compile(r"^[\p{Latin}\p{Common}\p{Inherited}]+$")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_TELLING_LAST = 4
"""Letters of a last name that tell something in a handle."""
_POSSESSIVE = ("'s", "s'")


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who in an archive bears a name: the distinct full names, and the accounts meant by it.

    `full_names` are normalised names that end with the speaker's words; `accounts` are
    ``platform:handle`` keys, or ``@handle`` of any platform, that the owner of the archive has
    joined to the speaker. `alone` is false for an account beside another of the same whole name
    on its platform: who of the two is meant cannot be told. `handled` says that the speaker is
    one word, and the handle of some account.
    """

    full_names: Collection[str] = ()
    accounts: Collection[str] = ()
    alone: bool = True
    handled: bool = False


def attribute_claim(
    speaker: str | None,
    author: Author,
    bearers: Bearers,
    account: str,
    names: Collection[str] = (),
    handles: Mapping[str, bool] | None = None,
) -> Attribution:
    """Decide whether the speaker named with a quotation is the author of a post.

    A role, a pronoun, a body around a person, a first name alone, a last name that several
    bear, and a name that cannot be compared stay `unresolved`: `mismatch` is said only where
    two people are surely two. `account` is the author's ``platform:handle``; `names` are all
    display names the account was seen under, of which the best counts; `handles` are all that
    it had, folded, with True for one that somebody else had too: that does not tell them apart.
    A name or handle in letters that only look alike, and that of a parody, confirm nobody.
    """
    if not speaker or not speaker.strip():
        return "unstated"
    handles = {**({author.handle.casefold(): False} if author.handle else {}), **(handles or {})}
    theirs = {f"@{one}" for one, contested in handles.items() if not contested}
    if account in bearers.accounts or not theirs.isdisjoint(bearers.accounts):
        return "confirmed"
    said = speaker.strip()
    told = attribute_by_handle(said, handles)
    if told is not None:
        alike = any(looks_alike(said.removeprefix("@"), handle) for handle in handles)
        return "unresolved" if told == "mismatch" and alike else told
    shown = {script for name in (*names, author.name) if name for script in in_scripts(name, said)}
    if handles.get(said.casefold()) is False and is_handle(said, shown, author.handle):
        return "confirmed"
    found = [_by_display_name(said, name, handles, bearers) for name in shown]
    if "mismatch" in found and "@" in said:
        return "unresolved"
    if not found:
        squeezed = "".join(name_words(said))
        found = ["confirmed" if squeezed and handles.get(squeezed) is False else "unresolved"]
    best = min(found, key=get_args(Attribution).index)
    if best == "unresolved":
        another = bearers.handled and is_another_handle(said, shown, handles)
        return "mismatch" if another else best
    doubt = doubt_identity(said, author.name, (author.handle or "", *handles), names)
    return "unresolved" if doubt == "disguised" or (doubt and best == "confirmed") else best


def _by_display_name(
    said: str, shown: str, handles: Mapping[str, bool], bearers: Bearers
) -> Attribution:
    named, known = name_parts(said), name_parts(shown)
    if not named or not known:
        return "unresolved"
    full = split_words(said).norms == split_words(shown).norms or _as_body(said) == _as_body(shown)
    if full and not all(word in PRONOUNS | TITLES | ROLES for word in _as_body(said)):
        return "confirmed" if bearers.alone else "unresolved"
    if _is_role(said, name_words(said)):
        return "unresolved"
    if NOT_THE_PERSON.search(shown) and not NOT_THE_PERSON.search(said):
        return "unresolved"
    found = _by_names(said, shown, named, known, bearers)
    if found == "confirmed" and (not bearers.alone or not _one_generation(said, shown)):
        return "unresolved"
    if found == "mismatch" and (
        not _is_personal(known, shown, handles) or _may_be_theirs(said, shown, named, handles)
    ):
        return "unresolved"
    return found


def _is_personal(known: tuple[str, ...], shown: str, handles: Collection[str]) -> bool:
    """Tell whether an account bears a person's name, and none that anybody may take.

    A given name that is known tells it, or a handle with the last name, unless words of the name
    are of those that such names are made of. Who posts as "Eel Enthusiast" may be the speaker, and
    so may one of "The Wet Ferrets" or of "Salt & Rope".
    """
    if "&" in shown or _without_article(shown) != shown.strip():
        return False
    if not _LATIN.match(shown) or any(map(is_given_name, known[:-1])):
        return True
    if is_made_up(known) or known[0] in WEAK_WORDS or len(known[-1]) < _TELLING_LAST:
        return False
    return any(known[-1] in handle for handle in handles)


def _by_names(
    said: str, shown: str, named: tuple[str, ...], known: tuple[str, ...], bearers: Bearers
) -> Attribution:
    if named == known or sorted(named) == sorted(known):
        return "confirmed"
    if _UNSPACED.search(said) or _UNSPACED.search(shown):
        return _without_spaces(said, shown)
    if len(known) > 1 and named[-len(known) :] == known and _only_titles(said, len(known)):
        return "confirmed"
    return _by_words(named, known, bearers, compound=len(name_words(said)) == 1)


def _as_body(name: str) -> tuple[str, ...]:
    return split_words(_without_article(name)).norms


def _without_article(name: str) -> str:
    first, _, rest = name.strip().partition(" ")
    return rest if rest and first.casefold() in NAME_ARTICLES else name.strip()


def _one_generation(said: str, shown: str) -> bool:
    """Tell whether both names, or neither, have "Jr." or its like; a ruler's number does not count.

    "Ana Brook" is not surely "Ana Brook Jr.". "Brook" may be.
    """
    ours, theirs = split_words(said).norms, split_words(shown).norms
    if len(name_words(said)) < 2 or RULERS & {ours[0], theirs[0]}:
        return True
    return GENERATIONS.intersection(ours[1:]) == GENERATIONS.intersection(theirs[1:])


def _may_be_theirs(said: str, shown: str, named: tuple[str, ...], handles: Collection[str]) -> bool:
    """Tell whether a speaker given by an office, a body or a handle may be this author."""
    telling = len(named[-1]) >= 4 and named[-1] not in name_parts(shown)
    if any(handle == "".join(named) or (telling and named[-1] in handle) for handle in handles):
        return True
    if said.startswith("M. "):
        return True  # a French Mister, or an initial
    ours, theirs = split_words(said).norms, split_words(shown).norms
    if after_office(split_words(said)):
        ours = named
    if BODIES.intersection(ours) or BODIES.intersection(theirs) or GROUPS.intersection(ours):
        return True
    if len(named) == 1:
        return (
            named[0] in WEAK_WORDS
            or not _without_article(said)[:1].isupper()
            or (_without_article(said) != said.strip())
        )
    return False


def _only_titles(said: str, own: int) -> bool:
    """Tell whether what stands before the last `own` words of a speaker's name is a title.

    Matches "harbour director Ana Brook"; not "Mary Ana Brook", whose first word is a name,
    nor "husband Ana Brook" and "the mother of Ana Brook", who are others.
    """
    before = split_words(said)
    return not any(
        before.norms[index] not in TITLES | TITLE_WORDS
        and (
            before.word(index)[:1].isupper()
            or before.norms[index] in RELATIVES
            or before.norms[index] in STOP_WORDS
        )
        for index in range(len(before) - own)
    )


# Matches the office in "高市早苗首相" and "市长安小溪".
_OFFICE_AT_END = regex.compile(rf"^{OFFICES.pattern}(?=.)|(?<=.){OFFICES.pattern}$")


def _without_spaces(said: str, shown: str) -> Attribution:
    """Compare names in Han and Kana: the family name comes first, of one or two characters.

    Characters have variants (習 is 习), so that two names which share one in its place may be
    one; an office is no name.
    """
    one, other = (
        "".join(split_words(_OFFICE_AT_END.sub("", name)).norms) for name in (said, shown)
    )
    if one == other:
        return "confirmed"
    shared = any(mine == theirs for mine, theirs in zip(one, other, strict=False))
    if shared or one in other or other in one or min(len(one), len(other)) < _WHOLE_NAME:
        return "unresolved"
    both = _UNSPACED.search(one) and _UNSPACED.search(other)
    return "mismatch" if both and not OFFICES.search(one + other) else "unresolved"


_WHOLE_NAME = 3
"""Characters of a family name with a given one."""


def _by_words(
    named: tuple[str, ...], known: tuple[str, ...], bearers: Bearers, *, compound: bool
) -> Attribution:
    """Compare two names that differ; `compound` says that the speaker's is like "Brook-Tamm"."""
    if len(named) < len(known) and known[-len(named) :] == named:
        before = known[: -len(named)]
        last = len(named) == 1 or compound or named[0] in PARTICLES
        if not last and not all(map(_may_precede, before)):
            return "unresolved"
        # A bare last name, of which the archive may hold several bearers.
        return "confirmed" if len(bearers.full_names) <= 1 else "unresolved"
    if len(named) > 1 and len(known) > 1:
        if named[-1] == known[-1]:
            return _by_given_names(named[:-1], known[:-1])
        swapped = _like(named[0], known[-1:]) and _like(named[-1], known[:1])
        if set(named) & set(known) or swapped or _like(named[-1], known[-1:]):
            return "unresolved"
        if _is_office(named[0]) or not (
            is_given_name(named[0]) or named[-1] not in TITLE_WORDS | TITLES
        ):
            return "unresolved"
        return "mismatch" if _one_script((*named, *known)) else "unresolved"
    if set(named) & set(known) or not _one_script((*named, *known)):
        return "unresolved"
    # One word against a name: nothing shared, unless the one is an act or a brand.
    one = len(named) == 1 and len(known) > 1 and not _is_office(named[0])
    initials = "".join(word[0] for word in known) == named[0]
    return "mismatch" if one and not initials and not _like(named[0], known) else "unresolved"


def _may_precede(word: str) -> bool:
    """Tell whether a word before a last name is a given name or a particle, and not "Evil"."""
    return is_given_name(word) or word in PARTICLES or len(word) == 1


def _is_office(word: str) -> bool:
    """Tell whether a word before a name tells an office or a trade rather than a given name."""
    if is_given_name(word) or len(word) == 1 or word in PARTICLES:
        return False
    return (
        word in TITLE_WORDS
        or word in TITLES
        or word in ROLES
        or word in WEAK_WORDS
        or TITLE_LIKE.fullmatch(word) is not None
    )


def _by_given_names(named: tuple[str, ...], known: tuple[str, ...]) -> Attribution:
    """Compare the given names of two people who share a last name.

    "Ana Maria" and "Ana M." and "A." are Ana; "George H W" is not "George W"; "Ida" is not
    "Ana"; "husband Ana", "Bill" for "William" and "Foreign Minister" cannot be told.
    """
    first, given = known[0], named[0]
    if not _one_script((*named, *known)) or _particles(named) != _particles(known):
        return "unresolved"
    if min(len(first), len(given)) == 1:
        if first[0] == given[0]:
            return "confirmed"
        # "J. Edgar" and "M. Night" go by what comes second.
        return "mismatch" if len(named) == len(known) == 1 else "unresolved"
    if first != given:
        close = any(may_be_one_name(first, one) for one in named) or given in known
        office = any(map(_is_office, named)) or any(map(_is_office, known))
        return "unresolved" if close or office else "mismatch"
    rest, other = named[1:], known[1:]
    if rest and other and any(x[0] != y[0] for x, y in zip(rest, other, strict=False)):
        return "mismatch"
    # A whole middle name that the account does not bear may be somebody else's.
    alone = [word for word in rest[len(other) :] if len(word) > 1]
    return "unresolved" if alone else "confirmed"


def _particles(named: tuple[str, ...]) -> set[str]:
    """Return the particles among some words; a single letter is an initial."""
    return {word for word in named if word in PARTICLES and len(word) > 1}


def _like(word: str, known: tuple[str, ...]) -> bool:
    """Tell whether one word of a name may be another spelling, form or beginning of another.

    Zelensky, Zelenskyy and Selenskyj; Mueller and Müller; Don and Donald.
    """
    if len(word) < _TELLING_LETTERS:
        return False
    return any(
        one.startswith(word) or word.startswith(one) or sound_alike(one, word)
        for one in known
        if len(one) >= _TELLING_LETTERS
    )


_TELLING_LETTERS = 3


def _one_script(names: tuple[str, ...]) -> bool:
    """Tell whether two names are in scripts that can be compared at all."""
    return len({bool(_LATIN.match(word)) for word in names}) == 1


def _is_role(said: str, named: tuple[str, ...]) -> bool:
    """Match "a spokesman", "A reader", "he", "President", "Brook's team"; not "A. Brook"."""
    first, _, rest = said.partition(" ")
    article = first in NAME_ARTICLES or (first.casefold() in NAME_ARTICLES and rest.islower())
    return (
        (article and not after_office(split_words(said)))
        or all(word in GROUPS or word in TITLE_WORDS or word in AFTER for word in named)
        or all(word in PRONOUNS or word in TITLES for word in named)
        or any(word in ROLES or word.endswith(_POSSESSIVE) for word in named)
    )
