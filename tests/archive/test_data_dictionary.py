"""What `db/README.md` says of closed lists and addresses is what the program has."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from archiver.models import vocabulary
from archiver.platforms import registry
from archiver.web.routes import ROUTES

README = (Path(__file__).parents[2] / "db" / "README.md").read_text(encoding="utf-8")
LISTS: dict[tuple[str, str], Any] = {
    ("verdicts", "wording"): vocabulary.Wording,
    ("verdicts", "flags"): vocabulary.Flag,
    ("verdicts", "attribution"): vocabulary.Attribution,
    ("verdicts", "timing"): vocabulary.Timing,
    ("verdicts", "standing"): vocabulary.Standing,
    ("verdicts", "evidence"): vocabulary.Evidence,
    ("sightings", "outcome"): vocabulary.Outcome,
    ("sightings", "evidence"): vocabulary.Evidence,
    ("embeds", "kind"): vocabulary.EmbedKind,
    ("quotes", "cue"): vocabulary.Cue,
}
# Stands for each part of an address that the README writes in capitals.
PARTS = {"KEY": "ab12", "PLATFORM": "x", "ID": "12", "HANDLE": "anabrook", "NAME": "Ledger"}


def meaning(table: str, column: str) -> str:
    section = README.split(f"\n### {table}\n")[1].split("\n#")[0]
    found = re.search(rf"^\| `{column}` \| (.*) \|$", section, re.MULTILINE)
    assert found, f"{table}.{column} is not described"
    return found[1]


@pytest.mark.parametrize(("table", "column"), LISTS)
def test_closed_lists_are_written_out_whole_and_in_order(table: str, column: str) -> None:
    words = get_args(LISTS[table, column])
    text = meaning(table, column)
    places = [re.search(rf"(?<![\w-]){word}(?![\w-])", text) for word in words]
    assert all(places), [word for word, place in zip(words, places, strict=True) if not place]
    listed = text.rpartition(":")[2] if ":" in text else text
    assert len(re.findall(r", | or ", listed.split(".")[0].split(";")[0])) == len(words) - 1


def test_platforms_are_those_that_have_a_package() -> None:
    listed = meaning("posts", "platform").split(", or the name")[0].replace(" or ", ", ")
    packages = Path(registry.__file__).parent.glob("*/platform.py")
    there = {path.parent.name for path in packages}
    assert set(listed.split(", ")) == there, (
        "each `platform` row of db/README.md that lists the platforms is to list "
        f"{', '.join(sorted(there))}; what differs is {sorted(there ^ set(listed.split(', ')))}"
    )


def test_the_states_of_queues_are_those_of_the_schema() -> None:
    schema = (Path(__file__).parents[2] / "db" / "schema.sql").read_text(encoding="utf-8")
    for table in ("article_queue", "post_queue"):
        created = schema.split(f"CREATE TABLE {table} (")[1].split(") strict")[0]
        states = re.search(r"check \(state in \(([^)]*)\)", created)
        assert states
        for state in re.findall(r"\w+", states[1]):
            assert state in meaning(table, "state")


def test_every_permanent_address_is_one_of_the_site() -> None:
    section = README.split("## Permanent addresses\n")[1].split("\n\nEach page")[0]
    addresses = re.findall(r"`(/[^`]*)`", "".join(re.findall(r"^\|[^|]*\|", section, re.MULTILINE)))
    assert len(addresses) > 10
    for address in addresses:
        path = address.partition("?")[0]
        for name, value in (*PARTS.items(), ("NUMBER", "3")):
            path = path.replace(name, value)
        assert any(re.match(pattern, path) for pattern, _ in ROUTES), address
