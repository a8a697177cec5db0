"""What stands around the quotations of one article: their paragraphs, neighbours and parts."""

from collections.abc import Sequence
from dataclasses import dataclass

HERE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a paragraph where the quotation does whose paragraph it is; no word and no letter."""
_MOST_CHARACTERS = 4_000
"""Characters of a paragraph before and after a quotation; a page may have no line break at all."""


@dataclass(frozen=True, slots=True)
class PlacedQuotation:
    """Where a quotation stands in an article; `continues` marks another part of the one before."""

    id: int
    start: int
    end: int
    continues: bool


class ArticleContext:
    """The text of an article with its quotations in their order, asked for one after the other."""

    def __init__(self, text: str, quotations: Sequence[PlacedQuotation]) -> None:
        self._text = text
        self._quotations = list(quotations)
        self._place = {quotation.id: index for index, quotation in enumerate(quotations)}

    def paragraph_of(self, number: int) -> str:
        r"""Return the paragraph of a quotation without what is quoted in it, `HERE` in its place.

        >>> quotation = PlacedQuotation(1, 10, 14, continues=False)
        >>> ArticleContext("Ana said “Late” twice.", [quotation]).paragraph_of(1)
        'Ana said \ufffc” twice.'
        """
        low, high = self._bounds(number)
        kept: list[str] = []
        at = low
        for quotation in self._quotations:
            if low <= quotation.start < high:
                kept.append(self._text[at : quotation.start].rstrip("“\"„«‘'「『"))
                kept.append(HERE if quotation.id == number else "")
                at = max(at, quotation.end)
        return "".join([*kept, self._text[at:high]])

    def parts_of(self, number: int) -> tuple[str, ...]:
        """Return the other parts of an utterance that its attribution interrupts."""
        place = self._place[number]
        first = last = place
        while first > 0 and self._quotations[first].continues:
            first -= 1
        while last + 1 < len(self._quotations) and self._quotations[last + 1].continues:
            last += 1
        return tuple(
            self._text[quotation.start : quotation.end]
            for quotation in self._quotations[first : last + 1]
            if quotation.id != number
        )

    def texts_beside(self, number: int) -> tuple[str, ...]:
        """Return the other quotations of a quotation's paragraph."""
        low, high = self._bounds(number)
        return tuple(
            self._text[quotation.start : quotation.end]
            for quotation in self._quotations
            if low <= quotation.start < high and quotation.id != number
        )

    def _bounds(self, number: int) -> tuple[int, int]:
        one = self._quotations[self._place[number]]
        low = self._text.rfind("\n", max(0, one.start - _MOST_CHARACTERS), one.start) + 1
        high = self._text.find("\n", one.end, one.end + _MOST_CHARACTERS)
        low = low or max(0, one.start - _MOST_CHARACTERS)
        return low, high if high >= 0 else min(len(self._text), one.end + _MOST_CHARACTERS)
