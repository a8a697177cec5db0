"""Build the words of a text anew, where one way of writing replaces another."""

from dataclasses import dataclass, field

from archiver.text.words import Words


@dataclass(slots=True)
class RewrittenWords:
    """The words collected so far, each as it is compared, with its span in the raw text."""

    norms: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, norm: str, start: int, end: int) -> None:
        """Add a word that is written in the raw text from one character to another."""
        self.norms.append(norm)
        self.starts.append(start)
        self.ends.append(end)

    def words(self, like: Words) -> Words:
        """Return the words of the same text; the original ones where nothing changed.

        >>> from archiver.text.words import split_words
        >>> old, new = split_words("five km"), RewrittenWords()
        >>> new.add("5", 0, 4)
        >>> new.add("km", 5, 7)
        >>> new.words(old).norms, new.words(old).word(0)
        (('5', 'km'), 'five')
        """
        if self.norms == list(like.norms):
            return like
        places = tuple(self.norms), tuple(self.starts), tuple(self.ends)
        return Words(like.raw, *places, like.links)
