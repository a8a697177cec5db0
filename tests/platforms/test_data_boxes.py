"""Boxes that hold a whole post as JSON, and pictures described by a post."""

import json
from html import escape
from typing import Any

import pytest

from archiver.models.records import Embed
from archiver.platforms.data_attributes import boxes_with_data
from archiver.platforms.x.site_boxes import find_data_boxes, find_screenshots
from tests.html.trees import tree_of

POST = {
    "url": "https://x.com/beatide/status/2712809663493046272",
    "full_text": 'The <span class="tweet-fake-link">kelp</span>\n is late.',
    "username": "beatide",
    "name": " Bea Tidewell ",
    "date": "2036-01-03T06:00:00.000Z",
}


def box(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<div data-attrs="{escape(text)}"></div>'


def embeds(*data: Any) -> list[Embed]:
    return [one.embed for one in find_data_boxes(tree_of("".join(map(box, data))))]


def test_a_box_gives_the_post_with_its_words_author_and_time() -> None:
    (found,) = embeds(POST)
    assert (found.platform, found.id, found.kind) == ("x", "2712809663493046272", "card")
    assert found.text is not None
    assert found.text.split() == ["The", "kelp", "is", "late."]
    assert (found.handle, found.name) == ("beatide", "Bea Tidewell")
    assert (found.posted_at or "").startswith("2036-01-03")


@pytest.mark.parametrize(
    "fields",
    [{"username": None}, {"name": []}, {"date": "soon"}, {"full_text": {"a": 1}}],
)
def test_a_field_of_another_kind_costs_no_post(fields: dict[str, Any]) -> None:
    (found,) = embeds(POST | fields)
    assert (found.id, found.handle) == ("2712809663493046272", "beatide")


@pytest.mark.parametrize(
    "data",
    [
        {"full_text": "no address"},
        {"full_text": "a", "url": "https://gazette.example/status/1"},
        ["full_text"],
        '{"full_text": ',
        "full_text",
        '{"full_text": 1e999}',
        "{" * 5_000 + "full_text",
        "",
    ],
)
def test_a_box_without_a_post_gives_none_and_hides_no_other(data: Any) -> None:
    assert [one.id for one in embeds(data, POST)] == ["2712809663493046272"]


def test_only_boxes_that_hold_the_marker_are_read() -> None:
    tree = tree_of(box({"kelp": 1}) + box({"other": 2}))
    assert [data for _, data in boxes_with_data(tree, "kelp")] == [{"kelp": 1}]


def test_a_screenshot_is_described_by_the_post_it_shows() -> None:
    alt = "Twitter post by @beatide:  The kelp\n is late."
    source = "https://x.com/beatide/status/2712809663493046272"
    body = "".join(
        f'<img alt="{escape(text)}" data-src="{address}">'
        for text, address in (
            (alt, f"https://shots.example/?u={source}"),
            (alt, "https://shots.example/a.png"),
            ("A picture of kelp", source),
        )
    )
    (found,) = find_screenshots(tree_of(body).iter("img"))
    assert (found.embed.id, found.embed.handle) == ("2712809663493046272", "beatide")
    assert found.embed.text == "The kelp is late."
