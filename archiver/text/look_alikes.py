"""Tell what letters look like, so that two words that look alike can be told to."""

_LETTERS = str.maketrans(
    dict(
        zip("аеорсухіјѕһԁԛԝѵԍьвгкмнтαειοκνρτυχѡ", "aeopcyxijshdqwvgbbrkmhtaeioknptuxw", strict=True)
    )
    | dict(zip("ı0134568$@|!", "lolseasbsall", strict=True))
    | {"i": "l"}
)
"""Letters and figures by those that they look like, after folding to lower case."""
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


def draw_alike(folded: str) -> str:
    """Replace letters and figures of a lower-case word by the Latin letters that they look like.

    Two words that look alike give the same.

    >>> draw_alike("апа") == draw_alike("ana"), draw_alike("х") == draw_alike("x")
    (False, True)
    """
    seen = folded.translate(_LETTERS)
    for pair, letter in _PAIRS:
        seen = seen.replace(pair, letter)
    return seen
