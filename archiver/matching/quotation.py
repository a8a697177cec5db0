"""Prepare a quotation and a post's text once, to be compared many times.

What a quotation declares (ellipses, square brackets) is found here; nothing is judged.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from archiver.models.records import PostVersion
from archiver.text.ascii_words import SHORT_LINK
from archiver.text.words import Words, normalize_word, split_words

MOST_COMPARED = 100_000
"""Characters of a post that are compared; the longest that any platform takes has 63,206
(Facebook). What is longer counts as cut there, so that it never proves an alteration."""

_ELLIPSIS = r"(?:…|\.(?:\s?\.){2,})"
_EDITORS_WORDS = (
    r"(?:expletives?|bleep(?:ed)?|profanity|obscenity)(?:\s(?:deleted|removed|omitted))?|sic!?"
    r"|kraftausdruck|schimpfwort|juron|gros\smot|grossièreté|insulto|palabrota|improperio"
    r"|parolaccia|imprecazione|palavrão|[\p{L}\s\-]{0,40}\bemojis?\b[\p{L}\s\-]{0,40}"
)
"""What an editor puts in round brackets for words that were said, or behind them."""
# Matches "[...]", "(…)", "…", "[sic]", "(expletive)" and the whole of "[T]he" and "play[ed]"; not
# "(see above)".
_GAP = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}'’])[\p{{L}}\p{{M}}'’]{{0,40}}\[[^\[\]]{{0,200}}\][\p{{L}}\p{{M}}'’]{{0,40}}|\(\s*{_ELLIPSIS}\s*\)|{_ELLIPSIS}"
    rf"|\(\s*(?i:{_EDITORS_WORDS})\s*\)"
)
_SOUND = r"[^\W\d_aeiouAEIOU]"
# Matches "s---", "f**k", "f*ck*ng", "sh__", "a$$hole", "f@#!ng", "■■■", "****", and with dashes or
# dots what is hardly a word of its own: "f—", "f–ing", "bulls--t", "G-d", "m… de", "k...a", "f.ck";
# with brackets "k(...)a"; not "I—", "well--now", "wow!!", "AT&T", "5--6", "so… late", "us...we",
# "p.m", "Ph.D", "www.bbc.example".
_MASKED = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}@#])(?:"
    r"(?<part>\p{L}{1,8})(?:\*+(?<part>\p{L}{0,8}))+"
    r"|(?<part>\p{L}{1,8})(?:(?:_{2,}|[-\u2010\u2011]{2,}(?!\p{L}{3})"
    r"|[!$%@#*&^]*[$%@#*^][!$%@#*&^]+|[#$%!](?=\p{L}))(?<part>\p{L}{0,8}))+"
    rf"|(?<part>{_SOUND})[—–](?<part>)"
    rf"|(?<part>{_SOUND}{{1,4}})(?:[-\u2010\u2011]{{2,}}|[—–]+)(?<part>\p{{L}}{{1,8}})"
    rf"|(?<part>\p{{L}}{{1,8}})[—–]+(?<part>{_SOUND}{{1,3}})"
    rf"|(?<part>{_SOUND}{{1,3}})-(?<part>{_SOUND}{{1,3}})"
    rf"|(?<part>{_SOUND}{{1,3}})_(?<part>\p{{L}}{{1,5}})"
    rf"|(?<part>{_SOUND}{{1,3}})(?:…|\.\.)\.*(?<part>\p{{L}}{{1,3}})"
    rf"|(?<part>\p{{L}}{{1,3}})[(\[]\s?(?:…|\.{{2,4}}|\*+|-+)\s?[)\]](?<part>\p{{L}}{{1,4}})"
    rf"|(?<part>{_SOUND}{{1,2}})\.(?<part>(?-i:(?!\p{{Lu}}){_SOUND}){{1,3}})(?!\.)(?<=\p{{L}}\p{{L}}\.\p{{L}}+|\.\p{{L}}{{2,3}})"
    rf"|(?<part>{_SOUND}{{1,3}})(?:…|\.\.\.)(?<part>)|(?<part>)(?:[■█▇▉▓▮●]{{2,}}|\*{{3,}})(?<part>)"
    r")(?![\p{L}\p{M}\p{N}*])"
)
# Matches any mark that a masked word has: "*" of "f**k", "-" of "G-d"; not the comma of "no, I".
_MASKING = re.compile(r"[*_\-\u2010\u2011!$%@#&^—–■█▇▉▓▮●…]|\.\.|[^\W\d_]\.[^\W\d_]")
_DOT_MASKS = ("…", ".")
_DOTS = 3
"""Full stops of an ellipsis."""
# Matches the sign of a text that was cut: "in…", "in… https://t.co/x"; not "in… the end".
_CUT = regex.compile(rf"{_ELLIPSIS}\s*(?:https?://\S+|{SHORT_LINK})?\s*$")
# Matches "from… https://t.co/x1", as X's embeds cut, and "RT @ana: and from…", as X's interface
# cut what was shared; not "wait… what" or "see https://a.example", nor "make (cont) https://t.co/x1",
# which is all that the post says.
_APPENDED = regex.compile(
    rf"[^\s…]…\s*(?:https?://)?{SHORT_LINK}\s*$"
    r"|^RT @\w{1,30}: (?s:.)*[^\s…]…$"
)
_BRACKETS = str.maketrans("", "", "[]")
# Matches the inside of "[n]ot" and "play[ed]"; not "[the] mayor".
_DIVIDED = regex.compile(r"\][\p{L}\p{M}]|[\p{L}\p{M}]\[")
_WRAPPED = {"“": "”", '"': '"', "«": "»", "„": "“", "「": "」", "『": "』", "»": "«", "‹": "›"}


@dataclass(frozen=True, slots=True)
class PreparedQuotation:
    """A quotation ready to be compared: its words, and its segments between declared gaps.

    `segments` are half-open ranges of word indexes; words inside brackets are in none.
    It is one range over all words where nothing is declared. `mended` says that a word has
    brackets inside it ("[T]he"), which is then one word, and never the post's own. `masks` are
    masked words ("s---"): how many segments stand before each, and the letters left standing, in
    parts of which the first begins the word and the last ends it. `dotted` says that dots of one
    may be an ellipsis as well: "m… de", "PS… and".
    """

    words: Words
    segments: tuple[tuple[int, int], ...]
    declared: bool
    mended: bool = False
    masks: tuple[tuple[int, tuple[str, ...]], ...] = ()
    dotted: bool = False

    @property
    def raw(self) -> str:
        """The quotation as given, without marks around the whole of it."""
        return self.words.raw

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class PreparedPost:
    """One wording of a post ready to be compared.

    `first` is the index of the first own word: leading @mentions of a reply are no part
    of what the post says, but may be quoted. `whole` is how many words are surely whole: the
    last one is not where the cut of a truncated post may have gone through it.
    """

    words: Words
    first: int
    truncated: bool
    whole: int
    joined: str = field(repr=False)

    @property
    def own(self) -> int:
        """How many words the post says, at least one."""
        return max(1, len(self.words) - self.first)


def strip_outer_marks(text: str) -> str:
    """Strip white space and one pair of quotation marks around the whole quotation.

    >>> strip_outer_marks(' “Yes,” ')
    'Yes,'
    """
    text = text.strip()
    close = _WRAPPED.get(text[:1])
    inside = text[1:-1]
    if close and len(text) > 2 and text.endswith(close) and not {text[0], close} & set(inside):
        return inside
    return text


def prepare_quotation(text: str, *, dots_mask: bool = True) -> PreparedQuotation:
    """Prepare a quotation for comparison; its raw text stays as given.

    Dots that may mask a word are those of an ellipsis without `dots_mask`.
    """
    plain = split_words(text)
    masked = list(_MASKED.finditer(text)) if _MASKING.search(text) else []
    dotted = [one for one in masked if any(mark in one[0] for mark in _DOT_MASKS)]
    if dotted and not dots_mask:
        masked = [one for one in masked if one not in dotted]
    gaps = [gap.span() for gap in _GAP.finditer(text)] if may_declare_gaps(text) else []
    if not masked and not gaps:
        return PreparedQuotation(plain, ((0, len(plain)),) if len(plain) else (), declared=False)
    # The dots of "m… de" and "k...a" are the mask's.
    inside = {at for one in dotted for at in range(*one.span())} if dots_mask else set()
    gaps = [gap for gap in gaps if gap[0] not in inside]
    hidden = {
        one.span(): one for one in masked if not any(_overlap(one.span(), gap) for gap in gaps)
    }
    found = _mended(plain, gaps) if gaps else plain
    gaps = sorted([*gaps, *hidden])
    segments: list[tuple[int, int]] = []
    masks: list[tuple[int, tuple[str, ...]]] = []
    at = 0
    for start, end in [*gaps, (len(text), len(text))]:
        last = at
        while last < len(found) and found.ends[last] <= start:
            last += 1
        if last > at:
            segments.append((at, last))
        if mask := hidden.get((start, end)):
            masks.append((len(segments), mask_parts(mask[0]) or ("", "")))
        at = last
        while at < len(found) and found.starts[at] < end:
            at += 1
    mended = found is not plain
    uncertain = bool(dotted) and dots_mask
    return PreparedQuotation(found, tuple(segments), bool(gaps), mended, tuple(masks), uncertain)


def mask_parts(word: str) -> tuple[str, ...] | None:
    """Return the letters that a masked word shows, or None for a word without a mask.

    >>> mask_parts("F**k"), mask_parts("folk")
    (('f', 'k'), None)
    """
    found = _MASKED.fullmatch(word)
    return tuple(part.casefold() for part in found.captures("part")) if found else None


def may_declare_gaps(text: str) -> bool:
    """Tell whether a text has any mark of an ellipsis or of words in brackets.

    >>> may_declare_gaps("so [he] said"), may_declare_gaps("He left. She stayed.")
    (True, False)
    """
    return "[" in text or "(" in text or "…" in text or text.count(".") >= _DOTS


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _mended(plain: Words, gaps: Sequence[tuple[int, int]]) -> Words:
    """Join words that brackets divide: "[n]ot", "play[ed]", "[no]body"."""
    norms, starts, ends = list(plain.norms), list(plain.starts), list(plain.ends)
    for start, end in reversed(gaps):
        raw = plain.raw[start:end]
        whole = raw.translate(_BRACKETS)
        places = slice(bisect_left(plain.starts, start), bisect_left(plain.starts, end))
        divided = places.stop - places.start > 1 and _DIVIDED.search(raw)
        if not divided or len(split_words(whole)) != 1:
            continue
        norms[places], starts[places], ends[places] = [normalize_word(whole)], [start], [end]
    if len(norms) == len(plain):
        return plain
    return Words(plain.raw, tuple(norms), tuple(starts), tuple(ends), plain.links)


def prepare_post(version: PostVersion) -> PreparedPost:
    """Prepare one wording of a post for comparison; of an extremely long one, its beginning."""
    found = split_words(version.text[:MOST_COMPARED])
    whole = len(found)
    cut_off = "…" in found.raw and _APPENDED.search(found.raw) is not None
    truncated = version.truncated or cut_off or len(version.text) > MOST_COMPARED
    if truncated and whole:
        cut = _CUT.search(found.raw)
        whole -= (cut.start() if cut else len(found.raw)) == found.ends[-1]
    first, at = 0, 0
    while first < len(found) and found.norms[first].startswith("@"):
        if found.raw[at : found.starts[first]].strip():
            break
        at = found.ends[first]
        first += 1
    return PreparedPost(found, first, truncated, whole, join_norms(found.norms))


def join_norms(norms: tuple[str, ...] | list[str]) -> str:
    """Join normalised words into one string in which a run of words can be found."""
    return "\0" + "\0".join(norms) + "\0" if norms else "\0"
