"""Check an evidence bundle: ``python3 check.py BUNDLE.wacz [--roots CERTIFICATES.pem]``.

Needs Python 3.8 or later and, for time stamps, OpenSSL; nothing else, and no network. Every byte of
the bundle is held to what it says of itself: a byte that was changed anywhere fails.

This file stands in each bundle, so it must import nothing that a plain Python lacks.
"""

from __future__ import annotations  # for Pythons before 3.10

import gzip
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

DIGEST = "datapackage-digest.json"
PACKAGE = "datapackage.json"
PROOF = "evidence/proof.json"
ROOTS = "evidence/authority.pem"
PROGRAM = "evidence/check.py"
_INDEX = "indexes/index.cdx.gz"
_INDEXES = {_INDEX, "indexes/index.idx"}
_INFO = "archive/info.warc.gz"
# Matches "archive/1-post.warc.gz"; not "../a", "/a", ".a" nor "a\\b", which unpack to elsewhere.
_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
_MOST = 1 << 30
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class WrongBundle(Exception):
    """The bundle is not what it says; the message says where."""


def pack_bundle(contents: dict[str, bytes]) -> bytes:
    """Pack files as a zip in one way alone, so that the same files always give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as made:
        for name, data in contents.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            made.writestr(info, data)
    return packed.getvalue()


def digest_file(package: bytes) -> bytes:
    """Write the file that names the hash of the package's description."""
    told = {"path": PACKAGE, "hash": "sha256:" + sha256(package).hexdigest()}
    return json.dumps(told, indent=1).encode() + b"\n"


def read_json_once(data: bytes) -> Any:
    """Read JSON that says each thing once: of two, other programs read the other."""

    def distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise WrongBundle("a part of it says one thing twice")
        return found

    return json.loads(data, object_pairs_hook=distinct)


def check_contents(data: bytes) -> dict[str, bytes]:
    """Hold all bytes to the bundle's own list; give its files."""
    contents = _unpacked(data)
    if pack_bundle(contents) != data:
        raise WrongBundle("bytes outside of its files were changed")
    package = contents.get(PACKAGE, b"")
    if contents.get(DIGEST) != digest_file(package):
        raise WrongBundle(f"{DIGEST} does not fit {PACKAGE}")
    resources = read_json_once(package)["resources"]
    listed = {item["path"]: item for item in resources}
    if set(listed) != set(contents) - {PACKAGE, DIGEST} or len(listed) < len(resources):
        raise WrongBundle("its files are others than it lists")
    if not all(map(_NAME.fullmatch, contents)) or len({n.lower() for n in contents}) < len(
        contents
    ):
        raise WrongBundle("it has a file by whose name another could be written over")
    for name, one in listed.items():
        found = contents[name]
        if one["hash"] != "sha256:" + sha256(found).hexdigest() or one["bytes"] != len(found):
            raise WrongBundle(name + " was changed")
    return contents


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Unpack a zip; one that is broken can end in as many ways as there are errors."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = packed.infolist()
            size = sum(info.file_size for info in infos)
            contents = {} if size > _MOST else {info.filename: packed.read(info) for info in infos}
    except Exception as error:
        raise WrongBundle(f"it is no whole bundle ({error!r})") from error
    if len(contents) != len(infos):
        raise WrongBundle("it unpacks to more than a gigabyte, or has two files of one name")
    return contents


def _gunzipped(packed: bytes) -> bytes:
    """Unpack a file of it; a few kilobytes may unpack to more than any memory has."""
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
        plain = stream.read(_MOST + 1)
    if len(plain) > _MOST:
        raise WrongBundle("a record unpacks to more than a gigabyte")
    return plain


def captured_bytes(packed: bytes) -> bytes:
    """Give what a server answered with, out of a WARC file of one record."""
    return read_record(packed)[1]


def read_record(packed: bytes) -> tuple[dict[bytes, bytes], bytes]:
    """Give the fields of a WARC file of one record, and what was captured."""
    head, _, rest = _gunzipped(packed).partition(b"\r\n\r\n")
    fields = {}
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        fields[name.strip().lower()] = value.strip()
    block = rest[: int(fields[b"content-length"])]
    if rest[len(block) :] != b"\r\n\r\n":
        raise WrongBundle("a record does not end where it says")
    if fields[b"content-type"].startswith(b"application/http"):
        block = block.partition(b"\r\n\r\n")[2]
    return fields, block


def leaf_of(facts: list[Any]) -> bytes:
    """Hash what is sealed of a capture (RFC 6962, 2.1)."""
    return sha256(b"\0" + json.dumps(facts, separators=(",", ":")).encode("ascii")).digest()


def root_of(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """Walk from a leaf to the root by the hashes beside its way (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise WrongBundle("a capture stands where its tree has none")
    found, last = leaf, size - 1
    for beside in path:
        if last == 0:
            raise WrongBundle("a path is longer than its tree is high")
        if index & 1 or index == last:
            found = sha256(b"\1" + beside + found).digest()
            while not index & 1 and index:
                index >>= 1
                last >>= 1
        else:
            found = sha256(b"\1" + found + beside).digest()
        index >>= 1
        last >>= 1
    if last:
        raise WrongBundle("a path ends below the root")
    return found


def head_of(seal: dict[str, Any]) -> str:
    """Hash a seal with the one before it."""
    names = ("previous", "run", "started_at", "sealed_at", "captures", "root")
    facts = [seal[name] for name in names]
    return sha256(json.dumps(facts, separators=(",", ":")).encode("ascii")).hexdigest()


def check_capture(one: dict[str, Any], contents: dict[str, bytes]) -> bytes:
    """Hold a capture to the facts that are sealed of it; give its leaf."""
    if one["file"]:
        fields, body = read_record(contents[one["file"]])
        check_head(fields, one["facts"], one["file"])
        if [sha256(body).hexdigest(), len(body)] != one["facts"][4:]:
            raise WrongBundle(one["file"] + ": the captured bytes are others than its facts say")
    if one["facts"]:
        leaf = leaf_of(one["facts"])
        if leaf.hex() != one["leaf"]:
            raise WrongBundle(f"the facts of the {one['role']} are not its leaf")
        return leaf
    return bytes.fromhex(one["leaf"])


def check_head(fields: dict[bytes, bytes], facts: list[Any], file: str) -> None:
    """Hold the head of a record, by which it is replayed, to the sealed address and moment."""
    address = unquote_to_bytes(fields[b"warc-target-uri"].strip(b"<>"))
    moment = re.sub(r"\D", "", fields[b"warc-date"].decode("ascii"))[:14]
    if address != unquote_to_bytes(facts[0]) or moment != re.sub(r"\D", "", facts[1])[:14]:
        raise WrongBundle(file + ": its record names another address or moment than its facts")


def check_replay(captures: list[dict[str, Any]], contents: dict[str, bytes]) -> None:
    """Hold what is shown where the bundle is opened to what is proved of it: no other record."""
    replayed = {item["file"]: item["facts"][0] for item in captures if item["file"]}
    for name in contents:
        is_info = name == _INFO and read_record(contents[name])[0][b"warc-type"] == b"warcinfo"
        if name.startswith("archive/") and name not in replayed and not is_info:
            raise WrongBundle(name + " is none of the captures that it proves")
        if name.startswith("indexes/") and name not in _INDEXES:
            raise WrongBundle(name + " is another index than its own")
    index = _gunzipped(contents[_INDEX]) if _INDEX in contents else b""
    for line in index.splitlines():
        told = read_json_once(line[line.index(b"{") :])
        if replayed.get("archive/" + told["filename"]) != told["url"]:
            raise WrongBundle(f"its index shows {told['filename']} under another address")


def check_chain(seals: list[dict[str, Any]]) -> None:
    """Hold each seal to the one before; no two may be of one run."""
    before: dict[str, Any] | None = None
    runs = [seal["run"] for seal in seals]
    if len(set(runs)) < len(runs) or any(type(run) is not int for run in runs):
        raise WrongBundle("two seals are of one run, or one is of none")
    for seal in seals:
        if head_of(seal) != seal["head"]:
            raise WrongBundle(f"the seal of run {seal['run']} was changed")
        if before is not None and seal["previous"] != before["head"]:
            raise WrongBundle(f"the seal of run {seal['run']} does not follow the one before")
        before = seal


def stamp_fault(head: bytes, stamp: bytes, roots: Path) -> str | None:
    """Have OpenSSL check a time stamp; give what it says where it does not hold."""
    with tempfile.TemporaryDirectory() as folder:
        data, answer = Path(folder, "head.txt"), Path(folder, "stamp.tsr")
        data.write_bytes(head)
        answer.write_bytes(stamp)
        told = subprocess.run(  # noqa: S603 - no shell, and the arguments are ours
            [
                *(shutil.which("openssl") or "openssl", "ts", "-verify", "-data", str(data)),
                *("-in", str(answer), "-CAfile", str(roots)),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if told.returncode == 0 and b"Verification: OK" in told.stdout:
        return None
    return told.stdout.decode("utf-8", "replace").strip() or "OpenSSL refused it"


def stamp_time(stamp: bytes) -> str:
    """Read when a time stamp was made, as OpenSSL shows it."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "stamp.tsr")
        answer.write_bytes(stamp)
        told = subprocess.run(  # noqa: S603 - no shell, and the arguments are ours
            [shutil.which("openssl") or "openssl", "ts", "-reply", "-in", str(answer), "-text"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    # Matches "Time stamp: May  4 03:00:00.5 2031 GMT".
    shown = rb"Time stamp: (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?:\.\d+)? (\d{4}) GMT"
    found = re.findall(shown, told.stdout)
    if len(found) != 1:
        raise WrongBundle("OpenSSL shows no time in a stamp")
    month, day, clock, year = (part.decode("ascii") for part in found[0])
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}T{clock}Z"


def check_bundle(path: Path, roots: Path | None = None) -> list[str]:
    """Check all of a bundle; give a sentence for each thing that holds. Raises WrongBundle."""
    try:
        contents = check_contents(path.read_bytes())
        return [
            f"all {len(contents)} files are as they were packed",
            *_check_proof(read_json_once(contents[PROOF]), contents, roots),
            *_about_the_rest(contents),
        ]
    except WrongBundle:
        raise
    except Exception as error:
        raise WrongBundle(f"it cannot be read ({error!r})") from error


def _check_proof(
    proof: dict[str, Any], contents: dict[str, bytes], roots: Path | None
) -> list[str]:
    messages = []
    check_replay(proof["captures"], contents)
    check_chain(proof["seals"])
    seals = {seal["run"]: seal for seal in proof["seals"]}
    order = list(seals)
    stamped = max((order.index(item["run"]) for item in proof["stamps"]), default=-1)
    for item in proof["captures"]:
        leaf = check_capture(item, contents)
        # What is sealed of it, not what is said beside that.
        facts = item["facts"] or [None, item["fetched_at"]]
        what = f"the {item['role']}{f' {facts[0]}' if facts[0] else ''} of {facts[1]}"
        seal = seals.get(item["run"])
        if seal is None:
            messages.append(f"{what}: {_held(item)}, but its run has no seal yet")
            continue
        beside = [bytes.fromhex(step) for step in item["path"]]
        if root_of(leaf, item["index"], seal["captures"], beside).hex() != seal["root"]:
            raise WrongBundle(what + " is not among the captures that were sealed")
        messages.append(f"{what}: {_held(item)}, and sealed with run {item['run']}")
        if 0 <= stamped < order.index(item["run"]):
            # Anybody can add a seal of their own behind one that was stamped long ago.
            messages[-1] += ", which NO STAMP here covers: when rests on the archive's word alone"
    return messages + _check_stamps(proof["stamps"], seals, contents, roots)


def _about_the_rest(contents: dict[str, bytes]) -> list[str]:
    """Say what in a bundle nothing proves, and whose program it brings."""
    told = "the verdict and the page beside it are the word of whoever packed this: read them "
    messages = [told + "beside the captures"]
    if contents.get(PROGRAM, own := Path(__file__).read_bytes()) != own:
        messages.append(
            PROGRAM + " is NOT this program: of another version, or written by somebody else"
        )
    return messages


def _held(one: dict[str, Any]) -> str:
    return "as captured" if one["file"] else "its bytes are not in this bundle"


def _check_stamps(
    stamps: list[dict[str, Any]],
    seals: dict[int, dict[str, Any]],
    contents: dict[str, bytes],
    roots: Path | None,
) -> list[str]:
    if not stamps:
        return ["no time stamp: when it was sealed rests on the archive's word alone"]
    messages = []
    own = ""
    with tempfile.TemporaryDirectory() as folder:
        if roots is None and ROOTS in contents:
            # Whoever makes a bundle may be an authority of their own.
            own = ", by certificates that the bundle itself brings: compare them with those that "
            own += "the authority publishes"
            roots = Path(folder, "authority.pem")
            roots.write_bytes(contents[ROOTS])
        for stamp in stamps:
            if contents[stamp["head_file"]].decode("ascii") != seals[stamp["run"]]["head"]:
                raise WrongBundle(stamp["head_file"] + " is not the head of its seal")
            what = f"the stamp of {stamp['authority']}"
            if roots is None or shutil.which("openssl") is None:
                messages.append(
                    what + ": NOT CHECKED, give its authority's certificates with --roots, and "
                    "have openssl installed"
                )
                continue
            wrong = stamp_fault(contents[stamp["head_file"]], contents[stamp["file"]], roots)
            if wrong:
                raise WrongBundle(f"{what} does not hold: {wrong}")
            at = stamp_time(contents[stamp["file"]])
            if at != stamp["stamped_at"]:
                raise WrongBundle(f"{what} is of {at}, and not of {stamp['stamped_at']}")
            messages.append(f"{what} of {at} for run {stamp['run']} and those before it holds{own}")
    return messages


def parse_arguments(given: list[str]) -> tuple[Path | None, Path | None]:
    """Give the bundle and the roots that are named; no bundle where that is no usage."""
    if len(given) == 3 and given[1] == "--roots":
        return Path(given[0]), Path(given[2])
    return (Path(given[0]), None) if len(given) == 1 else (None, None)


def printable(line: str) -> str:
    """Show as escapes what a terminal would take for an order, or turn round."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in line
    )


def main(given: list[str]) -> int:
    """Print what holds; leave with 1 where something does not."""
    bundle, roots = parse_arguments(given)
    if bundle is None:
        sys.stderr.write((__doc__ or "").split("\n", 1)[0] + "\n")
        return 2
    try:
        for line in check_bundle(bundle, roots):
            sys.stdout.write("ok: " + printable(line) + "\n")
    except WrongBundle as wrong:
        sys.stdout.write("WRONG: " + printable(str(wrong)) + "\n")
        return 1
    sys.stdout.write("The bundle holds.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
