"""Split raw text into words, each normalised and with its span in the raw text.

Raw text is never changed here: `Words` is a second text beside it with a map back.
The rules are section 2 ("Words") of `archiver/matching/README.md`:

* NFKC, then case folded; superscripts and fractions stay themselves, so that
  ``10²`` is not ``102``.
* Zero-width characters, variation selectors, bidi marks and soft hyphens vanish.
* Links and emoji are no words; ``#word`` is ``word``; ``@word`` keeps its ``@``.
* Han, Kana, Thai, Lao, Khmer and Burmese, written without spaces, are compared
  character by character.
"""

import re
import sys
import unicodedata
from dataclasses import dataclass

import regex

from archiver.text.ascii_words import (
    SHORT_LINK,
    ascii_norms,
    may_have_links,
    normalize_ascii,
    split_ascii,
)
from archiver.text.clean_text import clean_text
from archiver.text.text_cache import TextCache, size_of_texts

RULES = "4"
"""Version of the rules by which quotations are compared; stored with every verdict."""

_APOSTROPHES = "'’ʼ‘＇`´"
HYPHENS = "‐‑–-"
"""Marks that join a compound where they stand between letters without spaces."""
DASHES = "-‐‑‒–—―−﹘﹣－⁓~〜"
_QUOTE_MARKS = "'’ʼ‘‚‛＇`´\"“”„‟″′＂«»‹›「」『』《》〈〉❝❞❛❜〝〞〟"

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}ーｰ々〆]"
_LETTER = rf"[[\p{{L}}\p{{N}}]--{_UNSPACED}]"
_RUN = rf"{_LETTER}(?:[[\p{{L}}\p{{N}}\p{{M}}]--{_UNSPACED}])*"
_URL_CHARACTER = rf"(?:[!#-;=?-~]|[\p{{L}}--{_UNSPACED}])"
# Matches "https://a.example/b" and "pic.twitter.com/x1"; not "a.example".
_LINK = (
    rf"(?:https?://|www\.|HTTPS?://|Https?://|WWW\.){_URL_CHARACTER}*(?:[A-Za-z0-9/=_#&-]|[\p{{L}}--{_UNSPACED}])"
    rf"|{SHORT_LINK}"
)
# A sign or currency before the figure, separators inside, a percent sign or currency after it.
# Matches "-5", "$1,000.50", "10 000", "5 %"; not the hyphen of "POTUS-5".
_FIGURE = (
    r"(?:(?<![\p{L}\p{N}\p{M}])[+\-−–]?)(?:\p{Sc}[ \u00a0\u202f]?)?"
    r"(?:(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]?\d)|\d+(?:[.,'’]\d+)*)"
    rf"(?:[[\p{{L}}\p{{N}}\p{{M}}]--{_UNSPACED}])*"
    rf"(?:[{_APOSTROPHES}_{HYPHENS[:-1]}\-]{_RUN})*"
    r"(?:[ \u00a0\u202f]?(?:[%٪％]|‰(?![\p{L}\u00a0])|\p{Sc}(?![ \u00a0\u202f]?\d)))?"
)
# Matches "don’t", "well-known", "@a_b", "#Tag", "צה\"ל"; not the dash of "yes — no".
_WORD = (
    rf"[@＠][\p{{L}}\p{{N}}_][\p{{L}}\p{{N}}\p{{M}}_]*"
    rf"|[#＃]?{_RUN}(?:(?:[{_APOSTROPHES}_{HYPHENS[:-1]}\-]|(?<=\p{{Hebrew}})[\"״׳](?=\p{{Hebrew}})){_RUN})*"
)
_TOKEN = regex.compile(rf"(?P<link>{_LINK})|{_FIGURE}|{_WORD}|{_UNSPACED}[\p{{M}}ﾞﾟ]*", regex.V1)

_UNFLATTENED = ("<super>", "<sub>", "<fraction>")
_FOLD = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys("\u00a0\u202f ", None)
    | {"٪": "%", "％": "%"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `raw`: `norms[i]` is what is compared, `raw[starts[i]:ends[i]]` its source.

    `links` are the spans of the links between them, which are no words.
    """

    raw: str
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    links: tuple[tuple[int, int], ...] = ()

    def __len__(self) -> int:
        return len(self.norms)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the raw span from word `first` up to, not including, word `last`."""
        return (self.starts[first], self.ends[last - 1])

    def word(self, index: int) -> str:
        """Give one word as it stands in the raw text."""
        return self.raw[self.starts[index] : self.ends[index]]


def normalize_word(word: str) -> str:
    """Give the form of one word that is compared. Normalising twice is normalising once.

    >>> normalize_word("Café"), normalize_word("#𝕏"), normalize_word("10²"), normalize_word("Don’t")
    ('café', 'x', '10²', "don't")
    """
    return _NORMS[word]


def _normalized(word: str) -> str:
    if word.isascii():
        return normalize_ascii(word)
    # Marks first: NFKC takes a spacing accent apart, and half of it would join the letter.
    plain = word.translate(_FOLD)
    folded = plain.lower() if plain.isascii() else _compatible(_compatible(plain).casefold())
    folded = folded.lstrip("#") or folded
    # The capital of a dotted i has a dot of its own when it is folded: "İzmir" is "izmir".
    return folded.translate(_FOLD).replace("i\u0307", "i")


def _compatible(word: str) -> str:
    """Normalise by NFKC, but leave superscripts, subscripts and fractions as they are."""
    if unicodedata.is_normalized("NFKC", word):
        return word
    out: list[str] = []
    run = ""
    for character in word:
        if unicodedata.decomposition(character).startswith(_UNFLATTENED):
            out += (unicodedata.normalize("NFKC", run), character)
            run = ""
        else:
            run += character
    out.append(unicodedata.normalize("NFKC", run))
    return "".join(out)


# What joins words or stands in figures becomes what does so in ASCII, what does neither a mark that
# is in no word and no link.
_AS_ASCII = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "\u00a0": " "} | dict.fromkeys("“”„‚«»—…•", '"')
)
# Matches a letter with an accent, an emoji, and "5‘", behind which a figure goes on otherwise than
# behind "5'"; not "don’t" and "“yes” — no…".
_UNPRINTED = re.compile(rf"[^\0-\x7f{''.join(map(chr, _AS_ASCII))}]|[0-9]‘")

_NORMS = TextCache(
    _normalized,
    most=16_000_000,
    weigh=lambda word, norm: sys.getsizeof(word) + sys.getsizeof(norm),
)


def split_words(raw: str) -> Words:
    """Split raw text into its words; the last texts are remembered, for several ask in turn.

    >>> split_words("Don’t — ever — pay $1,000 for 5 %!").norms
    ("don't", 'ever', 'pay', '$1,000', 'for', '5%')
    """
    return _WORDS[raw]


def word_norms(raw: str) -> tuple[str, ...]:
    """Give the words of raw text without their places: half the time for plain ASCII."""
    return _WORD_NORMS[raw]


def norms_once(raw: str) -> tuple[str, ...]:
    """Give the words of raw text as `word_norms` does, and remember nothing of a text met once."""
    return split_words(raw).norms if may_have_links(raw) else ascii_norms(raw)


def _any_words(raw: str) -> Words:
    cleaned = clean_text(raw)
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    links: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(cleaned.text):
        span = found.span() if cleaned.starts is None else cleaned.raw(*found.span())
        if found.lastgroup == "link":
            links.append(span)
            continue
        norms.append(_NORMS[found[0]])
        starts.append(span[0])
        ends.append(span[1])
    return Words(raw, tuple(norms), tuple(starts), tuple(ends), tuple(links))


def _split(raw: str) -> Words:
    plain = _as_ascii(raw)
    if plain is None:
        return _any_words(raw)
    norms, starts, ends, links = split_ascii(plain)
    if plain is not raw and not all(raw[start:end].isascii() for start, end in links):
        return _any_words(raw)  # an address ends before a printer's mark
    return Words(raw, norms, starts, ends, links)


def _as_ascii(raw: str) -> str | None:
    """Write a text in ASCII, character by character, that has the same words but for links.

    None where it has entities, or other signs than those that papers and phones write.
    """
    if "&" in raw:
        return None
    if raw.isascii():
        return raw
    return None if _UNPRINTED.search(raw) else raw.translate(_AS_ASCII)


def _weigh_words(raw: str, words: Words) -> int:
    """Weigh a text and its words: of each its norm, and two numbers for its place."""
    numbers = 2 * len(words.norms) + 2 * len(words.links)
    return sys.getsizeof(raw) + _weigh_norms(raw, words.norms) + numbers * _NUMBER_SIZE


def _weigh_norms(raw: str, norms: tuple[str, ...]) -> int:
    """Weigh the words of a text; of ASCII, where none can grow, without asking each."""
    if raw.isascii():
        return sys.getsizeof(norms) + len(raw) + len(norms) * _EMPTY_SIZE
    return size_of_texts(norms)


_NUMBER_SIZE = sys.getsizeof(1) + 8
_EMPTY_SIZE = sys.getsizeof("")
_WORDS = TextCache(_split, most=32_000_000, weigh=_weigh_words)
_WORD_NORMS = TextCache(
    norms_once,
    most=16_000_000,
    weigh=lambda raw, norms: sys.getsizeof(raw) + _weigh_norms(raw, norms),
)

_HAS_UNSPACED = regex.compile(_UNSPACED)


def spelled_words(*raws: str) -> tuple[str, ...] | None:
    """Write texts as words with spaces between; None where all scripts have spaces anyway.

    A character of those scripts is a word of its own.

    >>> spelled_words("海豹 and 船", "A ferry")
    ('海 豹 and 船', 'a ferry')
    """
    if not any(not raw.isascii() and _HAS_UNSPACED.search(raw) for raw in raws):
        return None
    return tuple(" ".join(split_words(raw).norms) for raw in raws)


_STYLE = str.maketrans(dict.fromkeys(_QUOTE_MARKS, "'") | dict.fromkeys(DASHES, "-"))
# Matches any white space, and runs of one mark that are one mark: ''word'', --.
_RUNS = regex.compile(r"\s+|(?<=')'+|(?<=-)-+")


def normalize_surface(raw: str) -> str:
    """Reduce a text to what must agree character for character in a verbatim quotation.

    Without white space, with one quote mark and one dash, entities decoded, invisible
    characters dropped, canonically composed. Case and punctuation stay.
    """
    if raw.isascii() and raw.isprintable() and "&" not in raw:
        # Most texts are: they have no entity, nothing invisible, and no white space but spaces.
        plain = raw.replace('"', "'").replace("`", "'").replace("~", "-")
        if "''" not in plain and "--" not in plain:
            return plain.replace(" ", "")
    text = unicodedata.normalize("NFC", clean_text(raw).text).translate(_STYLE)
    return _RUNS.sub("", text)
