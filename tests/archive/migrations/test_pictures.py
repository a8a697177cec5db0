"""What may come of a picture is one list, in the program and in the archive."""

import re
from typing import get_args

from archiver.archive.migrations.pictures import PICTURES
from archiver.archive.store.pictures import PictureOutcome


def test_the_outcomes_are_those_of_the_store() -> None:
    listed = re.search(r"outcome in \(([^)]*)\)", PICTURES[0])
    assert listed
    assert re.findall(r"\w+", listed[1]) == list(get_args(PictureOutcome))
