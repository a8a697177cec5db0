"""Which post an address leads to, and where such addresses stand in a text."""

import pytest

from archiver.extraction.embeds import addresses

ID = "2712809663493046272"
POST = f"https://x.com/beatide/status/{ID}"


@pytest.mark.parametrize(
    "address",
    [
        POST,
        f"//x.com/beatide/status/{ID}",
        f"{POST}?s=20&t=abc#m",
        f"https://mobile.twitter.com/beatide/status/{ID}/photo/1",
        f"https://web.archive.org/web/20320101000000/{POST}",
        f"https://www.google.com/url?q=https%3A%2F%2Fx.com%2Fbeatide%2Fstatus%2F{ID}",
    ],
)
def test_an_address_leads_to_its_post_whatever_is_wrapped_around_it(address: str) -> None:
    found = addresses.post_at(address)
    assert found is not None
    assert (found.platform, found.id, found.kind) == ("x", ID, "link")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://x.com/beatide",
        "https://gazette.example/status/1",
        f"https://x.com/intent/tweet?url={POST}",
        f"https://www.facebook.com/sharer/sharer.php?u={POST}",
        "https://[::1",
        "http://\0",
        "x" * 10_000,
    ],
)
def test_sharing_and_all_else_lead_to_no_post(address: str) -> None:
    assert addresses.post_at(address) is None


def test_addresses_are_found_without_the_marks_of_their_sentence() -> None:
    text = f"He wrote it (see {POST}), and again: “HTTPS:{POST[6:]}”. Not //gazette.example/a."
    found = [address for _, address in addresses.addresses_in(text)]
    assert found == [POST, POST]


def test_only_the_first_posts_of_a_text_are_listed() -> None:
    text = " ".join(f"https://x.com/a/status/{10**18 + n}" for n in range(2_500))
    seen = [post.id for post in addresses.posts_in(text, "attribute", 3)]
    assert seen == [str(10**18 + n) for n in range(3)]
    assert len(list(addresses.addresses_in(text))) == 2_500


@pytest.mark.parametrize(
    "text", [POST, POST.upper(), '{"tweetId":"1"}', "https%3A%2F%2Fx.com%2Fa%2Fstatus%2F1"]
)
def test_a_text_with_the_signs_of_a_post_may_hold_one(text: str) -> None:
    assert addresses.may_hold_address(text)


@pytest.mark.parametrize("text", ["", "/", "a sentence", "//gazette.example/a", "\ud800/"])
def test_a_text_without_them_holds_none(text: str) -> None:
    assert not addresses.may_hold_address(text)


def test_texts_laid_end_to_end_give_the_same_answer_as_one_by_one() -> None:
    texts = ["no", POST, "", "x.co", "m/beatide/status/1", f"é {POST}", "status/", "\ud800", POST]
    assert addresses.texts_with_addresses(texts) == [
        number for number, text in enumerate(texts) if addresses.may_hold_address(text)
    ]
    assert addresses.texts_with_addresses([]) == []
