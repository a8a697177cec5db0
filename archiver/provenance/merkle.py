"""Build Merkle trees as RFC 6962 (section 2.1) does: the root over hashes, and proofs.

Leaves and nodes are hashed with different first bytes, so that no node passes for a leaf.
Never holds more than it is given: a root needs one hash for each level of its tree.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from archiver.errors import UnprovableLeaf

EMPTY = sha256().digest()
"""The root of a tree without leaves (RFC 6962, 2.1)."""


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf.

    >>> leaf_hash(b"").hex()[:16]
    '6e340b9cffb37a98'
    """
    return sha256(b"\0" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """Give the root over leaf hashes in their order, each of 32 bytes; read once, never kept."""
    whole: list[tuple[int, bytes]] = []
    for one in leaves:
        size, found = 1, one
        while whole and whole[-1][0] == size:
            found = _node(whole.pop()[1], found)
            size *= 2
        whole.append((size, found))
    if not whole:
        return EMPTY
    # What is left are full trees, larger ones first; they are joined from the right.
    _, found = whole.pop()
    while whole:
        found = _node(whole.pop()[1], found)
    return found


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Give the hashes beside the way from a leaf to the root, lowest first (RFC 6962, 2.1.1).

    Raises UnprovableLeaf where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise UnprovableLeaf(f"there is no leaf {index} among {len(leaves)}: the first is 0")
    found: list[bytes] = []
    start, end = 0, len(leaves)
    while end - start > 1:
        middle = start + _largest_below(end - start)
        if index < middle:
            found.append(merkle_root(leaves[middle:end]))
            end = middle
        else:
            found.append(merkle_root(leaves[start:middle]))
            start = middle
    return found[::-1]


def verify_inclusion(
    found: Sequence[bytes], one: bytes, index: int, size: int, whole: bytes
) -> bool:
    """Tell whether a proof leads from this leaf, of so many, to that root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, so_far = index, size - 1, one
    for beside in found:
        if last == 0:
            return False
        if at % 2 or at == last:
            so_far = _node(beside, so_far)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            so_far = _node(so_far, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and so_far == whole


def _largest_below(size: int) -> int:
    """Give the largest power of two that is smaller than a size of at least two."""
    return 1 << (size - 1).bit_length() - 1
