"""Put the certificates of a time stamp's answer into the order that DER asks for.

Many authorities stamp by OpenSSL, which lists certificates as it has them; what reads strictly
refuses that. They are no part of what is signed, and no length changes.
"""

_WAY = (0x30, 1, 0x30, 1, 0xA0, 0, 0x30)
"""From an answer to what was signed (RFC 3161, 2.4.2; RFC 5652, 5.1): kinds, each with the
number of the part in it that is gone into."""
_CERTIFICATES = 0xA0


def certificates_in_order(answer: bytes) -> bytes:
    """Sort the certificates of an answer; one that is built otherwise is left as it is."""
    try:
        start, end = _certificates(answer)
        parts = _parts(answer, start, end)
    except IndexError:
        return answer
    sorted_parts = sorted(answer[first:last] for _, first, _, last in parts)
    return answer[:start] + b"".join(sorted_parts) + answer[end:]


def _certificates(answer: bytes) -> tuple[int, int]:
    """Find where the certificates begin and end; raises IndexError where there are none."""
    kind, _, start, end = _part(answer, 0, len(answer))
    for wanted, number in zip(_WAY[::2], (*_WAY[1::2], None), strict=True):
        if kind != wanted:
            raise IndexError
        if number is not None:
            kind, _, start, end = _parts(answer, start, end)[number]
    for kind, _, start, end in _parts(answer, start, end):  # noqa: B020 - a step further in
        if kind == _CERTIFICATES:
            return start, end
    raise IndexError


def _parts(data: bytes, at: int, end: int) -> list[tuple[int, int, int, int]]:
    found = []
    while at < end:
        found.append(_part(data, at, end))
        at = found[-1][3]
    return found


def _part(data: bytes, at: int, end: int) -> tuple[int, int, int, int]:
    """Read one value: its kind, where it begins, where its content begins, where both end."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start : start + count]), start + count
    if start + length > end:
        raise IndexError
    return data[at], at, start, start + length
