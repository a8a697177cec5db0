"""Take values of foreign JSON as the type that is wanted, or as nothing."""

from collections.abc import Mapping
from typing import Any

JsonObject = Mapping[str, Any]
"""An object of foreign JSON, of which no field is known to be there."""


def mapping_in(value: Any) -> Mapping[str, Any]:
    """Take a value as an object, or give an empty one.

    >>> mapping_in({"a": 1}), mapping_in([1])
    ({'a': 1}, {})
    """
    return value if isinstance(value, dict) else {}


def list_in(value: Any) -> list[Mapping[str, Any]]:
    """Give the objects in a list, or none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def string_in(value: Any) -> str | None:
    """Take a text that is not empty; a whole number is read as the id that it is."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value else None
