"""People whose handle changed, through verdicts, aliases, pages and forgetting."""

import json
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from archiver.archive.connection import connect
from archiver.archive.store import aliases
from archiver.crawl.forget import forget_post, plan_forget
from archiver.importers.pipeline import import_files
from archiver.models.records import Attribution
from archiver.models.verdict_records import Claim
from archiver.verification.verify import verify_claim

Ask = Callable[..., Awaitable[Any]]
SAID = "The heron has applied for the post of harbour master and was asked to wait."
LATER = "The heron was appointed at noon and has already closed the eastern quay."
OTHER = "Lanterns for the night of the boats are sold out until further notice today."


def post(number: str, text: str, by: str | None, day: str, **author: str | None) -> dict[str, Any]:
    who = {"handle": by, **author}
    at = f"{day}T10:00:00Z"
    return {"platform": "x", "id": number, "author": who, "posted_at": at, "text": text}


RENAMED = (
    post("1", SAID, "ana_brook", "2031-05-03", account_id="4410"),
    post("2", LATER, "ana_of_the_quay", "2031-08-01", account_id="4410"),
)
TAKEN = post("3", OTHER, "ana_brook", "2032-01-01", account_id="9999")


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Callable[..., sqlite3.Connection]]:
    """Loads posts into an archive in a file; more of them each time."""
    path = tmp_path / "archive.db"
    connections = []

    def keep(*posts: dict[str, Any]) -> sqlite3.Connection:
        connection = connect(path, write=True)
        connections.append(connection)
        file = tmp_path / "posts.jsonl"
        file.write_text("".join(json.dumps(one) + "\n" for one in posts), encoding="utf-8")
        import_files(connection, [file])
        return connection

    yield keep
    for connection in connections:
        connection.close()


def attributed(archive: sqlite3.Connection, quote: str, speaker: str) -> Attribution:
    return verify_claim(archive, Claim(quote=quote, speaker=speaker)).attribution


@pytest.mark.parametrize("speaker", ["@ana_brook", "@Ana_of_the_Quay", "https://x.com/ana_brook"])
@pytest.mark.parametrize("quote", [SAID, LATER])
def test_a_post_is_confirmed_by_every_handle_that_its_author_had(
    kept: Callable[..., sqlite3.Connection], quote: str, speaker: str
) -> None:
    assert attributed(kept(*RENAMED), quote, speaker) == "confirmed"


def test_a_handle_that_two_accounts_had_tells_nobody_apart(
    kept: Callable[..., sqlite3.Connection],
) -> None:
    archive = kept(*RENAMED, TAKEN)
    assert attributed(archive, SAID, "@ana_brook") == "unresolved"
    assert attributed(archive, OTHER, "@ana_brook") == "unresolved"
    assert attributed(archive, OTHER, "@ana_of_the_quay") == "mismatch"
    assert attributed(archive, LATER, "@ana_of_the_quay") == "confirmed"


def test_words_shared_from_a_handle_that_two_had_are_surely_nobodys(
    kept: Callable[..., sqlite3.Connection],
) -> None:
    """Whoever was meant by "RT @ana_brook" may be the one or the other."""
    words = "The heron will have a desk and a lamp of its own by the summer."
    shared = post("7", f"RT @ana_brook: {words}", "bo_quill", "2032-03-01")
    by_one = kept(*RENAMED, shared)
    assert attributed(by_one, words, "@ana_of_the_quay") == "confirmed"
    by_either = kept(TAKEN)
    for speaker in ("@ana_brook", "@ana_of_the_quay"):
        assert attributed(by_either, words, speaker) == "unresolved"
    assert attributed(by_either, words, "@bo_quill") == "unresolved"


def test_short_quotations_are_sought_in_posts_under_a_former_handle(
    kept: Callable[..., sqlite3.Connection],
) -> None:
    verdict = verify_claim(kept(*RENAMED), Claim(quote="The heron has", speaker="@ana_brook"))
    assert verdict.wording == "verbatim"
    assert {one.post.author.handle for one in verdict.findings} == {"ana_of_the_quay"}


def test_an_alias_by_a_former_handle_means_the_account_and_nobody_who_took_it(
    kept: Callable[..., sqlite3.Connection],
) -> None:
    archive = kept(*RENAMED)
    aliases.add_alias(archive, "the quay office", "x:ana_brook")
    assert attributed(archive, LATER, "the quay office") == "confirmed"
    aliases.add_alias(archive, "the heron office", "x:ana_of_the_quay")
    assert attributed(archive, SAID, "the heron office") == "confirmed"
    archive.commit()
    archive = kept(TAKEN)
    assert attributed(archive, LATER, "the quay office") == "confirmed"
    assert attributed(archive, OTHER, "the quay office") != "confirmed"
    aliases.add_alias(archive, "the lantern office", aliases.account_of("x:ana_brook~9999"))
    assert attributed(archive, OTHER, "the lantern office") == "confirmed"


def test_what_is_forgotten_is_known_again_under_every_handle(
    kept: Callable[..., sqlite3.Connection], tmp_path: Path
) -> None:
    archive = kept(*RENAMED)
    wanted = plan_forget(archive, "x:1")
    assert wanted is not None
    forget_post(archive, wanted, tmp_path)
    shown = [
        {**post("", SAID, handle, "2031-05-03"), "id": None}
        for handle in ("ana_brook", "ana_of_the_quay")
    ]
    archive = kept(*shown)
    assert verify_claim(archive, Claim(quote=SAID)).wording == "not_found"
    assert [row[0] for row in archive.execute("select key from posts")] == ["x:2"]


def test_with_the_last_post_of_an_account_its_handles_are_forgotten(
    kept: Callable[..., sqlite3.Connection], tmp_path: Path
) -> None:
    archive = kept(*RENAMED)
    for key in ("x:1", "x:2"):
        wanted = plan_forget(archive, key)
        assert wanted is not None
        forget_post(archive, wanted, tmp_path)
    for table in ("authors", "author_names", "author_handles", "handle_posts"):
        assert archive.execute(f"select count(*) from {table}").fetchone()[0] == 0  # noqa: S608
    archive.close()
    assert b"ana_of_the_quay" not in (tmp_path / "archive.db").read_bytes()


def test_a_post_shown_without_its_id_is_joined_under_a_former_handle(
    kept: Callable[..., sqlite3.Connection],
) -> None:
    archive = kept(*RENAMED)
    kept({**post("", SAID, "ana_brook", "2031-05-03"), "id": None}).close()
    assert archive.execute("select count(*) from posts").fetchone()[0] == 2
    archive.close()


@pytest.mark.asyncio
@pytest.mark.parametrize("handle", ["ana_brook", "ana_of_the_quay", "Ana_Brook"])
async def test_the_page_of_a_person_stands_at_the_address_of_every_handle(
    kept: Callable[..., sqlite3.Connection],
    ask: Ask,
    tmp_path: Path,
    handle: str,
) -> None:
    kept(*RENAMED).close()
    page = await ask(f"/-/person/x/{handle}", files=[tmp_path / "archive.db"])
    assert page.status_code == 200
    assert "formerly <bdi>@ana_brook</bdi>, until 3 May 2031" in page.text
    assert "<bdi>@ana_of_the_quay</bdi>" in page.text
    assert "2 archived" in page.text
    found = (await ask(f"/-/person/x/{handle}.json", files=[tmp_path / "archive.db"])).json()
    assert found["page"] == "/-/person/x/ana_brook"
    assert found["former_handles"] == [{"handle": "ana_brook", "until": "2031-05-03T10:00:00Z"}]


@pytest.mark.asyncio
async def test_an_address_keeps_its_person_when_the_handle_is_taken_by_another(
    kept: Callable[..., sqlite3.Connection], ask: Ask, tmp_path: Path
) -> None:
    kept(*RENAMED, TAKEN).close()
    files = [tmp_path / "archive.db"]
    page = await ask("/-/person/x/ana_brook", files=files)
    assert "ana_of_the_quay" in page.text
    assert 'href="/-/person/x/ana_brook~7E9999"' in page.text
    other = await ask("/-/person/x/ana_brook~7E9999", files=files)
    assert "formerly" not in other.text
    rows = (await ask("/archive/posts_overview", files=files)).text
    assert 'href="/-/person/x/ana_brook~7E9999"' in rows
    found = (await ask("/-/search?q=@ana_brook", files=files)).text
    assert 'href="/-/person/x/ana_brook"' in found
    assert 'href="/-/person/x/ana_brook~7E9999"' in found
