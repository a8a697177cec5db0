"""The words of a post out of the element that shows it."""

from archiver.html.element_text import element_text, tidy_text
from tests.html.trees import tree_of


def box(markup: str) -> str:
    (found,) = tree_of(f'<div id="box">{markup}</div>').xpath("//*[@id='box']")
    return element_text(found)


def test_breaks_are_newlines_and_blocks_end_with_a_blank_line() -> None:
    assert box("<p>One<br>two</p><p>Three</p>") == "One\ntwo\n\nThree"


def test_newlines_of_the_source_are_spaces_unless_they_are_kept() -> None:
    (found,) = tree_of("<p>One\n two</p>").iter("p")
    assert element_text(found) == "One two"
    assert element_text(found, keep_lines=True) == "One\ntwo"


def test_buttons_and_scripts_are_no_words_and_emoji_are() -> None:
    emoji = '<img class="emoji" alt="🦭"><img alt="a harbour">'
    assert box(f"Seal {emoji}<button>Like</button><script>x</script>!") == "Seal 🦭!"


def test_text_ends_at_an_element_and_passes_over_others() -> None:
    tree = tree_of('<p>One <a>two </a><i>three</i><b id="end">four</b></p>')
    (paragraph,), (link,), (end,) = tree.iter("p"), tree.iter("a"), tree.iter("b")
    assert element_text(paragraph, stop=end, skip=[link]) == "One three"


def test_tidy_text_has_no_spaces_at_the_ends_of_lines() -> None:
    assert tidy_text(" a \n\n\n\n b\xa0\n") == "a\n\nb"
