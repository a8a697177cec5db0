"""Platforms are named in prose by what they say of themselves."""

from archiver.platforms.prose_names import platform_words
from archiver.platforms.registry import all_platforms


def test_each_platform_is_known_by_its_label_and_older_names() -> None:
    assert {platform.label for platform in all_platforms()} <= platform_words()
    assert "Twitter" in platform_words()
