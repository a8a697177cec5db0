"""Leave out the mentions of single words that name nobody: nouns, and words that begin sentences.

A word with a capital is a name where the text uses it as one: in the middle of a sentence, beside
a verb of uttering, as part of a longer name. In German, where every noun has a capital, no word
is a name that stands behind an article anywhere in the text. Never adds a mention.
"""

from collections.abc import Container, Iterable, Sequence

from archiver.extraction.quotations.mention_words import BULLETS
from archiver.extraction.quotations.mentions import Mention
from archiver.extraction.quotations.tokens import Token
from archiver.languages.base import Grammar, wordset
from archiver.languages.given_names import is_given_name
from archiver.platforms.prose_names import platform_words

_NOUN_ENDINGS = ("ungen", "heit", "keit", "schaft", "tion", "tionen", "zahlen", "tät", "nis")
"""Ends of German nouns for things; "ung" ends names of bodies as well: "Bundesregierung"."""
_CONTRACTED = wordset("im am zum zur vom beim ins ans")
"""German prepositions with an article in them."""
_PARTS_OF_TIME = wordset("anfang ende mitte anfangs")


def without_implausible(
    tokens: Sequence[Token],
    mentions: Iterable[Mention],
    words: Grammar,
    verbs: Container[str],
    *,
    nouns_capital: bool,
) -> list[Mention]:
    """Give the mentions without those of single words that the text does not use as names."""
    listed = list(mentions)
    longer = {
        _key(token)
        for mention in listed
        if mention.name and mention.name[1] - mention.name[0] > 1
        for token in tokens[mention.name[0] : mention.name[1]]
    }
    alone = {
        _key(tokens[mention.first])
        for mention in listed
        if mention.kind == "name" and mention.last - mention.first == 1
    } - longer
    bodies = tuple(words.bodies | words.roles)  # also at the end: "Bundesregierung"
    wanted = {key for key in alone if not is_given_name(key) and not key.endswith(bodies)}
    known = _used_as_names(tokens, wanted, verbs, words, nouns_capital=nouns_capital)
    nouns = _nouns(tokens, wanted, words) if nouns_capital else set()
    unknown = wanted - (known - nouns)
    # What a German noun names may be who speaks ("Kritiker sagen"), but it is nobody's name.
    return [
        mention._replace(kind="nominal", name=None) if no_name else mention
        for mention in listed
        if not (
            no_name := _is_no_name(tokens, mention, unknown)
            or _is_place(tokens, mention, words)
            or (nouns_capital and _is_noun_with_name(tokens, mention, longer))
        )
        or nouns_capital
        if not (nouns_capital and _is_time(tokens, mention))
    ]


def _key(token: Token) -> str:
    return token.low.removesuffix("'s").strip("'")


def _is_no_name(tokens: Sequence[Token], mention: Mention, unknown: Container[str]) -> bool:
    """Tell whether a mention is a picture's credit, or a word alone that is no name."""
    if mention.kind != "name":
        return False
    if any("/" in token.text for token in tokens[mention.first : mention.last]):
        return True
    beside = tokens[max(0, mention.first - 1) : mention.last + 1 : mention.last - mention.first + 1]
    if any(token.text == "|" for token in beside):
        return True
    token = tokens[mention.first]
    if mention.last - mention.first > 1 or token.kind == "quote" or token.text[0] in "@#":
        return False
    short = token.text.isupper() and len(token.text) < 8
    return not short and _key(token) in unknown


def _is_place(tokens: Sequence[Token], mention: Mention, words: Grammar) -> bool:
    """Tell whether a name stands right behind a word that only a place follows: `aus Kiel`."""
    if mention.kind != "name" or not mention.first:
        return False
    before = tokens[mention.first - 1]
    near = before.sentence == tokens[mention.first].sentence
    return near and before.low in words.place_prepositions


def _is_noun_with_name(tokens: Sequence[Token], mention: Mention, named: Container[str]) -> bool:
    """Tell whether German words are a noun beside a name: `Kampf Orts`, `Orts Plan`, `Bühne X`."""
    if mention.kind != "name" or mention.name is None or mention.last - mention.first < 2:
        return False
    first, last = tokens[mention.first], tokens[mention.last - 1]
    if last.text in platform_words():
        return True
    if is_given_name(_key(first)):
        return False
    owned = last.low.endswith("s") and last.low[:-1] in named
    owns = first.low.endswith("s") and first.low[:-1] in named and mention.last - mention.first == 2
    return owned or owns


def _is_time(tokens: Sequence[Token], mention: Mention) -> bool:
    return mention.kind == "name" and tokens[mention.first].low in _PARTS_OF_TIME


def _used_as_names(
    tokens: Sequence[Token],
    wanted: Container[str],
    verbs: Container[str],
    words: Grammar,
    *,
    nouns_capital: bool,
) -> set[str]:
    """Give the words that stand as a name does at least once."""
    found: set[str] = set()
    english = "the" in words.determiners
    keys: dict[str, str | None] = {}
    for i, token in enumerate(tokens):
        if token.kind != "word":
            continue
        text = token.text
        if text not in keys:
            named = None if text[0].islower() else _key(token)
            keys[text] = named if named in wanted else None
        key = keys[text]
        if key is None:
            continue
        before = tokens[i - 1] if i else None
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        inside = before is not None and before.sentence == token.sentence and before.kind != "quote"
        if inside and before is not None and before.text not in BULLETS and not nouns_capital:
            found.add(key)
        said = inside and before is not None and before.low in verbs
        says = after is not None and after.sentence == token.sentence and after.low in verbs
        # `FINCH: “…”`, and not `Résultat : « … »`
        signs = after is not None and after.text == ":" and (text.isupper() or english)
        signed = before is not None and before.text in {"—", "–", "―"}
        # `Finch, who came late, says`
        who = english and [one.low for one in tokens[i + 1 : i + 3]] == [",", "who"]
        if said or says or signs or signed or who:
            found.add(key)
    return found


def _nouns(tokens: Sequence[Token], wanted: Container[str], words: Grammar) -> set[str]:
    """Give the German words that are nouns: behind an article, or by their ending."""
    found: set[str] = set()
    for i, token in enumerate(tokens):
        if token.kind != "word" or token.low not in wanted:
            continue
        before = tokens[i - 1] if i and tokens[i - 1].sentence == token.sentence else None
        if token.low.endswith(_NOUN_ENDINGS) or (
            before is not None and (before.low in words.determiners or before.low in _CONTRACTED)
        ):
            found.add(token.low)
    return found
