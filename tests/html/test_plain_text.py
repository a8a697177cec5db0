"""Content of posts as HTML, read as the text that its author wrote."""

import pytest

from archiver.html.plain_text import plain_text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>One<br>two</p><p>Three &amp; four</p>", "One\ntwo\n\nThree & four"),
        ("no markup", "no markup"),
        ('<a href="x"><span class="invisible">https://</span>a.example</a>', "https://a.example"),
        ('<p class="quote-inline">RE: x</p><p>Mine</p>', "Mine"),
        ('<img alt=":seal:"> sings', ":seal: sings"),
        ("<pre>a\nb</pre> c\nd", "a\nb\n\nc d"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<script>no()</script><!-- no -->yes", "yes"),
        ("one <!-- no -->two<!DOCTYPE html>\n<?no no?>three", "one two three"),
        ("We will <del>never </del>leave<s> </s>.", "We will ~~never~~ leave ."),
        ("<title>no<b>no</b></title><img>yes<br>\n yes</p></p>", "yes\nyes"),
        ("<i><b>" * 900 + "deep", "deep"),
        ("\ufeff", ""),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees(content: str, text: str) -> None:
    assert plain_text(content) == text


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["<b>a</b>", "<br>a", "a<!--b-->"])
def test_markup_that_is_made_of_tags_is_read_to_a_bound(piece: str) -> None:
    assert 20_000 < plain_text(piece * 100_000).count("a") < 60_000
    assert plain_text(piece * 20_000).count("a") == 20_000


def test_markup_nested_deeper_than_functions_may_call_each_other_is_read() -> None:
    assert plain_text("<b>" * 200 + "deep" + "</b>" * 200) == "deep"
