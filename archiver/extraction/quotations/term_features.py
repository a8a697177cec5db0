"""Describe a passage in quotation marks by what speaks for or against its being a quotation.

A feature is a short string such as ``between determiner and word``: an article right before the
opening mark and a noun right behind the closing one, as in: the “safety check” feature.
Only the passage's own line is looked at, and no more than a window of it.
"""

from collections.abc import Container, Iterator

import regex

from archiver.languages.base import Grammar, wordset
from archiver.languages.grammar import grammar
from archiver.languages.verbs import verbs_of_language
from archiver.models.records import Quote
from archiver.text.words import Words, split_words

_WINDOW = 120  # characters on each side; the words that are looked at lie within 60
_NEAR = 40  # characters between a quotation and its speaker in the next clause
_LEAD, _TAIL = 8, 6  # words in which a verb of saying is looked for
_WORKS = wordset(
    """
    account ad album anthem article blog book broadcast column comedy commercial documentary drama
    episode essay film game hashtag hit magazine motto movie musical newsletter newspaper novel
    play podcast program programme pseudonym series show site slogan song spot website
    livre émission chanson roman journal buch lied sendung zeitung zeitschrift serie titel libro
    canción novela película periódico revista programa livro canção jornal novela boek krant lied
    romanzo canzone giornale rivista trasmissione
    """
)
"""Nouns for what has a title."""
_TITLING = wordset("as called dubbed entitled known labeled named nicknamed so-called term titled")
_AUXILIARIES = wordset(
    """
    are can could did do does had has have is may might must n't should was were will would
    """
)
_ADDRESSING = wordset("i i'm my our we we're you your")
_CLAUSAL = wordset(
    """
    also as because her here him his i if it its my not our she he than that their them then there
    these they this those what when where which while who you your
    """
)
# Words that are small in a title all the same.
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "nor", "of", "on", "or", "the", "to"}
    | {"with", "de", "del", "der", "des", "di", "do", "da", "dos", "das", "du", "e", "et", "la"}
    | {"le", "les", "los", "und", "van", "von", "y"}
)
_MARKS = "“”\"‘’'«»„"
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}’'\-]*|\S")
# Matches the break in "… was late. The mayor"; not "… Mr. mayor".
_SENTENCE_BREAK = regex.compile(r"[.!?][”\"’]?\s+[\"“]?\p{Lu}")
_SIZES = ("0", "1", "2", "3", "4", "5", "5", "7", "7", "7")


def is_titled(words: Words) -> bool:
    """Tell whether every word has a capital but the small ones, and the first one has."""
    if len(words) < 2:
        return False
    raw = [words.word(index) for index in range(len(words))]
    return raw[0][:1].isupper() and all(
        one[:1].isupper() or norm in _SMALL for one, norm in zip(raw, words.norms, strict=True)
    )


def term_features(text: str, quote: Quote, language: str) -> frozenset[str]:
    """Give the features of one passage of a text in a language with capitals."""
    words = split_words(quote.text)
    shape = frozenset(_shape(words, quote))
    return shape | frozenset(_surroundings(text, quote, words, shape, grammar(language), language))


def _shape(words: Words, quote: Quote) -> Iterator[str]:
    """Tell what the passage is like by itself, and how it was said."""
    size = _SIZES[len(words)] if len(words) < len(_SIZES) else "10"
    yield "bias"
    yield f"words {size}"
    yield f"cue {quote.cue}"
    yield "somebody" if quote.speaker_span else "nobody"
    if quote.speaker_span is None and quote.cue == "unknown":
        yield "unsaid"
        yield f"unsaid {size}"
    if quote.continues:
        yield "continues"
    first = words.word(0)[:1] if len(words) else ""
    if is_titled(words):
        yield "titled"
        yield f"titled {size}"
    else:
        yield "capital" if first.isupper() else "small" if first.islower() else "figure"
    if len(words) == 1 and len(quote.text.strip(" .,")) <= 2:
        yield "symbol"
    last = quote.text.rstrip()[-1:]
    yield "comma" if last == "," else "stop" if last in {".", "!", "?"} else "bare"
    if last in {"!", "?"}:
        yield "exclaims"
    if not _ADDRESSING.isdisjoint(words.norms):
        yield "addresses"
    if not _AUXILIARIES.isdisjoint(words.norms):
        yield "verb inside"


def _surroundings(
    text: str, quote: Quote, words: Words, shape: frozenset[str], small: Grammar, language: str
) -> Iterator[str]:
    """Tell what stands around the passage in its line."""
    before, behind = _tokens_before(text, quote.start), _tokens_behind(text, quote.end)
    verbs = verbs_of_language(language)
    left = _sort(before[-1], small, verbs) if before else "start"
    ahead = _sort(before[-2], small, verbs) if len(before) > 1 else "start"
    right = _sort(behind[0], small, verbs) if behind else "end"
    yield f"after {left}"
    yield f"before {right}"
    yield f"between {left} and {right}"
    if left in {"determiner", "possessive", "titling", "name", "quote", "conjunction", "comma"}:
        yield f"after {ahead} {left}"
    if "titled" in shape:
        yield f"titled after {left}"
    if "unsaid" in shape:
        yield f"unsaid after {left}"
        yield f"unsaid before {right}"
    if "words 1" in shape:
        yield f"one word after {left}"
    if left == right == "name" and len(words) <= 2:
        yield "nickname"
    lead = _until_stop(before[::-1])[:_LEAD]
    tail = [] if shape & {"stop"} else _until_stop(behind)[:_TAIL]
    yield "lead" if any(token.lower() in verbs for token in lead) else "no lead"
    yield "tail" if any(token.lower() in verbs for token in tail) else "no tail"
    yield from _according(_until_stop(before[::-1]), behind, small, language)
    if any(token.lower() in _WORKS for token in before[-4:]):
        yield "work before"
    if any(token.lower() in _WORKS for token in behind[:2]):
        yield "work behind"
    if len(words) and words.norms[0] in small.prepositions:
        yield "begins with a preposition"
    if len(words) and words.norms[0] in small.determiners:
        yield "begins with a determiner"
    yield from _speaker(text, quote, len(words))


def _according(
    before: list[str], behind: list[str], small: Grammar, language: str
) -> Iterator[str]:
    """Tell what tells that the passage is according to somebody, or stands in a text."""
    near = [token.lower() for token in (behind[1:] if behind[:1] == [","] else behind)[:2]]
    follows, next_one = (*near, "", "")[:2]
    if follows in small.according:
        yield "according"
    if follows in small.reported.reads and next_one == "es":  # `„…“, hieß es`
        yield "reads"
    if language != "en":
        words = small.according | small.reported.behind
        if any(token.lower() in words for token in before):
            yield "according before"


def _speaker(text: str, quote: Quote, count: int) -> Iterator[str]:
    """Tell on which side of the passage its speaker stands, and how far away."""
    if quote.speaker_span is None:
        return
    start, end = quote.speaker_span
    right = start >= quote.end
    gap = text[quote.end : start] if right else text[end : quote.start]
    if len(gap) > _WINDOW or "\n" in gap:
        away = "far"
    elif _SENTENCE_BREAK.search(gap):
        away = "next"
    else:
        away = "near" if len(gap) < _NEAR else "same"
    place = f"speaker {'right' if right else 'left'} {away}"
    yield place
    yield f"{place} {quote.cue}"
    if count <= 3:
        yield f"few words {place}"
    if away == "far" and quote.speaker is None:
        yield "unnamed far"


def _tokens_before(text: str, start: int) -> list[str]:
    line = text[max(0, start - _WINDOW) : start].rpartition("\n")[2]
    return _TOKEN.findall(line.rstrip(_MARKS + " \xa0"))[-14:]


def _tokens_behind(text: str, end: int) -> list[str]:
    line = text[end : end + _WINDOW].partition("\n")[0]
    return _TOKEN.findall(line.lstrip(_MARKS + " \xa0"))[:10]


def _until_stop(tokens: list[str]) -> list[str]:
    """Give the tokens up to the end of their sentence."""
    stop = next((n for n, token in enumerate(tokens) if token in {".", "!", "?", ";"}), None)
    return tokens[:stop]


def _sort(word: str, small: Grammar, verbs: Container[str]) -> str:
    """Tell what sort of word or mark it is."""
    low = word.lower().replace("’", "'")
    if not word[0].isalnum():
        return "comma" if word == "," else "quote" if word in _MARKS else f"mark {word}"
    if low.endswith(("'s", "s'")):
        return "possessive"
    for sort, listed in (
        ("titling", _TITLING),
        ("work", _WORKS),
        ("determiner", small.determiners),
        ("preposition", small.prepositions | small.of_words | {"to"}),
        ("verb", verbs),
        ("conjunction", small.conjunctions),
        ("auxiliary", _AUXILIARIES),
        ("clausal", _CLAUSAL),
    ):
        if low in listed:
            return sort
    return "name" if word[0].isupper() else "number" if word[0].isdigit() else "word"
