"""Embeds that cookie walls hide in Base64, and what only looks like it."""

from base64 import b64encode

import pytest

from archiver.extraction.embeds.base64 import decode_packed

MARKUP = '<blockquote><a href="https://x.com/beatide/status/2712809663493046272">wrote</a>'
PACKED = b64encode(MARKUP.encode()).decode()


@pytest.mark.parametrize(
    "text",
    [PACKED, PACKED.rstrip("="), f" {PACKED[:30]}\n  {PACKED[30:]} "],
    ids=["whole", "without padding", "over lines"],
)
def test_packed_markup_of_a_post_is_unpacked(text: str) -> None:
    assert decode_packed(text) == MARKUP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PG",
        PACKED[:38],
        PACKED[:50] + "!" + PACKED[50:],
        b64encode(b"<p>nothing but a paragraph about kelp and the ferry</p>").decode(),
        b64encode(b"\xff" * 60).decode(),
        "PG" + "A" * 500_000,
        MARKUP,
    ],
    ids=["empty", "two", "short", "other sign", "no post", "no markup", "huge", "not packed"],
)
def test_all_else_stands_for_nothing(text: str) -> None:
    assert decode_packed(text) == ""
