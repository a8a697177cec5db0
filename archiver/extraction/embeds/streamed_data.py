"""Put page data together that a site sends in pieces or by reference, before posts are sought.

A piece may end in the middle of an address, and what is left of its id names another post.
"""

import json
import re
import string
from typing import Any

from archiver.errors import UnusableLine
from archiver.text.foreign_json import json_of

# self.__next_f.push([1,"…"]), as Next.js streams its page, and Remix' controller.enqueue("…");
# not self.__next_f.push([0]). A string that the end of a page cuts is read up to there.
_PIECE = re.compile(
    r"(?:(?:self\.|window\.)?__next_f[^(]{0,40}\.push\(\s{0,5}\[\s{0,5}1\s{0,5},|streamController\.enqueue\()\s{0,5}"
    r"(?:\"(?P<piece>(?:[^\"\\]++|\\.)*+)(?:\"\s{0,5}\]?\s{0,5}\)|\Z)|"
    r"'(?P<single>(?:[^'\\]++|\\.)*+)(?:'\s{0,5}\]?\s{0,5}\)|\Z))",
    re.DOTALL,
)
_LEAST_REST = 80
"""Characters beside the pieces of a script that may be more than how they are called."""
_STREAMS = ("__next_f", "streamController")
_UNFINISHED = string.ascii_letters + string.digits + "_-./:?=&%~@#+"
# The list of values that Nuxt writes, the first of which names the others by number.
_LISTED = re.compile(
    r"\s{0,20}\[\s{0,20}(?:\[\s{0,5}\"\w{0,20}Reactive\"|\{\s{0,5}\"\w{1,40}\"\s{0,5}:\s{0,5}\d)"
)
# window.__NUXT__=(function(a,b,c){return …; a parameter where a value stands, {type:a,…}; and an
# argument, a string or what stands between two commas.
_CALLED = re.compile(r"__NUXT__\s{0,5}=\s{0,5}\(?function\((?P<names>[\w$,]{1,20000})\)\s{0,5}\{")
_PARAMETER = re.compile(r"(?<=[:\[,])[\w$]{1,4}(?=[,}\]])")
_ARGUMENT = re.compile(r"\"(?:[^\"\\]++|\\.)*+\"|[^,\"]++")
_LITERAL = '"0123456789'
_LONGEST_ARGUMENT = 500
_MOST_GROWTH = 100_000
"""Characters by which a call may grow beyond its own length when arguments take their places."""
_WRAPPERS = frozenset({"Reactive", "ShallowReactive", "Ref", "ShallowRef", "Date"})
_DEEPEST = 60
_MOST_VALUES = 100_000


def is_streamed(text: str) -> bool:
    """Tell whether a script is one of those that `join_pieces` puts together."""
    return any(name in text for name in _STREAMS) and bool(_PIECE.search(text))


def join_pieces(scripts: list[str]) -> str:
    r"""Give the data of all pieces of a stream as one, still escaped, and what else stood there.

    An address that the stream's own end cuts is left out.

    >>> join_pieces(['self.__next_f.push([1,"a/12"])', 'self.__next_f.push([1,"34\\n"])'])
    'a/1234\\n'
    """
    pieces, rest = [], []
    for script in scripts:
        pieces += [_whole_part(found) for found in _PIECE.finditer(script)]
        left = _PIECE.sub("", script)
        if len(left) > _LEAST_REST:
            rest.append(left)
    joined = "".join(pieces)
    if not joined.endswith("\\n"):
        joined = joined.rstrip(_UNFINISHED)
    return "\n".join((joined, *rest))


def _whole_part(found: re.Match[str]) -> str:
    """Give a piece of a stream; of an unfinished one, what goes up to its last quotation mark."""
    piece = found["piece"] if found["piece"] is not None else found["single"]
    return piece if found[0].endswith(")") else piece[: piece.rfind('"') + 1]


def expand_references(text: str) -> str:
    """Give a list of values that name each other by number as the value that it stands for.

    Anything else is given back as it is, as is a list that cannot be read or has too much.

    >>> expand_references('[["Reactive",1],{"type":2,"id":3},"post","7"]')
    '{"type": "post", "id": "7"}'
    """
    if "__NUXT__" in text[:_LEAST_REST]:
        return _fill_parameters(text)
    if not _LISTED.match(text):
        return text
    try:
        values = json_of(text.encode("utf-8", "surrogatepass"))
    except UnusableLine:
        return text
    references = _References(values if isinstance(values, list) else [])
    expanded = references.expand(0, ())
    return json.dumps(expanded, ensure_ascii=False) if references.is_whole() else text


def _fill_parameters(text: str) -> str:
    """Give a function that Nuxt 2 calls on the spot with its arguments in their places.

    ``(function(a,b){return {type:a,id:b}}("post","7"))`` stands for ``{type:"post",id:"7"}``.
    """
    called = _CALLED.search(text)
    end = text.rfind("}(")
    if called is None or end < called.end():
        return text
    names = called["names"].split(",")
    values = _ARGUMENT.findall(text[end + 2 :].rstrip("); \n"))
    if len(values) != len(names):
        return text
    known = {
        name: value
        for name, value in zip(names, values, strict=True)
        if len(value) <= _LONGEST_ARGUMENT and value[:1] in _LITERAL
    }
    body = text[called.end() : end]
    growth = sum(len(known.get(found[0], "")) for found in _PARAMETER.finditer(body))
    if growth > len(text) + _MOST_GROWTH:
        return text
    # An argument that took its place stands there alone: what is around it tells whose it is.
    rest = ",".join(value for name, value in zip(names, values, strict=True) if name not in known)
    return _PARAMETER.sub(lambda found: known.get(found[0], found[0]), body) + rest


class _References:
    """Values that name each other by their numbers, looked up no more often than bounds allow."""

    def __init__(self, values: list[Any]) -> None:
        self._values = values
        self._left = _MOST_VALUES
        self._letters = 4 * sum(len(value) for value in values if isinstance(value, str))

    def is_whole(self) -> bool:
        """Tell whether all that was asked for was within the bounds."""
        return self._left >= 0 and self._letters >= 0

    def expand(self, number: Any, path: tuple[int, ...]) -> Any:
        """Give the value of a number; None for one that contains itself or is none."""
        self._left -= 1
        if type(number) is not int or not 0 <= number < len(self._values) or self._left < 0:
            return None
        value = self._values[number]
        if isinstance(value, str):
            self._letters -= len(value)
            return value if self._letters >= 0 else None
        if not isinstance(value, (list, dict)):
            return value
        if number in path or len(path) > _DEEPEST:
            return None
        inner = (*path, number)
        if isinstance(value, dict):
            return {name: self.expand(item, inner) for name, item in value.items()}
        if value and isinstance(value[0], str):
            return self.expand(value[1], inner) if value[0] in _WRAPPERS and value[1:] else None
        return [self.expand(item, inner) for item in value]
