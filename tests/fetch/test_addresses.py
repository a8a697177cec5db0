"""Which addresses are asked: judged by IP address, and by what a URL names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.errors import FetchRefused
from archiver.fetch.addresses import (
    address_refusal,
    checked_address,
    checked_redirect,
    without_credentials,
)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",  # noqa: S104 - refused, not listened on
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.7",
        "192.88.99.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "localhost",
        "",
    ],
)
def test_what_is_not_public_is_never_asked(address: str) -> None:
    assert address_refusal(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "93.184.215.14",
        "2606:4700:4700::1111",
        "2a00:1450:4001:82a::200e",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
    ],
)
def test_what_is_public_may_be_asked(address: str) -> None:
    assert address_refusal(address) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "::1", "fd12::1", "169.254.1.1"])
def test_ones_own_network_may_be_asked_where_that_is_wanted(address: str) -> None:
    assert address_refusal(address, allow_private=True) is None


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "::ffff:169.254.169.254", "fd00:ec2::254", "0.0.0.0", "::", "ff02::1"],  # noqa: S104
)
def test_metadata_and_multicast_are_not_asked_even_then(address: str) -> None:
    assert address_refusal(address, allow_private=True)


@given(st.ip_addresses(v=4))
def test_an_address_in_another_form_is_judged_as_the_address(address: object) -> None:
    assert bool(address_refusal(f"::ffff:{address}")) == bool(address_refusal(str(address)))
    assert bool(address_refusal(f"64:ff9b::{address}")) == bool(address_refusal(str(address)))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://news.example/a", "ftp: is not asked, only http and https"),
        ("file:///etc/passwd", "file: is not asked"),
        ("gopher://news.example/", "gopher: is not asked"),
        ("data:text/html,hello", "data: is not asked"),
        ("javascript:alert(1)", "javascript: is not asked"),
        ("//news.example/a", "without a scheme"),
        ("news.example/a", "without a scheme"),
        ("http:///a", "names no host"),
        ("http://", "names no host"),
        ("http://[::1", "no address"),
        ("http://news.example:x/", "no address"),
        ("https://ana:secret@news.example/", "with a name or password"),
        ("https://ana@news.example/", "with a name or password"),
        ("http://news.example:25/", "port 25 belongs to another service"),
        ("https://news.example:22/", "port 22 belongs"),
        ("", "without a scheme"),
        ("http://a\x00b/", "no address"),
    ],
)
def test_what_is_no_web_address_is_refused_in_a_sentence(url: str, reason: str) -> None:
    with pytest.raises(FetchRefused, match=reason) as caught:
        checked_address(url)
    assert caught.value.outcome == "blocked"
    assert "secret" not in caught.value.reason


def test_an_address_is_asked_for_without_its_fragment() -> None:
    assert (
        str(checked_address(" https://News.example:443/a?b=1#c ")) == "https://news.example/a?b=1"
    )
    assert str(checked_address("https://zeitung-küste.example/ä")) == (
        "https://xn--zeitung-kste-llb.example/%C3%A4"
    )


def test_a_redirect_is_read_from_where_it_was_met() -> None:
    here = checked_address("https://news.example/a/b")
    assert str(checked_redirect(here, "../c?d")) == "https://news.example/c?d"
    assert str(checked_redirect(here, "//other.example")) == "https://other.example"
    for nowhere in (None, "", "file:///etc/passwd", "http://[", "https://a:b@c.example/"):
        with pytest.raises(FetchRefused):
            checked_redirect(here, nowhere)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://ana:secret@news.example:8080/a", "https://news.example:8080/a"),
        ("https://news.example/@ana", "https://news.example/@ana"),
        ("http://ana:secret@[::1", "an address that cannot be read"),
        ("not an address", "not an address"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert without_credentials(url) == shown
