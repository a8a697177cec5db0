"""Names of platforms in sentences come from the platforms themselves."""

import pytest

from archiver.extraction.quotations.platform_names import platform_words, posted_pattern
from archiver.platforms.registry import all_platforms


def test_every_platform_has_a_name_in_sentences() -> None:
    for platform in all_platforms():
        assert platform.label in platform_words()
        assert posted_pattern().search(f"she wrote on {platform.label} last night")


@pytest.mark.parametrize(
    "text",
    [
        "napisał na Twitterze",
        "wrote on his Facebook page",
        "написал в Твиттере",
        "написала в Телеграме",
        "schrieb auf der Plattform X",
    ],
)
def test_a_long_name_may_have_an_ending(text: str) -> None:
    assert posted_pattern().search(text)


@pytest.mark.parametrize("text", ["wrote on Xylophones", "wrote on Monday", "wrote on X-rays"])
def test_a_word_that_begins_like_one_is_none(text: str) -> None:
    assert not posted_pattern().search(text)
