"""One reader of JSON-LD, for articles and for posts."""

import json
from typing import Any

import pytest

from archiver.html.json_ld import (
    article_body,
    article_nodes,
    json_ld_objects,
    json_ld_values,
    one_line,
)
from tests.html.trees import tree_of


def script(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json">{text}</script>'


def test_articles_are_found_wherever_they_stand_those_with_a_headline_first() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "The Marrowby Pilot"},
            {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Ferry"}},
        ]
    }
    found = article_nodes(tree_of(script(graph)))
    assert [one["@type"] for one in found] == ["NewsArticle", "WebPage"]


@pytest.mark.parametrize(
    "text",
    [
        '<![CDATA[{"name": "Ferry"}]]>',
        '{"name": "Ferry"};',
        '//<![CDATA[\n{"name": "Ferry"}\n//]]>',
        '/*<![CDATA[*/{"name": "Ferry"}/*]]>*/',
        '<!--\n{"name": "Ferry", "at": "https://a.example//-->"}\n-->',
        '{"name": "Ferry",\n "said": "one\nline"}',
        ' {"name": "Ferry", "size": NaN}',
        '{"name": "Ferry", "ports": ["Kelp", ],\n}',
    ],
)
def test_what_search_engines_forgive_is_forgiven(text: str) -> None:
    (value,) = json_ld_values(tree_of(script(text)))
    assert value["name"] == "Ferry"


@pytest.mark.parametrize("text", ["", "{", '{"name": }', "[" * 100_000, "no JSON"])
def test_a_broken_script_hides_no_other(text: str) -> None:
    found = list(json_ld_objects(tree_of(script(text) + script({"name": "Seal"}))))
    assert found == [{"name": "Seal"}]


def test_half_of_a_pair_of_surrogates_becomes_a_character_that_can_be_stored() -> None:
    (value,) = json_ld_values(tree_of(script('{"name": "Seal \\ud83e"}')))
    assert value["name"] == "Seal \ufffd"


def test_a_page_without_a_tree_has_none() -> None:
    assert list(json_ld_objects(None)) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("One.\n\nTwo  words.", ["One.", "Two words."]),
        ("<p>One.</p><p>Two <b>words</b>.</p>", ["One.", "Two words."]),
        ("&lt;p&gt;One.&lt;/p&gt;Two &amp;amp; three.", ["One.", "Two & three."]),
        ("a < b\n<3", ["a < b", "<3"]),
        ("One <br/>two\nthree", ["One", "two", "three"]),
    ],
)
def test_the_text_of_an_article_has_a_paragraph_a_line(body: str, lines: list[str]) -> None:
    assert article_body([{"articleBody": body}, {"articleBody": ""}]).split("\n") == lines


def test_a_value_becomes_one_line_or_none() -> None:
    assert one_line(["The <i>seal</i>\n and the ferry", "x"]) == "The seal and the ferry"
    assert one_line("5 < 6") == "5 < 6"
    assert not any(map(one_line, (None, [], 7, {}, " ")))
    assert len(one_line("x" * 2_000) or "") == 500


def test_fields_that_nobody_filled_are_empty_and_marks_without_width_are_left_out() -> None:
    for unfilled in ("undefined undefined", "null", "{{ author }}", "[object Object]", "<% x %>"):
        assert one_line(unfilled) is None
    assert one_line("Null Island has no ferry") == "Null Island has no ferry"
    assert one_line("\u200bSwing\u00adbridge\ufeff") == "Swingbridge"
