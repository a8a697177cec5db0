"""Names of files as text, whatever bytes they have."""

import os
from pathlib import Path

from archiver.text.paths import displayed_path


def test_a_name_that_is_no_text_can_be_printed() -> None:
    assert displayed_path(Path(os.fsdecode(b"ferry-\xff\xe9.html"))) == r"ferry-\xff\xe9.html"
    assert displayed_path(Path("fähre/ferry.html")) == "fähre/ferry.html"
