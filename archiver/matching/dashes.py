"""Find hyphens between words that stand for dashes: "he did-until he was fired".

People type a hyphen for a dash and leave the spaces out. A quotation may end there, though
not within a compound: "president" is no quotation of "president-elect".
"""

from archiver.text.words import HYPHENS, Words

_BEGIN = frozenset(
    "i i'm i'll i've i'd he he's she she's they they're they'll we we're we'll we've it's there's "
    "and but until because which who when while although though unless whether the a an this these "
    "those their his her my our is was are were will should could would has isn't wasn't aren't "
    "won't don't doesn't didn't can't no not never just very really truly even especially including "
    "then there maybe perhaps totally absolutely completely und aber weil sondern denn wenn doch ich "
    "wir mais parce nous pero porque aunque nosotros".split()
)
"""What begins a clause, or what is said of something: no compound of two ends with it."""
_END = frozenset("him them is was are were it's that's again anymore ihn ihm uns".split())
"""What ends a clause: no compound begins with it."""
_JOINED = frozenset(
    "anti non as open state crypto counter pro post trans inter intra super ultra semi half then early late vice cross self neo pseudo "
    "north south east west northern southern eastern western upper lower central greater former "
    "future current many most nicht halb ganz erst mittel spät früh ober unter über nord ouest "
    "nord süd ost mega mini multi micro extra quasi proto hyper former acting deputy".split()
)
"""What is one with what follows, even a name: "anti-Brook", "early-May", "as-is"."""
_LONG = 4


def free_hyphens(words: Words) -> set[int]:
    """Find the places in the raw text where a hyphen between two words is surely a dash.

    >>> from archiver.text.words import split_words
    >>> free_hyphens(split_words("he did-until it broke")), free_hyphens(split_words("the mayor-elect"))
    ({6}, set())
    """
    found: set[int] = set()
    for index in [index for index, norm in enumerate(words.norms) if "-" in norm]:
        left, _, right = words.norms[index].partition("-")
        if len(left) > 1 and right and "-" not in right and left not in _JOINED:
            raw = words.word(index)
            at = next((i for i, mark in enumerate(raw) if mark in HYPHENS), None)
            if at is not None and (
                right in _BEGIN or left in _END or _named(raw[:at], raw[at + 1 :])
            ):
                found.add(words.starts[index] + at)
    return found


def _named(left: str, right: str) -> bool:
    """Tell whether a capital begins after a word of small letters that is not joined to names."""
    small = left.islower() and left.isalpha() and len(left) >= _LONG
    return small and right[:1].isupper()
