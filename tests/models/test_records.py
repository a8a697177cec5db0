"""Records: digests that cannot be confused, captures by their headers, rows that never change."""

from dataclasses import FrozenInstanceError, replace

import pytest

from archiver.models.records import RENDERED, Capture, Post, PostRef, PostVersion, content_digest
from archiver.models.stored_posts import StandingSighting, StoredVersion


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab", "")),
        (("a", "b"), ("a", "b", "")),
        (("a", None), ("a", "")),
        ((None,), ()),
        (("1:a",), ("a",)),
        (("é",), ("e\u0301",)),
    ],
)
def test_parts_that_differ_have_another_digest(
    one: tuple[str | None, ...], other: tuple[str | None, ...]
) -> None:
    assert content_digest(*one) != content_digest(*other)


def test_a_digest_is_the_same_for_text_and_its_bytes_and_takes_half_a_character() -> None:
    assert content_digest("kelp é") == content_digest("kelp é".encode())
    assert len(content_digest("\ud800")) == 32
    assert content_digest("\ud800") != content_digest("\ud801")


def test_a_capture_tells_its_type_by_any_case_and_its_browser() -> None:
    capture = Capture(url="u", source="s", fetched_at="2036", body=b"kelp")
    assert (capture.content_type, capture.rendered) == ("", None)
    headers = (("CONTENT-type", "text/html"), ("Content-Type", "text/plain"), (RENDERED, "Kelp 1"))
    told = replace(capture, headers=headers)
    assert (told.content_type, told.rendered) == ("text/html", "Kelp 1")
    assert told.sha256 == capture.sha256


def test_a_post_is_keyed_by_platform_and_id() -> None:
    assert PostRef(platform="bluesky", id="did:plc:a/3k").key == "bluesky:did:plc:a/3k"


def test_what_is_stored_cannot_be_changed_and_is_equal_by_content() -> None:
    post, version = Post(key="x:7", platform="x"), PostVersion(text="Kelp")
    stored = StoredVersion(1, 2, None, "", post, version)
    assert stored == StoredVersion(1, 2, None, "", replace(post), replace(version))
    with pytest.raises(FrozenInstanceError):
        stored.version_id = 3  # type: ignore[misc]
    seen = StandingSighting("2036-01-03T06:00:00Z", 1, "ok", "embed", 1, site="gazette.example")
    assert replace(seen, cut=True) != seen
    assert len({seen, replace(seen)}) == 1
