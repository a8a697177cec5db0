"""Names of platforms in sentences come from the platforms themselves."""

import pytest

from archiver.extraction.quotations.platform_names import posted_pattern
from archiver.extraction.quotations.quotations import find_quotations
from archiver.platforms.prose_names import platform_words
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


@pytest.mark.parametrize(
    ("language", "text", "writer"),
    [
        ("en", "On X, @harbour_anna posted: “The ferry has not come for days.”", "@harbour_anna"),
        ("de", "Auf X schrieb @kaianna: „Seit drei Tagen keine Fähre.“", "@kaianna"),
        ("cs", "Na síti X @molo_anna napsala: „Tři dny bez trajektu.“", "@molo_anna"),
        ("sv", "”Vi ger oss inte”, skriver fackets ordförande Olle Ort på X.", "Olle Ort"),
        ("no", "«Vi gir oss ikke», skriver fagforeningsleder Bjørn Ort på X.", "Bjørn Ort"),
        ("tr", "X hesabından paylaşım yapan Demir, “İskele satılık değil” ifadelerini kullandı.",
         "Demir"),
    ],
)  # fmt: skip
def test_an_account_or_a_name_beside_the_platform_writes(
    language: str, text: str, writer: str
) -> None:
    assert find_quotations(text, language=language)[0].speaker == writer


def test_an_account_in_brackets_is_the_name_before_it() -> None:
    text = "Dex Malone is back. Malone (@dexmalone) tweeted: “New record on Friday.”"
    assert find_quotations(text, language="en")[0].speaker == "Dex Malone"
