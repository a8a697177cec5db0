"""Merkle trees, held to the definition and to values that others have published."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.provenance import merkle

# The inputs and roots with which implementations of certificate transparency are tested.
PUBLISHED = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    bytes(range(0x60, 0x70)),
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = st.lists(st.binary(max_size=4).map(merkle.leaf_hash), min_size=1, max_size=40)


def defined(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 writes it down."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + defined(leaves[:half]) + defined(leaves[half:])).digest()


@pytest.mark.parametrize("size", range(1, len(ROOTS) + 1))
def test_roots_are_those_that_others_have_published(size: int) -> None:
    assert merkle.merkle_root(map(merkle.leaf_hash, PUBLISHED[:size])).hex() == ROOTS[size - 1]


def test_a_tree_without_leaves_has_the_root_of_nothing() -> None:
    assert merkle.merkle_root([]) == sha256(b"").digest()


@given(LEAVES)
def test_the_root_is_the_one_that_the_definition_gives(leaves: list[bytes]) -> None:
    assert merkle.merkle_root(iter(leaves)) == defined(leaves)
