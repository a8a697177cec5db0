"""Files of posts that call an account, which a platform shows, by another's handle and name."""

import json

import pytest

from archiver.importers.pipeline import import_files
from tests.attacks.town import Order, Town
from tests.conftest import first_each_day, x_id

POST = x_id("2024-07-13T22:45:13")
EARLIER, LATER = x_id("2024-05-04T10:00:00"), x_id("2026-05-04T10:00:00")
KEY = f"x:{POST}"
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
OTHER = "Nothing was said about the price of the tickets for the whole of the year."
ANA = {"handle": "anabrook_test", "name": "Ana Brook", "account_id": "70"}
FAMOUS = {"handle": "famous_test", "name": "Famous Person", "account_id": "70"}
FILES: dict[str, list[tuple[str, str, dict[str, str]]]] = {
    "a number without a handle": [(POST, TRUE, {"name": "Famous Person", "account_id": "70"})],
    "a number, and another name": [(POST, TRUE, {**FAMOUS, "handle": "anabrook_test"})],
    "one post under two handles": [(POST, TRUE, ANA), (POST, TRUE, FAMOUS)],
    "another post, later": [(POST, TRUE, ANA), (LATER, OTHER, FAMOUS)],
    "another post, earlier": [(POST, TRUE, ANA), (EARLIER, OTHER, FAMOUS)],
    "other posts alone": [(EARLIER, OTHER + " Truly.", ANA), (LATER, OTHER, FAMOUS)],
    "the other handle first": [(EARLIER, OTHER, FAMOUS), (LATER, OTHER + " Truly.", ANA)],
    "a name without a handle": [(POST, TRUE, {"name": "Famous Person"})],
    "a handle without a number": [(POST, TRUE, {"handle": "famous_test", "name": "Famous Person"})],
}


def load(town: Town, kind: str) -> None:
    path = town.folder / "posts.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(
            json.dumps({"platform": "x", "id": number, "text": text, "author": by}) + "\n"
            for number, text, by in FILES[kind]
        )
    )
    import_files(town.connection, [path])


@pytest.mark.parametrize(
    "order", [pytest.param("truth first", marks=pytest.mark.slow), "attack first"], indirect=True
)
@pytest.mark.parametrize("number", first_each_day(["70", "55", None]))
@pytest.mark.parametrize("kind", first_each_day(FILES))
def test_no_file_renames_whom_a_platform_shows(
    town: Town, order: Order, kind: str, number: str | None
) -> None:
    user = {"name": "Ana Brook", "screen_name": "anabrook_test"}

    def truth() -> None:
        known = user if number is None else {**user, "id_str": number}
        town.resolve(town.show_x_post(POST, TRUE, user=known))

    town.in_order(order, truth, lambda: load(town, kind))
    held = town.find_post(KEY)
    assert held is not None
    assert (held.handle, held.name) == ("anabrook_test", "Ana Brook")
    for speaker in ("Famous Person", "@famous_test"):
        assert town.judge(TRUE[:-1], speaker).attribution != "confirmed", speaker
    true = town.judge(TRUE[:-1], "@anabrook_test")
    assert true.wording == "verbatim"
    assert true.attribution in {"confirmed", "unresolved"}  # a handle that two may have had
