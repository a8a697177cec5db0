"""The command that writes what is expected of a case writes what the tests compare."""

import json
import shutil
from pathlib import Path

import pytest

from tests.platforms.expect import write_expectation
from tests.platforms.resolving.saved import CASES

PAGES = Path(__file__).parent / "cases"


@pytest.mark.parametrize(
    "case", [CASES / "mastodon" / "not_found_twice", PAGES / "mastodon" / "blockquote"], ids=str
)
def test_what_it_writes_is_what_is_there(tmp_path: Path, case: Path) -> None:
    folder = tmp_path / "mastodon" / case.name
    shutil.copytree(case, folder)
    before = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    (folder / "expected.json").unlink()
    write_expectation(folder)
    assert json.loads((folder / "expected.json").read_text(encoding="utf-8")) == before


def test_an_answer_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "mastodon" / "refused"
    folder.mkdir(parents=True)
    with pytest.raises(SystemExit, match=r"neither case.json nor input.html"):
        write_expectation(folder)
    told = {"ref": "mastodon:social.example/126854273433600004", "answers": []}
    (folder / "case.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"no answer to https://social.example/api/v1/statuses/"):
        write_expectation(folder)
    assert not (folder / "expected.json").exists()
