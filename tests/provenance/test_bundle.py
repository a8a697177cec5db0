"""The evidence for a verdict: whole, valid, and false as soon as a byte of it is changed."""

import io
import json
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archiver.archive.connection import connect
from archiver.archive.pages import evidence as evidence_rows
from archiver.archive.pages import quotations
from archiver.crawl.bounded_reader import BoundedReader
from archiver.crawl.forget import forget_post, plan_forget
from archiver.crawl.options import CrawlOptions
from archiver.crawl.run import crawl
from archiver.crawl.withheld import captures_to_withhold
from archiver.importers.record_reading import record_reader
from archiver.provenance import bundle as bundles
from archiver.provenance import check_bundle, evidence_page, merkle
from archiver.provenance.bundle import build_bundle
from archiver.provenance.check_bundle import WrongBundle
from archiver.provenance.stamping import Authority, read_roots, written_roots
from tests.crawl.newsroom import serving
from tests.provenance.authority import serving as serving_stamps
from tests.provenance.conftest import POST, SAID, show_an_article

NAME = "evidence.wacz"
NOW = "2031-06-01T10:00:00Z"


@pytest.fixture(scope="module")
def held(keys: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An archive of three runs, the second of them stamped, and the authority's roots."""
    folder = tmp_path_factory.mktemp("evidence")
    connection = connect(folder / "archive.db", write=True)
    with serving_stamps(keys) as tsa, serving() as room:
        authority = Authority(url=tsa.url, roots=read_roots(tsa.folder / "root.pem"))
        show_an_article(room)
        options = CrawlOptions(warc_folder=folder / "captures", web=room.web())
        crawl(connection, [f"{room.url}/seal"], options)
        room.post("17", "The tide will wait for nobody at all")
        page = room.article("/tide", number="17", quote="The tide will wait for nobody at all")
        crawl(connection, [page], replace(options, web=replace(room.web(), authority=authority)))
        page = room.article("/moon", number="17", quote="The tide will wait for nobody at all")
        crawl(connection, [page], options)
    connection.close()
    return folder, written_roots(authority)


@pytest.fixture
def archive_folder(held: tuple[Path, bytes], tmp_path: Path) -> Path:
    shutil.copytree(held[0], tmp_path / "db")
    return tmp_path / "db"


@pytest.fixture
def connection(archive_folder: Path) -> Iterator[sqlite3.Connection]:
    found = connect(archive_folder / "archive.db", write=True)
    yield found
    found.close()


def built(connection: sqlite3.Connection, folder: Path, roots: bytes = b"") -> bytes:
    key = connection.execute(
        "select key from quotes where text like 'The ferry will never%'"
    ).fetchone()[0]
    one = quotations.quotation_by_key(connection, key)
    assert one is not None
    captures = evidence_rows.captures_of_quotation(connection, one.id)
    with BoundedReader() as reader:
        return build_bundle(
            connection,
            one,
            quotations.text_of_version(connection, one.version_id),
            folder / "captures",
            name=NAME,
            created=NOW,
            roots=roots,
            withheld=captures_to_withhold(connection, captures, folder / "captures", reader),
            read_record=record_reader(reader),
        ).data


@pytest.fixture(scope="module")
def bundle(held: tuple[Path, bytes]) -> bytes:
    found = connect(held[0] / "archive.db")
    try:
        return built(found, *held)
    finally:
        found.close()


def files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def checked(folder: Path, data: bytes) -> list[str]:
    path = folder / NAME
    path.write_bytes(data)
    return check_bundle.check_bundle(path)


def test_all_of_it_holds_and_the_stamp_by_openssl_too(
    bundle: bytes, held: tuple[Path, bytes], tmp_path: Path
) -> None:
    """A stamp by certificates that only the bundle brings is told from one by its authority's."""
    own = checked(tmp_path, bundle)
    assert " holds, by certificates that the bundle itself brings" in own[3]
    (tmp_path / "roots.pem").write_bytes(held[1])
    told = check_bundle.check_bundle(tmp_path / NAME, tmp_path / "roots.pem")
    assert told[:3] == own[:3]
    assert len(told) == 5
    assert re.match(r"the article http://127\.0\.0\.1:\d+/seal of \d", told[1])
    assert told[2].startswith("the post http")
    assert all("as captured, and sealed with run 1" in line for line in told[1:3])
    assert told[3].startswith("the stamp of http://127.0.0.1")
    assert told[3].endswith(" holds")


def test_the_captures_are_those_of_the_archive_byte_for_byte(
    bundle: bytes, held: tuple[Path, bytes]
) -> None:
    found = files(bundle)
    warc = b"".join(path.read_bytes() for path in (held[0] / "captures").iterdir())
    records = [data for name, data in found.items() if name.startswith("archive/")]
    assert len(records) == 2
    assert all(record in warc for record in records)
    assert SAID.encode() in check_bundle.captured_bytes(records[0])
    verdict = json.loads(found["evidence/verdict.json"])
    assert verdict["verdict"]["matches"][0]["post"]["key"] == f"x:{POST}"


def test_the_same_evidence_is_the_same_file(bundle: bytes, held: tuple[Path, bytes]) -> None:
    connection = connect(held[0] / "archive.db")
    assert built(connection, *held) == bundle
    connection.close()


@pytest.mark.slow
def test_a_changed_byte_anywhere_fails(bundle: bytes, tmp_path: Path) -> None:
    path = tmp_path / NAME
    places = {*range(64), *range(len(bundle) - 64, len(bundle))}
    places |= set(random.Random(7).sample(range(len(bundle)), 200))
    for place in sorted(places):
        changed = bytearray(bundle)
        changed[place] ^= 1 + place % 255
        path.write_bytes(changed)
        with pytest.raises(WrongBundle):
            check_bundle.check_bundle(path)


def test_what_is_packed_anew_by_a_forger_fails_by_its_seal(bundle: bytes, tmp_path: Path) -> None:
    """Hashes alone would not tell: whoever changes a capture can write them anew."""

    def forged(name: str, old: bytes, new: bytes) -> bytes:
        found = files(bundle)
        assert old in found[name]
        found[name] = found[name].replace(old, new)
        package = json.loads(found[check_bundle.PACKAGE])
        package["resources"] = [
            bundles._resource(path, data)
            for path, data in found.items()
            if path not in {check_bundle.PACKAGE, check_bundle.DIGEST}
        ]
        found[check_bundle.PACKAGE] = bundles._json(package)
        found[check_bundle.DIGEST] = check_bundle.digest_file(found[check_bundle.PACKAGE])
        return check_bundle.pack_bundle(found)

    proof = json.loads(files(bundle)["evidence/proof.json"])
    facts, seal = proof["captures"][0]["facts"], proof["seals"][0]
    digest = facts[4].encode()
    head = files(bundle)["evidence/head-2.txt"][:16]
    for name, old, new, message in (
        ("evidence/proof.json", digest, b"0" * 64, "others than its facts say"),
        ("evidence/proof.json", proof["captures"][0]["leaf"].encode(), b"0" * 64, "not its leaf"),
        ("evidence/proof.json", seal["root"].encode(), b"0" * 64, "seal of run 1 was changed"),
        ("evidence/proof.json", seal["head"].encode(), b"0" * 64, "seal of run 1 was changed"),
        ("evidence/head-2.txt", head, b"0" * 16, "is not the head of its seal"),
        ("evidence/stamp-2.tsr", b"Marrowby", b"Marrowbx", "does not hold"),
    ):
        with pytest.raises(WrongBundle, match=message):
            checked(tmp_path, forged(name, old, new))


def test_the_page_says_what_it_is_not_and_how_to_check_it(bundle: bytes) -> None:
    page = files(bundle)["evidence/README.html"].decode()
    assert SAID[:-1] in page
    assert "no proof of who held an account" in page
    assert "is not reached when somebody has a post removed" in page
    assert "<script" not in page
    assert " on X, " in page
    assert "openssl ts -verify" in page
    assert evidence_page.BundledCapture is not None


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="OpenSSL is not installed")
def test_every_command_of_the_page_works_where_nothing_is_installed(
    bundle: bytes, tmp_path: Path
) -> None:
    """With Python's own library, OpenSSL, and what every Unix has."""
    (tmp_path / NAME).write_bytes(bundle)
    bare = tmp_path / "bin"
    bare.mkdir()
    for tool in ("sha256sum", "gzip", "tail", "head", "cat", "openssl", "sh"):
        (bare / tool).symlink_to(shutil.which(tool) or "")
    (bare / "python3").write_text(f'#!/bin/sh\nexec {sys.executable} -I -S "$@"\n')
    (bare / "unzip").write_text(f'#!/bin/sh\nexec {sys.executable} -I -S -m zipfile -e "$2" "$4"\n')
    for tool in ("python3", "unzip"):
        (bare / tool).chmod(0o755)
    page = files(bundle)["evidence/README.html"].decode()
    steps = re.findall(r"<li><p>(.*?)</p><pre>(.*?)</pre></li>", page, re.DOTALL)
    assert len(steps) == 7
    where = tmp_path
    for sentence, command in steps:
        plain = command.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", '"')
        done = subprocess.run(  # noqa: S603 - our own page
            ["/bin/sh", "-ec", plain],
            cwd=where,
            env={"PATH": str(bare)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (plain, done.stdout, done.stderr)
        wanted = re.search(r"prints ([0-9a-f]{64})", sentence)
        assert wanted is None or wanted[1] in done.stdout
        where = tmp_path / "bundle"
    assert "Verification: OK" in done.stdout + done.stderr


@pytest.mark.slow
def test_the_tool_of_the_format_calls_it_valid(bundle: bytes, tmp_path: Path) -> None:
    tool = shutil.which("wacz") or shutil.which("wacz", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("py-wacz is not installed: pip install wacz")
    (tmp_path / NAME).write_bytes(bundle)
    done = subprocess.run(  # noqa: S603 - the tool that is installed
        [tool, "validate", "-f", str(tmp_path / NAME)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the passed WACZ is valid" in done.stdout


@pytest.mark.slow
def test_the_page_prints(bundle: bytes, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed: .ci/debian chromium")
    page, printed = tmp_path / "README.html", tmp_path / "page.pdf"
    page.write_bytes(files(bundle)["evidence/README.html"])
    subprocess.run(  # noqa: S603 - the browser that is installed
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={tmp_path / 'home'}", f"--print-to-pdf={printed}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    data = printed.read_bytes()
    assert data.startswith(b"%PDF-")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 6


def test_what_was_forgotten_is_not_in_it(
    connection: sqlite3.Connection, archive_folder: Path, tmp_path: Path
) -> None:
    plan = plan_forget(connection, f"x:{POST}")
    assert plan is not None
    forget_post(connection, plan, archive_folder / "captures")
    data = built(connection, archive_folder)
    found = files(data)
    assert SAID.encode() not in b"".join(
        check_bundle.captured_bytes(one) if name.startswith("archive/1") else one
        for name, one in found.items()
    )
    page = found["evidence/README.html"].decode()
    assert "It shows a post that was removed" in page or "it shows a post that was removed" in page
    assert [name for name in found if name.startswith("archive/")] == ["archive/info.warc.gz"]
    assert any("bytes are not in this bundle" in line for line in checked(tmp_path, data))


def test_a_run_without_a_stamp_or_a_seal_is_said_to_be_so(
    connection: sqlite3.Connection, archive_folder: Path, tmp_path: Path
) -> None:
    connection.execute("update seals set stamp = null, authority = null")
    told = checked(tmp_path, built(connection, archive_folder))
    assert told[-2].startswith("no time stamp")
    connection.execute("delete from seals")
    told = checked(tmp_path, built(connection, archive_folder))
    assert "its run has no seal yet" in told[1]


@pytest.mark.parametrize("size", range(1, 20))
def test_every_leaf_has_a_way_to_the_root(size: int) -> None:
    leaves = [merkle.leaf_hash(bytes([number])) for number in range(size)]
    root = merkle.merkle_root(leaves)
    for index, leaf in enumerate(leaves):
        path = merkle.merkle_path(leaves, index)
        assert check_bundle.root_of(leaf, index, size, path) == root
        if path:
            with pytest.raises(WrongBundle):
                check_bundle.root_of(leaf, index, size, path[:-1])
        wrong = check_bundle.root_of(merkle.leaf_hash(b"x"), index, size, path)
        assert wrong != root
    with pytest.raises(IndexError):
        merkle.merkle_path(leaves, size)
