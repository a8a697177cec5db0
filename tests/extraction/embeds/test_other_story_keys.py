"""Posts of other stories in page data, told by the key they stand under."""

import json

import pytest

from archiver.extraction.embeds.other_story_keys import holds_other_stories, split_other_stories
from archiver.models.records import Embed

POST = Embed(platform="x", kind="attribute", id="2712809663493046272")


def is_others(data: str) -> bool:
    return holds_other_stories(split_other_stories(data), data, POST)


@pytest.mark.parametrize(
    "key",
    [
        *("relatedArticles", "related_stories", "more-from-world", "recirc", "MostRead", "weitere"),
        *("promos", "homePromotions", "latestTweets", "__instaFeed", "footer", "menu", "social"),
    ],
)
def test_a_post_under_a_key_of_other_stories_is_theirs(key: str) -> None:
    plain = json.dumps({"body": "Kelp", key: [{"tweet": POST.id, "text": '} ] " ['}], "z": []})
    assert is_others(plain)
    assert is_others(json.dumps({"props": plain})), "escaped once more"
    assert is_others(f"window.{key} = 1; x = {{{key}: {{id: '{POST.id}'}}}}")


@pytest.mark.parametrize(
    "key", ["relatedTweets", "body", "next", "correlated", "title", "feedback"]
)
def test_a_post_under_any_other_key_is_the_articles(key: str) -> None:
    assert not is_others(json.dumps({key: [{"tweet": POST.id}]}))


@pytest.mark.parametrize("text", ["C:\\", "C:\\\\", '\\" ] }', 'a \\\\" }] b', "\\" * 9])
def test_a_backslash_ends_no_string_and_a_string_ends_behind_one(text: str) -> None:
    theirs = json.dumps({"related": [{"text": text, "tweet": POST.id}], "body": ["}"]})
    ours = json.dumps({"related": [{"text": text}], "body": [POST.id, "]"]})
    for data in (theirs, json.dumps({"props": theirs})):
        assert is_others(data)
    for data in (ours, json.dumps({"props": ours})):
        assert not is_others(data)


@pytest.mark.parametrize("before", ["", "İ", "ß", "Sample, referred, "])
@pytest.mark.parametrize("key", ["referrer", "httpReferer", "REFERRER", "sampleUrl", "Placeholder"])
def test_where_a_told_address_stands_is_told_in_any_case(before: str, key: str) -> None:
    address = f"https://x.com/bea/status/{POST.id}"
    data = f'{{"title": "{before}", "{key}": "{address}", "body": "Kelp"}}'
    assert [data[start:end] for start, end in split_other_stories(data)] == [address]


def test_a_post_that_the_article_names_too_is_the_articles() -> None:
    assert not is_others(json.dumps({"relatedArticles": [POST.id], "body": [POST.id]}))
    assert not is_others(json.dumps({"body": [POST.id], "relatedArticles": [POST.id]}))


def test_a_post_that_stands_nowhere_is_nobodys() -> None:
    assert not is_others('{"relatedArticles": ["7"]}')
    spans = split_other_stories('{"relatedArticles": ["7"]}')
    assert not holds_other_stories(spans, "7", Embed(platform="x", kind="link"))


@pytest.mark.parametrize(
    "data", ['{"related": [[[[', '{"related": {"a": "]}', "", ":" * 5_000 + "[", "related" * 2_000]
)
def test_data_that_never_ends_tells_nothing(data: str) -> None:
    assert split_other_stories(data) == ()


def test_places_come_in_order_and_none_inside_another() -> None:
    data = '{"related": [{"moreStories": [1]}], "trending": {"a": 2}}'
    assert [data[a:b] for a, b in split_other_stories(data)] == [
        '[{"moreStories": [1]}]',
        '{"a": 2}',
    ]
