"""Cells of Datasette's tables: escaped pieces, safe links, or nothing of ours."""

import json
from typing import Any

import pytest

from archiver.web.render_cell import render_value
from tests.web.urls import Site


def cell(table: str | None, column: str, value: Any, **row: Any) -> str | None:
    found = render_value(Site(), "archive", table, column, value, {column: value, **row})
    return None if found is None else str(found)


def test_a_wording_is_a_badge_and_a_word_nobody_knows_is_not() -> None:
    assert "archiver-badge" in (cell("verdicts", "wording", "altered") or "")
    assert cell("verdicts", "wording", "<b>") is None
    assert "archiver-bad" in (cell("verdicts", "attribution", "mismatch") or "")
    assert cell("verdicts", "attribution", "confirmed") is None


@pytest.mark.parametrize("value", ["{", '"negation"', '["<b>"]', '[["negation"]]', "null", "[{}]"])
def test_what_are_no_flags_is_left_to_datasette(value: str) -> None:
    assert cell("verdicts", "flags", value) is None


def test_flags_have_their_meaning_and_none_is_an_empty_cell() -> None:
    shown = cell("verdicts", "flags", json.dumps(["negation", "number"])) or ""
    assert shown.count("<span title=") == 2
    assert cell("verdicts", "flags", "[]") == "&nbsp;"


@pytest.mark.parametrize("value", ["javascript:alert(1)", "data:text/html,a", "", "/a", "https:"])
def test_only_addresses_of_the_web_are_links(value: str) -> None:
    assert cell("posts", "url", value) is None


def test_an_address_is_escaped_and_given_no_credit() -> None:
    shown = cell("posts", "url", 'https://kelp.example/"><script>') or ""
    assert "<script>" not in shown
    assert 'rel="nofollow noreferrer"' in shown
    assert cell("somebody_elses", "url", "https://kelp.example") is None


@pytest.mark.parametrize(
    ("table", "column", "value", "address"),
    [
        ("posts", "key", "x:7", "/site/-/post/x/7"),
        ("authors", "key", "x:bea", "/site/-/person/x/bea"),
        ("articles", "key", "k", "/site/-/article/k"),
        ("quotes", "key", "k", "/site/-/quote/k"),
        ("quotes_overview", "id", 5, "/site/archive/quotes/5"),
    ],
)
def test_keys_lead_to_pages_and_numbers_of_views_to_rows(
    table: str, column: str, value: Any, address: str
) -> None:
    assert f'href="{address}"' in (cell(table, column, value) or "")


def test_names_of_people_are_escaped_and_lead_to_them() -> None:
    shown = cell("posts_overview", "author", "<img>", platform="x", handle="bea", account="x:bea")
    assert shown == '<a href="/site/-/person/x/bea">&lt;img&gt;</a>'


def test_a_column_that_was_left_out_costs_the_link_alone() -> None:
    assert cell("posts_overview", "author", "Bea") is None
    assert cell("quotes_overview", "post", "Kelp", post_key=None) is None
    assert cell("quotes_overview", "article", "Kelp", url="file:///a.html") is None
