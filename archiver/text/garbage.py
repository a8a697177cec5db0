"""Have Python look for garbage less often while much is made that is needed to the end.

Reading a page, a batch of an import and many verdicts in turn make thousands of objects without a
circle among them, and Python goes through all of them again and again to see whether any can go:
a twentieth of a reading, a tenth of an import. What is in no circle goes at once all the same.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_uses = 0
_before = gc.get_threshold()


@contextmanager
def collect_rarely(objects: int) -> Iterator[None]:
    """Have garbage looked for after so many new objects; where it is later, or never, that stays.

    It is the process's: of several uses at once the last to end puts it back.
    """
    global _uses, _before  # noqa: PLW0603 - the collector is one for all as well
    with _lock:
        if _uses == 0:
            _before = gc.get_threshold()
        if 0 < gc.get_threshold()[0] < objects:
            gc.set_threshold(objects, *_before[1:])
        _uses += 1
    try:
        yield
    finally:
        with _lock:
            _uses -= 1
            if _uses == 0:
                gc.set_threshold(*_before)
