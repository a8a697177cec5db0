"""Write names of files as text that can be stored and printed."""

import os
from pathlib import Path


def displayed_path(path: Path) -> str:
    r"""Write a path as text, whatever bytes its name has.

    >>> displayed_path(Path("page-\udcff.html"))
    'page-\\xff.html'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")
