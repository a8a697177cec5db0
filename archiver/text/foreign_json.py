"""Read JSON of others, with only text that UTF-8 can hold, or raise UnusableLine."""

import json
from codecs import BOM_UTF8
from math import isfinite
from typing import Any, NoReturn

from archiver.errors import UnusableLine

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of one line or one item of a list; a page of a hundred posts with everything has 1 MB."""


def json_of(line: bytes) -> Any:
    r"""Read the JSON value of one line, with only text that UTF-8 can hold.

    >>> json_of(b'"a \\ud83d b"') == "a \ufffd b"
    True
    """
    if len(line) > LONGEST_LINE:
        raise UnusableLine(f"longer than {LONGEST_LINE:,} bytes; one object a line is wanted")
    try:
        text = line.removeprefix(BOM_UTF8).decode()
        found = DECODER.decode(text)
    except UnicodeDecodeError as error:
        raise UnusableLine(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise UnusableLine(f"no JSON: {error.msg} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise unusable_line(error) from error
    # Only an escape can name half of a pair of surrogates.
    return whole_object(found) if "\\ud" in text.lower() else found


def unusable_line(error: Exception) -> UnusableLine:
    """Say what is wrong with JSON that Python's reader gives up on."""
    if isinstance(error, UnusableLine):
        return error
    if isinstance(error, RecursionError):
        return UnusableLine("nested too deeply")
    # Python reads no number of more than 4,300 digits.
    return UnusableLine("a number in it is too long")


def mend_surrogates(text: str) -> str:
    """Make text that UTF-8 can hold: half of a pair of surrogates is no character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def whole_object(found: Any) -> Any:
    """Mend all texts of a value; raises UnusableLine for one nested too deeply."""
    try:
        return _whole(found)
    except RecursionError as error:
        raise unusable_line(error) from error


def _whole(found: Any) -> Any:
    if isinstance(found, str):
        return mend_surrogates(found)
    if isinstance(found, list):
        return [_whole(item) for item in found]
    if isinstance(found, dict):
        return {mend_surrogates(name): _whole(value) for name, value in found.items()}
    return found


def _refuse(name: str) -> NoReturn:
    raise UnusableLine(f"no JSON: {name} is no value of it")


def _finite(number: str) -> float:
    found = float(number)
    if not isfinite(found):
        raise UnusableLine("a number in it is too large")
    return found


DECODER = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite)
"""Reads nothing that is no JSON: no NaN, no number that is infinite."""


def shorten_value(value: Any) -> str:
    """Write a value of the line as a message may show it."""
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"
