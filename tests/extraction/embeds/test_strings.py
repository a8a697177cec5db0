"""Strings of a tree that may name a post, gathered in one walk."""

from base64 import b64encode

from archiver.extraction.embeds.strings import gather_strings, strings_with_signs
from tests.html.trees import tree_of

POST = "https://x.com/beatide/status/2712809663493046272"


def gathered(body: str) -> list[tuple[str, str | None, str]]:
    found = gather_strings(tree_of(body)).strings
    return [(one.element.tag, one.name, one.text) for one in strings_with_signs(found)]


def test_texts_and_attributes_are_gathered_with_their_elements() -> None:
    body = f'<p>see {POST} <a href="{POST}">it</a> or {POST} again</p>'
    assert gathered(body) == [
        ("p", None, f"see {POST} "),
        ("p", None, f" or {POST} again"),
        ("a", "href", POST),
    ]


def test_strings_come_in_the_order_of_the_tree_whatever_holds_them() -> None:
    body = (
        f'<div title="{POST}1" data-a="{POST}2"><img data-a="{POST}3" title="{POST}4">{POST}5</div>'
        f'<p title="{POST}6">{POST}7</p>'
    )
    assert [text[len(POST) :] for *_, text in gathered(body)] == list("1253476")


def test_what_stands_behind_an_element_belongs_to_the_one_around_it() -> None:
    assert gathered(f"<div><b>so</b> {POST}</div>") == [("div", None, f" {POST}")]


def test_what_holds_no_content_or_address_is_left_out() -> None:
    body = f'<div style="background:url({POST})" id="{POST}" class="{POST}"></div><svg d="{POST}"/>'
    assert gathered(body) == []
    assert gathered(f"<style>{POST}</style>") == []


def test_packed_strings_are_unpacked_on_the_way() -> None:
    packed = b64encode(f'<blockquote><a href="{POST}">it</a></blockquote>'.encode()).decode()
    ((tag, name, text),) = gathered(f'<div data-box="{packed}"></div>')
    assert (tag, name) == ("div", "data-box")
    assert POST in text
    ((tag, name, text),) = gathered(f"<script>{packed}</script>")
    assert (tag, name) == ("script", None)
    assert POST in text


def test_marks_are_names_classes_and_descriptions_between_newlines() -> None:
    body = '<div class="twitter-tweet wide" aria-level="1"><img alt="A post by Bea Tidewell"></div>'
    marks = gather_strings(tree_of(body)).marks.split("\n")
    assert {"", "div", "twitter-tweet wide", "aria-level", "A post by Bea Tidewell"} <= {*marks}
    assert "1" not in marks


def test_no_strings_have_no_signs() -> None:
    tree = tree_of("")
    assert list(strings_with_signs([])) == []
    assert list(strings_with_signs([(0, 1, tree, None, "a plain text of kelp")])) == []


def test_links_within_the_site_are_left_out_unless_they_wrap_an_address() -> None:
    tree = tree_of(
        '<a href="/ferries/late-again">a</a>'
        '<a href="/out?to=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1">b</a>'
        '<a href="//x.com/a/status/12">c</a><a href="/out/https://x.com/a/status/123">d</a>'
    )
    assert [text for *_, name, text in gather_strings(tree).strings if name == "href"] == [
        "/out?to=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1",
        "//x.com/a/status/12",
        "/out/https://x.com/a/status/123",
    ]
