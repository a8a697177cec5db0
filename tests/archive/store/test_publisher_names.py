"""What a publisher is called: its name, unless two sites claim it."""

import sqlite3
from collections.abc import Callable

import pytest

from archiver.archive.connection import transaction
from archiver.archive.migrations.publisher_names import PUBLISHER_NAMES
from archiver.archive.store import sources
from archiver.archive.store.publisher_names import choose_publisher_name
from archiver.models.records import Article

AT = "2031-05-04T00:00:00Z"
Called = Callable[[str, str | None], str | None]


@pytest.fixture
def called(archive: sqlite3.Connection) -> Called:
    """Give what an article at an address is called that claims a name, and keep it."""
    archive.execute("insert into runs(id, started_at, command) values (1, ?, 'crawl')", (AT,))

    def choose(url: str, name: str | None) -> str | None:
        found = choose_publisher_name(archive, Article(url=url, title="A", text="", site=name))
        archive.execute(
            "insert into articles(key, url, title, site, first_run_id) values (?, ?, 'A', ?, 1)",
            (url, url, found),
        )
        return found

    return choose


def held(archive: sqlite3.Connection) -> dict[str, str]:
    return dict(archive.execute("select url, site from articles").fetchall())


def test_a_name_that_one_site_has_is_shown_wherever_on_it(called: Called) -> None:
    assert called("https://www.courier.example/a", "Harbour Courier") == "Harbour Courier"
    assert called("https://amp.courier.example/b", "Harbour Courier") == "Harbour Courier"
    assert called("https://courier.example/c", None) is None
    assert called("https://courier.example/d", "courier.example") == "courier.example"
    assert called("file:///home/a.html", "Harbour Courier") == "Harbour Courier"


def test_a_name_that_two_sites_claim_is_shown_of_neither(
    archive: sqlite3.Connection, called: Called
) -> None:
    called("https://courier.example/a", "Harbour Courier")
    assert called("https://evil.example/a", "harbour courier") == "evil.example"
    assert called("https://www.courier.example/b", "Harbour Courier") == "courier.example"
    assert called("https://evil.example/b", "Harbour Courier") == "evil.example"
    assert set(held(archive).values()) == {"courier.example", "evil.example"}


def test_who_had_a_name_before_names_were_noted_is_called_by_its_host_as_well(
    archive: sqlite3.Connection, called: Called
) -> None:
    called("https://courier.example/a", "Harbour Courier")
    archive.execute("delete from publisher_names")
    assert called("https://evil.example/a", "Harbour Courier") == "evil.example"
    assert held(archive)["https://courier.example/a"] == "courier.example"
    assert "publisher_names" in "".join(PUBLISHER_NAMES)


def test_a_name_stays_with_the_site_that_is_read_by_a_source(
    archive: sqlite3.Connection, called: Called
) -> None:
    called("https://evil.example/a", "Harbour Courier")
    archive.commit()
    with transaction(archive):
        sources.add_source(archive, "https://courier.example/feed.xml", at=AT)
    assert called("https://courier.example/a", "Harbour Courier") == "Harbour Courier"
    assert held(archive)["https://evil.example/a"] == "evil.example"
    assert called("https://evil.example/b", "Harbour Courier") == "evil.example"
    assert called("https://courier.example/b", "Harbour Courier") == "Harbour Courier"


@pytest.mark.parametrize(
    "name",
    [
        *("Harbour Courier\u200b", "Harbour\u00a0Courier", "Harbour  Courier", "Harbour Courier."),
        *("Ｈarbour Courier", "𝐇arbour Courier", "Harb0ur Courier", "Harbour Cour\u0131er"),
        *("Harbour Courier\ufe0f", "Harbour Courier\u3164", "HarbourCourier", "Harbour Courıer ✔"),
    ],
)
def test_names_that_nobody_tells_apart_are_one(
    archive: sqlite3.Connection, called: Called, name: str
) -> None:
    for first, second in (("Harbour Courier", name), (name, "Harbour Courier")):
        archive.execute("delete from articles")
        archive.execute("delete from publisher_names")
        called("https://courier.example/a", first)
        assert called("https://evil.example/a", second) == "evil.example"
        assert held(archive)["https://courier.example/a"] == "courier.example"
    called("https://tide.example/a", "Tide Courier")
    assert held(archive)["https://tide.example/a"] == "Tide Courier"


@pytest.mark.parametrize(
    "name",
    [
        *("courier.example", "Harbour Соurier", "Har\u200bbour Courier"),
        *("courier.\u200bexample", "courier。example", "ｃourier.example", "courier .example"),
    ],
)
def test_anothers_address_and_letters_that_look_alike_are_nobodys_name(
    called: Called, name: str
) -> None:
    assert called("https://evil.example/a", name) == "evil.example"
