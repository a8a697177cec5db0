"""Find the library that packs and unpacks Zstandard, which Python has from 3.14 on."""

import sys
from importlib import import_module
from typing import Any

_NAME = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"


def load_zstd() -> Any:
    """Import it when it is first needed: most runs meet nothing that is packed so."""
    return import_module(_NAME)


def zstd_errors() -> tuple[type[Exception], ...]:
    """Give the errors of broken data; none where it was not loaded, and so raised none."""
    loaded = sys.modules.get(_NAME)
    return (loaded.ZstdError,) if loaded else ()
