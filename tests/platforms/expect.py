"""Write what comes of a platform's case into its expected.json; no test.

    python -m tests.platforms.expect tests/platforms/resolving/cases/mastodon/not_found_twice

Read what it wrote before you keep it: it is what the program does, not what it should.
"""

import json
import sys
from pathlib import Path
from typing import Any

from archiver.platforms.chain import resolve_post
from archiver.platforms.replay import drive
from tests.platforms.resolving.saved import Case, shown
from tests.platforms.test_cases import found


def expectation(folder: Path) -> Any:
    """Give what comes of the case in a folder, with ``case.json`` or ``input.html``.

    Raises AssertionError, naming the address, for a request that the case does not answer.
    """
    if (folder / "input.html").exists():
        return found(folder)
    case = Case(folder)
    sightings = drive(resolve_post(case.ref, case.asked), case.answer)
    return {"requests": [one.url for one in case.requests], "sightings": shown(sightings)}


def write_expectation(folder: Path) -> None:
    """Write ``expected.json`` of a case, or end with a sentence that says what is missing."""
    if not any((folder / name).exists() for name in ("case.json", "input.html")):
        sys.exit(f"{folder} has neither case.json nor input.html: see tests/README.md")
    try:
        text = json.dumps(expectation(folder), ensure_ascii=False, indent=1)
    except AssertionError as error:
        sys.exit(f"{folder}: {error}: add one to answers in case.json")
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        sys.exit("name the folders of cases whose expected.json is to be written")
    for named in sys.argv[1:]:
        write_expectation(Path(named).resolve())
