"""A search as data has the names of the page that documents it."""

import json
import re
from pathlib import Path

import archiver
from archiver.models.search_records import SearchOutcome

README = Path(archiver.__path__[0]) / "models" / "README.md"


def test_a_search_as_data_is_as_the_manual_shows_it() -> None:
    shown = README.read_text(encoding="utf-8").partition("### Search")[2]
    block = re.search(r"```json\n(.*?)```", shown, re.DOTALL)
    assert block
    told = json.loads(block[1])
    search = SearchOutcome(
        account="x:anabrook",
        platform="x",
        since="2031-04-27T10:00:00Z",
        until="2031-05-04T10:00:00Z",
        state="not_among",
        listed_by="archive",
        posts=212,
        unread=3,
        searched_at="2031-05-05T02:00:00Z",
    )
    assert search.as_json() == told
    assert list(search.as_json()) == list(told)
