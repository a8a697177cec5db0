"""Tell whether a quotation credited to somebody else is a misattribution: README.md, section 7.

A `mismatch` accuses a publisher, so each of its conditions has to hold; where one is missing the
attribution stays `unresolved`.
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

import regex

from archiver.languages.given_names import is_given_name
from archiver.languages.name_words import ROLES, TITLE_WORDS, TITLES
from archiver.languages.stop_words import STOP_WORDS, WEAK_WORDS
from archiver.matching.people.names import fold_name, name_parts
from archiver.matching.quotation import PreparedPost
from archiver.matching.reposts import reposted_handles
from archiver.matching.stretch import units_per_word
from archiver.models.verdict_records import Match
from archiver.text.words import split_words

_WORDS = 6
_WHOLE_POST = 4
"""A whole post of so many words is nobody else's either."""
_LETTERS = 4
"""A name of fewer letters is not looked for inside a handle."""

# Matches the names of who reports and interviews: "Harbour Radio", "BBC News", "The Isle Times",
# "@nbcsnl"; not "Ana Newsome" nor "Tim Esterly".
_MEDIUM = regex.compile(
    r"(?i)\b(?:radio|news|tv|television|times|gazette|magazine|journal|herald|tribune|post|press|"
    r"daily|weekly|podcast|show|tonight|today|morning|network|channel|media|broadcast\w*|report|"
    r"reporter|journalist|correspondent|editor|interview\w*|bbc|cnn|nbc|abc|cbs|fox|npr|pbs|msnbc|"
    r"itv|sky|ard|zdf|reuters|ap|afp|dpa|zeitung|nachrichten|rundfunk|tagesschau|talk|fm|"
    r"noticias|notícias|diario|jornal|presse|gazeta|novosti|новости|газета)\b"
    r"|(?i)(?:news|radio|tv|times|gazette|herald|tribune|daily|podcast|zeitung|press|magazine)$"
)
# Matches a credit, a programme or a fragment that was taken for a speaker.
_NO_SPEAKER = regex.compile(
    r"(?i)\b(?:credit|photo|photograph|picture|image|images|getty|file|source|via|video|"
    r"courtesy|foto|bild|crédit|episode|season|trailer|podcast|show|magazine|"
    r"gazette|times|herald)\b"
)
# Matches what stands in marks: “late again”, «late again», "late again" to its end or the post's.
_IN_MARKS = regex.compile(
    r"[\"“”„«](?<said>[^\"“”„«»]*)(?:[\"”“»]|$)|(?<!\w)['‘](?<said>[^'’]*)['’](?!\w)"
    r"|[「『](?<said>[^」』]*)"
)
_MARK = re.compile("[\"“”„«'‘「『]")
# Matches "Marwood:", "Q:" and "@marwood:" before what they say, where a sentence or line begins.
_NAMED_BEFORE = regex.compile(
    r"(?:^|[\n.!?\"“”»])\s*(?:@\w|\p{Lu})[\w.'’-]*(?:\s\p{Lu}[\w.'’-]*){0,3}\s?:\s"
)


def may_accuse(
    match: Match,
    source: PreparedPost,
    speaker: str,
    names: Collection[str],
    handles: Collection[str],
) -> bool:
    """Tell whether a post shows that its author, and not the speaker named, said the words.

    `names` and `handles` are those of the post's author. Not where too few words match, where
    the speaker is no person, or where the post may hand on what somebody else said.
    """
    unit = units_per_word(match.norms)
    whole = match.coverage >= 1 and source.own >= _WHOLE_POST * unit
    if len(match.norms) < _WORDS * unit and not whole:
        return False
    if not _is_speaker(speaker) or any(_MEDIUM.search(_apart(name)) for name in (*names, *handles)):
        return False
    return not hands_on(source, match, speaker)


def hands_on(source: PreparedPost, match: Match, speaker: str) -> bool:
    """Tell whether a post may pass on words of somebody else's: of the speaker's, or in marks."""
    text = source.words.raw
    if reposted_handles(text) or _named_in(speaker, source.words.norms):
        return True
    return stands_in_marks(source, match)


def stands_in_marks(source: PreparedPost, match: Match) -> bool:
    """Tell whether a post has the words in quotation marks, or after somebody's name and a colon.

    A word in marks within the match, or at its edge, is its author's.
    """
    text = source.words.raw
    start, end = match.span
    for found in _IN_MARKS.finditer(text) if _MARK.search(text) else ():
        first, last = found.span("said")
        inside = found.start() > start and found.end() < end
        shared = min(last, end) - max(first, start)
        if not inside and found["said"].strip() and 2 * shared > end - start:
            return True
    before = text[:start]
    return ":" in before and any(
        found.end() <= start + 1 for found in _NAMED_BEFORE.finditer(before)
    )


def is_named_in(
    text: str, names: Iterable[str], handles: Iterable[str], *, surely: bool = False
) -> bool:
    """Tell whether a passage names an account: by its last name, its whole name or its handle.

    "Maeve Quillby" does not name Lorcan Quillby. `surely` takes a last name only from a name that
    is known for a person's: "Bitcoin" does not name Simply Bitcoin for sure.

    >>> is_named_in("joked co-founder Rob Dunblaine.", ["Rob Dunblaine"], [])
    True
    """
    if not text:
        return False
    words = _capitalised(text)
    met = {word for word, _ in words}
    if any(f"@{handle.casefold()}" in met for handle in handles):
        return True
    for name in names:
        parts = name_parts(name)
        if not parts:
            continue
        personal = len(parts) == 1 or any(map(is_given_name, parts[:-1]))
        if surely and not (personal or met.issuperset(parts)):
            continue
        if (_tells(parts[-1]) or len(parts) > 1) and any(
            word == parts[-1] and (not before or before in parts) for word, before in words
        ):
            return True
        whole = "".join(parts)
        if len(whole) > 1 and not whole.isascii() and whole in "".join(word for word, _ in words):
            return True
    return False


def _tells(word: str) -> bool:
    return len(word) > 2 and word not in STOP_WORDS and word not in WEAK_WORDS


@lru_cache(maxsize=256)
def _capitalised(text: str) -> tuple[tuple[str, str], ...]:
    """List the words of a passage that may be names, each with the name before it, or ''.

    Possessives and compounds are taken apart. "A radio talk" does not name Harbour Radio. What
    begins a sentence, and a title, is no name before another.
    """
    found: list[tuple[str, str]] = []
    words = split_words(text)
    before, end = "", 0
    for index, norm in enumerate(words.norms):
        between = text[end : words.starts[index]]
        end = words.ends[index]
        if words.word(index)[:1].islower():
            before = ""
            continue
        word = fold_name(norm)
        bare = word.removesuffix("'s").removesuffix("s'")
        before = before if not between.strip() else ""
        forms = dict.fromkeys((word, bare, *bare.split("-")))
        found += [(form, before) for form in forms]
        begins = index == 0 or any(mark in between for mark in ".!?:\n”»")
        before = "" if begins or bare in TITLES or bare in TITLE_WORDS else bare
    return tuple(found)


def _is_speaker(speaker: str) -> bool:
    """Tell whether a speaker is named as a person or a body, and is no credit and no programme."""
    parts = name_parts(speaker)
    if not parts or _NO_SPEAKER.search(speaker) or _MEDIUM.search(speaker):
        return False
    if any(part in ROLES for part in parts):
        return False
    return speaker.startswith("@") or any(
        word[:1].isupper() or not word.isascii() for word in speaker.split()
    )


def _named_in(speaker: str, norms: Iterable[str]) -> bool:
    """Tell whether a post names or mentions a speaker, by a word of the name or in a handle."""
    parts = [part for part in name_parts(speaker.removeprefix("@")) if len(part) > 2]
    last = parts[-1] if parts else ""
    for norm in norms:
        word = fold_name(norm)
        if word.lstrip("#@").removesuffix("'s") in parts:
            return True
        if word[:1] == "@" and len(last) >= _LETTERS and last in word:
            return True
    return False


def _apart(name: str) -> str:
    """Split a name or handle into its parts: "HarbourRadio" and "harbour_radio" name a radio."""
    return regex.sub(r"(?<=\p{Ll})(?=\p{Lu})|_|\d+", " ", name)
