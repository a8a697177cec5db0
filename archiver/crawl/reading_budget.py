"""Count the pages that a run may still read, and tell when it is to begin nothing more."""

from dataclasses import dataclass, field
from threading import Lock
from time import monotonic


@dataclass(slots=True)
class ReadingBudget:
    """How many pages one run may still read, and until when. Several threads may take from it.

    `pages_left` is None where there is no limit; `deadline` is a moment of `time.monotonic`, or
    None where the run may take as long as it wants.
    """

    pages_left: int | None = None
    deadline: float | None = None
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def is_late(self) -> bool:
        """Whether the run is to begin nothing more."""
        return self.deadline is not None and monotonic() >= self.deadline

    def take(self) -> bool:
        """Take one of the pages that may still be read; give False where none is left."""
        with self._lock:
            if self.is_late:
                return False
            if self.pages_left is None:
                return True
            if self.pages_left <= 0:
                return False
            self.pages_left -= 1
            return True

    def give_back(self) -> None:
        """Give back a page that was taken and then not asked for."""
        with self._lock:
            if self.pages_left is not None:
                self.pages_left += 1
