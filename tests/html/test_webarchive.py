"""The page in a web archive of Safari's is found, and its address."""

import plistlib
from typing import Any

import pytest

from archiver.html.webarchive import is_webarchive, read_webarchive

PAGE = "<!doctype html><title>Fähre</title><p>“Late,” she said.".encode()
MAIN: dict[str, Any] = {
    "WebResourceData": PAGE,
    "WebResourceMIMEType": "text/html",
    "WebResourceTextEncodingName": "UTF-8",
    "WebResourceURL": "https://news.example/ferry",
}


def saved(main: Any, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_is_read_from_either_form(form: plistlib.PlistFormat) -> None:
    data = saved(MAIN, form)
    found = read_webarchive(data)
    assert is_webarchive(data)
    assert found is not None
    assert (found.body, found.content_type, found.url) == (
        PAGE,
        "text/html; charset=UTF-8",
        "https://news.example/ferry",
    )


@pytest.mark.parametrize(
    "main",
    [None, 3, {}, {**MAIN, "WebResourceMIMEType": "image/png"}, {**MAIN, "WebResourceData": "x"}],
)
def test_files_without_a_page_in_them_have_none(main: Any) -> None:
    assert read_webarchive(saved(main or {})) is None


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    found = read_webarchive(saved({**MAIN, "WebResourceURL": "file:///desk/ferry.html"}))
    assert found is not None
    assert found.url is None


def test_damaged_files_have_no_page() -> None:
    data = saved(MAIN)
    for end in range(8, len(data), 7):
        read_webarchive(data[:end])
    assert read_webarchive(data[:40]) is None
    assert read_webarchive(b"<plist><key>WebMainResource</key>" + b"<array>" * 5_000) is None
    assert not is_webarchive(b"<html>WebMainResource</html>")
