"""Have Python look for garbage less often while a page is read.

A reading makes thousands of objects that it needs to its end, and Python goes through all of them
again and again to see whether any can go: a twentieth of a reading. What is not in a circle goes
at once all the same.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_OBJECTS = 100_000
"""New objects after which Python looks for garbage: some 10 MB. Most pages make fewer."""
_lock = Lock()
_readings = 0
_before = gc.get_threshold()


@contextmanager
def collect_rarely() -> Iterator[None]:
    """Raise the threshold of the garbage collector meanwhile; a higher one, or none, stays.

    It is the process's: where several threads read, the last to end puts it back.
    """
    global _readings, _before  # noqa: PLW0603 - the collector is one for all as well
    with _lock:
        if _readings == 0:
            _before = gc.get_threshold()
            if 0 < _before[0] < _OBJECTS:
                gc.set_threshold(_OBJECTS, *_before[1:])
        _readings += 1
    try:
        yield
    finally:
        with _lock:
            _readings -= 1
            if _readings == 0:
                gc.set_threshold(*_before)
