"""Split plain ASCII into words, by the rules of `words` and several times as fast.

Most texts are ASCII, and most pieces between their blanks are words of nothing but letters, which
take no pattern. Links are told from words; entities are not decoded.
"""

import re
from bisect import bisect_left
from itertools import accumulate, compress
from operator import add, sub

_Placed = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""Words as they are compared, and where each begins and ends."""

SHORT_LINK = r"(?:pic\.(?:twitter|x)\.com|t\.co)/[A-Za-z0-9]+"
"""Matches addresses without a scheme that are put behind a post's words for its pictures and
links, "pic.twitter.com/x1". What is a word is fixed with the index, so no platform adds to it."""
_RUN = r"[A-Za-z0-9]+"
_LINK = (
    r"(?:https?://|www\.|HTTPS?://|Https?://|WWW\.)[!#-;=?-~]*[A-Za-z0-9/=_#&-]"
    rf"|{SHORT_LINK}"
)
_WORD = (
    # No figure begins with a letter, so these may be tried first.
    rf"[A-Za-z][A-Za-z0-9]*(?:['`_\-]{_RUN})*"
    r"|(?<![A-Za-z0-9])[+\-]?(?:\$ ?)?"
    r"(?:(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9.,]?[0-9])|[0-9]+(?:[.,'][0-9]+)*)"
    rf"[A-Za-z0-9]*(?:['`_\-]{_RUN})*(?: ?(?:%|\$(?! ?[0-9])))?"
    rf"|@[A-Za-z0-9_]+|#?{_RUN}(?:['`_\-]{_RUN})*"
)
_TOKEN = re.compile(rf"(?P<link>{_LINK})|{_WORD}", re.ASCII)
_UNLINKED = re.compile(_WORD, re.ASCII)
_SIGN = re.compile(r"[0-9#@$%_`\0]")
# Matches from the sign on all of "$5 %" and "a_b", and "5," of "5, all of".
_SIGNED = re.compile(r"[!-~\0]*(?: [!-~]*[0-9#@$%_`\0][!-~\0]*)*")
_LETTERS = bytes(
    ord(sign.lower()) if sign.isalpha() or sign in "'-" else ord(" ")
    for sign in map(chr, range(128))
).ljust(256)
"""What each byte is replaced by where no piece is signed: small letters, marks between them,
blanks."""
# Matches the marks of "- no", "'tis", "dogs'" and "a--b"; not those of "don't" and "well-known".
_LOOSE_MARK = re.compile(r"['\-](?:(?<![a-z].)|(?![a-z]))")
_LOOSE_MARKS = (" '", "' ", " -", "- ", "''", "--", "'-", "-'")


def may_have_links(raw: str) -> bool:
    """Tell whether a text may have links: plain ASCII without slash, entity and "www." has none."""
    return not raw.isascii() or "/" in raw or "&" in raw or "www." in raw or "WWW." in raw


def normalize_ascii(word: str) -> str:
    """Give the form of one word of ASCII that is compared.

    >>> normalize_ascii("#Pier"), normalize_ascii("5 %")
    ('pier', '5%')
    """
    folded = word.lower().replace("`", "'").replace("~", "-").replace(" ", "")
    return folded.lstrip("#") or folded


def ascii_norms(raw: str) -> tuple[str, ...]:
    """Give the words of ASCII without links."""
    norms: list[str] = []
    at = 0
    for start, end in _signed_pieces(raw):
        norms += _spaced_letters(raw[at:start]).split()
        norms += map(normalize_ascii, _UNLINKED.findall(raw, start, end))
        at = end
    norms += _spaced_letters(raw[at:]).split()
    return tuple(norms)


def _signed_pieces(raw: str) -> list[tuple[int, int]]:
    """List the spans, between blanks, in which a word may have signs or figures."""
    found: list[tuple[int, int]] = []
    at = 0
    while sign := _SIGN.search(raw, at):
        start = raw.rfind(" ", at, sign.start()) + 1 or at
        piece = _SIGNED.match(raw, sign.start())
        at = piece.end() if piece else sign.end()
        found.append((start, at))
    return found


def split_ascii(raw: str) -> tuple[*_Placed, tuple[tuple[int, int], ...]]:
    """Give the words of ASCII without entities with their places, and the spans of its links."""
    if not may_have_links(raw):
        return *_unlinked_words(raw), ()
    tokens = list(_TOKEN.finditer(raw))
    links = tuple([token.span() for token in tokens if token.lastgroup])
    spans = [token.span() for token in tokens if not token.lastgroup]
    return *_normalized(raw, spans), links


def _normalized(raw: str, spans: list[tuple[int, int]]) -> _Placed:
    if not spans:
        return (), (), ()
    starts, ends = zip(*spans, strict=True)
    return tuple([normalize_ascii(raw[start:end]) for start, end in spans]), starts, ends


def _unlinked_words(raw: str) -> _Placed:
    """Split ASCII without links; only pieces with signs or figures by the whole pattern."""
    signed = _signed_pieces(raw)
    if not signed:
        return _placed_words(_spaced_letters(raw))
    letters: list[str] = []
    at = 0
    for start, end in signed:
        letters += raw[at:start], " " * (end - start)
        at = end
    all_norms, all_starts, all_ends = _placed_words(_spaced_letters("".join((*letters, raw[at:]))))
    norms, starts, ends = list[str](), list[int](), list[int]()
    before = 0
    for start, end in signed:
        behind = bisect_left(all_starts, start, before)
        spans = [found.span() for found in _UNLINKED.finditer(raw, start, end)]
        some, first, last = _normalized(raw, spans)
        norms += (*all_norms[before:behind], *some)
        starts += (*all_starts[before:behind], *first)
        ends += (*all_ends[before:behind], *last)
        before = behind
    norms += all_norms[before:]
    starts += all_starts[before:]
    ends += all_ends[before:]
    return tuple(norms), tuple(starts), tuple(ends)


def _spaced_letters(raw: str) -> str:
    """Give words of letters, and of marks that join them, each where it is, blanks for the rest.

    A blank more stands before and behind.
    """
    letters = f" {raw.encode('ascii').translate(_LETTERS).decode('ascii')} "
    if ("'" in letters or "-" in letters) and any(one in letters for one in _LOOSE_MARKS):
        letters = _LOOSE_MARK.sub(" ", letters)
    return letters


def _placed_words(spaced: str) -> _Placed:
    """Give the words of spaced letters with their places in the text of which they are."""
    # Between two blanks is an empty piece, so that all pieces together tell where each is.
    pieces = spaced[1:-1].split(" ")
    sizes = list(map(len, pieces))
    ends = list(map(add, accumulate(sizes), range(len(pieces))))
    starts = map(sub, ends, sizes)
    norms = tuple(filter(None, pieces))
    if len(norms) == len(pieces):
        return norms, tuple(starts), tuple(ends)
    return norms, tuple(compress(starts, pieces)), tuple(compress(ends, pieces))
