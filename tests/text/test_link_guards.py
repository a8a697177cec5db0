"""Addresses that mail gateways and redirects encode are read without asking them."""

import time

import pytest

from archiver.text.link_guards import guarded_address, unpack_address
from archiver.text.urls import unwrap_url

POST = "https://news.example/ana_brook/kelp?a=1&b=2"


@pytest.mark.parametrize(
    "guarded",
    [
        "https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fnews.example%2Fana_brook%2Fkelp%3Fa%3D1%26b%3D2&k=x%3D",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__news.example_ana-5Fbrook_kelp-3Fa-3D1-26b-3D2&d=D&c=c&e=",
        f"https://urldefense.com/v3/__{POST}__;!!key!sign$",
        f"https://urldefense.us/v3/__{POST}__;!!key",
        "https://urldefense.com/v3/__https:/*news.example/ana_brook/kelp?a=1&b=2__;Lw!!key!sign$",
        "https://urldefense.com/v3/__https:**Anews.example/ana_brook/kelp?a=1*b=2__;Ly8m!!key!sign$",
        "https://a1.r.eu.awstrack.me/L0/https:%2F%2Fnews.example%2Fana_brook%2Fkelp%3Fa=1%26b=2/1/key",
        "https://secure-web.cisco.com/1aB-c/https%3A%2F%2Fnews.example%2Fana_brook%2Fkelp%3Fa%3D1%26b%3D2",
        "https://out.pilot.example/go?u=aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYW5hX2Jyb29rL2tlbHA_YT0xJmI9Mg==",
        "https://pilot.example/redirect?target=aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYW5hX2Jyb29rL2tlbHA_YT0xJmI9Mg",
        "https://linkprotect.cudasvc.com/url?a=https%3A%2F%2Fnews.example%2Fana_brook%2Fkelp%3Fa%3D1%26b%3D2&c=E",
    ],
)
def test_the_address_behind_is_read(guarded: str) -> None:
    assert unwrap_url(guarded) == POST


@pytest.mark.parametrize(
    "address",
    [
        "https://urldefense.com/v3/",
        "https://urldefense.proofpoint.com/v2/url?d=D&c=c",
        "https://urldefense.proofpoint.com/v2/url?u=javascript-3Aalert&d=D",
        "https://pilot.example/L0/harbour",
        "https://pilot.example/page?u=aHR0cHM6Ly9uZXdzLmV4YW1wbGUv",
        "https://pilot.example/go?u=aHR0cHM6Ly9u",
    ],
)
def test_another_address_stays_as_it_is(address: str) -> None:
    assert unwrap_url(address) == address


def test_what_is_no_address_in_base64_is_none() -> None:
    assert unpack_address("aHR0cHM6Ly9uZXdzLmV4YW1wbGUvYQ==") == "https://news.example/a"
    assert unpack_address("aHR0cHM6Ly9uZXdzLmV4YW1wbGUvIGEgYg") is None
    assert unpack_address("aHR0cA") is None


def test_an_address_full_of_stars_and_marks_is_refused_at_once() -> None:
    began = time.process_time()
    for part in ("*", "__;", "**A", "%2F", "-3A"):
        guarded_address("https://urldefense.com/v3/__https://a" + part * 300_000)
        guarded_address("https://urldefense.com/v3/__https://a" + part * 2_500)
    assert time.process_time() - began < 1
