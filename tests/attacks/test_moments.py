"""Times that a server, a page or a file makes up."""

import json
from pathlib import Path

import pytest

from archiver.importers.pipeline import import_files
from tests.attacks.town import Order, Town
from tests.conftest import x_id

pytestmark = pytest.mark.slow  # nights against servers; the claims of pages are tried every day

EVIL, NUMBER = "evil.example", "112345678901234567"
AT_EVIL = f"https://{EVIL}/@ana/{NUMBER}"
X_POST = x_id("2024-07-13T22:45:13")
X_URL = f"https://x.com/anabrook_test/status/{X_POST}"
TRUE = "The ferry will never leave before the seal does."
INVENTED = "The seal has a season ticket for every ferry of mine."


def latest_look(town: Town) -> str:
    found = town.connection.execute("select max(seen_at) from sightings").fetchone()[0]
    return str(found)


def test_a_history_of_the_year_9999_pins_no_wording(town: Town, order: Order) -> None:
    """Neither on a post of X, nor on the server's own: the newest look is the newest."""

    def truth() -> None:
        town.show_x_post(X_POST, TRUE)
        town.resolve(X_URL)

    def attack() -> None:
        town.status(EVIL, NUMBER, INVENTED, url=X_URL, uri=X_URL, edited_at="2024-07-14T00:00:00Z")
        history = [
            {"content": "<p>Pinned for good.</p>", "created_at": "9999-12-31T00:00:00Z"},
            {"content": f"<p>{INVENTED}</p>", "created_at": "2024-07-14T00:00:00Z"},
        ]
        town.serve(f"https://{EVIL}/api/v1/statuses/{NUMBER}/history", history)
        town.resolve(AT_EVIL)

    town.in_order(order, truth, attack)
    assert town.texts() <= {TRUE}
    if order != "attack alone":
        held = town.find_post(f"x:{X_POST}")
        assert held is not None
        assert (held.texts, held.standing) == ((TRUE,), "live")
        assert latest_look(town) < "9999"


def test_a_servers_own_history_is_no_later_than_now(town: Town) -> None:
    """What it says was written in the year 9999 is left out, and earlier wordings are kept."""
    town.status(EVIL, NUMBER, "Six boats.", edited_at="2024-07-14T00:00:00Z")
    history = [
        {"content": "<p>Five boats.</p>", "created_at": "2024-07-13T22:45:24Z"},
        {"content": "<p>Pinned for good.</p>", "created_at": "9999-12-31T00:00:00Z"},
        {"content": "<p>Six boats.</p>", "created_at": "2024-07-14T00:00:00Z"},
    ]
    town.serve(f"https://{EVIL}/api/v1/statuses/{NUMBER}/history", history)
    town.resolve(AT_EVIL)
    assert town.texts() == {"Six boats.", "Five boats."}
    assert latest_look(town) < "9999"
    held = town.find_post(f"mastodon:{EVIL}/{NUMBER}")
    assert held is not None
    assert held.standing == "live"


def test_no_post_is_of_the_year_9999(town: Town) -> None:
    """Its server may say so; its time is unknown then, or that of its id."""
    plain = "01JABCDEFGHJKMNPQRSTVWXYZ0"
    for number in (plain, NUMBER):
        town.status(
            EVIL,
            number,
            INVENTED,
            created_at="9999-12-31T00:00:00Z",
            url=f"https://{EVIL}/@ana/statuses/{number}",
        )
        town.resolve(f"https://{EVIL}/@ana/statuses/{number}")
    found = dict(town.connection.execute("select key, posted_at from posts").fetchall())
    assert set(found) == {f"mastodon:{EVIL}/{NUMBER}", f"mastodon:{EVIL}/{plain}"}
    assert all((at or "") < "2100" for at in found.values())


@pytest.mark.parametrize("made", ["2020-01-01T00:00:00Z", "2020-01-01", "9999-12-31T00:00:00Z"])
def test_a_file_does_not_move_a_post_from_the_moment_in_its_id(
    town: Town, order: Order, tmp_path: Path, made: str
) -> None:
    """In no order, and not where nobody else knows it."""
    file = tmp_path / "posts.jsonl"
    author = {"handle": "anabrook_test", "name": "Ana Brook"}
    post = {"platform": "x", "id": X_POST, "author": author, "text": TRUE, "posted_at": made}
    file.write_text(json.dumps(post), encoding="utf-8")

    def truth() -> None:
        town.show_x_post(X_POST, TRUE)
        town.resolve(X_URL)

    town.in_order(order, truth, lambda: import_files(town.connection, [file]))
    held = town.find_post(f"x:{X_POST}")
    assert held is not None
    assert held.posted_at == "2024-07-13T22:45:13Z"


@pytest.mark.parametrize("day", ["July 4, 2020", "January 1, 2100"])
def test_a_page_does_not_move_a_post_from_the_moment_in_its_id(
    town: Town, order: Order, day: str
) -> None:
    """Whatever date its blockquote prints."""
    url = town.page(
        "/dated",
        f"<p>“{TRUE[:-1]},” Ana Brook wrote on X.</p>"
        f'<blockquote class="twitter-tweet"><p>{TRUE}</p>&mdash; Ana Brook (@anabrook_test) '
        f'<a href="{X_URL}">{day}</a></blockquote>',
    )

    def truth() -> None:
        town.show_x_post(X_POST, TRUE)
        town.resolve(X_URL)

    town.in_order(order, truth, lambda: town.crawl(url))
    held = town.find_post(f"x:{X_POST}")
    assert held is not None
    assert held.posted_at == "2024-07-13T22:45:13Z"
