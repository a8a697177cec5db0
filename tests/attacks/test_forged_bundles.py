"""Evidence bundles that somebody made up, given to whoever checks them."""

import gzip
import json
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
    assert len(out.splitlines()) == 5
