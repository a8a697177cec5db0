"""Platforms are known in the sentence of a quotation by the names that they give themselves."""

from archiver.models.quote_context import HERE
from archiver.verification.named_platforms import platform_pattern, platforms_beside


def test_platforms_are_named_in_the_sentence_of_a_quotation() -> None:
    for paragraph, named in {
        "On X she laughed. On Instagram Nell Orme wrote: _”": {"instagram"},
        "_” Nell Orme said on X.": {"x"},
        "Nell Orme, X'te _” dedi.": {"x"},
        "X’s owner told us: _”": set(),
    }.items():
        assert platforms_beside(paragraph.replace("_", HERE)) == named, paragraph


def test_a_name_is_a_word_of_its_own() -> None:
    assert platform_pattern().search("her account on Twitter, said")
    assert not platform_pattern().search("the Twitterati said")
