import pytest

from archiver.matching.surface import Surface, is_verbatim
from archiver.text.words import split_words

POST = split_words("Well. “The ferry is late, again.” No!")


@pytest.mark.parametrize(
    ("quote", "same"),
    [
        ("the ferry is late, again", True),
        ('The ferry is late, again."', True),
        ("The ferry is late again", False),
        ("The Ferry is late, again", False),
        ("The ferry is late, again!", False),
    ],
)
def test_only_what_any_editor_changes_may_differ(quote: str, same: bool) -> None:
    words = split_words(quote)
    assert is_verbatim(Surface.of(words), POST, 1, 1 + len(words)) is same
