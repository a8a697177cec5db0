"""A speaker's name and a post's author in, whether they are one out: section 5 of VERDICTS.

`mismatch` accuses somebody, so it is said only where two people are surely two; whatever
cannot be told stays `unresolved`.
"""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

import regex

from archiver.lexicon import ROLES, STOP_WORDS, TITLES
from archiver.records import Attribution, Author
from archiver.text import words

# Matches what people add to a display name: "(she/her)", "| Harbour Times", ", MD".
_ADDED = regex.compile(r"\([^)]*\)|\[[^\]]*\]|[|•·,/].*$")
# Matches the mark of an account that is not the person: "(parody)", "Fans of", "Not Ana".
_NOT_THE_PERSON = regex.compile(
    r"(?i)\b(?:parody|parodie|parodia|satire|satira|fake|fan|fans|bot|unofficial|inoffiziell|"
    r"not|stop|team|friends|students|office|supporters|for|against|archive|quotes|memes|news)\b"
)
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "mp", "esq"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "who", "er", "sie", "il"}
    | {"elle", "on", "ils", "él", "ella", "ellos", "lui", "lei", "ele", "ela", "hij", "zij", "ze"}
    | {"он", "она", "они", "він", "вона", "вони", "هو", "هي", "彼", "彼女", "他", "她"}
)
_RELATIVES = frozenset(
    {"husband", "wife", "mother", "father", "son", "daughter", "brother", "sister", "widow"}
    | {"lawyer", "attorney", "friend", "aide", "partner", "biographer", "successor", "rival"}
    | {"mann", "frau", "mutter", "vater", "sohn", "tochter", "bruder", "schwester", "anwalt"}
    | {"mari", "mère", "père", "fils", "fille", "frère", "soeur", "sœur", "marido", "esposa"}
    | {"madre", "padre", "hijo", "hija", "hermano", "hermana", "moglie", "figlio", "figlia"}
    | {"mãe", "pai", "filho", "filha", "муж", "жена", "мать", "отец", "сын", "дочь", "брат"}
)
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
_LATIN = regex.compile(r"^[\p{Latin}\p{Common}\p{Inherited}]+$")
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_POSSESSIVE = ("'s", "s'")
_ARTICLES = frozenset(
    {"a", "an", "the", "one", "some", "his", "her", "their", "its"}
    | {"ein", "eine", "der", "die", "un", "une", "una", "uno", "um", "uma", "le", "la", "el"}
)


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who in an archive bears a name: the distinct full names, and the accounts meant by it.

    `full_names` are normalised names that end with the speaker's words; `accounts` are
    ``platform:handle`` keys that the owner of the archive has joined to the speaker.
    """

    full_names: Collection[str] = ()
    accounts: Collection[str] = ()


def folded(word: str) -> str:
    """A word of a name without its diacritics: papers print "Erdogan" for "Erdoğan".

    >>> folded("garçon")
    'garcon'
    """
    apart = unicodedata.normalize("NFD", word.translate(_PLAIN_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: no titles before it, nothing added after.

    >>> name_words("President Ana Brook (she/her)")
    ('ana', 'brook')
    """
    found = words(_ADDED.sub("", name)).norms or words(name).norms
    start, end = 0, len(found)
    while start < end - 1 and found[start] in TITLES:
        start += 1
    while start < end - 1 and found[end - 1] in _GENERATIONS:
        end -= 1
    return tuple(folded(word) for word in found[start:end])


def attribution(
    speaker: str | None,
    author: Author,
    bearers: Bearers,
    account: str,
    names: Iterable[str] = (),
    handles: Mapping[str, bool] | None = None,
) -> Attribution:
    """Whether the speaker named with a quotation is the author of a post.

    A role, a pronoun, a body around a person, a first name alone, a last name that several
    bear, and a name that cannot be compared stay `unresolved`: `mismatch` is said only where
    two people are surely two. `account` is the author's ``platform:handle``; `names` are all
    display names the account was seen under, of which the best counts; `handles` are all that
    it had, folded, with True for one that somebody else had too: that does not tell them apart.
    """
    if not speaker or not speaker.strip():
        return "unstated"
    if account in bearers.accounts:
        return "confirmed"
    said = speaker.strip()
    handles = {**({author.handle.casefold(): False} if author.handle else {}), **(handles or {})}
    by_handle = _by_handle(said, handles)
    if by_handle is not None:
        return by_handle
    shown = {name for name in (*names, author.name) if name}
    found = [_by_display_name(said, name, handles, bearers) for name in shown]
    if not found:
        squeezed = "".join(name_words(said))
        same = squeezed and handles.get(squeezed) is False
        return "confirmed" if same else "unresolved"
    return min(found, key=get_args(Attribution).index)


# Matches "https://x.com/ana" and "https://bsky.app/profile/ana.example"; not a post's address.
_PROFILE = regex.compile(r"^https?://[^/\s]+/(?:profile/|@)?([\w.-]+)/?$")


def _by_handle(said: str, handles: Mapping[str, bool]) -> Attribution | None:
    """What a handle or a profile's address tells; None where the speaker is named otherwise."""
    profile = _PROFILE.match(said)
    if not said.startswith("@") and profile is None:
        return None
    handle = (profile[1] if profile else said[1:]).casefold()
    if handle in handles:
        return "unresolved" if handles[handle] else "confirmed"
    # "@ana" may be short for ana.bsky.social and ana@social.example.
    short = any(known.startswith((f"{handle}.", f"{handle}@")) for known in handles)
    return "unresolved" if short or not handles else "mismatch"


def _by_display_name(
    said: str, shown: str, handles: Mapping[str, bool], bearers: Bearers
) -> Attribution:
    named, known = name_words(said), name_words(shown)
    if not named or not known or _is_role(said, named):
        return "unresolved"
    if words(said).norms == words(shown).norms:
        return "confirmed"
    if _NOT_THE_PERSON.search(shown) and not _NOT_THE_PERSON.search(said):
        return "unresolved"
    if named == known or sorted(named) == sorted(known):
        return "confirmed"
    if _UNSPACED.search(said) or _UNSPACED.search(shown):
        return _without_spaces(said, shown)
    if len(known) > 1 and named[-len(known) :] == known and _only_titles(said, len(known)):
        return "confirmed"
    found = _by_words(named, known, bearers)
    if found == "mismatch" and "".join(named) in handles:
        return "unresolved"
    return found


def _only_titles(said: str, own: int) -> bool:
    """Whether what stands before the last `own` words of a speaker's name is a title.

    Matches "harbour director Ana Brook"; not "Mary Ana Brook", whose first word is a name,
    nor "husband Ana Brook" and "the mother of Ana Brook", who are others.
    """
    before = words(said)
    return not any(
        before.word(index)[:1].isupper()
        or before.norms[index] in _RELATIVES
        or before.norms[index] in STOP_WORDS
        for index in range(len(before) - own)
    )


def _without_spaces(said: str, shown: str) -> Attribution:
    """Names of Han and Kana: the family name comes first and is one or two characters."""
    one, other = "".join(words(said).norms), "".join(words(shown).norms)
    if one == other:
        return "confirmed"
    if other.startswith(one) or one in other or other in one:
        return "unresolved"
    both = _UNSPACED.search(one) and _UNSPACED.search(other)
    return "mismatch" if both and one[0] != other[0] else "unresolved"


def _by_words(named: tuple[str, ...], known: tuple[str, ...], bearers: Bearers) -> Attribution:
    if len(named) < len(known) and known[-len(named) :] == named:
        # A bare last name, of which the archive may hold several bearers.
        return "confirmed" if len(bearers.full_names) <= 1 else "unresolved"
    if len(named) > 1 and len(known) > 1:
        if named[-1] == known[-1]:
            return _by_given_names(named[:-1], known[:-1])
        if set(named) & set(known):
            return "unresolved"
        if all(_LATIN.match(word) for word in (*named, *known)):
            return "mismatch"
        return "mismatch" if _one_script((*named, *known)) else "unresolved"
    if set(named) & set(known) or not _one_script((*named, *known)):
        return "unresolved"
    # One word against a name: nothing shared, unless the one is an act or a brand.
    return "mismatch" if len(known) > 1 and not _like(named[0], known) else "unresolved"


def _by_given_names(named: tuple[str, ...], known: tuple[str, ...]) -> Attribution:
    """What given names tell of two people of one last name.

    "Ana Maria" and "Ana M." and "A." are Ana; "George H W" is not "George W"; "Ida" is not
    "Ana"; "husband Ana" and "Liz" for "Elizabeth" cannot be told.
    """
    first, given = known[0], named[0]
    if min(len(first), len(given)) == 1:
        return "confirmed" if first[0] == given[0] else "mismatch"
    if first != given:
        nick = first[:2] == given[:2] or given in first or first in given
        return "unresolved" if nick or first in named or given in known else "mismatch"
    rest, other = named[1:], known[1:]
    if rest and other and any(x[0] != y[0] for x, y in zip(rest, other, strict=False)):
        return "mismatch"
    # A whole middle name that the account does not bear may be somebody else's.
    alone = [word for word in rest[len(other) :] if len(word) > 1]
    return "unresolved" if alone else "confirmed"


def _like(word: str, known: tuple[str, ...]) -> bool:
    """Whether one word may be another spelling or form of one in a name: Zelensky, Zelenskyy."""
    return any(_plain(one)[:4] == _plain(word)[:4] for one in known if len(one) >= 4)


def _plain(word: str) -> str:
    """A word as both "Müller" and "Mueller" become it."""
    return regex.sub(r"(?<=[aou])e", "", word)


def _one_script(names: tuple[str, ...]) -> bool:
    """Whether two names are written in letters that can be compared at all."""
    return len({bool(_LATIN.match(word)) for word in names}) == 1


def _is_role(said: str, named: tuple[str, ...]) -> bool:
    """Matches "a spokesman", "he", "President", "Brook's team"; not "Ana Brook" or "A. Brook"."""
    first = said.split(maxsplit=1)[0]
    return (
        first in _ARTICLES
        or all(word in _PRONOUNS or word in TITLES for word in named)
        or any(word in ROLES or word.endswith(_POSSESSIVE) for word in named)
    )
