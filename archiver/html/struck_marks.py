"""Mark in a text what stands in ``<del>``, ``<s>`` or ``<strike>``, as Markdown does."""

from collections.abc import Iterable

STRUCK = frozenset({"del", "s", "strike"})
"""Elements whose words are struck out (https://html.spec.whatwg.org/#the-s-element)."""
OPENED, CLOSED = "\x00opened", "\x00closed"
"""Pieces that stand for the beginning and the end of such an element; no text holds a NUL."""
_MARK = "~~"


def join_marked(pieces: Iterable[str]) -> str:
    """Join pieces of text, with marks close around the words that are struck out.

    >>> join_marked(["We will", OPENED, " never", CLOSED, " leave", OPENED, " ", CLOSED, "now"])
    'We will ~~never~~ leave now'
    """
    found: list[str] = []
    depth, is_marked = 0, False
    for piece in pieces:
        if piece is OPENED:
            depth += 1
        elif piece is CLOSED:
            depth = max(0, depth - 1)
            if depth == 0 and is_marked:
                _close(found)
                is_marked = False
        elif depth and not is_marked and piece.strip():
            inside = piece.lstrip()
            blank = "" if found and found[-1].endswith(" ") else piece[: len(piece) - len(inside)]
            found += [blank, _MARK, inside]
            is_marked = True
        else:
            found.append(piece)
    return "".join(found)


def _close(found: list[str]) -> None:
    """End a struck passage before the blanks that it ends with."""
    after: list[str] = []
    while not found[-1].strip():
        after.append(found.pop())
    inside = found[-1].rstrip()
    after.append(found[-1][len(inside) :])
    found[-1] = inside
    found += [_MARK, *reversed(after)]
