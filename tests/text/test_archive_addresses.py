"""Tests of archiver.text.archive_addresses."""

import time

import pytest

from archiver.text.archive_addresses import is_filled_by_users, split_archive_address
from archiver.text.urls import archived_copy

FERRY = "https://news.example/ferry?a=1"
SEAL = "http://news.example/seal"
MORNING = "20310504100000"


@pytest.mark.parametrize(
    ("address", "page", "at"),
    [
        (f"https://perma-archives.org/warc/{MORNING}/{FERRY}", FERRY, MORNING),
        (f"http://www.perma-archives.org/warc/{MORNING}mp_/{FERRY}", FERRY, MORNING),
        (f"https://perma-archives.org/warc/AB12-CD34/{FERRY}", FERRY, None),
        (f"https://ghostarchive.org/archive/20310504/{SEAL}", SEAL, "20310504"),
        (f"https://conifer.rhizome.org/seal/harbour/{MORNING}/{FERRY}", FERRY, MORNING),
        (f"https://webrecorder.io/seal/a/list/b/b1/{MORNING}mp_/{SEAL}", SEAL, MORNING),
        (f"https://megalodon.jp/2031-0504-1900-00/{FERRY}", FERRY, MORNING),
        ("http://s1.megalodon.jp/2031-0504-0500-00/news.example/seal", SEAL, "20310503200000"),
        ("https://news-example.cdn.ampproject.org/c/s/news.example/ferry?a=1", FERRY, None),
        ("https://news-example.bing-amp.com/c/news.example/seal", SEAL, None),
        (f"http://www.freezepage.com/1935655200ABCDEFGHIJ?url={SEAL}", SEAL, MORNING),
        (
            "https://freezepage.com/1935655200ABCDEFGHIJ?url=http%3A%2F%2Fnews.example%2Fseal",
            SEAL,
            MORNING,
        ),
        (f"https://webcache.googleusercontent.com/search?q=cache:{SEAL}&hl=en", SEAL, None),
        (
            "http://webcache.googleusercontent.com/search?q=cache:aB3dE-fG5hIj:news.example/seal+fur",
            SEAL,
            None,
        ),
    ],
)
def test_the_page_that_an_archive_copied_is_named(address: str, page: str, at: str | None) -> None:
    assert split_archive_address(address) == (page, at)
    assert archived_copy(f" {address} ") == (page, at)


def test_archives_that_anybody_fills_vouch_for_no_copy() -> None:
    of_users = f"https://webrecorder.io/seal/a/{MORNING}/{FERRY}"
    assert is_filled_by_users(of_users)
    assert archived_copy(of_users, vouched=True) is None
    wrapped = archived_copy(f"https://web.archive.org/web/{MORNING}/{of_users}", vouched=True)
    assert wrapped == (of_users, MORNING)
    made = f"https://ghostarchive.org/archive/20310504/{SEAL}"
    assert not is_filled_by_users(made)
    assert archived_copy(made, vouched=True) == (SEAL, "20310504")


@pytest.mark.parametrize(
    "address",
    [
        "https://perma.cc/AB12-CD34",
        "https://ghostarchive.org/archive/aB3dE",
        "https://ghostarchive.org/search?term=https://news.example/ferry",
        "https://conifer.rhizome.org/seal/harbour",
        "https://megalodon.jp/?url=https://news.example/ferry",
        "https://megalodon.jp/2031-0504-1900-00/ferry and seal",
        "https://megalodon.jp/2031-0504-1900-00/javascript:alert(1)",
        "https://cdn.ampproject.org/v0.js",
        "https://news-example.cdn.ampproject.org/i/s/news.example/seal.jpg",
        "https://www.google.com/search?q=cache",
        "https://www.google.com/search?q=cache:ferry",
        "https://news.example/warc/20310504100000/https://news.example/ferry",
    ],
)
def test_other_addresses_are_no_copies(address: str) -> None:
    assert split_archive_address(address) is None


def test_a_moment_that_never_was_leaves_the_page() -> None:
    address = f"https://megalodon.jp/2031-9904-1900-00/{SEAL}"
    assert split_archive_address(address) == (SEAL, None)


def test_a_copy_of_a_copy_is_undone_whole() -> None:
    copied = f"https://web.archive.org/web/20310504090000/{SEAL}"
    both = archived_copy(f"https://megalodon.jp/2031-0504-1900-00/{copied}")
    assert both == (SEAL, "20310504090000")


def test_long_addresses_take_no_time() -> None:
    begun = time.process_time()
    for start in ("https://conifer.rhizome.org/", "https://www.google.com/search?q=cache:"):
        for filling in ("a/", "a&", "cache:", "%3A"):
            split_archive_address(start + filling * 20_000)
    assert time.process_time() - begun < 1
