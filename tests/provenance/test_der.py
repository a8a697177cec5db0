"""Certificates of a time stamp's answer in the order that DER asks for."""

from archiver.provenance.der import certificates_in_order


def value(kind: int, *content: bytes) -> bytes:
    """One value of DER, with a length of two bytes where one does not hold it."""
    whole = b"".join(content)
    size = len(whole)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([kind]) + length + whole


def stamped(*certificates: bytes) -> bytes:
    """An answer as RFC 3161 builds it: a status, and what was signed with its certificates."""
    signed = value(0x30, value(2, b"\x03"), value(0x31), value(0x30), value(0xA0, *certificates))
    return value(
        0x30, value(0x30, value(2, b"\x00")), value(0x30, value(6, b"\x2a"), value(0xA0, signed))
    )


ONE, TWO = value(0x30, b"a" * 200), value(0x30, b"b" * 10)


def test_certificates_are_sorted_and_nothing_else_moves() -> None:
    first, second = sorted([ONE, TWO])
    assert certificates_in_order(stamped(second, first)) == stamped(first, second)
    assert certificates_in_order(stamped(first, second)) == stamped(first, second)


def test_what_is_built_otherwise_is_left_as_it_is() -> None:
    whole = stamped(ONE, TWO)
    for odd in (b"", b"\x30", b"no stamp", whole[:-5], whole[:20], value(0x31, whole)):
        assert certificates_in_order(odd) == odd
