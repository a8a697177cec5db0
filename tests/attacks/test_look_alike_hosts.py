"""Addresses that look like those of a platform, and are somebody else's."""

import pytest

from archiver.platforms.registry import account_at, post_ref_at

POST = "ana/status/1920000000000000000"


@pytest.mark.parametrize(
    "address",
    [
        f"https://х.com/{POST}",  # the letter is Cyrillic
        f"https://ｘ.com/{POST}",
        f"https://x。com/{POST}",
        f"https://x.com.evil.example/{POST}",
        f"https://x.com@evil.example/{POST}",
        f"https://evil.example\\@x.com/{POST}",
        f"https://x.com:8443/{POST}",
        f"https://x%2ecom/{POST}",
        f"https://x.com%2f{POST}",
        f"https://x.com%00.evil.example/{POST}",
        f"https://x.com\u200b/{POST}",
        f"https://x.com\u202e/{POST}",
        f"https://evil.example/x.com/{POST}",
        f"https://evil.example/?u=https://x.com/{POST}",
        f"https://evil.example/https://x.com/{POST}",
        f"https://evil.example/web/20200101000000/https://x.com/{POST}",
        f"https://web.archive.org.evil.example/web/2020/https://x.com/{POST}",
        f"javascript:https://x.com/{POST}",
        "https://bѕky.app/profile/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa/post/3kx6qwyo7d22a",
    ],
)
def test_it_names_no_post_and_no_account(address: str) -> None:
    assert post_ref_at(f"https://x.com/{POST}") is not None
    assert post_ref_at(address) is None
    assert account_at(address) is None
