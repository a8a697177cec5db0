"""Which hosts are one site: no publisher may speak for another."""

import pytest

from archiver.text.sites import is_public_suffix, is_same_site, site_of


@pytest.mark.parametrize(
    "shared", ["github.io", "substack.com", "blogspot.com", "blogspot.de", "waw.pl", "co.uk"]
)
def test_two_names_under_one_public_suffix_are_two_sites(shared: str) -> None:
    assert not is_same_site(f"https://alice.{shared}/a", f"https://mallory.{shared}/a")
    assert not is_same_site(f"https://alice.{shared}/a", f"https://{shared}/a")
    assert is_same_site(f"https://alice.{shared}/a", f"https://amp.alice.{shared}/b")
    assert is_public_suffix(shared)
    assert not is_public_suffix(f"alice.{shared}")


@pytest.mark.parametrize(
    "other", ["amp.ferry.com", "WWW.Ferry.com", "ferry.com.", "m.en.ferry.com"]
)
def test_hosts_below_one_registered_domain_are_one_site(other: str) -> None:
    assert is_same_site("https://ferry.com/a", f"https://{other}/b")


@pytest.mark.parametrize("host", ["ferry.harbour", "127.0.0.1", "localhost"])
def test_beyond_the_list_only_equal_hosts_are_one_site(host: str) -> None:
    assert is_same_site(f"https://{host}/a", f"http://{host}:8080/b")
    assert not is_same_site(f"https://{host}/a", f"https://amp.{host}/a")


@pytest.mark.parametrize("broken", ["", "no address", "http://[", "http://"])
def test_what_names_no_host_is_of_no_site(broken: str) -> None:
    assert site_of(broken) == ""
    assert not is_same_site(broken, broken)


@pytest.mark.parametrize(
    "odd", ["https://a..com/", "https://.com/", "https://a%00b.com/", "https://xn--/"]
)
def test_a_broken_host_is_judged_without_an_error(odd: str) -> None:
    assert is_same_site(odd, odd)
