"""The invented platform of the room's README, registered as an installed plug-in would be."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import archiver.platforms
from archiver.platforms.registry import forget_platforms
from archiver.plugins import plugin_manager

README = Path(archiver.platforms.__path__[0]) / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    """The code blocks of the README in a language, in their order."""
    found = _BLOCK.findall(README.read_text(encoding="utf-8"))
    return [text for name, text in found if name == language]


def module_of(code: str) -> ModuleType:
    module = ModuleType("archiver_tidepool")
    exec(compile(code, str(README), "exec"), module.__dict__)  # noqa: S102 - our own document
    return module


@contextmanager
def registered(plugin: object) -> Iterator[None]:
    """A plug-in among the installed ones, for as long as the context lasts."""
    plugin_manager().register(plugin, name="tidepool")
    forget_platforms()
    try:
        yield
    finally:
        plugin_manager().unregister(name="tidepool")
        forget_platforms()
