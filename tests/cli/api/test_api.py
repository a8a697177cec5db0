"""The Python API: nothing is imported before it is used, and records give the published JSON."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import archiver
from archiver.archive.lock import only_run, short_writer
from archiver.cli import main
from archiver.cli.api import archive, pages
from archiver.cli.api.archive import RefusedClaim
from archiver.cli.api.to_json import to_json
from archiver.errors import (
    ArchiverError,
    BusyArchive,
    UnknownPlatform,
    UnreadablePage,
    UnusableArchive,
    UnusableClaim,
    UnusableFile,
    UnusableInput,
)
from archiver.models import json_schema
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile
from tests.conftest import WritePage

POSTS = [
    {
        "platform": "x",
        "id": "1812256998588662068",
        "author": {"handle": "anabrook_test", "name": "Ana Brook"},
        "text": "The night ferry to Pelliwick will never leave before the seal does.",
    },
    {
        "platform": "bluesky",
        "id": "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/3kabc",
        "author": {"handle": "seal.example"},
        "text": "I was first in the queue.",
        "posted_at": "2031-05-04T10:00:00Z",
    },
]


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in POSTS) + '{"platform": "x"}\n')
    return path


@pytest.fixture
def held(
    tmp_path: Path,
    posts: Path,
    read_in_process: None,  # noqa: ARG001 - no program is begun for each of these tests
) -> Iterator[archiver.Archive]:
    archiver.import_posts(tmp_path / "archive.db", [posts])
    with archiver.open_archive(tmp_path / "archive.db") as found:
        yield found


def test_importing_the_package_imports_nothing_of_it() -> None:
    report = "import archiver, sys; print([m for m in sys.modules if m.startswith('archiver')])"
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", report], capture_output=True, check=True, timeout=60
    )
    assert done.stdout.strip() == b"['archiver']"


def test_every_name_of_the_api_is_there_and_listed() -> None:
    for name in archiver.__all__:
        assert getattr(archiver, name) is not None
        assert name in dir(archiver)
    assert archiver.read_page is pages.read_page
    assert archiver.open_archive is archive.open_archive
    assert archiver.to_json is to_json
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = archiver.nothing


def test_an_import_makes_an_archive_and_tells_what_it_could_not_use(
    tmp_path: Path, posts: Path
) -> None:
    done = archiver.import_posts(tmp_path / "new" / "archive.db", [posts])
    assert (done.lines, done.posts_new, done.failed) == (3, 2, 1)
    shown = archiver.to_json(done)
    assert shown["errors"][0]["line"] == 3
    with archiver.open_archive(tmp_path / "new" / "archive.db") as again:
        assert again.import_posts([str(posts)]).posts_new == 0


def test_one_verdict_is_that_of_the_command_line(
    held: archiver.Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = held.verify("The night ferry will leave before the seal does", speaker="Ana Brook")
    arguments = ["verify", verdict.claim.quote, "--speaker", "Ana Brook", "--json"]
    monkeypatch.setattr(sys, "argv", ["archiver", *arguments, "-d", str(held.path)])
    assert main.exit_code() == 1
    assert json.loads(capsys.readouterr().out) == archiver.to_json(verdict)
    assert "negation" in verdict.flags


def test_many_claims_give_their_verdicts_in_order_and_a_bad_one_ends_nothing(
    held: archiver.Archive,
) -> None:
    claims: list[Any] = [
        "I was first in the queue",
        {"id": 7, "quote": "I was first in the queue", "speaker": 3},
        archiver.Claim(quote="The night ferry to Pelliwick will leave before the seal", id="c"),
        {"id": "d", "quote": "…", "published_at": "2031-05-04"},
        {"id": "e", "quote": "I was first in the queue", "published_at": "2031-04-03"},
        {"speaker": "Ana"},
    ]
    found = [archiver.to_json(one) for one in held.verify_many(claims)]
    assert [one.get("wording") for one in found] == [
        "verbatim", None, "altered", None, "verbatim", None,
    ]  # fmt: skip
    assert found[1] == {"id": "7", "error": "'speaker' is no string"}
    assert found[3]["id"] == "d"
    assert "no words" in found[3]["error"]
    assert (found[4]["id"], found[4]["timing"]) == ("e", "impossible")
    assert found[5]["error"] == "'quote' is missing"


def test_posts_come_as_the_published_json(held: archiver.Archive) -> None:
    first, second = (archiver.to_json(one) for one in held.posts())
    assert (first["key"], first["text"]) == ("x:1812256998588662068", POSTS[0]["text"])
    assert second["author"] == {"handle": "seal.example", "name": None} | (
        {"account_id": second["author"]["account_id"]} if "account_id" in second["author"] else {}
    )
    assert [one.post.platform for one in held.posts(platform="bluesky")] == ["bluesky"]
    assert [one.post.platform for one in held.posts(handle="ANABROOK_test")] == ["x"]


@pytest.mark.usefixtures("read_in_process")
def test_a_page_is_read_from_its_file_and_from_its_bytes(
    write_page: WritePage,
) -> None:
    path = write_page("page.html")
    page = archiver.read_page(path)
    (quote,) = page.quotes
    assert page.article.text[quote.start : quote.end] == quote.text
    address = "https://news.example/ferry"
    same = archiver.read_page(path.read_bytes(), url=address)
    assert (same.quotes, same.article.url) == (page.quotes, address)
    shown = archiver.to_json(same)
    assert shown["source"] == address
    assert shown["embeds"] == [archiver.to_json(one) for one in page.embeds]
    assert shown["quotes"] == [archiver.to_json(quote)]


@pytest.mark.parametrize("apart", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_the_pages_of_a_warc_come_one_after_another(
    request: pytest.FixtureRequest, tmp_path: Path, write_page: WritePage, *, apart: bool
) -> None:
    """In a process beside this one, and here where none can be begun."""
    if not apart:
        request.getfixturevalue("read_in_process")
    with WarcFile(tmp_path, "run") as file:
        for name in ("a", "b"):
            capture = Capture(
                url=f"https://news.example/{name}",
                source="",
                fetched_at="2031-05-04T10:00:00Z",
                body=write_page(f"{name}.html").read_bytes(),
                status=200,
                headers=(("Content-Type", "text/html"),),
            )
            file.write(capture)
    path = file.path
    found = [page.article.url for page in archiver.read_pages(path)]
    assert found == ["https://news.example/a", "https://news.example/b"]
    with pytest.raises(UnreadablePage, match="more than one page"):
        archiver.read_page(path)


def test_quotations_come_with_their_verdicts(
    archiver_crawl: Path,
) -> None:
    with archiver.open_archive(archiver_crawl) as held:
        found = list(held.quotations())
        assert [one.verdict.wording for one in found if one.verdict] == ["verbatim", "altered"]
        assert list(held.quotations(wording="altered")) == found[1:]
        assert list(held.quotations(speaker="nobody")) == []
        shown = archiver.to_json(found[1])
        assert shown["article"]["url"] == found[1].url
        assert found[1].verdict is not None
        assert shown["verdict"] == json_schema.verdict_json(found[1].verdict)


@pytest.fixture
def archiver_crawl(tmp_path: Path, write_page: WritePage, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive of two crawled articles that quote a post, one of them altered."""
    write_page("a.html")
    write_page("b.html", number=1, quote="The night ferry to Pelliwick will leave before the seal")
    path = tmp_path / "archive.db"
    arguments = ["crawl", "--offline", "--json", str(tmp_path), "-d", str(path)]
    monkeypatch.setattr(sys, "argv", ["archiver", *arguments])
    assert main.exit_code() == 0
    return path


def test_words_are_compared_without_an_archive() -> None:
    text = "I was the first seal in the queue for the ferry."
    match = archiver.compare_text("I was the last seal in the queue for the ferry", text)
    assert match is not None
    shown = archiver.to_json(match)
    assert shown["wording"] == "altered"
    assert {"op": "replace", "quote": "last", "post": "first"} in [
        {name: text.strip() for name, text in step.items()} for step in shown["diff"]
    ]


def test_all_errors_have_one_root(tmp_path: Path, held: archiver.Archive) -> None:
    nothing, picture = tmp_path / "none.db", tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\x00\x00")
    for raised, act in (
        (UnusableArchive, lambda: archiver.open_archive(nothing)),
        (UnusableFile, lambda: archiver.import_posts(nothing, [picture])),
        (UnusableArchive, lambda: archiver.import_posts("/proc/no/archive.db", [])),
        (UnusableClaim, lambda: held.verify("…")),
        (UnreadablePage, lambda: archiver.read_page(picture)),
        (UnreadablePage, lambda: archiver.read_page(tmp_path / "none.html")),
        (UnreadablePage, lambda: archiver.read_page(b"\x00\x01\x02")),
    ):
        with pytest.raises(raised) as error:
            act()
        assert isinstance(error.value, ArchiverError)
    assert not nothing.exists()
    with short_writer(held.path, "import"), pytest.raises(BusyArchive, match="another run"):
        held.import_posts([])
    with only_run(held.path, "crawl"):
        assert held.import_posts([]).failed == 0


def test_a_closed_archive_says_so(held: archiver.Archive) -> None:
    begun = held.posts()
    next(begun)
    held.close()
    held.close()
    for act in (
        lambda: held.verify("I was first in the queue"),
        held.posts,
        held.quotations,
        lambda: list(held.verify_many(["I was first in the queue"])),
        lambda: next(begun),
    ):
        with pytest.raises(UnusableArchive, match="was closed: open it again"):
            act()


def test_what_is_no_text_or_no_path_is_refused_with_a_sentence(held: archiver.Archive) -> None:
    nothing: Any = None
    number: Any = 7
    with pytest.raises(UnusableClaim, match="'quote' is missing"):
        held.verify(nothing)
    with pytest.raises(UnusableClaim, match="'speaker' is no string"):
        held.verify("I was first in the queue", speaker=number)
    with pytest.raises(TypeError, match="None is not the path of an archive"):
        archiver.open_archive(nothing)
    with pytest.raises(TypeError, match="an int is not the path of a file of posts"):
        held.import_posts(number)
    with pytest.raises(TypeError, match="quote is wanted as a str"):
        archiver.compare_text(nothing, "The seal")
    with pytest.raises(TypeError, match="text is wanted as a str"):
        archiver.compare_text("The seal", nothing)
    refused = list(held.verify_many([number, archiver.Claim(quote=nothing)]))
    assert [archiver.to_json(one)["error"] for one in refused] == [
        "an int is no claim: give a text or an object",
        "'quote' is missing",
    ]


@pytest.mark.usefixtures("read_in_process")
def test_one_path_is_as_good_as_several(tmp_path: Path, posts: Path) -> None:
    assert archiver.import_posts(tmp_path / "one.db", posts).posts_new == 2
    assert archiver.import_posts(tmp_path / "two.db", str(posts)).posts_new == 2


def test_a_platform_or_wording_that_is_none_is_refused_with_those_that_are(
    held: archiver.Archive, posts: Path
) -> None:
    with pytest.raises(UnknownPlatform, match="'twiter' is none of bluesky, "):
        held.posts(platform="twiter")
    with pytest.raises(UnknownPlatform, match="'twiter' is none of bluesky, "):
        held.import_posts(posts, platform="twiter")
    wrong: Any = "changed"
    with pytest.raises(UnusableInput, match="'changed' is none of verbatim, "):
        held.quotations(wording=wrong)


def test_what_is_no_record_has_no_json() -> None:
    with pytest.raises(TypeError, match="a str is no record"):
        archiver.to_json("verdict")
    assert archiver.to_json(RefusedClaim(id=None, error="x")) == {"id": None, "error": "x"}
