"""Compile patterns when they are first used: those of many languages take longer than a command."""

from collections.abc import Callable
from functools import cached_property

import regex


class LazyPattern:
    """A pattern of `regex` that is written and compiled when it is first searched for.

    For patterns joined from all languages, of which one takes up to a tenth of a second, and that
    most commands never need. A pattern that cannot be compiled raises regex.error only then.

    >>> LazyPattern(lambda: r"posts? on X").search("in two posts on X").group()
    'posts on X'
    """

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    @cached_property
    def search(self) -> Callable[[str], regex.Match[str] | None]:
        """Find the pattern in a text; None where it is not there."""
        return regex.compile(self._write()).search
