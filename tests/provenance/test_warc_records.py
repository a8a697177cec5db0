"""Records of WARC files by their offset: hashed whole, and overwritten where they lie."""

from hashlib import sha256
from pathlib import Path

import pytest

from archiver.errors import UnreadableRecord
from archiver.models.records import Capture
from archiver.provenance.warc import WarcFile, read_warc
from archiver.provenance.warc_records import digest_at, erase_at, length_at

BODIES = [b"The tide is late.", b"", b"The seal has left Marrowby. " * 9000, b"Nobody asked."]


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, list[int]]:
    """A WARC file of four captures, the second from a file, and where their records begin."""
    with WarcFile(tmp_path, "run-000001") as warc:
        offsets = [
            warc.write(
                Capture(
                    url=f"https://a.example/{number}",
                    source="a",
                    fetched_at="2031-05-04T02:00:00Z",
                    status=None if number == 1 else 200,
                    headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
                    body=body,
                )
            )
            for number, body in enumerate(BODIES)
        ]
        return warc.path, offsets


def test_the_digest_of_a_record_is_that_of_the_bytes_captured(
    written: tuple[Path, list[int]],
) -> None:
    path, offsets = written
    with path.open("rb") as stream:
        for offset, body in zip(offsets, BODIES, strict=True):
            assert digest_at(stream, offset) == (sha256(body).hexdigest(), len(body))
        for wrong in (offsets[1] + 1, 3, 10**9):
            with pytest.raises(UnreadableRecord, match="no whole record"):
                digest_at(stream, wrong)


def test_the_record_of_the_files_own_description_has_another_digest(
    written: tuple[Path, list[int]],
) -> None:
    with written[0].open("rb") as stream:
        assert digest_at(stream, 0)[1] > 0


@pytest.mark.parametrize("number", range(4))
def test_a_record_that_is_erased_leaves_the_others_where_they_are(
    written: tuple[Path, list[int]], number: int
) -> None:
    path, offsets = written
    before = path.read_bytes()
    length = length_at(path, offsets[number])
    erase_at(path, offsets[number], length, at="2031-05-05T02:00:00Z")
    after = path.read_bytes()
    end = offsets[number] + length
    assert (after[: offsets[number]], after[end:]) == (before[: offsets[number]], before[end:])
    assert len(after) == len(before)
    left = [body for at, body in enumerate(BODIES) if at != number]
    assert [capture.body for capture in read_warc(path)] == left
    with path.open("rb") as stream:
        said = b"forgotten: 2031-05-05T02:00:00Z\r\n"
        assert digest_at(stream, offsets[number]) == (sha256(said).hexdigest(), len(said))
    assert length_at(path, offsets[number]) == length


def test_what_was_cut_short_is_done_again(written: tuple[Path, list[int]]) -> None:
    path, offsets = written
    length = length_at(path, offsets[2])
    whole = path.read_bytes()
    erase_at(path, offsets[2], length, at="2031-05-05T02:00:00Z")
    done = path.read_bytes()
    for cut in (1, 12, length // 2, length - 1):
        at = offsets[2] + cut
        path.write_bytes(done[:at] + whole[at:])
        erase_at(path, offsets[2], length, at="2031-05-05T02:00:00Z")
        assert len([*read_warc(path)]) == len(BODIES) - 1


def test_no_part_of_a_file_is_taken_for_a_record(
    written: tuple[Path, list[int]], tmp_path: Path
) -> None:
    path, offsets = written
    before = path.read_bytes()
    with pytest.raises(UnreadableRecord):
        length_at(path, offsets[0] + 5)
    with pytest.raises(UnreadableRecord, match="too short"):
        erase_at(path, offsets[0], 20, at="2031-05-05T02:00:00Z")
    assert path.read_bytes() == before
    assert length_at(tmp_path / "none.warc.gz", 0) == 0
    erase_at(tmp_path / "none.warc.gz", 0, 500, at="2031-05-05T02:00:00Z")
