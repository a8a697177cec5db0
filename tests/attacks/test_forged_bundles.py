"""Evidence bundles that somebody made up, given to whoever checks them."""

import gzip
import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from archiver.provenance import check_bundle
from archiver.provenance.check_bundle import WrongBundle


def forged(folder: Path, proof: dict[str, Any], **files: bytes) -> Path:
    """Pack a bundle that is whole by its own account."""
    contents = {check_bundle.PROOF: json.dumps(proof).encode(), **files}
    resources = [
        {"path": name, "hash": "sha256:" + sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in contents.items()
    ]
    package = json.dumps({"resources": resources}).encode()
    contents[check_bundle.PACKAGE] = package
    contents[check_bundle.DIGEST] = check_bundle.digest_file(package)
    path = folder / "forged.wacz"
    path.write_bytes(check_bundle.pack_bundle(contents))
    return path


def capture(**more: Any) -> dict[str, Any]:
    facts = ["https://news.example/a", "2031-05-04T00:00:00Z", 200, "text/html", "00", 1]
    return {
        "role": "article",
        "fetched_at": "2031-05-04",
        "file": None,
        "facts": facts,
        "leaf": check_bundle.leaf_of(facts).hex(),
        "run": 1,
        "index": 0,
        "path": [],
        **more,
    }


@pytest.mark.slow
def test_a_record_that_unpacks_to_more_than_memory_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousandth of it is in the file, which is small enough itself."""
    monkeypatch.setattr(check_bundle, "_MOST", 3_000_000)
    bomb = gzip.compress(b"WARC/1.1\r\n\r\n" + bytes(30_000_000))
    proof = {"captures": [capture(file="a.gz")], "seals": [], "stamps": []}
    with pytest.raises(WrongBundle, match="unpacks to more than a gigabyte"):
        check_bundle.check_bundle(forged(tmp_path, proof, **{"a.gz": bomb}))


def test_nothing_in_a_bundle_gives_orders_to_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such as to write over what was found wrong."""
    role = "article\x1b[2J\u202e\x9b1A\rThe bundle holds.\n"
    proof = {"captures": [capture(role=role)], "seals": [], "stamps": []}
    assert check_bundle.main([str(forged(tmp_path, proof))]) == 0
    proof["captures"] = [capture(role=role, leaf="00")]
    assert check_bundle.main([str(forged(tmp_path, proof))]) == 1
    out = capsys.readouterr().out
    assert not set(out) & set("\x1b\u202e\x9b\r")
    assert out.count("\nThe bundle holds.\n") == 1
    assert len(out.splitlines()) == 6


def seal(run: Any, previous: str, root: str, captures: int = 1) -> dict[str, Any]:
    found = {
        "previous": previous,
        "run": run,
        "started_at": "2031-05-04T00:00:00Z",
        "sealed_at": "2031-05-04T01:00:00Z",
        "captures": captures,
        "root": root,
    }
    return {**found, "head": check_bundle.head_of(found)}


def stamped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, captures: list[Any], seals: list[Any], at: str
) -> list[str]:
    """Check a bundle whose first seal bears a stamp of 2031-05-05 that holds; `at` is claimed."""
    roots = folder / "roots.pem"
    roots.write_bytes(b"")
    monkeypatch.setattr(check_bundle, "stamp_fault", lambda *_: None)
    monkeypatch.setattr(check_bundle, "stamp_time", lambda _: "2031-05-05T00:00:00Z")
    monkeypatch.setattr(shutil, "which", lambda _: "openssl")
    stamp = {"run": seals[0]["run"], "authority": "https://tsa.example", "stamped_at": at}
    stamp |= {"file": "stamp.tsr", "head_file": "head.txt"}
    proof = {"captures": captures, "seals": seals, "stamps": [stamp]}
    files = {"stamp.tsr": b"", "head.txt": seals[0]["head"].encode()}
    return check_bundle.check_bundle(forged(folder, proof, **files), roots)


def test_a_seal_added_behind_a_stamp_is_not_of_the_time_of_the_stamp(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a forger adds to an honest archive's seals, years later, follows them without fault."""
    honest, own = capture(), capture(run=2, leaf="11" * 32, facts=None)
    first = seal(1, "00", honest["leaf"])
    second = seal(2, first["head"], own["leaf"])
    told = stamped(tmp_path, monkeypatch, [honest, own], [first, second], "2031-05-05T00:00:00Z")
    assert told[1].endswith("and sealed with run 1")
    assert "sealed with run 2, which NO STAMP here covers" in told[2]
    assert "of 2031-05-05T00:00:00Z for run 1 and those before it holds" in told[3]


@pytest.mark.parametrize("run", [1, "1", 1.0, True])
def test_no_second_seal_passes_for_one_that_was_stamped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    own = capture(run=run, leaf="11" * 32, facts=None)
    first = seal(1, "00", capture()["leaf"])
    second = seal(run, first["head"], own["leaf"])
    with pytest.raises(WrongBundle, match="two seals are of one run, or one is of none"):
        stamped(tmp_path, monkeypatch, [own], [first, second], "2031-05-05T00:00:00Z")


def test_the_time_of_a_stamp_is_its_own_and_no_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = seal(1, "00", capture()["leaf"])
    with pytest.raises(WrongBundle, match=r"is of 2031-05-05T00:00:00Z, and not of 2019-01-01"):
        stamped(tmp_path, monkeypatch, [capture()], [first], "2019-01-01T00:00:00Z")


def test_the_time_of_a_capture_is_the_one_that_was_sealed(tmp_path: Path) -> None:
    proof = {"captures": [capture(fetched_at="2019-01-01")], "seals": [], "stamps": []}
    told = check_bundle.check_bundle(forged(tmp_path, proof))
    assert told[1].startswith("the article https://news.example/a of 2031-05-04T00:00:00Z:")


@pytest.mark.parametrize("index", [-1, 1, 2**70])
def test_a_capture_stands_where_its_tree_has_a_place(tmp_path: Path, index: int) -> None:
    one = capture(index=index)
    proof = {"captures": [one], "seals": [seal(1, "00", one["leaf"])], "stamps": []}
    with pytest.raises(WrongBundle, match="stands where its tree has none"):
        check_bundle.check_bundle(forged(tmp_path, proof))


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a/../evidence/proof.json", "a\\\\b", "evidence/PROOF.json", "archive/"]
)
def test_no_file_of_a_bundle_is_unpacked_over_another_or_elsewhere(
    tmp_path: Path, name: str
) -> None:
    """The page tells its reader to unpack it."""
    proof = {"captures": [capture()], "seals": [], "stamps": []}
    with pytest.raises(WrongBundle, match="by whose name another could be written over"):
        check_bundle.check_bundle(forged(tmp_path, proof, **{name: b"x"}))


@pytest.mark.parametrize(
    ("name", "twice"),
    [
        (check_bundle.PACKAGE, b'"resources": [], "resources": '),
        (check_bundle.PROOF, b'"captures": [], "captures": '),
    ],
)
def test_what_a_bundle_says_twice_it_says_not_at_all(
    tmp_path: Path, name: str, twice: bytes
) -> None:
    """Of two equal names one program reads the first and another the last."""
    proof = {"captures": [capture()], "seals": [], "stamps": []}
    contents = {check_bundle.PROOF: json.dumps(proof).encode()}
    if name == check_bundle.PROOF:
        contents[name] = contents[name].replace(twice.split()[-1] + b" ", twice, 1)
    package = json.loads(
        check_bundle.check_contents(forged(tmp_path, proof).read_bytes())[check_bundle.PACKAGE]
    )
    package["resources"][0] |= {
        "hash": "sha256:" + sha256(contents[check_bundle.PROOF]).hexdigest(),
        "bytes": len(contents[check_bundle.PROOF]),
    }
    listed = json.dumps(package).encode()
    if name == check_bundle.PACKAGE:
        listed = listed.replace(twice.split()[-1] + b" ", twice, 1)
    contents |= {
        check_bundle.PACKAGE: listed,
        check_bundle.DIGEST: check_bundle.digest_file(listed),
    }
    path = tmp_path / "twice.wacz"
    path.write_bytes(check_bundle.pack_bundle(contents))
    with pytest.raises(WrongBundle, match="says one thing twice"):
        check_bundle.check_bundle(path)


BODY = b"<p>The ferry leaves at six.</p>"


def record(address: str = "https://news.example/a", date: str = "2031-05-04T00:00:00Z") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
        f"Content-Type: text/html\r\nContent-Length: {len(BODY)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + BODY + b"\r\n\r\n", mtime=0)


def replayed(
    folder: Path, packed: bytes, index: dict[str, str] | None = None, **more: bytes
) -> Path:
    """Pack a bundle with one capture that is whole, to be opened by a replay tool."""
    facts = [
        *("https://news.example/a", "2031-05-04T00:00:00Z", 200, "text/html"),
        *(sha256(BODY).hexdigest(), len(BODY)),
    ]
    one = capture(
        file="archive/1-article.warc.gz", facts=facts, leaf=check_bundle.leaf_of(facts).hex()
    )
    told = {"url": "https://news.example/a", "filename": "1-article.warc.gz", **(index or {})}
    line = f"example,news)/a 20310504000000 {json.dumps(told)}\n".encode()
    proof = {"captures": [one], "seals": [], "stamps": []}
    files = {one["file"]: packed, "indexes/index.cdx.gz": gzip.compress(line), **more}
    return forged(folder, proof, **files)


POST = "https://x.com/anabrook_test/status/1920000000000000000"


def test_what_is_replayed_is_what_was_sealed(tmp_path: Path) -> None:
    """A page of a forger's own, sealed for what it is, opens as nobody's post."""
    told = check_bundle.check_bundle(replayed(tmp_path, record()))
    assert told[1].startswith("the article https://news.example/a of 2031-05-04T00:00:00Z: as capt")
    elsewhere = {
        "another address or moment": (record(POST), None, {}),
        "another address or moment than its facts": (record(date="2019-05-04T00:00:00Z"), None, {}),
        "under another address": (record(), {"url": POST}, {}),
        "shows 2-post.warc.gz under": (record(), {"filename": "2-post.warc.gz"}, {}),
        "none of the captures": (record(), None, {"archive/2-post.warc.gz": record(POST)}),
        "archive/info.warc.gz is none": (record(), None, {"archive/info.warc.gz": record(POST)}),
        "another index than its own": (record(), None, {"indexes/a.cdx": b""}),
    }
    for reason, (packed, index, more) in elsewhere.items():
        with pytest.raises(WrongBundle, match=reason):
            check_bundle.check_bundle(replayed(tmp_path, packed, index, **more))


def test_a_program_that_a_bundle_brings_is_told_from_its_checker(tmp_path: Path) -> None:
    """Who trusts a forger's own check.py is told by it whatever the forger likes."""
    proof = {"captures": [capture()], "seals": [], "stamps": []}
    own = Path(check_bundle.__file__).read_bytes()
    for program, is_another in ((own, False), (b"print('The bundle holds.')", True)):
        told = check_bundle.check_bundle(forged(tmp_path, proof, **{check_bundle.PROGRAM: program}))
        assert any("is NOT this program" in line for line in told) is is_another
    assert any("the word of whoever packed this" in line for line in told)
