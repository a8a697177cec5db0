"""A whole file of JSON in, its value out, with only text that UTF-8 can hold."""

import json
from typing import Any

from archiver.errors import UnusableLine
from archiver.text.foreign_json import DECODER, unusable_line, whole_object


def load_json(text: str) -> Any:
    """Read one JSON value; raises UnusableLine for what is none, is cut short, or is too deep."""
    try:
        found = DECODER.decode(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise UnusableLine(f"no JSON: {error.msg} in line {error.lineno}") from error
    except (ValueError, RecursionError) as error:
        raise unusable_line(error) from error
    return whole_object(found) if "\\ud" in text.lower() else found
