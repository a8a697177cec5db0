"""Files that a user of an honest server puts there, in the form of somebody else's post."""

import json

import pytest

from tests.attacks.town import Order, Town
from tests.conftest import first_each_day

HOME, EVIL = "social.example", "evil.example"
TRUE = "The night ferry to Pelliwick will never leave before the seal of the harbour does."
INVENTED = "The seal of this harbour has a season ticket for every night ferry of mine."
VICTIM, OWN = "112345678901234567", "112345678901234999"
FILE = f"https://{HOME}/media/3f/{OWN}.json"


@pytest.mark.parametrize(
    "kind", first_each_day(["application/json", "text/plain", "application/octet-stream", ""])
)
@pytest.mark.parametrize("field", first_each_day(["quoteUrl", "inReplyTo"]))
def test_a_file_of_a_user_is_no_post_of_the_server(
    town: Town, order: Order, kind: str, field: str
) -> None:
    """A stranger's note leads to it, at the very host that may speak for the post it invents."""
    there = f"https://{HOME}/users/ana/statuses/{VICTIM}"

    def truth() -> None:
        town.status(HOME, VICTIM, TRUE)
        town.resolve(f"https://{HOME}/@ana/{VICTIM}")

    def attack() -> None:
        forged = {
            "id": there,
            "type": "Note",
            "attributedTo": f"https://{HOME}/users/ana",
            "content": f"<p>{INVENTED}</p>",
            "published": "2020-01-01T00:00:00Z",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
        }
        town.serve(FILE, json.dumps(forged), kind=kind)
        town.note(EVIL, OWN, "Look at this.", **{field: FILE})
        town.redirect(f"https://{EVIL}/@ana/{OWN}", f"https://{EVIL}/users/ana/statuses/{OWN}")
        for _ in range(2):
            town.resolve(f"https://{EVIL}/@ana/{OWN}", FILE)
            town.age(24)

    town.in_order(order, truth, attack)
    assert town.room.asked[f"/{HOME}/media/3f/{OWN}.json"]
    assert INVENTED not in town.texts()
    held = town.find_post(f"mastodon:{HOME}/{VICTIM}")
    if order == "attack alone":
        assert held is None or held.texts == ()
    else:
        assert held is not None
        assert (held.texts, held.standing) == ((TRUE,), "live")
        assert (held.posted_at or "") > "2024"
    assert town.judge(INVENTED[:-1], f"ana@{HOME}").attribution != "confirmed"
