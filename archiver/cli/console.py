"""Print for people: colour on a terminal alone.

Apart from the options, for Rich takes a while to import.
"""

import sys

from rich.console import Console


class Printer(Console):
    """A console that leaves it to the program what a reader who has had enough means."""

    def on_broken_pipe(self) -> None:
        """Leave with another code than Rich would: 1 is a verdict here."""
        raise BrokenPipeError


def console(*, error: bool = False) -> Console:
    """Return a console that colours a terminal alone, and has 120 columns for a file or a pipe."""
    stream = sys.stderr if error else sys.stdout
    width = None if stream is not None and stream.isatty() else 120
    return Printer(stderr=error, highlight=False, soft_wrap=False, width=width, emoji=False)
