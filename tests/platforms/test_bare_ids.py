"""Ids in attributes of any name, beside a word that says whose they are."""

import re

import pytest

from archiver.platforms.bare_ids import bare_ids_of, can_name_platform, find_bare_ids
from tests.html.trees import tree_of

WORD = re.compile(r"chirp")
CODE = re.compile(r"\d{6,19}")


def ids(body: str) -> list[str]:
    return [one.id for one in find_bare_ids(tree_of(body), WORD, CODE)]


@pytest.mark.parametrize(
    "body",
    [
        '<div class="social--Chirp" data-embed-id="123456"></div>',
        '<embed-chirp status="123456"></embed-chirp>',
        '<embed-chirp id="123456"></embed-chirp>',
        '<div data-provider="chirp" data-id=" 123456 "></div>',
        '<div class="box-chirp"><div data-post_id="123456"></div></div>',
        '<div class="chirp" data-embed-key="123456"></div>',
    ],
    ids=["class", "tag", "id of a tag of its own", "provider", "box around it", "key"],
)
def test_an_id_beside_the_name_of_a_platform_is_a_posts(body: str) -> None:
    assert ids(body) == ["123456"]


@pytest.mark.parametrize(
    "body",
    [
        '<div data-embed-id="123456"></div>',
        '<div class="chirp" id="123456"></div>',
        '<div class="chirp" data-user-id="123456"></div>',
        '<div class="chirp" data-id="12345x"></div>',
        '<div class="chirp-share" data-id="123456"></div>',
        '<div class="chirp-timeline" data-id="123456"></div>',
        '<amp-chirp data-momentid="123456"></amp-chirp>',
        '<div class="chirp" data-poll-id="123456"></div>',
        '<div class="chirp" data-tag-id="123456"></div>',
        '<a class="chirp" data-id="123456"></a>',
        '<div class="share-chirp"><div data-id="123456"></div></div>',
        '<blockquote class="chirp" data-id="123456"></blockquote>',
        f'<div data-note="{"chirp" * 9}" data-id="123456"></div>',
    ],
)
def test_ids_of_anything_else_are_left_alone(body: str) -> None:
    assert ids(body) == []


def test_elements_that_the_platform_knows_better_are_left_out() -> None:
    tree = tree_of('<p class="chirp" data-id="123456"></p><p class="chirp" data-id="777777"></p>')
    first, _ = tree.iter("p")
    found = find_bare_ids(tree, WORD, CODE, without=[first])
    assert [one.id for one in found] == ["777777"]
    assert [one.id for one in bare_ids_of(first, WORD, CODE)] == ["123456"]


def test_one_element_has_one_id_or_none() -> None:
    assert ids('<p class="chirp" data-id="123456" data-post="777777"></p>') == ["123456"]


def test_a_long_value_names_no_platform() -> None:
    assert can_name_platform("data-network", "chirp")
    assert can_name_platform("provider", "chirp")
    assert not can_name_platform("title", "chirp")
    assert not can_name_platform("data-network", "chirp" * 5)
