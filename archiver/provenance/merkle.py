"""Build Merkle trees as RFC 6962 (section 2.1) does: the root over hashes.

Leaves and nodes are hashed with different first bytes, so that no node passes for a leaf.
Never holds more than it is given: a root needs one hash for each level of its tree.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

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


def merkle_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Give the audit path of a leaf (RFC 6962, 2.1.1): the hashes beside its way to the root.

    They are in the order from the leaf up. Raises IndexError for a leaf that is not there.

    >>> merkle_path([leaf_hash(b"a"), leaf_hash(b"b")], 0) == [leaf_hash(b"b")]
    True
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    middle = 1 << ((len(leaves) - 1).bit_length() - 1)
    if index < middle:
        return [*merkle_path(leaves[:middle], index), merkle_root(leaves[middle:])]
    return [*merkle_path(leaves[middle:], index - middle), merkle_root(leaves[:middle])]
